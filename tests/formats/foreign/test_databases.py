"""Projects of QualCoder and Taguette come in from their databases, of which nothing is run."""

import sqlite3
from contextlib import closing

import pytest

from annotator import Project
from annotator.domain.errors import ImportRefused
from annotator.formats.foreign.hypertext import Hypertext
from annotator.formats.registry import named, recognised
from annotator.project.transfer.reading import exchange_of
from annotator.store.foreign import tables
from tests.formats.foreign import databases


def marks(exchange):
    """Label, words, whose it is, note and features of each mark."""
    makers = {one.id: one.name for one in exchange.annotators}
    found = []
    for article in exchange.articles():
        for mark in article.marks:
            assert article.text[mark.span.start : mark.span.end] == mark.text
            label = exchange.codebook.path(mark.tag)
            found.append((label, mark.text, makers[mark.annotator], mark.note, dict(mark.features)))
    return found


def test_a_folder_of_qualcoder_comes_with_codes_cases_notes_and_coders(tmp_path):
    exchange = exchange_of(databases.qualcoder(tmp_path / "案.qda"), named("qualcoder"))
    assert sorted(marks(exchange)) == [
        ("annotation", "同意", "李", "語氣？", {}),
        ("case/甲案", "市長同意。", "王", "", {}),
        ("person/官員/發言者", "𠮷田", "王", "原名", {"important": True}),
        ("地方", "圖書館", "李", "", {}),
        ("地方/縣∕市", "市長", "王", "", {}),
    ]
    first, second = exchange.articles()
    assert (first.metadata.title, first.metadata.published) == ("訪談一", "2024-11-15")
    assert first.metadata.note == "檔案說明\n來源地: 臺北"
    assert [exchange.codebook.path(one.tag) for one in second.themes] == ["theme/case/甲案"]
    about = {exchange.codebook.path(tag.id): (tag.description, tag.colour) for tag in exchange.codebook.tags}
    assert about["person/官員/發言者"] == ("說話的人", "#AA00BB")
    assert about["person"][0] == "誰"
    assert about["case/甲案"][0] == "案由\n年齡: 40"
    assert sorted(map(str, exchange.left_out)) == [
        "1 “code_image” has no place here and was left out.",
        "1 “journal” has no place here and was left out.",
        "The memo of the project was left out: 全案",
        "“沒有的話” is not at 1–5.",
        "照片.jpg: there is no text.",
    ]


def test_a_database_of_taguette_comes_with_its_highlights_counted_in_bytes_without_tags(tmp_path):
    exchange = exchange_of(databases.taguette(tmp_path / "a.sqlite3"), named("taguette"))
    (article,) = exchange.articles()
    assert article.text == "圖書館\n𠮷田說：「很好」 & 走了。\n市長 同意。"
    assert sorted(marks(exchange)) == [
        ("highlight", "圖書館\n𠮷田", "Taguette", "", {}),
        ("person", "「很好」 & 走", "Taguette", "", {}),
        ("person", "市長 同意", "admin", "", {}),
        ("評價", "「很好」 & 走", "Taguette", "", {}),
    ]
    assert exchange.project.title == "圖書館案"
    assert article.metadata.note == "剪報"
    assert next(tag.description for tag in exchange.codebook.tags if tag.name == "person") == "提到的人"
    assert [str(one) for one in exchange.left_out] == ["“不在” is not at -1–-1."]


def test_each_character_of_html_has_its_place_in_the_text():
    plain = Hypertext(databases.HTML)
    assert plain.words == databases.WORDS
    for start, character in enumerate(databases.WORDS):
        span = plain.span(start, start + 1)
        assert span is None if character.isspace() else plain.text[span.start : span.end] == character


