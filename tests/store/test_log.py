"""What the log knows of each change: what it was laid over, what a removal had seen, in which text a span counts."""

import sqlite3
from dataclasses import replace

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.spans import Span
from tests.store.conftest import TEXT


def rows(project, query, *values):
    connection = sqlite3.connect(f"{project.path.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def notes_of(project, mark):
    query = (
        "SELECT c.operation, c.over FROM change c JOIN operation o ON o.id = c.operation "
        "WHERE c.target = ? AND c.field = 'note' ORDER BY o.hlc"
    )
    return rows(project, query, mark.id.bytes)


def test_each_change_of_a_field_is_laid_over_the_one_before(project, put):
    mark = put("曹建明").value
    for note in ("a", "b"):
        project.marks.note(mark.id, note)
    project.history.undo()
    (first, over_birth), (second, over_first), (_undo, over_second) = notes_of(project, mark)
    assert (over_birth, over_first, over_second) == (None, first, second)


def test_a_removal_knows_the_last_change_that_it_saw(project, put):
    changed, untouched = put("曹建明").value, put("社會結構", "theme").value
    noted = project.marks.note(changed.id, "a").operation
    project.marks.remove([changed.id, untouched.id])
    [(targets, seen)] = rows(project, "SELECT targets, seen FROM life WHERE event = 'gone' AND subject = 'mark'")
    clocks = {targets[at * 16 : at * 16 + 16]: int.from_bytes(seen[at * 8 : at * 8 + 8]) for at in range(2)}
    assert clocks == {changed.id.bytes: noted.hlc, untouched.id.bytes: 0}


def test_every_mark_goes_along_to_a_corrected_text_and_back(project, article, put):
    before, behind = put("曹建明").value, put("他").value
    at = TEXT.index("致辭")
    project.articles.correct(article, Span(at, at + 2), "講話裡")
    moved = {mark.id: mark for mark in project.articles.read(article).marks}
    assert (moved[before.id].span, moved[behind.id].span.start) == (before.span, behind.span.start + 1)
    bodies = rows(project, "SELECT DISTINCT body FROM mark")
    assert bodies == rows(project, "SELECT body FROM article")
    project.history.undo()
    assert {mark.span for mark in project.articles.read(article).marks} == {before.span, behind.span}
    assert project.check() == []


def test_the_same_text_is_stored_once_and_marks_of_both_articles_stay_apart(project, article, put):
    put("曹建明")
    plan = project.imports.plan_text(TEXT, "b")
    wanted = replace(plan, articles=tuple(replace(one, wanted=True) for one in plan.articles))
    twin = project.imports.apply(wanted).value.articles[0]
    assert len(rows(project, "SELECT id FROM body")) == 1
    assert len(project.articles.read(article).marks) == 1
    assert project.articles.read(twin).marks == ()


def test_merged_people_are_one_without_a_mark_being_touched(project, article, put):
    name, he = put("曹建明").value, put("他").value
    other = project.people.create("曹副委員長", [he.id]).value
    raw = rows(project, "SELECT person FROM mark ORDER BY start")
    project.people.merge(name.person, [other.id])
    assert rows(project, "SELECT person FROM mark ORDER BY start") == raw
    assert {mark.person for mark in project.articles.read(article).marks} == {name.person}
    assert [(person.name, person.variants, count) for person, count in project.people.all()] == [
        ("曹建明", ("曹副委員長",), 2)
    ]
    project.history.undo()
    assert [(person.name, count) for person, count in project.people.all()] == [("曹副委員長", 1), ("曹建明", 1)]
    assert project.check() == []


def test_a_status_has_the_same_key_in_every_copy(project, article, put, tmp_path):
    project.backup(tmp_path / "copy.annot")
    with Project.open(tmp_path / "copy.annot", annotator="lin") as copy:
        copy.articles.set_state(article, State.DONE)
        there = rows(copy, "SELECT id FROM status")
    put("曹建明")
    assert rows(project, "SELECT id FROM status") == there
