"""Several merges taken back and done again in any order: what stands follows from which of them stand, nothing else."""

import os
import random
import shutil
import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.errors import AnnotatorError, UndoRefused
from annotator.domain.log.operations import Deed
from annotator.store.joining.state import Step, standing
from tests.store.joining.conftest import TEXT, mark, marks_of, redo, undo
from tests.store.joining.model import key_of
from tests.store.joining.test_laws_on_files import content, opened, work

CASES = int(os.environ.get("ANNOTATOR_MERGE_CASES", "3000"))
FILES = int(os.environ.get("ANNOTATOR_MERGE_FILES", "5"))
"""Files take some seconds each; the many cases are those in memory."""
TURNS = {Deed.UNDO.value, Deed.REDO.value}


class Log:
    """The operations that a copy knows, by clock, and what its merges brought; ``site`` is who works there."""

    def __init__(self, site: int) -> None:
        self.site, self.steps, self.brought = site, dict[int, Step](), {}

    def add(self, deed, reverts=None):
        clock = max(self.steps, default=0) // 10 * 10 + 10 + self.site
        self.steps[clock] = Step(key_of(clock), deed, reverts, key_of(self.site))
        return self.steps[clock].id

    def take_in(self, other):
        fresh = [one.id for clock, one in other.steps.items() if clock not in self.steps]
        self.steps |= other.steps
        self.brought |= other.brought
        if fresh:
            self.brought[self.add(Deed.MERGED.value)] = fresh

    def in_order(self) -> Sequence[Step]:
        return [self.steps[clock] for clock in sorted(self.steps)]

    def standing(self):
        return standing(self.in_order(), self.brought)

    def mine(self, state):
        now = self.standing()
        return [one.id for one in self.in_order()
                if one.annotator == key_of(self.site) and one.deed not in TURNS and now[one.id] == state]  # fmt: skip


def worked_on(history):
    logs = [Log(site) for site in (1, 2, 3)]
    for byte in history:
        rest, who = divmod(byte, 3)
        which, verb = divmod(rest, 5)
        log = logs[who]
        if verb == 0:
            log.add(Deed.MARK_ADDED.value)
        elif verb == 1:
            log.take_in(logs[which % 3])
        elif verb == 2 and (done := log.mine("done")):
            log.add(Deed.UNDO.value, done[-1 - which % len(done)])
        elif verb == 3 and (undone := log.mine("undone")):
            log.add(Deed.REDO.value, undone[which % len(undone)])
    return logs[0]


@settings(max_examples=CASES, database=None)
@given(st.binary(min_size=1, max_size=30))
def test_what_is_not_of_a_merge_stands_without_it_as_if_it_had_never_been(history):
    log = worked_on(history)
    before = log.standing()
    for merge in log.mine("done"):
        if merge not in log.brought:
            continue
        undo = log.add(Deed.UNDO.value, merge)
        brought = set(log.brought[merge])
        never = standing([one for one in log.in_order() if one.id not in brought], log.brought)
        now = log.standing()
        assert {now[key] for key in brought} == {"away"}
        assert {key: value for key, value in now.items() if key not in brought} == {
            key: value for key, value in never.items() if key not in brought
        }
        redo = log.add(Deed.REDO.value, merge)
        assert log.standing() == before | {undo: "done", redo: "done"}
        before = log.standing()


def standings(project):
    with sqlite3.connect(project.path) as raw:
        found = raw.execute("SELECT hex(id), standing FROM operation WHERE deed NOT IN ('undo', 'redo')").fetchall()
    raw.close()
    return sorted(found)


def turn_at_random(project, chance, merges, stands):
    """Take back or do again one of these merges; tells whether that was possible."""
    one = chance.choice(merges)
    try:
        if one.id in stands:
            project.history.undo_one(one.id)
        else:
            project.history.undo_one(next(e.id for e in project.history.operations(200)
                                          if e.reverts == one.id and e.deed is Deed.UNDO))  # fmt: skip
    except AnnotatorError:
        return
    stands ^= {one.id}


# 62: a merge is taken back that another one, done again for what is kept of it, speaks for.
@pytest.mark.parametrize("seed", sorted({*range(17, 17 + FILES), 62}))
def test_a_project_shows_what_follows_from_the_merges_that_stand(seed, tmp_path):
    chance = random.Random(seed)
    with Project.create(tmp_path / "start.annot", annotator="office") as start:
        start.imports.apply(start.imports.plan_text(TEXT, "a"))
        mark(start, "曹建明")
    names = ["lin", "chen", "wang"]
    paths = {name: tmp_path / f"{name}.annot" for name in names}
    for path in paths.values():
        shutil.copy(tmp_path / "start.annot", path)
    for _round in range(2):
        for name in names:
            with opened(paths[name], name) as project:
                work(project, chance, 3)
                if chance.random() < 0.7:
                    project.merge(paths[chance.choice([other for other in names if other != name])])
                    if chance.random() < 0.5:
                        project.history.undo()
    with opened(paths["lin"], "lin") as home:
        done = [home.merge(paths[name]).operation for name in chance.sample(["chen", "wang"], 2)]
        merges = [one for one in done if one is not None]
        stands = {one.id for one in merges}
        known = {frozenset(stands): (content(home), standings(home))}
        for _turn in range(8 if merges else 0):
            turn_at_random(home, chance, merges, stands)
            now = content(home), standings(home)
            assert known.setdefault(frozenset(stands), now) == now
            assert home.check() == []


