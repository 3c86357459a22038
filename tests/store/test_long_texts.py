"""How long a text may be: five million characters are work as usual, a hostile length is refused before it is read."""

import sqlite3
from contextlib import closing

import pytest

from annotator import Project
from annotator.domain.articles import LONGEST_BYTES
from annotator.domain.errors import DamagedProject
from annotator.domain.spans import Span
from annotator.store.engine import MAX_VALUE_BYTES

LINE = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。\n"
LONG = 5_000_000


@pytest.fixture
def path(tmp_path):
    Project.create(tmp_path / "p.annot", annotator="lin").close()
    return tmp_path / "p.annot"


def test_a_text_of_five_million_characters_is_brought_in_marked_whole_and_undone(path, tmp_path):
    text = (LINE * (LONG // len(LINE) + 1))[:LONG]
    (tmp_path / "long.txt").write_text(text, "utf-8")
    with Project.open(path, annotator="lin") as project:
        plan = project.imports.plan([tmp_path / "long.txt"], repair="none")
        assert plan.problems == ()
        project.imports.apply(plan)
        article = project.articles.page()[0].id
        whole = project.marks.add(article, Span(0, LONG - 1), project.codebook.root("theme").id).value
        project.marks.move(whole.id, Span(1, LONG - 1))
        project.history.undo()
        assert len(project.articles.read(article).text) == LONG
    with Project.open(path, read_only=True) as project:
        assert project.check() == []


def test_a_longer_file_is_refused_unread_with_a_sentence_and_the_others_come_in(path, tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LONGEST_BYTES + 1)
    (tmp_path / "short.txt").write_text(LINE, "utf-8")
    with Project.open(path, annotator="lin") as project:
        plan = project.imports.plan([tmp_path / "huge.txt", tmp_path / "short.txt"])
        assert ["57 MB are too long" in one.message for one in plan.problems] == [True]
        assert "several files" in plan.problems[0].hint
        assert len(project.imports.apply(plan).value.articles) == 1


def test_a_text_that_is_too_long_only_in_utf_8_is_refused_as_well(path, tmp_path):
    (tmp_path / "huge.txt").write_bytes(("社" * (LONGEST_BYTES // 3 + 1)).encode("gb18030"))
    with Project.open(path, annotator="lin") as project:
        plan = project.imports.plan([tmp_path / "huge.txt"], encoding="gb18030", repair="none")
        assert "too long" in plan.problems[0].message


def test_a_hostile_length_in_a_file_is_damage_and_is_not_read_into_memory(path):
    with Project.open(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(LINE, "a"))
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE body SET text = CAST(zeroblob(?) AS TEXT)", (MAX_VALUE_BYTES + 1,))
        file.commit()
    with Project.open(path, annotator="lin") as project, pytest.raises(DamagedProject):
        project.articles.read(project.articles.page()[0].id)
