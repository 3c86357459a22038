"""Files that somebody prepared, or that broke: a sentence or a sound project, never a crash, a hang or a bare error."""

import os
import random
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.errors import (
    AnnotatorError,
    DamagedProject,
    NewerProject,
    NotAProject,
    NotFound,
    PlantedProject,
    ProjectRefused,
)
from annotator.domain.spans import Span
from annotator.store import engine

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """A small project with everything in it; tests work on copies."""
    path = tmp_path_factory.mktemp("sound") / "p.annot"
    with Project.create(path, annotator="lin") as project:
        for number in range(12):
            project.imports.apply(project.imports.plan_text(f"第{number}篇\n\n{TEXT * 8}", "a"))
        article = project.articles.page()[0].id
        role = project.marks.add(article, Span(8, 10), project.codebook.root("role").id).value
        person = project.marks.add(article, Span(5, 8), project.codebook.root("person").id).value
        project.links.set_holder(role.id, person.id)
        project.marks.note(role.id, "記")
        project.marks.remove([role.id])
        project.history.undo()
    return path


@pytest.fixture
def path(sound, tmp_path):
    return Path(shutil.copy(sound, tmp_path))


def planted(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(path, kind=AnnotatorError):
    for read_only in (True, False):
        with pytest.raises(kind) as told:
            Project.open(path, read_only=read_only)
        assert 20 < len(str(told.value)) < 500
    return told.value


def test_what_is_no_project_file_is_refused(tmp_path):
    for name, content in (("empty", b""), ("text", "詞".encode() * 500), ("zeros", bytes(9000))):
        (tmp_path / name).write_bytes(content)
        assert name in str(refused(tmp_path / name, NotAProject))
    os.mkfifo(tmp_path / "fifo")
    refused(tmp_path / "fifo", NotAProject)
    refused(tmp_path, NotAProject)
    refused(Path("/dev/zero"), NotAProject)
    for nowhere in (tmp_path / "nowhere", tmp_path / ("x" * 300), Path("a\0b")):
        refused(nowhere, NotFound)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused(tmp_path / "loop", NotFound)


def test_a_link_is_followed_and_nothing_is_left_beside_it(path, tmp_path):
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "link.annot").symlink_to(path)
    with Project.open(folder / "link.annot", annotator="lin") as project:
        project.articles.remove(project.articles.page()[0].id)
    assert [one.name for one in folder.iterdir()] == ["link.annot"]
    with Project.open(path) as project:
        assert project.articles.count() == 11


PLANTED = {
    "trigger": ("CREATE TRIGGER evil AFTER INSERT ON mark BEGIN DELETE FROM mark; END",),
    "view": ("CREATE VIEW evil AS WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a FROM r) SELECT a FROM r",),
    "view named as a table": (
        "ALTER TABLE tally RENAME TO tall", "DROP TABLE tall",
        "CREATE VIEW tally AS WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a FROM r) SELECT a FROM r",
    ),
    "virtual table": ("CREATE VIRTUAL TABLE evil USING fts5(a)",),
    "virtual table named as ours": ("CREATE VIRTUAL TABLE search USING fts5(a, content='body')",),
    "other table": ("CREATE TABLE evil (a)",),
    "column": ("ALTER TABLE mark ADD COLUMN evil",),
    "generated column": ("ALTER TABLE mark ADD COLUMN evil AS (randomblob(100000000)) VIRTUAL",),
    "check": ("ALTER TABLE mark ADD COLUMN evil CHECK (length(randomblob(100000000)) > 1)",),
    "index over a function": ("CREATE INDEX evil ON mark (upper(text))",),
    "index in place of ours": ("DROP INDEX mark_tag", "CREATE INDEX mark_tag ON mark (hex(randomblob(3)), tag)"),
    "trigger with a name of SQLite's own": (
        "CREATE TRIGGER evil AFTER INSERT ON mark BEGIN DELETE FROM mark; END",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET name='sqlite_stat_evil', sql=replace(sql, 'evil', 'sqlite_stat_evil') WHERE name='evil'",
    ),
}  # fmt: skip


TOLD = {"view", "virtual table", "other table", "column", "generated column", "check"}
"""What may hold something: it is told that it was left out."""


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_refused_and_the_rows_can_be_saved(path, tmp_path, what):
    try:
        planted(path, *PLANTED[what])
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite does not let it be planted: {error}")
    refused(path, (PlantedProject, DamagedProject))
    began = time.monotonic()
    lost = Project.recover(path, tmp_path / "saved.annot")
    assert time.monotonic() - began < 20
    assert any("evil" in one.message for one in lost) == (what in TOLD)
    with Project.open(tmp_path / "saved.annot", annotator="lin") as project:
        assert project.articles.count() == 12
        assert [len(project.articles.read(one.id).marks) for one in project.articles.page()[:2]] == [2, 0]
        assert project.check() == []


def test_a_file_of_a_newer_format_is_read_where_its_tables_still_hold_what_ours_do(path, tmp_path):
    planted(
        path,
        f"PRAGMA user_version={engine.FORMAT + 1}",
        "ALTER TABLE mark ADD COLUMN mood TEXT",
        "CREATE TABLE dream (a INT)",
    )
    with pytest.raises(NewerProject):
        Project.open(path)
    with Project.open(path, read_only=True) as project:
        assert project.articles.count() == 12
    lost = [one.subject for one in Project.recover(path, tmp_path / "saved.annot")]
    assert lost == ["dream", "mark.mood"]
    planted(path, "ALTER TABLE mark DROP COLUMN note")
    with pytest.raises(ProjectRefused, match=r"does not belong|damaged"):
        Project.open(path, read_only=True)


