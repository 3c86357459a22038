"""One quote with another speaker in each copy: listed alike everywhere, settled by an operation, never left without one."""

import pytest

from annotator.domain.transfer.merging import Choice, Decide, Kind
from tests.store.joining.conftest import article_of, mark
from tests.store.joining.test_conflicts import both_merge, keys


@pytest.fixture
def spoken(copies):
    """Two copies in which another mention was chosen to say one quote, and the copy of a third one."""
    home, chen, wang = copies
    first, second, third = (mark(home, words) for words in ("曹建明", "他", "致辭"))
    quote = mark(home, "社會結構", "quote")
    home.links.set_speaker(quote.id, third.id)
    for one in (chen, wang):
        one.merge(home.path)
    home.links.set_speaker(quote.id, first.id)
    chen.links.set_speaker(quote.id, second.id)
    return home, chen, wang, quote, (first, second)


def speakers(project, quote):
    links = project.articles.read(article_of(project)).links
    return {link.from_mark for link in links if link.to_mark == quote.id}


@pytest.mark.parametrize(("choice", "at"), [(Choice.HERE, 1), (Choice.THERE, 0)])
def test_another_speaker_on_each_side_is_a_conflict_that_leaves_one_of_them(spoken, choice, at):
    home, chen, wang, quote, mentions = spoken
    both_merge(home, chen)
    wang.merging.bring_home([home.path, chen.path])
    assert keys(home) == keys(chen) == keys(wang)
    [conflict] = home.merging.conflicts()
    assert (conflict.kind, conflict.what, conflict.before.words) == (Kind.ENDS, "社會結構", "致辭")
    assert (conflict.here.words, conflict.here.who) == ("他", "chen")
    assert (conflict.there.words, conflict.there.who) == ("曹建明", "lin")
    assert speakers(home, quote) == {one.id for one in mentions}
    home.merging.settle(conflict.id, choice)
    assert (speakers(home, quote), keys(home)) == ({mentions[at].id}, [])
    home.history.undo()
    assert (speakers(home, quote), len(keys(home))) == ({one.id for one in mentions}, 1)
    home.history.redo()
    chen.merge(home.path)
    assert (speakers(chen, quote), keys(chen), home.check(), chen.check()) == ({mentions[at].id}, [], [], [])


def test_two_who_decide_differently_who_speaks_leave_somebody(spoken):
    home, chen, _wang, quote, mentions = spoken
    both_merge(home, chen)
    [(_kind, key)] = keys(home)
    home.merging.settle(key, Choice.HERE)
    chen.merging.settle(key, Choice.THERE)
    both_merge(home, chen)
    assert speakers(home, quote) == speakers(chen, quote) == {mentions[0].id}


def test_choosing_the_speaker_by_hand_settles_who_it_is(spoken):
    home, chen, _wang, quote, mentions = spoken
    both_merge(home, chen)
    home.links.set_speaker(quote.id, mentions[0].id)
    assert (speakers(home, quote), keys(home)) == ({mentions[0].id}, [])


@pytest.mark.parametrize(("decide", "at"), [(Decide.OURS, 0), (Decide.THEIRS, 1)])
def test_whose_speaker_stands_can_be_said_before_a_merge(spoken, decide, at):
    home, chen, _wang, quote, mentions = spoken
    home.merging.apply(home.merging.plan([chen.path]), decide=decide)
    assert speakers(home, quote) == {mentions[at].id}


def test_the_same_speaker_on_both_sides_is_no_conflict(spoken):
    home, chen, _wang, quote, mentions = spoken
    chen.links.set_speaker(quote.id, mentions[0].id)
    both_merge(home, chen)
    assert keys(home) == keys(chen) == []
    assert speakers(home, quote) == {mentions[0].id}
