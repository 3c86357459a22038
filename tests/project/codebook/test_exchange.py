"""Codebooks come in as one step that takes nothing away, and go out in every format; ready ones fit every project."""

import json
from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.codebook import BUILT_IN_KINDS, CUE, Line, default_codebook
from annotator.domain.errors import NotFound
from annotator.domain.ids import TagId, new_id
from annotator.formats.codebooks.refi import NAMESPACE
from annotator.project.codebook.exchange import BookFile, book_in
from annotator.project.codebook.finding import ranked
from annotator.project.codebook.ready import READY

THEME_ID = default_codebook().root("theme").id


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

    project.codebooks.bring(BookFile(book, "book.qdc", {tag.id: frozenset({"description"})}))

    assert (project.codebook.tag(tag.id).key, project.codebook.tag(tag.id).description) == ("j", "From elsewhere.")


@pytest.mark.parametrize("ready", READY, ids=lambda one: one.name)
def test_a_ready_codebook_fits_and_has_the_same_tags_in_every_language(project, ready):
    books = [ready.file(language) for language in ("en", "zh_CN", "zh_TW")]
    assert len({tuple(tag.id for tag in one.codebook.tags) for one in books}) == 1
    assert project.codebooks.bring(books[2]).value.added > 0
    assert project.codebooks.bring(books[2]).operation is None


def test_a_ready_codebook_leaves_tags_the_names_that_they_have(project):
    project.codebooks.bring(READY[0].file("en"))
    project.tags.change(replace(project.codebook.root("person"), name="人物"))
    names = {tag.id: tag.name for tag in project.codebook.tags}
    project.codebooks.bring(READY[0].file("zh_TW"))
    assert {tag.id: tag.name for tag in project.codebook.tags} == names


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


PARTIAL = {
    "yaml": "tags: [{name: theme, tags: [{name: work}, {name: play}]}]",
    "csv": "path\ntheme\ntheme/work\ntheme/play\n",
    "qdc": f'<CodeBook xmlns="{NAMESPACE}" origin="x"><Codes><Code guid="" name="theme"><Code guid="" name="work"/>'
    '<Code guid="" name="play"/></Code></Codes></CodeBook>',
    "json": json.dumps({
        "tags": [
            {"id": str(THEME_ID), "kind": "theme", "name": "theme"},
            *({"id": str(new_id()), "kind": "theme", "name": name, "parent": str(THEME_ID)} for name in ("work", "play")),
        ],
    }),
}  # fmt: skip


@pytest.mark.parametrize("suffix", PARTIAL)
def test_what_a_file_leaves_out_stays_and_new_tags_are_coloured_like_the_one_above(project, tmp_path, suffix):
    root = replace(project.codebook.root("theme"), colour="#112233", sign="T", description="About.", guideline="All.")
    project.tags.change(root)
    work = replace(
        project.tags.add("theme", "work", key="w").value, colour="#445566", description="Labour.", retired=True
    )
    project.tags.change(replace(work, line=Line.WAVE))
    before = project.codebook

    (tmp_path / f"part.{suffix}").write_text(PARTIAL[suffix], encoding="utf-8")
    outcome = project.codebooks.bring(book_in(tmp_path / f"part.{suffix}"))

    assert (outcome.value.added, outcome.value.changed) == (1, 0)
    assert [project.codebook.tag(tag.id) for tag in before.tags] == list(before.tags)
    assert project.codebook.by_path("theme/play").colour == "#112233"


def test_a_table_empties_what_its_columns_leave_empty_but_no_colour(project, tmp_path):
    work = replace(project.tags.add("theme", "work").value, colour="#445566", description="Labour.", guideline="All.")
    project.tags.change(work)
    (tmp_path / "a.csv").write_text("path,description,colour\ntheme\ntheme/work,,\n", encoding="utf-8")
    project.codebooks.bring(book_in(tmp_path / "a.csv"))
    assert project.codebook.tag(work.id) == replace(work, description="")


@pytest.mark.parametrize("suffix", ["json", "yaml", "qdc", "csv"])
def test_a_tag_that_a_file_calls_otherwise_under_its_own_key_is_renamed(project, tmp_path, suffix):
    work, play = (project.tags.add("theme", name).value for name in ("work", "play"))
    project.tags.change(replace(project.codebook.root("theme"), name="Thema"))
    path = tmp_path / f"a.{suffix}"
    project.codebooks.write(path)
    for tag, name in ((work, "x"), (play, "work"), (work, "play")):
        project.tags.change(replace(project.codebook.tag(tag.id), name=name))

    brought = project.codebooks.bring(book_in(path)).value

    assert (brought.added, brought.changed, brought.kept) == (0, 2, ())
    assert [project.codebook.path(one.id) for one in (work, play)] == ["Thema/work", "Thema/play"]
    project.history.undo()
    assert [project.codebook.path(one.id) for one in (work, play)] == ["Thema/play", "Thema/work"]


def test_a_new_name_that_another_tag_has_is_left_and_told(project, tmp_path):
    work = project.tags.add("theme", "work").value
    project.codebooks.write(tmp_path / "a.yaml")
    project.tags.change(replace(work, name="old"))
    project.tags.add("theme", "work")
    brought = project.codebooks.bring(book_in(tmp_path / "a.yaml")).value
    assert (brought.added, brought.changed, brought.kept) == (0, 0, ("theme/old",))
    assert brought.words.endswith("Not renamed, for another tag has the new name: theme/old.")


def test_a_new_tag_may_have_the_name_that_a_renamed_one_had(project, tmp_path):
    work = project.tags.add("theme", "work").value
    book = project.codebook
    new = replace(work, id=TagId(new_id()))
    renamed = tuple(replace(one, name="labour") if one.id == work.id else one for one in book.tags if one.parent)
    tags = (*book.children(None), new, *renamed)
    assert project.codebooks.bring(BookFile(replace(book, tags=tags), "a.json")).value.added == 1
    assert [project.codebook.path(one.id) for one in (work, new)] == ["theme/labour", "theme/work"]


def test_a_kind_of_another_name_is_not_renamed_by_a_file_that_names_the_usual_kind(project, tmp_path):
    project.tags.change(replace(project.codebook.root("theme"), name="Thema"))
    (tmp_path / "a.yaml").write_text("tags: [{name: theme, tags: [{name: work}]}]", encoding="utf-8")
    project.codebooks.bring(book_in(tmp_path / "a.yaml"))
    assert project.codebook.by_path("Thema/work")


def test_a_retired_tag_with_tags_below_it_stays_retired_through_refi(project, tmp_path):
    work = project.tags.add("theme", "work").value
    project.tags.add("theme", "wages", parent=work.id)
    project.tags.retire(work.id)
    project.codebooks.write(tmp_path / "a.qdc")
    assert project.codebooks.bring(book_in(tmp_path / "a.qdc")).operation is None
    assert project.codebook.tag(work.id).retired