def test_own_work_stays_while_others_took_back_the_merges_that_brought_it_to_them(copies):
    home, chen, wang = copies
    own = mark(home, "致辭", "theme").id
    mark(chen, "社會結構", "theme")
    for project, other in ((chen, home), (wang, chen)):
        project.merge(other.path)
        project.history.undo()
    mark(wang, "心安順遂", "theme")
    merges = [home.merge(project.path).operation.id for project in (chen, wang)]
    both = content(home)
    home.history.undo_one(merges[0])
    with_wang = content(home)
    assert own in [one.id for one in marks_of(home)]
    home.history.undo_one(merges[1])
    home.history.undo_one(undo_of(home, merges[1]))
    assert content(home) == with_wang
    home.history.undo_one(undo_of(home, merges[0]))
    assert content(home) == both
    assert home.check() == []


@pytest.mark.parametrize("later", ["home", "chen"])
def test_what_was_undone_since_a_merge_stays_undone_when_the_merge_is_done_again(copies, later):
    home, chen, _wang = copies
    [there] = marks_of(home)
    steps = {}
    for project, name in ((home, "home"), (chen, "chen"))[:: 1 if later == "chen" else -1]:
        steps[name] = project.marks.note(there.id, name).operation.id
    merge = home.merge(chen.path).operation.id
    assert marks_of(home)[0].note == later
    home.history.undo()
    home.history.undo_one(steps["home"])
    for _time in range(2):
        home.history.undo_one(undo_of(home, merge))
        assert marks_of(home)[0].note == ""
        home.history.undo_one(merge)
        assert marks_of(home)[0].note == ""
    assert home.check() == []


def linked_and_removed(copies):
    """One copy brings a link to a mark, another one the removal of that mark; gives the first merge and the second."""
    home, chen, wang = copies
    [there] = marks_of(chen)
    chen.links.add("says", there.id, mark(chen, "社會結構", "quote").id)
    wang.marks.remove([there.id])
    return home, [home.merge(copy.path).operation.id for copy in (wang, chen)]


def undo_of(project, merge):
    return next(one.id for one in project.history.operations() if one.reverts == merge and one.deed is Deed.UNDO)


@pytest.mark.parametrize("turned", [(0, 1), (1, 0)])
def test_a_link_comes_back_with_its_merge_though_another_merge_has_its_mark_removed(copies, turned):
    home, merges = linked_and_removed(copies)
    before = content(home), home.merging.conflicts()
    assert before[1] != []
    home.history.undo()
    home.history.undo()
    for which in turned:
        home.history.undo_one(undo_of(home, merges[which]))
    assert (content(home), home.merging.conflicts()) == before
    assert home.check() == []


def test_a_merge_is_not_done_again_while_somebody_has_removed_what_its_link_stands_on(copies):
    home, merges = linked_and_removed(copies)
    home.history.undo()
    home.history.undo()
    home.marks.remove([marks_of(home)[0].id])
    with pytest.raises(UndoRefused, match="cannot be done again: a later step stands in the way"):
        home.history.undo_one(undo_of(home, merges[1]))


def test_a_merge_is_done_again_as_it_was_though_what_came_before_it_was_undone_and_done_again_too(copies):
    lin, chen, _wang = copies
    lin.marks.note(marks_of(lin)[0].id, "林")
    chen.marks.note(marks_of(chen)[0].id, "陳")
    lin.merge(chen.path)
    assert [one.note for one in marks_of(lin)] == ["陳"]
    undo(lin, 2)
    assert [one.note for one in marks_of(lin)] == [""]
    redo(lin, 2)
    assert [one.note for one in marks_of(lin)] == ["陳"]


def test_a_merge_is_done_again_though_what_its_link_stands_on_was_removed_before_it_and_is_again(copies):
    home, chen, _wang = copies
    [there] = marks_of(chen)
    chen.links.add("says", there.id, mark(chen, "社會結構", "quote").id)
    home.marks.remove([there.id])
    home.merge(chen.path)
    before = content(home)
    undo(home, 2)
    redo(home, 2)
    assert content(home) == before
    assert home.check() == []


def test_when_a_mark_changed_last_follows_from_what_stands_after_a_merge_is_taken_back(copies):
    home, chen, _wang = copies
    [there] = marks_of(home)
    chen.marks.note(there.id, "陳")
    own = home.marks.relabel(there.id, home.codebook.root("role").id).operation.id
    home.merge(chen.path)
    with_both = marks_of(home)
    home.history.undo_one(own)
    home.history.undo()
    assert marks_of(home) == (there,)
    home.history.undo_one(undo_of(home, own))
    home.history.redo()
    assert marks_of(home) == with_both
