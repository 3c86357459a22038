"""What stands under the tags: counted, the latest first, and what would break a rule."""

from dataclasses import replace

import pytest

from annotator.domain.codebook import Overlap
from annotator.domain.spans import Span
from tests.project.conftest import TEXT


@pytest.fixture
def crossing(project, article):
    """Three quotes by one annotator: the second lies in the first, the third cuts the first."""
    root = project.codebook.root("quote").id
    return [project.marks.add(article, place, root).value for place in (Span(0, 10), Span(2, 6), Span(8, 14))]


def test_marks_and_themes_are_counted_by_tag(project, article, crossing):
    theme = project.tags.add("theme", "教育").value
    project.themes.put(article, theme.id)

    assert project.insight.counts() == {crossing[0].tag: 3, theme.id: 1}
    assert project.insight.makers(crossing[0].tag) == 1


def test_the_latest_marks_of_a_branch_come_first_with_the_words_around_them(project, article, crossing):
    below = project.tags.add("quote", "Direct").value
    last = project.marks.add(article, Span(3, 5), below.id).value

    shown = project.insight.latest(crossing[0].tag, 2)

    assert [one.mark.id for one in shown] == [last.id, crossing[2].id]
    assert (shown[0].before, shown[0].after) == (TEXT[:3], TEXT[5:45])
    assert [one.mark.id for one in project.insight.own(below.id, 5)] == [last.id]


@pytest.mark.parametrize(("rule", "breaking"), [(Overlap.ANY, ()), (Overlap.NEST, (0, 2)), (Overlap.NONE, (0, 1, 2))])
def test_marks_that_would_break_a_rule_are_found(project, article, crossing, rule, breaking):
    found = project.insight.breaking(crossing[0].tag, rule)

    assert [mark for _article, mark in found] == [crossing[at].id for at in breaking]


def test_marks_of_another_kind_break_no_rule(project, article):
    project.marks.add(article, Span(0, 4), project.codebook.root("person").id)
    project.marks.add(article, Span(2, 6), project.codebook.root("theme").id)

    assert project.insight.breaking(project.codebook.root("theme").id, Overlap.NONE) == []


def test_a_rule_is_broken_by_marks_under_any_tag_of_the_kind(project, article, crossing):
    below = project.tags.add("quote", "Direct").value
    project.tags.change(replace(below, overlap=Overlap.NONE))
    project.tags.change(replace(project.codebook.root("quote"), overlap=Overlap.ANY))
    later = project.marks.add(article, Span(20, 24), below.id).value
    assert project.insight.breaking(below.id, Overlap.NONE) == []
    project.marks.add(article, Span(22, 26), crossing[0].tag)
    assert project.insight.breaking(below.id, Overlap.NONE) == [(article, later.id)]
