"""Copies brought home: what comes, what a plan tells before, what is refused, and that twice is once."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.errors import DamagedProject, MergeRefused, NewerProject, NotAProject
from annotator.domain.transfer.merging import Counts
from tests.store.joining.conftest import TEXT, article_of, mark, shown


def file_of(project):
    return project.path.read_bytes()


def test_several_copies_come_home_as_one_operation(copies):
    home, chen, wang = copies
    theirs = [mark(chen, "社會結構", "theme").id, mark(wang, "心安順遂", "theme").id]
    outcome = home.merging.bring_home([chen.path, wang.path])
    assert outcome.value.operations == 2
    assert outcome.value.counts["mark"] == Counts(new=2)
    assert set(theirs) <= {one.id for one in home.articles.read(article_of(home)).marks}
    newest, *_rest = home.history.operations()
    assert (newest.id, newest.what) == (outcome.operation.id, "chen.annot, wang.annot")
    assert home.check() == []


def test_the_same_copy_again_writes_nothing(copies):
    home, chen, _wang = copies
    mark(chen, "社會結構", "theme")
    home.merge(chen.path)
    before = file_of(home)
    assert home.merge(chen.path).value == 0
    assert file_of(home) == before


def test_two_copies_that_have_merged_each_other_are_quiet(copies):
    home, chen, _wang = copies
    mark(chen, "社會結構", "theme")
    mark(home, "心安順遂", "theme")
    home.merge(chen.path)
    chen.merge(home.path)
    assert shown(home) == shown(chen)
    home.merge(chen.path)
    before = file_of(home)
    assert (home.merge(chen.path).value, chen.merge(home.path).value) == (0, 0)
    assert file_of(home) == before
    assert home.check() == chen.check() == []


def test_a_plan_tells_what_comes_and_writes_nothing(copies):
    home, chen, _wang = copies
    known = home.articles.read(article_of(home)).marks[0]
    chen.marks.note(known.id, "說話人")
    mark(chen, "社會結構", "theme")
    before = file_of(home)
    plan = home.merging.plan([chen.path])
    assert (plan.operations, plan.counts["mark"], plan.marks_by) == (2, Counts(new=1, changed=1), {"chen": 1})
    assert plan.copies[0].parted is not None
    assert file_of(home) == before
    assert home.merging.apply(plan).value.counts == plan.counts


def test_a_mark_that_was_removed_there_is_removed_here_and_counted(copies):
    home, chen, _wang = copies
    known = home.articles.read(article_of(home)).marks[0]
    chen.marks.remove([known.id])
    assert home.merging.bring_home([chen.path]).value.counts["mark"] == Counts(gone=1)
    assert home.articles.read(article_of(home)).marks == ()
    assert home.check() == []


def test_a_tag_that_was_changed_there_and_one_that_was_taken_back_come_home_as_they_are(copies):
    home, chen, _wang = copies
    place = chen.tags.add("theme", "地方").value
    home.merge(chen.path)
    chen.tags.change(replace(place, description="地名", key="d"))
    other = chen.tags.add("theme", "時間").value
    home.merge(chen.path)
    assert (home.codebook.tag(place.id).description, home.codebook.tag(place.id).key) == ("地名", "d")
    chen.history.undo()
    home.merge(chen.path)
    assert other.id not in {one.id for one in home.codebook.tags}
    assert home.check() == []


def test_the_later_edit_stands_whoever_is_home(copies):
    home, chen, _wang = copies
    known = home.articles.read(article_of(home)).marks[0]
    home.marks.note(known.id, "first")
    chen.marks.note(known.id, "second")
    home.merge(chen.path)
    chen.merge(home.path)
    assert shown(home) == shown(chen)
    assert home.articles.read(article_of(home)).marks[0].note == "second"


def test_an_edit_after_a_merge_wins_though_its_clock_runs_behind(copies, monkeypatch):
    home, chen, _wang = copies
    known = home.articles.read(article_of(home)).marks[0]
    chen.marks.note(known.id, "there")
    home.merge(chen.path)
    monkeypatch.setattr("annotator.store.writing.ink.time.time_ns", lambda: 0)
    home.marks.note(known.id, "seen and decided")
    monkeypatch.undo()
    chen.merge(home.path)
    assert chen.articles.read(article_of(chen)).marks[0].note == "seen and decided"


def test_one_status_set_in_two_copies_by_one_person_is_one(copies, tmp_path):
    home, _chen, _wang = copies
    shutil.copy(home.path, tmp_path / "laptop.annot")
    with Project.open(tmp_path / "laptop.annot", annotator="lin") as laptop:
        home.articles.set_state(article_of(home), State.IN_PROGRESS)
        laptop.articles.set_state(article_of(laptop), State.DONE)
        home.merge(laptop.path)
        laptop.merge(home.path)
        assert shown(home) == shown(laptop)
        assert [status.state for status in shown(home)[1]] == [State.DONE]


def test_what_was_undone_there_is_undone_here_and_can_be_redone_there(copies):
    home, chen, _wang = copies
    mark(chen, "社會結構", "theme")
    chen.history.undo()
    home.merge(chen.path)
    assert len(home.articles.read(article_of(home)).marks) == 1
    chen.history.redo()
    home.merge(chen.path)
    assert len(home.articles.read(article_of(home)).marks) == 2
    assert home.check() == []


def other_project(path):
    with Project.create(path, annotator="lin") as other:
        other.imports.apply(other.imports.plan_text(TEXT, "b"))


def damaged(path):
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE body SET text = 'another text'")
    raw.close()


def newer(path):
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()


def half(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def foreign(path):
    path.write_text("曹建明", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (other_project, MergeRefused),
        (damaged, DamagedProject),
        (newer, NewerProject),
        (half, DamagedProject),
        (foreign, NotAProject),
    ],
)
def test_if_one_copy_is_refused_nothing_at_all_is_done(copies, tmp_path, spoil, refusal):
    home, chen, wang = copies
    mark(chen, "社會結構", "theme")
    path = tmp_path / "spoilt.annot"
    if spoil is not other_project:
        wang.imports.apply(wang.imports.plan_text(TEXT + "又一篇。", "b"))
        shutil.copy(wang.path, path)
    spoil(path)
    before = file_of(home)
    with pytest.raises(refusal) as told:
        home.merging.bring_home([chen.path, path])
    assert "spoilt.annot" in told.value.message
    assert file_of(home) == before


def test_the_project_itself_is_no_copy(copies):
    home = copies[0]
    with pytest.raises(MergeRefused, match="itself"):
        home.merging.plan([home.path])


def test_a_copy_of_an_earlier_format_is_brought_up_aside(tmp_path):
    old = tmp_path / "old.annot"
    source = Path(__file__).parents[2] / "old_projects" / "format-1.annot"
    shutil.copy(source, old)
    shutil.copy(source, tmp_path / "home.annot")
    with Project.open(tmp_path / "home.annot", annotator="lin") as home:
        before = old.read_bytes()
        assert home.merge(old).value == 0
        assert old.read_bytes() == before


def test_searches_saved_under_one_name_in_several_copies_have_a_name_each(copies):
    home, chen, wang = copies
    for one, query in zip(copies, ("曹", "建", "明"), strict=True):
        one.searching.save("same", query)
    wang.searching.save("same (2)", "會")
    home.merging.bring_home([chen.path, wang.path])
    wang.merging.bring_home([home.path])

    names = {one.query: one.name for one in home.searching.saved()}
    assert names == {"曹": "same", "建": "same (3)", "明": "same (4)", "會": "same (2)"}
    assert home.searching.saved() == wang.searching.saved()
    home.searching.save("same (3)", "建明")
    assert {one.name: one.query for one in home.searching.saved()}["same (3)"] == "建明"
    assert home.check() == []
    home.history.undo()
    home.history.undo()
    assert [(one.name, one.query) for one in home.searching.saved()] == [("same", "曹")]


def test_what_a_copy_of_a_copy_brings_is_the_same_whichever_way_it_comes(copies, tmp_path):
    home, chen, wang = copies
    mark(chen, "社會結構", "theme")
    shutil.copy(chen.path, tmp_path / "li.annot")
    with Project.open(tmp_path / "li.annot", annotator="li") as li:
        theirs = [mark(li, "心安順遂", "theme").id, *(one.id for one in li.articles.read(article_of(li)).marks)]
        mark(chen, "他")
        home.merge(li.path)
        assert {one.id for one in home.articles.read(article_of(home)).marks} == set(theirs)
        home.merge(chen.path)
        wang.merging.bring_home([chen.path, li.path])
        assert shown(home) == shown(wang)
        assert home.merge(li.path).operation is None
        assert home.check() == wang.check() == []


def test_three_copies_that_merge_in_a_ring_have_the_same_after_the_second_round(copies):
    for one, words in zip(copies, ("社會結構", "心安順遂", "致辭"), strict=True):
        mark(one, words, "theme")
    home, chen, wang = copies
    for _round in range(2):
        for one, other in ((home, chen), (chen, wang), (wang, home)):
            one.merge(other.path)
    assert shown(home) == shown(chen) == shown(wang)
    assert len(shown(home)[0]) == 4
    for one, other in ((home, chen), (chen, wang), (wang, home)):
        one.merge(other.path)
        assert one.merging.plan([other.path]).is_empty
        assert one.check() == []
