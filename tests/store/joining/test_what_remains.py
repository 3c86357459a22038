"""After merges, undo and redo leave what the standing deeds say: nothing comes back that has gone with a merge."""

import pytest

from annotator.domain.errors import UndoRefused
from annotator.domain.log.operations import Deed
from tests.store.joining.conftest import mark, marks_of, redo, undo
from tests.store.joining.test_laws_on_files import content, state


def undo_of(project, operation):
    return next(one.id for one in project.history.operations() if one.reverts == operation and one.deed is Deed.UNDO)


def test_a_merge_lets_a_mark_say_when_it_was_changed_by_a_step_that_stands(copies):
    home, chen, _wang = copies
    [there] = marks_of(home)
    home.marks.note(there.id, "甲")
    [noted] = marks_of(home)
    chen.marks.relabel(there.id, chen.codebook.root("role").id)
    chen.history.undo()
    home.merge(chen.path)
    assert marks_of(home) == (noted,)


def test_a_step_done_again_says_that_the_mark_was_changed_by_it_though_its_undo_changed_nothing_of_that(copies):
    home, _chen, _wang = copies
    [there] = marks_of(home)
    note = home.marks.note(there.id, "甲").operation.id
    [noted] = marks_of(home)
    home.marks.relabel(there.id, home.codebook.root("role").id)
    home.history.undo_one(note)
    home.history.undo()
    home.history.undo_one(undo_of(home, note))
    assert marks_of(home) == (noted,)


def test_an_undo_does_not_put_back_what_came_with_a_merge_that_was_taken_back(copies):
    home, chen, _wang = copies
    before = content(home)
    [there] = marks_of(home)
    chen.marks.note(there.id, "陳")
    merge = home.merge(chen.path).operation.id
    edit = home.marks.note(there.id, "").operation.id
    both = content(home)
    home.history.undo_one(merge)
    home.history.undo()
    assert content(home) == before
    home.history.redo()
    home.history.redo()
    assert content(home) == both
    home.history.undo_one(merge)
    home.history.undo_one(edit)
    home.history.undo_one(undo_of(home, merge))
    assert marks_of(home)[0].note == "陳"
    home.history.undo_one(undo_of(home, edit))
    assert content(home) == both


@pytest.mark.parametrize("first", ["removal", "merge"])
def test_an_undo_does_not_bring_back_a_mark_and_its_person_whose_merge_was_taken_back(copies, first):
    home, chen, _wang = copies
    before = content(home)
    created = chen.people.create("乙", [mark(chen, "他").id]).value
    merge = home.merge(chen.path).operation.id
    removal = home.people.remove(created.id).operation.id
    person_gone = content(home)
    home.history.undo_one(merge)
    home.history.undo_one(removal)
    assert content(home) == before
    for one in (removal, merge) if first == "removal" else (merge, removal):
        home.history.undo_one(undo_of(home, one))
    assert content(home) == person_gone
    assert home.check() == []


def test_a_link_does_not_come_back_to_a_mark_whose_merge_was_taken_back(copies):
    home, chen, _wang = copies
    [there] = marks_of(home)
    quote = mark(chen, "社會結構", "quote")
    merge = home.merge(chen.path).operation.id
    home.links.add("says", there.id, quote.id)
    removal = home.marks.remove([quote.id]).operation.id
    home.history.undo_one(merge)
    with pytest.raises(UndoRefused, match=r"Undo first: “.*merge chen\.annot”"):
        home.history.undo_one(removal)
    home.history.undo_one(undo_of(home, merge))
    home.history.undo_one(removal)
    assert [(one.from_mark, one.to_mark) for one in home.articles.read(there.article).links] == [(there.id, quote.id)]
    assert home.check() == []


def test_the_first_of_two_merges_is_taken_back_though_a_person_of_the_second_was_removed_and_brought_back(copies):
    home, chen, wang = copies
    before = content(home)
    [there] = marks_of(home)
    chen.people.create("甲", [there.id])
    created = wang.people.create("乙", [there.id]).value
    home.merge(chen.path)
    home.merge(wang.path)
    home.people.remove(created.id)
    end = content(home)
    undo(home, 3)
    assert content(home) == before
    redo(home, 3)
    assert content(home) == end


def test_that_a_mark_was_removed_here_and_linked_there_is_listed_again_once_both_are_done_again(copies):
    home, chen, _wang = copies
    [there] = marks_of(home)
    chen.links.add("says", there.id, mark(chen, "社會結構", "quote").id)
    home.marks.remove([there.id])
    home.merge(chen.path)
    before = state(home)
    assert home.merging.conflicts()
    undo(home, 2)
    redo(home, 2)
    assert state(home) == before


def test_a_merge_is_done_again_beside_one_that_was_taken_back_before_it_and_done_again_since(copies):
    home, chen, wang = copies
    [there] = marks_of(home)
    wang.marks.note(there.id, "王")
    chen.marks.note(there.id, "陳")
    first = home.merge(chen.path).operation.id
    home.history.undo()
    second = home.merge(wang.path).operation.id
    home.history.undo_one(undo_of(home, first))
    both = content(home)
    home.history.undo_one(second)
    home.history.undo_one(undo_of(home, second))
    assert content(home) == both
    assert marks_of(home)[0].note == "陳"
