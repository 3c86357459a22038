"""Types of link are added, changed and removed with their links; those that the program needs stay as they are."""

from dataclasses import replace

import pytest

from annotator.domain.codebook import SAYS
from annotator.domain.errors import TagRefused
from annotator.domain.spans import Span


def test_a_type_of_link_is_added_changed_and_removed_with_its_links(project, article):
    person = project.codebook.root("person").id
    made = project.link_types.add(" knows ", ("person",), ("person",)).value
    ends = [project.marks.add(article, place, person).value.id for place in (Span(0, 3), Span(5, 7))]
    project.links.add("knows", *ends)
    assert project.link_types.uses(made.id) == 1

    project.link_types.change(replace(made, name="met", to_kinds=()))
    assert project.codebook.link_type("met").to_kinds == ()
    project.history.undo()
    assert project.codebook.link_type("knows") == replace(made, name="knows")

    project.link_types.remove(made.id)
    assert project.articles.read(article).links == ()
    project.history.undo()
    assert len(project.articles.read(article).links) == 1
    assert project.check() == []


def test_what_the_program_needs_may_join_more_but_never_less(project):
    says = project.codebook.link_type(SAYS)
    wider = replace(says, from_kinds=("person", "role"))
    assert project.link_types.change(wider).value == wider
    for worse in (replace(says, name="speaks"), replace(says, from_kinds=("role",))):
        with pytest.raises(TagRefused, match="needs the link type"):
            project.link_types.change(worse)
    with pytest.raises(TagRefused, match="every project"):
        project.link_types.remove(says.id)


def test_two_types_of_link_never_have_one_name(project):
    for name in ("", "says"):
        with pytest.raises(TagRefused, match="name of its own"):
            project.link_types.add(name)
