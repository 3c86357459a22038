"""Checking, mending what is derived, compacting."""

import sqlite3
from contextlib import closing

import pytest

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping, Why
from annotator.domain.errors import ProjectRefused
from annotator.domain.spans import Span
from annotator.project import care

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


@pytest.fixture
def keep(tmp_path):
    return Safekeeping(tmp_path / "kept")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("大會開幕\n\n" + TEXT, "a"))
        article = project.articles.page()[0].id
        project.marks.add(article, Span(6, 9), project.codebook.root("person").id)
        project.articles.correct(article, Span(0, 2), "會議")
    return path


def spoiled(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


SPOILED = {
    "UPDATE mark SET features = '{'": "not as they must be",
    "UPDATE tag SET parent = id WHERE rowid = 1": "stands below itself",
    "DROP INDEX mark_tag": "index “mark_tag” is gone",
    "UPDATE change SET target = randomblob(16)": "history speaks",
    "UPDATE person SET merged = randomblob(16)": "joined with somebody",
    "UPDATE annotator SET same_as = randomblob(16)": "joined with somebody",
    "DELETE FROM body": "text of the article is gone",
    "UPDATE body SET text = replace(text, '社會', '社会')": "not the one that was brought in",
    "UPDATE body SET length = length - 1": "not the one that was brought in",
    "UPDATE repair SET start = start + 1": "does not agree with the text",
    'UPDATE mark SET start = start + 1, "end" = "end" + 1': "the text there",
    'UPDATE mark SET start = 9000, "end" = 9001': "the text there",
    "DELETE FROM annotator": "points to one of",
    "UPDATE tally SET marks = marks + 1": "count of marks is wrong",
    "UPDATE tally SET hidden = hidden + 1": "count of marks is wrong",
}


@pytest.mark.parametrize("statement", SPOILED)
def test_each_kind_of_damage_is_found_with_what_to_do(path, statement):
    spoiled(path, statement)
    with Project.open(path, annotator="lin", read_only=True) as project:
        found = [one for one in project.check() if SPOILED[statement] in one.message]
    assert found
    assert all(len(one.hint) > 20 for one in found)


def test_an_index_that_does_not_know_every_row_is_damage_of_the_file(path):
    """Nothing but the whole look sees that: the file opens, and its quick check has nothing against it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA writable_schema=ON")
        listed = file.execute("SELECT rowid, sql FROM sqlite_master WHERE name = 'mark_tag'").fetchone()
        file.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'mark (tag', 'mark (body') WHERE rowid = ?", listed[:1]
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("REINDEX mark_tag")
        file.execute("PRAGMA writable_schema=ON")
        file.execute("UPDATE sqlite_master SET sql = ? WHERE rowid = ?", listed[::-1])
    with Project.open(path, annotator="lin", read_only=True) as project:
        found = [one for one in project.check() if "The file is damaged" in one.message]
    assert found
    assert "mark_tag" in found[0].message
    assert "Restore a backup" in found[0].hint


def test_a_finding_names_the_article_by_its_title(path):
    spoiled(path, "UPDATE mark SET text = '誰也不是'")
    with Project.open(path, read_only=True) as project:
        assert [one.where for one in project.check()] == ["大會開幕"]


def test_what_is_derived_is_made_anew_after_a_backup(path, keep):
    spoiled(path, "UPDATE tally SET marks = 7", "DROP INDEX mark_tag")
    with Project.open(path, annotator="lin", safekeeping=keep) as project:
        project._store.keeper.finish()
        assert project.mend() == ["tally", "mark_tag"]
        assert project.check() == []
        assert project.mend() == []
    assert care.backups(path, keep.folder)


def test_compacting_frees_room_and_keeps_marks_history_and_undo(path, keep):
    with Project.open(path, annotator="lin", safekeeping=keep) as project:
        project.imports.apply(project.imports.plan_text("長" * 2_000_000, "b"))
        spoiled(path, "CREATE TABLE filler AS SELECT * FROM body", "DROP TABLE filler")
        told, marks = project.history.operations(1000), project.statistics().marks
        assert project.compact() > 1_000_000
        assert project.history.operations(1000) == told
        assert project.statistics().marks == marks
        assert project.check() == []
        while project.history.undo() is not None:
            assert project.check() == []
    assert Why.COMPACT in [one.why for one in care.backups(path, keep.folder)]


def test_nothing_is_compacted_without_a_backup(path, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    with Project.open(path, annotator="lin", safekeeping=Safekeeping(blocked)) as project:
        with pytest.raises(ProjectRefused):
            project.compact()
        assert project.check() == []
