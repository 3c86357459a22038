"""Codebooks come in as one step that takes nothing away, and go out in every format; ready ones fit every project."""

from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.codebook import BUILT_IN_KINDS, CUE
from annotator.domain.errors import NotFound
from annotator.project.codebook.exchange import BookFile, book_in
from annotator.project.codebook.finding import ranked
from annotator.project.codebook.ready import READY


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".qdc", ".csv"])
def test_a_codebook_goes_to_a_new_project_by_every_format(tmp_path, suffix):
    path = tmp_path / f"book{suffix}"
    with Project.create(tmp_path / "a.annot", annotator="lin") as project:
        project.tags.add("quote", "Indirect", key="v")
        project.codebooks.write(path)
        assert bool(project.codebooks.losses(path)) is (suffix in (".qdc", ".csv"))
    with Project.create(tmp_path / "b.annot", annotator="lin", codebook=Project.codebook_in(path)) as project:
        book = project.codebook
        assert book.by_path("quote/Indirect")
        assert {tag.kind for tag in book.children(None)} == {*BUILT_IN_KINDS, CUE}
        assert book.link_type("says")
        assert project.check() == []


def test_what_comes_in_is_added_or_changed_in_one_step(project):
    other = replace(project.codebook.root("theme"), description="What it is about.")
    own = project.tags.add("theme", "教育", key="j").value
    new = replace(own, id=project.codebook.root("cue").id.__class__(int=7), name="醫療", key="1")
    book = replace(
        project.codebook, tags=(*(other if tag.id == other.id else tag for tag in project.codebook.tags), new)
    )
    before = project.codebook

    outcome = project.codebooks.bring(BookFile(book, "book.json"))

    assert (outcome.value.added, outcome.value.changed) == (1, 1)
    assert project.codebook.by_path("theme/醫療").key == ""
    assert project.codebook.root("theme").description == "What it is about."
    project.history.undo()
    assert project.codebook == before


def test_what_a_format_does_not_carry_is_left_as_it_is(project):
    tag = project.tags.add("theme", "教育", key="j").value
    bare = replace(tag, key="", description="From elsewhere.")
    book = replace(project.codebook, tags=tuple(bare if one.id == tag.id else one for one in project.codebook.tags))

    project.codebooks.bring(BookFile(book, "book.qdc", frozenset({"description"})))

    assert (project.codebook.tag(tag.id).key, project.codebook.tag(tag.id).description) == ("j", "From elsewhere.")


@pytest.mark.parametrize("ready", READY, ids=lambda one: one.name)
def test_a_ready_codebook_fits_and_has_the_same_tags_in_every_language(project, ready):
    books = [ready.file(language) for language in ("en", "zh_CN", "zh_TW")]
    assert len({tuple(tag.id for tag in one.codebook.tags) for one in books}) == 1
    assert project.codebooks.bring(books[2]).value.added > 0
    assert project.codebooks.bring(books[2]).operation is None


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(NotFound, match="no file"):
        book_in(tmp_path / "none.yaml")


def test_a_tag_is_found_by_name_then_path_then_description_the_latest_first(project):
    names = ("社會工作", "工作", "人才")
    work, job, talent = (project.tags.add("theme", name).value for name in names)
    project.tags.change(replace(talent, description="與工作有關的人"))

    def found(words, recent=()):
        return [tag.name for tag in ranked(project.codebook, words, lambda tag: tag.name, recent)]

    assert found("工作") == ["工作", "社會工作", "人才"]
    assert found("社会") == ["社會工作"]
    assert found("", [job.id])[0] == "工作"
    project.tags.retire(work.id)
    assert found("社会") == []
