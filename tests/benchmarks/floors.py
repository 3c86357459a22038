"""What nothing but ``sqlite3`` and ``json`` need for the same rows: the floors of import and export."""

import json
import sqlite3
from pathlib import Path
from uuid import UUID

SCHEMA = """
CREATE TABLE article (id BLOB PRIMARY KEY, title TEXT, source TEXT, published TEXT, ordinal INTEGER);
CREATE TABLE body (id BLOB PRIMARY KEY, article BLOB REFERENCES article, text TEXT, sha256 TEXT);
CREATE TABLE mark (id BLOB PRIMARY KEY, article BLOB REFERENCES article, tag BLOB, start INTEGER, end INTEGER,
  text TEXT, annotator BLOB, origin TEXT, created INTEGER, changed INTEGER);
CREATE INDEX mark_article ON mark (article, start);
CREATE INDEX mark_tag ON mark (tag, article);
"""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that is as careful as the program: rollback journal, every commit on disk, foreign keys."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def import_raw(corpus: Path, path: Path) -> None:
    """Read the corpus with ``json`` and insert its rows with ``executemany`` in one transaction."""
    connection = connect(path)
    connection.executescript(SCHEMA)
    connection.execute("BEGIN IMMEDIATE")
    with corpus.open(encoding="utf-8") as lines:
        header = json.loads(next(lines))
        tags = {tag["name"]: UUID(tag["id"]).bytes for tag in header["codebook"]["tags"]}
        batch: list[dict] = []
        for line in lines:
            batch.append(json.loads(line))
            if len(batch) == 500:
                _insert(connection, batch, tags)
                batch = []
        _insert(connection, batch, tags)
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, batch: list[dict], tags: dict[str, bytes]) -> None:
    keys = [UUID(entry["id"]).bytes for entry in batch]
    connection.executemany(
        "INSERT INTO article VALUES (?,?,?,?,?)",
        [(key, a["title"], a["source"], a["published"], 0) for key, a in zip(keys, batch, strict=True)],
    )
    connection.executemany(
        "INSERT INTO body VALUES (?,?,?,?)",
        [(key, key, a["text"], a["sha256"]) for key, a in zip(keys, batch, strict=True)],
    )
    connection.executemany(
        "INSERT INTO mark VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (UUID(m["id"]).bytes, key, tags[m["tag"]], m["start"], m["end"], m["text"], key, m["origin"], 0, 0)
            for key, a in zip(keys, batch, strict=True)
            for m in a["marks"]
        ],
    )


def export_raw(path: Path, out: Path) -> None:
    """Read every article with its marks from the raw file and write one JSON line each."""
    connection = connect(path)
    articles = connection.execute(
        "SELECT a.id, a.title, a.source, a.published, b.text, b.sha256 "
        "FROM article a JOIN body b ON b.article = a.id ORDER BY a.id"
    ).fetchall()
    with out.open("w", encoding="utf-8") as lines:
        for key, title, source, published, text, digest in articles:
            marks = connection.execute(
                "SELECT id, tag, start, end, annotator, origin, created, changed FROM mark WHERE article = ? "
                "ORDER BY start, end, id",
                (key,),
            ).fetchall()
            entry = {"id": str(UUID(bytes=key)), "title": title, "source": source, "published": published}
            entry |= {"text": text, "sha256": digest, "marks": [_mark_entry(text, *mark) for mark in marks]}
            lines.write(json.dumps(entry, ensure_ascii=False) + "\n")
    connection.close()


def _mark_entry(text: str, key: bytes, tag: bytes, start: int, end: int, by: bytes, *rest: object) -> dict[str, object]:
    entry: dict[str, object] = {"id": str(UUID(bytes=key)), "tag": str(UUID(bytes=tag)), "start": start, "end": end}
    entry |= {"text": text[start:end], "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
    return entry | {"annotator": str(UUID(bytes=by)), **dict(zip(("origin", "created", "changed"), rest, strict=True))}
