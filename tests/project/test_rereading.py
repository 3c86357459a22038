"""An article that is open is brought up to date by what changed: it reads as if it were read anew."""

import pytest

from annotator.domain.articles import State
from annotator.domain.spans import Span


def _mark(project, article):
    return project.marks.add(article, Span(15, 18), project.codebook.root("person").id)


def _theme(project, article):
    return project.themes.put(article, project.codebook.root("theme").id)


def _state(project, article):
    return project.articles.set_state(article, State.DONE, "checked")


@pytest.mark.parametrize("change", [_mark, _theme, _state])
def test_what_was_worked_out_of_the_marks_goes_on_to_the_next_reading(project, article, change):
    mark = project.marks.add(article, Span(0, 3), project.codebook.root("role").id).value
    before = project.articles.read(article)
    assert before.mark(mark.id) == mark
    known = before.__dict__["_marks"]
    assert {mark.id} == before.tagged(mark.tag)
    assert before.mentions(None) == {mark.id}
    after = project.articles.reread(before, change(project, article).changes)
    assert after == project.articles.read(article)
    assert after.__dict__["_marks"] is known
