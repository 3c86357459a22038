"""Projects of QualCoder and Taguette, their tables made as these programs make them, with data of our own."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

QUALCODER = (  # QualCoder, database version v16
    (
        "CREATE TABLE project (databaseversion text, date text, memo text,about text, bookmarkfile integer, "
        "bookmarkpos integer, codername text, recently_used_codes text, avbookmarkfile integer, avbookmarkmsec integer, "
        "avbookmarktext integer)"
    ),
    (
        "CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, "
        "owner text, date text, av_text_id integer, risid integer, unique(name))"
    ),
    (
        "CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, "
        "height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer)"
    ),
    (
        "CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, "
        "memo text, date text, owner text, important integer)"
    ),
    (
        "CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, "
        "owner text, date text, unique(fid,pos0,pos1,owner))"
    ),
    (
        "CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, "
        "date text, owner text, unique(name,attr_type,id))"
    ),
    (
        "CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, "
        "owner text, date text, memo text)"
    ),
    (
        "CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, "
        "constraint ucm unique(name))"
    ),
    (
        "CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, "
        "supercatid integer, unique(name))"
    ),
    (
        "CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, "
        "pos1 integer, owner text, date text, memo text, avid integer, important integer, "
        "unique(cid,fid,pos0,pos1, owner))"
    ),
    (
        "CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,"
        "date text, color text, supercid integer, unique(name))"
    ),
    "CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))",
    "CREATE TABLE coder_names (name TEXT UNIQUE NOT NULL, visibility INTEGER NOT NULL DEFAULT 1)",
    "CREATE VIEW code_text_visible AS SELECT * FROM code_text",
)
TAGUETTE = (  # Taguette 1.4, as SQLAlchemy makes its models in SQLite
    (
        "CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, "
        "description TEXT NOT NULL, created DATETIME NOT NULL)"
    ),
    (
        "CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, "
        "description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, "
        "text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, "
        "user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, "
        "start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, "
        "path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path))"
    ),
    (
        "CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, "
        "PRIMARY KEY (highlight_id, tag_id))"
    ),
)
TEXT = "😀𠮷田說：「圖書館明年開放。」\n市長同意。"
HTML = "<h1>圖書館</h1><p>𠮷田說：<b>「很</b>好」 &amp; 走了。</p>\n<p>市長\n  同意。</p>"
WORDS = "圖書館𠮷田說：「很好」 & 走了。\n市長\n  同意。"
"""What a browser finds in ``HTML`` besides tags."""


def units(text: str, words: str) -> tuple[int, int]:
    """Where words stand as Qt's text cursor counts."""
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def qualcoder(folder: Path) -> Path:
    """A project folder."""
    folder.mkdir()
    (folder / "data.qda").write_bytes(qualcoder_file())
    return folder


def qualcoder_file() -> bytes:
    """A project with two texts, a picture, codes in categories and below codes, a case, notes."""
    rows = {
        "project": [("v16", "", "全案", "QualCoder 3.8", 0, 0, "王", "", None, None, None)],
        "source": [
            (1, "訪談一", TEXT, None, "檔案說明", "王", "2025-01-02", None, None),
            (2, "訪談二", "短文。", None, "", "王", "2025-01-02", None, None),
            (3, "照片.jpg", None, "/images/照片.jpg", "", "王", "2025-01-02", None, None),
        ],
        "code_cat": [(1, "人物", "王", "", "誰", None), (2, "官員", "王", "", "", 1)],
        "code_name": [
            (1, "發言者", "說話的人", 2, "王", "", "#aa00bb", None),
            (2, "地方", "", None, "王", "", "紅", None),
            (3, "縣/市", "", None, "王", "", "#112233", 2),
        ],
        "code_text": [
            (1, 1, 1, "𠮷田", *units(TEXT, "𠮷田"), "王", "", "原名", None, 1),
            (2, 2, 1, "圖書館", *units(TEXT, "圖書館"), "李", "", "", None, None),
            (3, 3, 1, "市長", *units(TEXT, "市長"), "王", "", "", None, 0),
            (4, 2, 1, "沒有的話", 3, 7, "王", "", "", None, 0),
        ],
        "annotation": [(1, 1, *units(TEXT, "同意"), "語氣？", "李", "")],
        "cases": [(1, "甲案", "案由", "王", "")],
        "case_text": [
            (1, 1, 2, 0, 2, "王", "", ""),
            (2, 1, 1, *units(TEXT, "市長同意。"), "王", "", ""),
        ],
        "attribute": [
            (1, "來源地", "file", "臺北", 1, "", "王"),
            (2, "date", "file", "2024-11-15", 1, "", "王"),
            (3, "年齡", "case", "40", 1, "", "王"),
        ],
        "journal": [(1, "日誌", "寫了。", "", "王")],
        "code_image": [(1, 3, 0, 0, 5, 5, 1, "", "", "王", 0, None)],
    }
    return _bytes(QUALCODER, rows)


def taguette(path: Path) -> Path:
    """A project that was exported as a database."""
    path.write_bytes(taguette_file())
    return path


def taguette_file() -> bytes:
    """A project with one document, three highlights and a log."""

    def place(words: str) -> tuple[int, int]:
        start = len(WORDS[: WORDS.index(words)].encode())
        return start, start + len(words.encode())

    log = {"type": "highlight_add", "highlight_id": 2, "tags": [1]}
    rows = {
        "projects": [(1, "圖書館案", "", "2025-01-01")],
        "documents": [(1, "報導", "剪報", "a.html", "2025-01-01", 1, "LEFT_TO_RIGHT", HTML)],
        "tags": [(1, 1, "人物", "提到的人"), (2, 1, "評價", "")],
        "highlights": [
            (1, 1, *place("「很好」 & 走"), "<p><b>「很</b>好」 &amp; 走</p>"),
            (2, 1, *place("市長\n  同意"), "<p>市長\n  同意</p>"),
            (3, 1, *place("圖書館𠮷田"), "<h1>圖書館</h1><p>𠮷田</p>"),
            (4, 1, 1, 2, "<p>不在</p>"),
        ],
        "highlight_tags": [(1, 2), (1, 1), (2, 1), (4, 1)],
        "commands": [(1, "2025-01-01", "admin", 1, 1, json.dumps(log)), (2, "", "admin", 1, 1, "壞")],
    }
    return _bytes(TAGUETTE, rows)


def _bytes(made: tuple[str, ...], rows: dict[str, list[tuple]]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as raw:
        for statement in made:
            raw.execute(statement)
        for table, lines in rows.items():
            raw.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(lines[0]))})", lines)
        raw.commit()
        return raw.serialize()


SAMPLES = {"qualcoder": qualcoder_file(), "taguette": taguette_file()}
