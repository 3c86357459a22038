"""Articles like one: ranked by the people and themes they share, rare ones first."""

import pytest

from annotator.domain.spans import Span

TEXT = "曹建明和王宇燕出席,談社會工作。"


@pytest.fixture
def articles(project):
    plans = [project.imports.plan_text(f"{TEXT}{number}", "a") for number in range(5)]
    return [project.imports.apply(plan).value.articles[0] for plan in plans]


def mention(project, article, words, person=None):
    """Mark a name that means somebody of the register, or somebody new."""
    at = TEXT.index(words)
    mark = project.marks.add(article, Span(at, at + len(words)), project.codebook.root("person").id).value
    if person is None:
        return mark.person or project.people.create(words, [mark.id]).value.id
    if mark.person != person:
        project.people.join([mark.id], person)
    return person


def test_what_few_articles_share_weighs_more(project, articles):
    first, second, third, fourth, alone = articles
    known = None
    for article in (first, second, third, fourth):
        known = mention(project, article, "曹建明", known)
    other = mention(project, first, "王宇燕")
    mention(project, third, "王宇燕", other)
    found = project.likeness.to(first)
    assert [one.row.id for one in found][:1] == [third]
    assert {one.row.id for one in found} == {second, third, fourth}
    assert found[0].people == ("王宇燕", "曹建明")
    assert found[0].score > found[1].score > 0
    assert project.likeness.to(alone) == []


def test_themes_are_shared_as_tags_or_as_words(project, articles):
    first, second, third, fourth, _alone = articles
    theme = project.codebook.root("theme")
    below = project.tags.add("theme", "老人").value
    at = TEXT.index("社會工作")
    for article in (first, second):
        project.marks.add(article, Span(at, at + 4), theme.id)
    project.marks.add(third, Span(at, at + 2), theme.id)
    project.themes.put(fourth, below.id)
    (only,) = project.likeness.to(first)
    assert (only.row.id, only.themes, only.people) == (second, ("社會工作",), ())
    project.marks.add(third, Span(0, 2), below.id)
    (only,) = project.likeness.to(third)
    assert (only.row.id, only.themes) == (fourth, ("老人",))


def test_people_made_one_are_shared_and_removed_articles_are_not(project, articles):
    first, second, third, *_more = articles
    one, other = mention(project, first, "曹建明"), mention(project, second, "王宇燕")
    mention(project, third, "曹建明", one)
    assert [found.row.id for found in project.likeness.to(first)] == [third]
    project.people.merge(one, [other])
    assert {found.row.id for found in project.likeness.to(first)} == {second, third}
    project.several.remove([third])
    assert [found.row.id for found in project.likeness.to(first)] == [second]
