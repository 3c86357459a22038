"""What is proposed on one article: from its own marks, from the project, without what is taken or rejected."""

from annotator import Project
from tests.project.suggesting.conftest import place


def proposed(project, article, source=""):
    return [(one.text, one.span) for one in project.suggestions.propose(article) if source in ("", one.source)]


def test_one_mark_proposes_the_other_places_until_they_are_taken_or_rejected(project, library):
    person = project.codebook.root("person").id
    project.marks.add(library, place("方啟明"), person)
    assert ("方啟明", place("方啟明", 1)) in proposed(project, library)
    [found] = [one for one in project.suggestions.propose(library) if one.span == place("方啟明", 1)]
    project.suggestions.reject([found])
    assert ("方啟明", place("方啟明", 1)) not in proposed(project, library)
    project.history.undo()
    project.suggestions.accept([found])
    assert ("方啟明", place("方啟明", 1)) not in proposed(project, library)


def test_a_name_that_was_marked_in_one_article_is_proposed_in_another(project, library):
    project.marks.add(library, place("沈月華"), project.codebook.root("person").id)
    other = project.imports.apply(project.imports.plan_text("昨日,沈月華到訪鄰鎮。", "b")).value.articles[0]
    assert "沈月華" in [words for words, _span in proposed(project, other)]


def test_marks_of_others_take_nothing_from_me(project, library):
    project.marks.add(library, place("沈月華"), project.codebook.root("person").id)
    with Project.open(project.location, annotator="chen") as chen:
        assert ("沈月華", place("沈月華")) in proposed(chen, library)


def test_a_tag_that_is_retired_is_not_proposed(project, library):
    below = project.tags.add("person", "鎮民").value
    project.marks.add(library, place("方啟明"), below.id)
    assert any(one.tag == below.id for one in project.suggestions.propose(library))
    project.tags.retire(below.id)
    assert not any(one.tag == below.id for one in project.suggestions.propose(library))
