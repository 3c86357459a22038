"""Parts of a server's tally: everybody who works counts in one of their own, and few are ever made."""

import pytest
from psycopg import connect
from psycopg.rows import scalar_row

from annotator import Project
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.project.rules.making import put
from annotator.store.parts import LOCK, PARTS

TEXT = "市長方啟明來了。沈月華走了。"


@pytest.fixture
def lin(address):
    with Project.create(address, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


def mark(project, at):
    project.marks.add(project.articles.page()[0].id, Span(at, at + 1), project.codebook.root("theme").id)


def parts(address):
    with connect(str(address), row_factory=scalar_row) as connection:
        return connection.execute("SELECT DISTINCT part FROM tally_part ORDER BY part").fetchall()


def counted(project):
    tag = project.codebook.root("theme").id
    with project._desk.read() as reader:
        return reader.statistics().marks[project.codebook.path(tag)], project._desk.store.check()


def test_two_who_work_count_in_two_parts_and_who_comes_after_one_takes_that_part_over(lin):
    mark(lin, 0)
    with Project.open(lin.location, annotator="wang") as wang:
        mark(wang, 1)
        assert parts(lin.location) == [0, 1]
    with Project.open(lin.location, annotator="wu") as wu:
        mark(wu, 2)
    assert parts(lin.location) == [0, 1]
    assert counted(lin) == (3, [])


def test_nobody_waits_for_who_has_counted_the_same_tag_and_not_committed_yet(lin):
    mark(lin, 0)
    article, tag = lin.articles.page()[0].id, lin.codebook.root("theme")
    with Project.open(lin.location, annotator="wang") as wang:
        with lin._desk.write(Deed.MARK_ADDED) as pen:
            put(pen, lin._desk, article, TEXT, Span(1, 2), tag)
            assert len(pen.marks.touching(article, Span(0, 9))) == 2  # so the server has counted it
            mark(wang, 2)  # would be refused after ten seconds of waiting
        assert counted(lin) == (3, [])


def test_where_all_parts_are_taken_one_is_shared_and_all_is_counted(lin):
    with connect(str(lin.location)) as hoarder:
        hoarder.execute("SELECT pg_advisory_lock(%s, part) FROM generate_series(0, %s) AS part", (LOCK, PARTS - 1))
        mark(lin, 0)
        mark(lin, 1)
    assert counted(lin) == (2, [])
