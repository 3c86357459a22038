"""Splitting, removing, telling apart: each one step, and undo puts everything back."""

import pytest

from annotator.domain.errors import PersonRefused
from annotator.domain.people import Person


def state(project):
    entries = [(one.person, one.mentions) for one in project.register.page()]
    joined = {mark.id: mark.person for key in keys(project) for mark in project.articles.read(key).marks}
    return entries, joined


def keys(project):
    return [one.id for one in project.articles.page()]


def test_chosen_mentions_become_somebody_new_and_undo_joins_them_again(project, corpus):
    project.people.edit(Person(corpus, "曹建明", ("曹副委員長", "老曹")))
    before = state(project)
    titles = [one.mark for one in project.register.mentions(corpus) if one.words.startswith("曹副")]
    new = project.people.split(corpus, titles, " 曹副委員長 ").value
    assert new.name == "曹副委員長"
    assert project.people.get(corpus).variants == ("老曹",)
    assert [one.words for one in project.register.mentions(new.id)] == ["曹副委員長", "曹副委员长"]
    assert project.register.portrait(corpus).mentions == 4
    assert project.history.undo().value.title == "split 曹副委員長 off another person"
    assert state(project) == before


def test_a_split_of_nothing_or_of_everything_is_refused(project, corpus):
    everything = [one.mark for one in project.register.mentions(corpus)]
    other = project.register.mentions(project.register.find("宋永祥").id)[0].mark
    for chosen, told in (([], "No mention of 曹建明"), ([other], "No mention of 曹建明"), (everything, "All mentions")):
        with pytest.raises(PersonRefused, match=told):
            project.people.split(corpus, chosen, "某人")
    with pytest.raises(PersonRefused, match="needs a name"):
        project.people.split(corpus, everything[:1], " ")
    assert len(project.register.page()) == 3


def test_a_split_takes_apart_what_was_merged_by_mistake(project, corpus):
    song = project.register.find("宋永祥")
    project.people.merge(corpus, [song.id])
    mention = next(one.mark for one in project.register.mentions(corpus) if one.words == "宋永祥")
    again = project.people.split(corpus, [mention], "宋永祥").value
    assert again.id != song.id
    assert project.people.get(corpus).variants == ()
    assert project.register.roles([again.id, corpus])[again.id] == "濱州市委書記"
    project.history.undo()
    project.history.undo()
    assert project.register.find("宋永祥") == song


def test_whoever_is_removed_leaves_mentions_that_mean_nobody(project, corpus):
    before = state(project)
    project.people.remove(corpus)
    assert [one.person.name for one in project.register.page()] == ["宋永祥", "陈存根"]
    assert sum(person is None for person in state(project)[1].values()) >= 6
    project.history.undo()
    assert state(project) == before


def test_whoever_is_removed_with_those_who_were_made_one_with_them_is_gone(project, corpus):
    song = project.register.find("宋永祥")
    project.people.merge(corpus, [song.id])
    before = state(project)
    project.people.remove(corpus)
    assert [one.person.name for one in project.register.page()] == ["陈存根"]
    assert [one.name for one, _count in project.people.all()] == ["陈存根"]
    project.history.undo()
    assert state(project) == before


def test_that_two_are_different_is_remembered_until_it_is_undone(project, corpus):
    song = project.register.find("宋永祥")
    project.people.tell_apart(song.id, corpus)
    project.people.tell_apart(corpus, song.id)
    with project._desk.read() as reader:
        assert reader.people.told_apart() == {frozenset({song.id, corpus})}
    assert project.history.undo().value.title == "tell 宋永祥, 曹建明 apart"
    with project._desk.read() as reader:
        assert reader.people.told_apart() == set()
    with pytest.raises(PersonRefused, match="one person"):
        project.people.tell_apart(corpus, corpus)
