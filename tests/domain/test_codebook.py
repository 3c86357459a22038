"""Looking up tags and link types."""

from dataclasses import replace

import pytest

from annotator.domain.codebook import BUILT_IN_KINDS, CUE, Codebook, Tag, default_codebook
from annotator.domain.errors import NotFound
from annotator.domain.ids import TagId, new_id


def with_theme(name: str) -> Codebook:
    book = default_codebook()
    return replace(book, tags=(*book.tags, Tag(TagId(new_id()), "theme", name, parent=book.root("theme").id)))


def test_a_new_project_has_the_four_kinds_and_cue_words() -> None:
    assert [tag.kind for tag in default_codebook().tags] == [*BUILT_IN_KINDS, CUE]


def test_a_path_names_a_tag_from_its_kind_down() -> None:
    book = with_theme("社會工作")

    assert book.by_path("theme/社會工作").name == "社會工作"
    assert book.path(book.by_path("theme/社會工作").id) == "theme/社會工作"


def test_a_missing_tag_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"no tag “organisation”.*person"):
        default_codebook().by_path("organisation")


def test_link_types_say_what_they_join() -> None:
    says = default_codebook().link_type("says")

    assert says.allows("person", "quote")
    assert not says.allows("role", "quote")


def test_two_projects_agree_on_the_keys_of_built_in_tags() -> None:
    assert default_codebook() == default_codebook()
