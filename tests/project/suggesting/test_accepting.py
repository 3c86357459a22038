"""Accepting suggestions with what they are tied to, as one step; rejecting them; what a mark tells of its source."""

from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.codebook import Overlap
from annotator.domain.errors import LinkRefused, ProjectReadOnly, SpanRefused
from annotator.domain.log.operations import Deed
from annotator.domain.marks import Origin
from annotator.domain.suggestions import Provenance
from tests.project.suggesting.conftest import place

QUOTE = "圖書館是鎮上最大的客廳"
SPEECH = (("says", "person", "方啟明", 1), ("cue", "cue", "強調", 0))


def words_of(project, article):
    return [mark.text for mark in project.articles.read(article).marks]


def links_of(project, article):
    """Each link as type, words it leads from, words it leads to."""
    reading, book = project.articles.read(article), project.codebook
    return {
        (book.link_type_of(link.type).name, reading.mark(link.from_mark).text, reading.mark(link.to_mark).text)
        for link in reading.links
    }


def names_of(project, article):
    """Whom each mention means."""
    reading = project.articles.read(article)
    people = {person.id: person.name for person, _mentions in project.people.all()}
    person = project.codebook.root("person").id
    return {mark.span: people.get(mark.person) for mark in reading.marks if mark.tag == person}


def test_a_quote_comes_with_speaker_cue_and_links_and_goes_with_them_in_one_step(project, library, hint):
    before = project.history.operations(10)
    made = project.suggestions.accept([hint(QUOTE, "quote", ties=SPEECH)]).value
    assert sorted(mark.text for mark in made) == sorted([QUOTE, "方啟明", "強調"])
    assert {mark.origin for mark in made} == {Origin.SUGGESTION}
    assert links_of(project, library) == {("says", "方啟明", QUOTE), ("cue", QUOTE, "強調")}
    assert names_of(project, library) == {place("方啟明", 1): "方啟明"}
    assert len(project.history.operations(10)) == len(before) + 1
    project.history.undo()
    assert words_of(project, library) == []
    assert project.articles.read(library).links == ()
    assert project.people.all() == []
    project.history.redo()
    assert links_of(project, library) == {("says", "方啟明", QUOTE), ("cue", QUOTE, "強調")}
    assert project.check() == []


def test_a_role_comes_with_its_holder_and_uses_the_mention_that_stands(project, library, hint):
    by_hand = project.marks.add(library, place("方啟明"), project.codebook.root("person").id).value
    made = project.suggestions.accept([hint("鎮長", "role", ties=[("holds", "person", "方啟明", 0)])]).value
    assert [mark.text for mark in made] == ["鎮長"]
    assert links_of(project, library) == {("holds", "方啟明", "鎮長")}
    assert project.marks.get([by_hand.id])[0].origin is Origin.HAND


def test_a_mention_that_stands_with_other_edges_is_the_one_that_is_linked(project, library, hint):
    project.marks.add(library, place("鎮長方啟明"), project.codebook.root("person").id)
    project.suggestions.accept([hint("鎮長", "role", ties=[("holds", "person", "方啟明", 0)])])
    assert links_of(project, library) == {("holds", "鎮長方啟明", "鎮長")}


def test_a_pronoun_means_the_person_whom_the_suggestion_names_even_if_named_behind_it(project, library, hint):
    she = hint("新館藏書八萬冊", "quote", ties=[("says", "person", "她", 0, "沈月華")])
    project.suggestions.accept([she, hint("沈月華", "person")])
    assert names_of(project, library) == {place("她"): "沈月華", place("沈月華"): "沈月華"}


def test_a_pronoun_stays_open_where_nobody_has_that_name(project, library, hint):
    project.suggestions.accept([hint("她", "person", person="沈月華")])
    assert names_of(project, library) == {place("她"): None}
    assert project.people.all() == []


def test_of_two_namesakes_the_one_who_is_mentioned_on_the_article_is_meant(project, library, hint):
    project.people.create("沈月華")
    here = project.people.create("沈月華").value
    mention = project.marks.add(library, place("沈月華"), project.codebook.root("person").id).value
    project.people.join([mention.id], here.id)
    she = project.suggestions.accept([hint("她", "person", person="沈月華")]).value[0]
    assert project.marks.get([she.id])[0].person == here.id


def test_an_open_pronoun_that_stands_learns_whom_it_means_with_the_quote(project, library, hint):
    kind = project.codebook.root("person").id
    project.marks.add(library, place("沈月華"), kind)
    project.marks.add(library, place("她"), kind)
    project.suggestions.accept([hint("晚間延長開放", "quote", ties=[("says", "person", "她", 0, "沈月華")])])
    assert names_of(project, library)[place("她")] == "沈月華"
    project.history.undo()
    assert names_of(project, library)[place("她")] is None


