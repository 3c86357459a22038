"""A merge that somebody took back: what others knew without that merge stays theirs, and comes back where they merge."""

import os
import random
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Deed
from annotator.domain.transfer.merging import Kind
from annotator.store.joining.state import Step, standing, taken_back
from tests.store.joining.conftest import TEXT, mark, marks_of
from tests.store.joining.model import key_of
from tests.store.joining.test_laws_on_files import content, opened, place, state

FILES = int(os.environ.get("ANNOTATOR_MERGE_FILES", "6"))
"""Files take some seconds each; the many cases are those in memory."""


def words(project):
    return [(one.text, one.note) for one in marks_of(project)]


def standing_of(project):
    with project._store.read() as reader:
        return {one.id: one.undone for one in reader.history.operations(1000) if one.reverts is None}


@pytest.fixture
def taken_back_by_lin(copies):
    """Lin brought Chen's copy home and took that back; gives both, and what Chen's holds."""
    lin, chen, _wang = copies
    mark(chen, "社會結構", "theme")
    chen.marks.note(marks_of(chen)[0].id, "陳")
    before = content(chen)
    lin.merge(chen.path)
    lin.history.undo()
    return lin, chen, before


def test_own_work_stays_where_somebody_took_back_the_merge_of_it(taken_back_by_lin):
    lin, chen, before = taken_back_by_lin
    [told] = chen.merging.plan([lin.path]).taken_back
    assert (told.who, told.what, told.here, told.marks, told.operations) == ("lin", "chen.annot", True, 1, 2)
    merged = chen.merging.bring_home([lin.path])
    assert merged.value.counts == {}
    assert content(chen) == before
    assert not any(standing_of(chen).values())
    assert chen.check() == []
    assert lin.path.exists()
    assert words(lin) == [("曹建明", "")]


def test_it_comes_back_to_whoever_merges_that_copy_next_and_can_be_taken_back_again(taken_back_by_lin):
    lin, chen, before = taken_back_by_lin
    chen.merge(lin.path)
    without = content(lin)
    lin.merge(chen.path)
    assert content(lin) == before
    assert state(lin) == state(chen)
    lin.history.undo()
    assert content(lin) == without
    lin.history.redo()
    assert content(lin) == before
    assert lin.merge(chen.path).operation is None
    assert lin.check() == []


def test_whoever_merges_the_same_copy_again_gets_back_what_was_taken_back_and_once_more_nothing(taken_back_by_lin):
    lin, chen, before = taken_back_by_lin
    plan = lin.merging.plan([chen.path])
    assert not plan.is_empty
    assert [(one.here, one.marks) for one in plan.taken_back] == [(False, 1)]
    counts = lin.merging.apply(plan).value.counts
    assert (counts["mark"].back, counts["mark"].changed) == (1, 1)
    assert content(lin) == before
    assert lin.merging.plan([chen.path]).is_empty
    number = len(lin.history.operations(1000))
    lin.merge(chen.path)
    assert len(lin.history.operations(1000)) == number
    lin.history.undo()
    assert words(lin) == [("曹建明", "")]
    chen.merge(lin.path)
    assert content(chen) == before


def test_who_lets_it_go_has_it_taken_back_and_one_undo_brings_it_again(taken_back_by_lin):
    lin, chen, before = taken_back_by_lin
    plan = chen.merging.plan([lin.path], keeps=False)
    assert [one.marks for one in plan.taken_back] == [1]
    assert plan.counts["mark"].gone == 1
    chen.merging.apply(plan)
    assert words(chen) == [("曹建明", "")]
    chen.history.undo()
    assert content(chen) == before


def test_what_comes_back_on_an_earlier_text_is_told_in_every_copy(taken_back_by_lin):
    lin, chen, _before = taken_back_by_lin
    lin.articles.correct(lin.articles.page()[0].id, place("曹"), "張")
    lin.merge(chen.path)
    told = lin.merging.conflicts()
    assert [one.kind for one in told] == [Kind.VERSION]
    chen.merge(lin.path)
    assert [one.id for one in chen.merging.conflicts()] == [one.id for one in told]


def test_only_what_one_knew_stays_of_a_merge_of_several_copies(copies):
    lin, chen, wang = copies
    mark(chen, "社會結構", "theme")
    mark(wang, "心安順遂", "theme")
    lin.merging.bring_home([chen.path, wang.path])
    lin.history.undo()
    chen.merge(lin.path)
    assert [one for one, _note in words(chen)] == ["曹建明", "社會結構"]
    lin.merge(chen.path)
    assert [one for one, _note in words(lin)] == ["曹建明", "社會結構"]
    assert state(lin) == state(chen)
    wang.merge(lin.path)
    chen.merge(wang.path)
    assert [one for one, _note in words(chen)] == ["曹建明", "社會結構", "心安順遂"]
    assert lin.check() == chen.check() == wang.check() == []


def test_who_merged_that_copy_as_well_keeps_what_it_brought(copies):
    lin, chen, wang = copies
    mark(chen, "社會結構", "theme")
    for one in (lin, wang):
        one.merge(chen.path)
    wang.merge(lin.path)
    lin.history.undo()
    before = content(wang)
    wang.merge(lin.path)
    assert content(wang) == before


def test_an_older_copy_of_ones_own_brings_nothing_back(copies, tmp_path):
    lin, chen, _wang = copies
    mark(chen, "社會結構", "theme")
    lin.merge(chen.path)
    older = tmp_path / "older.annot"
    lin.backup(older)
    lin.history.undo()
    lin.merge(older)
    assert words(lin) == [("曹建明", "")]