def test_a_trigger_in_a_newer_file_is_refused_all_the_same(path):
    planted(path, f"PRAGMA user_version={engine.FORMAT + 1}", *PLANTED["trigger"])
    with pytest.raises(PlantedProject):
        Project.open(path, read_only=True)


def test_a_text_of_three_hundred_megabytes_neither_crashes_nor_hangs(path):
    connection = sqlite3.connect(path)
    body = connection.execute("SELECT id FROM body LIMIT 1").fetchone()[0]
    connection.execute("UPDATE body SET text = CAST(zeroblob(300000000) AS TEXT) WHERE id = ?", (body,))
    connection.commit()
    connection.close()
    began = time.monotonic()
    with Project.open(path) as project:
        told = 0
        for one in project.articles.page():
            try:
                project.articles.read(one.id)
            except DamagedProject:
                told += 1
        assert told == 1
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE body SET text = CAST(x'E69BB9FF' AS TEXT)",
        "UPDATE article SET title = CAST(x'FFFE' AS TEXT)",
        "UPDATE mark SET start = 'abc'",
        "UPDATE mark SET id = x'0102'",
        "UPDATE mark SET features = '{'",
        "UPDATE mark SET origin = 'nobody'",
        "UPDATE mark SET created = 9e99",
        "UPDATE operation SET deed = 'dreamed'",
        "UPDATE operation SET done = 'yesterday'",
        "UPDATE tag SET parent = id",
        "UPDATE tag SET features = '[3]'",
        "UPDATE tag SET features = 'x'",
        "UPDATE person SET variants = '7'",
        "UPDATE article SET ordinal = 'x'",
        "UPDATE article SET body = x'00'",
        "UPDATE change SET before = '', after = ''",
        "UPDATE life SET targets = x'0102'",
        "UPDATE link SET type = x'00'",
        "UPDATE project SET identity = 'me'",
        "DELETE FROM project",
        "DELETE FROM tag",
        "DELETE FROM annotator",
        "DELETE FROM article",
    ],
)
def test_rows_that_are_not_as_ours_are_told_in_a_sentence(path, tmp_path, statement):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    try:
        connection.execute(statement)
    except sqlite3.IntegrityError:
        connection.execute(statement + " WHERE rowid = (SELECT max(rowid) FROM " + statement.split()[1] + ")")
    connection.commit()
    connection.close()
    assert not everything(path, tmp_path)
    saved(path, tmp_path)


def test_a_file_with_a_log_beside_it_is_read_whole_and_is_one_file_afterwards(sound, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    path = work / "p.annot"
    shutil.copy(sound, tmp_path / "source.annot")
    writer = sqlite3.connect(tmp_path / "source.annot", isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("UPDATE project SET title = 'beside'")
    shutil.copy(tmp_path / "source.annot", path)
    shutil.copy(tmp_path / "source.annot-wal", work / "p.annot-wal")
    writer.close()
    for read_only in (True, False):
        with Project.open(path, read_only=read_only) as project:
            assert project.info.title == "beside"
    assert [one.name for one in work.iterdir()] == ["p.annot"]


def in_words(refusal):
    assert 20 < len(str(refusal)) < 700


def everything(path, folder):
    """Read all that can be read, as the window would; gives whether it was sound."""
    out = folder / "everything.json"
    try:
        with Project.open(path, annotator="lin") as project:
            findings = project.check()
            for one in project.articles.page():
                try:
                    project.articles.read(one.id)
                except AnnotatorError as refusal:
                    in_words(refusal)
            project.history.operations(1000)
            project.people.all()
            project.exports.write(out, "json")
    except AnnotatorError as refusal:
        in_words(refusal)
        return False
    return not findings


def saved(path, folder):
    """Save what is left, which must be a sound project."""
    out = folder / "saved.annot"
    out.unlink(missing_ok=True)
    try:
        Project.recover(path, out)
    except AnnotatorError as refusal:
        in_words(refusal)
        return False
    with Project.open(out, annotator="lin") as project:
        assert project.check() == []
        project.exports.write(folder / "saved.json", "json")
    return True


CASES, SAVED_EVERY = 120, 6


def test_bytes_flipped_and_ends_cut_off_give_a_sentence_or_a_sound_project(sound, tmp_path):
    raw, chance = sound.read_bytes(), random.Random(20261125)
    counts = {"sound": 0, "told": 0, "saved": 0, "beyond": 0}
    path = tmp_path / "p.annot"
    for case in range(CASES):
        data = bytearray(raw)
        if case % 4 == 3:
            del data[chance.randrange(len(data)) :]
        else:
            for _time in range(chance.choice((1, 3, 40))):
                where = chance.randrange(len(data)) if case % 2 else chance.randrange(100, 8192)
                data[where] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        counts["sound" if everything(path, tmp_path) else "told"] += 1
        if case % SAVED_EVERY == 0:
            path.write_bytes(data)
            counts["saved" if saved(path, tmp_path) else "beyond"] += 1
    assert counts["told"] > CASES // 3, counts
    assert counts["saved"] > CASES // SAVED_EVERY // 3, counts