def test_tags_of_all_kinds_are_accepted_at_once_as_one_step(project, library, hint):
    found = [
        hint("方啟明", "person"),
        hint("沈月華", "person"),
        hint("鎮長", "role"),
        hint(QUOTE, "quote", ties=SPEECH),
    ]
    operation = project.suggestions.accept(found).operation
    assert (operation.deed, operation.what) == (Deed.SUGGESTIONS_ACCEPTED, "方啟明, 沈月華, 鎮長 …")
    assert len(words_of(project, library)) == 6
    project.history.undo()
    assert words_of(project, library) == []


def test_links_that_are_there_are_not_doubled_and_a_chosen_speaker_stays(project, library, hint):
    found = [hint(QUOTE, "quote", ties=SPEECH)]
    project.suggestions.accept(found)
    assert project.suggestions.accept(found).operation is None
    quote = next(mark for mark in project.articles.read(library).marks if mark.text == QUOTE)
    other = project.marks.add(library, place("沈月華"), project.codebook.root("person").id).value
    project.links.set_speaker(quote.id, other.id)
    project.suggestions.accept(found)
    assert links_of(project, library) == {("says", "沈月華", QUOTE), ("cue", QUOTE, "強調")}


def test_two_speakers_of_one_quote_are_both_linked(project, library, hint):
    both = [("says", "person", "方啟明", 0), ("says", "person", "方啟明", 1)]
    project.suggestions.accept([hint(QUOTE, "quote", ties=both)])
    assert len(project.articles.read(library).links) == 2


def test_a_continued_quote_leads_to_its_first_part(project, library, hint):
    first = hint("晚間延長開放", "quote")
    second = hint("歡迎大家", "quote", ties=[("continues", "quote", "晚間延長開放", 0)])
    project.suggestions.accept([second, first])
    assert links_of(project, library) == {("continues", "歡迎大家", "晚間延長開放")}


def test_what_the_codebook_forbids_is_left_out_and_told_and_the_rest_stands(project, library, hint):
    person = project.codebook.root("person")
    project.tags.change(replace(person, overlap=Overlap.NONE))
    project.marks.add(library, place("鎮長方啟明"), person.id)
    told = []
    found = [hint("方啟明", "person"), hint("沈月華", "person")]
    made = project.suggestions.accept(found, lambda one, why: told.append((one.text, type(why)))).value
    assert [mark.text for mark in made] == ["沈月華"]
    assert told == [("方啟明", SpanRefused)]
    with pytest.raises(SpanRefused):
        project.suggestions.accept(found[:1])


def test_a_tie_that_the_codebook_forbids_makes_no_mark_at_its_other_end(project, library, hint):
    told = []
    strange = hint("鎮長", "role", ties=[("says", "person", "方啟明", 0)])
    made = project.suggestions.accept([strange], lambda one, why: told.append((one.text, type(why)))).value
    assert [mark.text for mark in made] == ["鎮長"]
    assert told == [("鎮長", LinkRefused)]


def test_what_was_proposed_of_another_text_is_refused(project, library, hint):
    found = hint("沈月華", "person")
    project.articles.correct(library, place("啟用"), "今日啟用")
    with pytest.raises(SpanRefused, match="does not stand there any more"):
        project.suggestions.accept([found])


def test_a_mark_tells_for_ever_which_source_proposed_it(project, library, hint):
    quote = hint(QUOTE, "quote", ties=SPEECH, source="quotes", score=0.8123)
    made = project.suggestions.accept([quote]).value
    assert {project.suggestions.origin_of(mark.id) for mark in made} == {Provenance("quotes", 0.8123, "because")}
    project.marks.move(made[0].id, place(QUOTE + "。"))
    assert project.suggestions.origin_of(made[0].id).source == "quotes"
    by_hand = project.marks.add(library, place("沈月華"), project.codebook.root("person").id).value
    assert project.suggestions.origin_of(by_hand.id) is None
    project.history.undo()
    project.history.undo()
    project.history.undo()
    assert project.suggestions.origin_of(made[0].id) is None


def test_a_rejection_is_remembered_with_its_source_until_it_is_accepted_after_all(project, library, hint):
    found = hint("圖書館", "person", score=0.31)
    project.suggestions.reject([found])
    assert [(one.text, one.source, one.score) for one in project.suggestions.rejected(library)] == [
        ("圖書館", "names", 0.31)
    ]
    project.suggestions.accept([found])
    assert project.suggestions.rejected(library) == []


def test_a_project_that_may_only_be_read_refuses_to_accept(project, library, hint):
    found = hint("沈月華", "person")
    with Project.open(project.location, read_only=True) as reading, pytest.raises(ProjectReadOnly):
        reading.suggestions.accept([found])