def test_what_was_done_since_on_the_same_things_stays(taken_back_by_lin):
    lin, chen, _before = taken_back_by_lin
    chen.marks.note(marks_of(chen)[1].id, "又")
    chen.marks.remove([marks_of(chen)[0].id])
    before = content(chen)
    chen.merge(lin.path)
    assert content(chen) == before
    lin.merge(chen.path)
    assert content(lin) == before


def test_what_one_keeps_comes_to_others_though_nothing_had_to_be_brought_back_here(copies):
    lin, chen, wang = copies
    own = mark(wang, "社會結構", "theme").id
    chen.merge(wang.path)
    chen.history.undo()
    lin.merge(wang.path)
    lin.history.undo()
    chen.history.redo()
    lin.merge(chen.path)  # it comes back with what Chen did again; that Lin keeps it changes nothing any more
    chen.history.undo()
    assert own not in [one.id for one in marks_of(chen)]
    chen.merge(lin.path)
    assert own in [one.id for one in marks_of(chen)]
    assert state(chen) == state(lin)
    assert lin.check() == chen.check() == []


def test_own_work_stays_where_what_took_it_back_came_went_and_comes_again(copies):
    lin, chen, wang = copies
    own = mark(lin, "社會結構", "theme").id
    chen.merge(lin.path)
    chen.history.undo()
    wang.merging.bring_home([lin.path, chen.path])  # Wang keeps it, so Lin need not
    lin.merging.bring_home([chen.path, wang.path])
    lin.history.undo()
    lin.merge(chen.path)
    assert own in [one.id for one in marks_of(lin)]
    chen.merge(lin.path)
    assert own in [one.id for one in marks_of(chen)]
    assert state(chen) == state(lin)
    assert lin.check() == chen.check() == []


class Worker:
    """Somebody who marks, notes, merges and takes merges back; remembers the marks that they made."""

    def __init__(self, path, name, chance):
        self.project, self.chance, self.own = opened(path, name), chance, set()

    def work(self, others):
        verb = self.chance.randrange(8)
        try:
            if verb < 3:
                start = self.chance.randrange(len(TEXT) - 3)
                tag = self.project.codebook.root(self.chance.choice(("person", "theme"))).id
                article = self.project.articles.page()[0].id
                span = place(TEXT[start : start + 2])
                self.own.add(self.project.marks.add(article, span, tag).value.id)
            elif verb == 3:
                self.project.marks.note(self.chance.choice(marks_of(self.project)).id, self.chance.choice("甲乙丙"))
            elif verb < 6:
                some = self.chance.sample(others, self.chance.randrange(1, 1 + len(others)))
                self.project.merging.bring_home([one.project.path for one in some])
            else:
                turned = [one for one in self.project.history.operations(200) if one.deed is Deed.MERGED]
                mine = [one for one in turned if one.annotator == self.project.annotator.id]
                one = self.chance.choice(mine) if mine else None
                if one is not None and one.undone:
                    self.project.history.redo()
                elif one is not None:
                    self.project.history.undo_one(one.id)
        except AnnotatorError:
            return

    @property
    def there(self):
        return {one.id for one in marks_of(self.project)}


# 71, 107: what is kept of one merge depends on what others say of another one.
@pytest.mark.parametrize("seed", sorted({*range(FILES), 71, 107}))
def test_whatever_is_merged_and_taken_back_own_work_stays_and_all_end_equal(seed, tmp_path):
    chance = random.Random(seed)
    with Project.create(tmp_path / "start.annot", annotator="office") as start:
        start.imports.apply(start.imports.plan_text(TEXT, "a"))
        mark(start, "曹建明")
    people = []
    for name in ("lin", "chen", "wang"):
        shutil.copy(tmp_path / "start.annot", tmp_path / f"{name}.annot")
        people.append(Worker(tmp_path / f"{name}.annot", name, chance))
    for _step in range(25):
        one = chance.choice(people)
        one.work([other for other in people if other is not one])
        assert one.own <= one.there
        assert one.project.check() == []
    for _round in range(3):
        for one in people:
            one.project.merging.bring_home([other.project.path for other in people if other is not one])
    everything = set().union(*(one.own for one in people))
    for one in people:
        assert everything <= one.there
        assert state(one.project) == state(people[0].project)
        assert one.project.check() == []
        assert one.project.merging.plan([other.project.path for other in people if other is not one]).is_empty
    for one in people:
        one.project.close()


KEPT = settings(max_examples=int(os.environ.get("ANNOTATOR_MERGE_CASES", "1500")), database=None)


@KEPT
@given(st.lists(st.tuples(st.sampled_from(["undo", "redo", "keep"]), st.integers(0, 15)), max_size=8))
def test_what_is_away_with_a_merge_is_what_was_not_kept_since_it_was_taken_back_last(turns):
    work = [Step(key_of(number), Deed.MARK_ADDED.value, None, key_of(100)) for number in range(4)]
    merge = Step(key_of(10), Deed.MERGED.value, None, key_of(101))
    steps, kept, brought = [*work, merge], {}, {merge.id: [one.id for one in work]}
    expected = set()
    for number, (verb, which) in enumerate(turns):
        turn = Step(key_of(20 + number), "undo" if verb == "undo" else "redo", merge.id, key_of(102))
        chosen = {one.id for at, one in enumerate(work) if which >> at & 1}
        if verb == "keep":
            kept[turn.id] = sorted(chosen)
        expected = {one.id for one in work} if verb == "undo" else expected - chosen if verb == "keep" else set()
        steps.append(turn)
    assert taken_back(steps, brought, kept) == expected
    found = standing(steps, brought, kept)
    assert {key for key, state in found.items() if state == "away"} == expected
