"""What stands under the tags: counted, the latest first, and what would break a rule."""

from dataclasses import replace

import pytest

from annotator.domain.codebook import Feature, FeatureKind, Overlap
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
    assert project.insight.makers(theme.id) == 1


def test_the_latest_marks_of_a_branch_come_first_with_the_words_around_them(project, article, crossing):
    below = project.tags.add("quote", "Direct").value
    last = project.marks.add(article, Span(3, 5), below.id).value

    shown = project.insight.latest(crossing[0].tag, 2)

    assert [one.mark.id for one in shown] == [last.id, crossing[2].id]
    assert (shown[0].before, shown[0].after) == (TEXT[:3], TEXT[5:45])
    assert [one.mark.id for one in project.insight.own(below.id, 5)] == [last.id]


def ruled(project, tag, **fields):
    """The tag with other rules."""
    return project.tags.change(replace(project.codebook.tag(tag), **fields)).value


@pytest.mark.parametrize(("rule", "breaking"), [(Overlap.ANY, ()), (Overlap.NEST, (0, 2)), (Overlap.NONE, (0, 1, 2))])
def test_marks_that_break_an_overlap_rule_are_found(project, article, crossing, rule, breaking):
    ruled(project, crossing[0].tag, overlap=rule)
    found = project.insight.breaches()
    assert [(one.mark, one.rule.value) for one in found] == [(crossing[at].id, rule.value) for at in breaking]
    assert [one.span for one in found] == [crossing[at].span for at in breaking]
    assert project.insight.breaches(crossing[0].tag) == found
    assert len(project.insight.breaches(limit=1)) == min(1, len(breaking))


def test_marks_of_another_kind_break_no_rule(project, article):
    project.marks.add(article, Span(0, 4), project.codebook.root("person").id)
    project.marks.add(article, Span(2, 6), project.codebook.root("theme").id)
    ruled(project, project.codebook.root("theme").id, overlap=Overlap.NONE)
    assert project.insight.breaches() == []


def test_a_rule_is_broken_by_marks_under_any_tag_of_the_kind(project, article, crossing):
    below = project.tags.add("quote", "Direct").value
    ruled(project, below.id, overlap=Overlap.NONE)
    later = project.marks.add(article, Span(20, 24), below.id).value
    assert project.insight.breaches(below.id) == []
    project.marks.add(article, Span(22, 26), crossing[0].tag)
    assert [one.mark for one in project.insight.breaches(below.id)] == [later.id]
    assert project.insight.breaches(crossing[0].tag) == []


def test_a_long_mark_far_around_others_breaks_a_rule_with_them(project):
    article = project.imports.apply(project.imports.plan_text("圖" * 5000, "long")).value.articles[0]
    root = project.codebook.root("theme").id
    for place in (Span(0, 4600), Span(4500, 4700), Span(4800, 4810)):
        project.marks.add(article, place, root)
    ruled(project, root, overlap=Overlap.NEST)
    assert [one.span for one in project.insight.breaches()] == [Span(0, 4600), Span(4500, 4700)]


def test_what_must_be_answered_and_is_not_is_found_by_its_feature(project, article, crossing):
    asked = (Feature('is "it"?', FeatureKind.YES_NO, (), True), Feature("why", FeatureKind.TEXT))
    ruled(project, crossing[0].tag, features=asked)
    project.marks.answer(crossing[1].id, {'is "it"?': False})
    found = project.insight.breaches()
    assert [(one.mark, one.name) for one in found] == [(crossing[at].id, 'is "it"?') for at in (0, 2)]
    assert found[0].words == '“is "it"?” must be answered.'


def test_links_that_join_what_they_must_not_are_found_from_both_ends(project, article):
    theme, person = (
        project.marks.add(article, Span(at, at + 2), project.codebook.root(kind).id).value
        for at, kind in ((0, "theme"), (4, "person"))
    )
    own = project.link_types.add("concerns", ("theme",), ("person",)).value
    project.links.add(own.name, theme.id, person.id)
    assert project.insight.breaches() == []
    project.link_types.change(replace(own, to_kinds=("quote",)))
    (found,) = project.insight.breaches()
    assert (found.rule.value, found.name, found.mark) == ("link", "concerns", theme.id)
    assert project.insight.breaches(person.tag) == project.insight.breaches(theme.tag) == [found]
    assert project.insight.breaches(project.codebook.root("role").id) == []