def test_both_are_recognised_and_imported_by_the_program(tmp_path):
    databases.qualcoder(tmp_path / "案.qda")
    databases.taguette(tmp_path / "b.sqlite3")
    with Project.create(tmp_path / "p.annot", annotator="林") as project:
        plan = project.imports.plan([tmp_path / "案.qda", tmp_path / "b.sqlite3"])
        assert [one.marks for one in plan.exchanges] == [5, 4]
        project.imports.apply(plan)
        assert project.articles.count() == 3
        assert project.check() == []


@pytest.mark.parametrize("name", ["taguette", "qualcoder"])
def test_they_are_recognised_wherever_the_list_of_their_tables_lies(tmp_path, name):
    """Taguette's own exports list their tables 130 kB behind the beginning of the file."""
    chosen = named(name)
    path = tmp_path / f"a{chosen.suffixes[0]}"
    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(path)) as raw:
        made.deserialize(databases.SAMPLES[name])
        for number in range(300):
            raw.execute(f"CREATE TABLE {'x' * 300}{number} (a)")
        raw.executescript("\n".join(made.iterdump()))
    head = path.read_bytes()[:65536]
    assert not any(one in head for one in (b"highlight_tags", b"code_text"))
    assert recognised(path, head) is chosen
    assert exchange_of(path, chosen).count


def test_nothing_is_written_and_no_journal_is_left(tmp_path):
    path = databases.taguette(tmp_path / "b.sqlite3")
    before = path.read_bytes()
    path.chmod(0o444)
    exchange_of(path, named("taguette"))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["b.sqlite3"]


def test_views_and_virtual_tables_are_taken_for_nothing(tmp_path):
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE secret (contents TEXT)")
        raw.execute("INSERT INTO secret VALUES ('密')")
        raw.execute("CREATE VIEW documents AS SELECT * FROM secret")
        raw.execute("CREATE VIRTUAL TABLE tags USING fts5(path)")
        raw.execute("CREATE TABLE highlights (n INTEGER, m TEXT AS (upper(hex(zeroblob(n)))))")
        raw.execute("INSERT INTO highlights VALUES (100000000)")
        raw.commit()
    assert tables.read_tables(path, ["secret", "documents", "tags"]) == {
        "secret": [{"contents": "密"}], "documents": [], "tags": [],
    }  # fmt: skip
    with pytest.raises(ImportRefused, match="damaged"):
        tables.read_tables(path, ["highlights"])


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 5000, b"PK\3\4"])
def test_what_is_no_database_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "x.sqlite3"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=r"“x\.sqlite3” is damaged"):
        tables.read_tables(path, ["tags"])


def test_a_file_that_is_made_to_hang_its_reader_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_STEPS", 0)
    with closing(sqlite3.connect(tmp_path / "x.db")) as raw, raw:
        raw.execute("CREATE TABLE tags (path TEXT)")
        raw.executemany("INSERT INTO tags VALUES (?)", [("x",)] * 50_000)
    with pytest.raises(ImportRefused):
        tables.read_tables(tmp_path / "x.db", ["tags"])


def test_a_table_with_too_many_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    path = databases.taguette(tmp_path / "b.sqlite3")
    with pytest.raises(ImportRefused, match="“highlights” has more than 3 rows"):
        tables.read_tables(path, ["highlights"])


def test_a_circle_of_codes_ends(tmp_path):
    folder = databases.qualcoder(tmp_path / "案.qda")
    with closing(sqlite3.connect(folder / "data.qda")) as raw, raw:
        raw.execute("UPDATE code_name SET supercid = 3 WHERE cid = 2")
        raw.execute("UPDATE code_cat SET supercatid = 2 WHERE catid = 1")
    assert len(marks(exchange_of(folder, named("qualcoder")))) == 5


def test_what_is_nested_deeper_than_browsers_nest_has_words_but_no_path():
    deep = Hypertext("<b>" * 600 + "甲</b>乙" + "</b>" * 599 + "丙")
    assert deep.text == "甲乙丙"
    assert deep.at("/text()[1]", 0) == 2
    assert deep.at("/b[1]" * 500, 0) == 0
    assert deep.at("/b[1]" * 501, 0) == -1
