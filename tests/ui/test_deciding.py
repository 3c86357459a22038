"""Deciding on what is proposed: one decision for a name, corrected edges, what comes along, and all that agree."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.domain.codebook import CONTINUES, CUE, CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS
from annotator.domain.marks import Origin
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.suggest.combining import AGREED
from tests.ui.sources import only

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Proposing:
    """Proposes on the article that is read, as sources do."""

    def __init__(self, hands):
        self.hands, self.situation = hands, hands.window.situation
        self.text = self.situation.reading.text
        self.book = hands.window.hub.project.codebook

    def span(self, words, start=0):
        at = self.text.index(words, start)
        return Span(at, at + len(words))

    def make(self, kind, span, source="names", score=0.9, **more):
        tag = self.book.root(kind).id
        return Suggestion(self.situation.article, tag, span, span.of(self.text), source, "because", score, **more)

    def everywhere(self, kind, words, **more):
        found, at = [], self.text.find(words)
        while at >= 0:
            found.append(self.make(kind, Span(at, at + len(words)), **more))
            at = self.text.find(words, at + 1)
        return found

    def __call__(self, *suggestions):
        suggesting = self.hands.window.suggesting
        self.hands.window.hub.perform(lambda project: project.suggestions.offer(suggestions))
        wanted = {one.id for one in suggestions}
        self.hands.bot.waitUntil(lambda: wanted <= {one.id for one in suggesting.found})
        self.hands.window.walking.go_to_suggestion(min(suggestions, key=lambda one: one.span))


@pytest.fixture
def proposing(opened):
    only(opened.window.hub.project)
    return Proposing(opened)


def told(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def test_one_decision_on_a_name_holds_for_all_its_places_and_is_one_step(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "方啟明"), *proposing.everywhere(PERSON, "沈月華"))
    opened.press(Key.Key_A)
    assert opened.marks() == [("方啟明", PERSON)] * 2
    assert opened.window.situation.suggestion.text == "沈月華"
    assert "2" in opened.window.status.told
    opened.press(Key.Key_Z, CTRL)
    assert opened.marks() == []


def test_a_key_accepts_one_place_alone(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "方啟明"))
    opened.press(Key.Key_O)
    assert opened.marks() == [("方啟明", PERSON)]
    assert [one.text for one in opened.window.suggesting.found] == ["方啟明"]


@pytest.mark.parametrize(("modifier", "left"), [(Qt.KeyboardModifier.NoModifier, []), (SHIFT, ["方啟明"])])
def test_a_name_is_rejected_everywhere_or_with_shift_at_one_place(opened, proposing, modifier, left):
    proposing(*proposing.everywhere(PERSON, "方啟明"))
    opened.press(Key.Key_X, modifier)
    assert [one.text for one in opened.window.suggesting.found] == left
    rejected = opened.window.hub.project.suggestions.rejected(opened.window.situation.article)
    assert len(rejected) == 2 - len(left)


def test_roles_are_decided_one_by_one(opened, proposing):
    proposing(*proposing.everywhere(ROLE, "圖書館"))
    opened.press(Key.Key_A)
    assert opened.marks() == [("圖書館", ROLE)]


def test_edges_are_corrected_before_a_suggestion_is_accepted(opened, proposing):
    first = proposing.make(PERSON, proposing.span("啟明"))
    proposing(first)
    opened.press(Key.Key_BracketLeft)
    assert opened.window.situation.suggestion.text == "方啟明"
    assert [one.text for one in opened.window.suggesting.found] == ["方啟明"]
    opened.press(Key.Key_A)
    assert opened.marks() == [("方啟明", PERSON)]
    assert opened.window.situation.reading.marks[0].origin is Origin.SUGGESTION


def test_corrected_edges_stay_while_other_marks_are_made(opened, proposing):
    proposing(proposing.make(PERSON, proposing.span("啟明")))
    opened.press(Key.Key_BracketLeft)
    opened.drag("沈月華")
    opened.press(Key.Key_1)
    opened.bot.wait(500)  # everything is sought again
    assert [one.text for one in opened.window.suggesting.found] == ["方啟明"]


def test_who_rejects_a_corrected_suggestion_rejects_what_it_was_too(opened, proposing):
    proposing(proposing.make(PERSON, proposing.span("啟明")))
    opened.press(Key.Key_BracketLeft)
    opened.press(Key.Key_X)
    rejected = opened.window.hub.project.suggestions.rejected(opened.window.situation.article)
    assert sorted(one.text for one in rejected) == ["啟明", "方啟明"]


def test_a_role_shrinks_to_its_title_and_grows_back(opened, proposing):
    whole = proposing.span("圖書館新館")
    proposing(proposing.make(ROLE, whole, core=Span(whole.end - 2, whole.end)))
    opened.press(Key.Key_Comma)
    assert opened.window.situation.suggestion.text == "新館"
    opened.press(Key.Key_Period)
    assert opened.window.situation.suggestion.text == "圖書館新館"
    opened.press(Key.Key_Comma)
    opened.press(Key.Key_A)
    assert opened.marks() == [("新館", ROLE)]


def test_a_quote_takes_in_one_sentence_more_or_less_proposed_or_marked(opened, proposing):
    proposing(proposing.make(QUOTE, proposing.span("新館藏書八萬冊。")))
    opened.press(Key.Key_Period)
    assert opened.window.situation.suggestion.text == "新館藏書八萬冊。她表示,晚間延長開放。"
    opened.press(Key.Key_A)
    opened.window.situation.choose(opened.window.situation.reading.marks[0].id)
    opened.press(Key.Key_Comma)
    assert opened.marks() == [("新館藏書八萬冊。", QUOTE)]


def quote_of(proposing):
    ties = (Tie(SAYS, PERSON, proposing.span("沈月華")), Tie(CUE_OF, CUE, proposing.span("介紹")))
    return proposing.make(QUOTE, proposing.span("新館藏書八萬冊"), source="quotes", score=0.8, ties=ties)


def test_what_comes_along_with_a_role_is_not_the_next_to_decide(opened, proposing):
    role, holder = proposing.span("鎮長"), proposing.span("方啟明")
    tie = Tie(HOLDS, PERSON, holder)
    proposing(
        proposing.make(ROLE, role, ties=(tie,)),
        proposing.make(PERSON, holder),
        proposing.make(PERSON, proposing.span("沈月華")),
    )
    opened.press(Key.Key_A)
    assert sorted(opened.marks()) == [("方啟明", PERSON), ("鎮長", ROLE)]
    assert opened.window.situation.suggestion.text == "沈月華"


def test_a_suggestion_that_is_hidden_or_taken_is_chosen_no_more(opened, proposing):
    one = proposing.make(PERSON, proposing.span("方啟明"))
    proposing(one)
    opened.press(Key.Key_H)
    assert opened.window.situation.suggestion is None
    opened.press(Key.Key_A)
    assert opened.marks() == []
    opened.press(Key.Key_H)
    opened.bot.waitUntil(lambda: opened.window.suggesting.get(one.id) is not None)
    opened.window.walking.go_to_suggestion(one)
    opened.window.hub.perform(lambda project: project.suggestions.reject([one]))
    opened.bot.waitUntil(lambda: opened.window.situation.suggestion is None)


def test_the_shortest_suggestion_tells_the_key_that_rejects_it(opened, proposing):
    proposing(proposing.make(PERSON, proposing.span("方")))
    opened.press(Key.Key_BracketRight)
    assert "X" in opened.window.status.told


def test_with_a_quote_come_its_speaker_its_cue_and_the_links(opened, proposing):
    proposing(quote_of(proposing))
    opened.press(Key.Key_A)
    assert sorted(opened.marks()) == sorted([("沈月華", PERSON), ("介紹", CUE), ("新館藏書八萬冊", QUOTE)])
    reading, book = opened.window.situation.reading, opened.window.hub.project.codebook
    types = {link.type for link in reading.links}
    assert types == {book.link_type(SAYS).id, book.link_type(CUE_OF).id}
    opened.press(Key.Key_Z, CTRL)
    assert opened.marks() == []


def test_with_a_later_piece_of_a_quote_comes_the_first_one_as_it_is_proposed(opened, proposing):
    first, later = proposing.span("新館藏書八萬冊"), proposing.span("晚間延長開放")
    speaker = Tie(SAYS, PERSON, proposing.span("沈月華"))
    proposing(
        proposing.make(QUOTE, first, "quotes", ties=(speaker, Tie(CUE_OF, CUE, proposing.span("介紹")))),
        proposing.make(QUOTE, later, "quotes", ties=(Tie(CONTINUES, QUOTE, first),)),
    )
    opened.press(Key.Key_Tab)
    assert opened.window.situation.suggestion.span == later
    opened.press(Key.Key_A)
    reading = opened.window.situation.reading
    assert {mark.text for mark in reading.marks} == {"沈月華", "介紹", "新館藏書八萬冊", "晚間延長開放"}
    assert len(reading.links) == 3
    assert opened.window.suggesting.found == []


def test_the_chosen_card_tells_source_score_reason_speaker_and_cue_and_decides_by_mouse(opened, proposing):
    proposing(quote_of(proposing))
    card = opened.window.chosen
    opened.bot.waitUntil(lambda: "because" in told(card))  # what a visible card is given is seen an event later
    words = " ".join([*told(card), *(one.accessibleName() for one in card.findChildren(QLabel))])
    for part in ("quotes, 0.80", "because", "沈月華", "介紹"):
        assert part in words
    accept = next(one for one in card.findChildren(QPushButton) if one.accessibleName() == "Accept the suggestion")
    opened.bot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert ("新館藏書八萬冊", QUOTE) in opened.marks()


def test_in_a_narrow_window_the_card_still_tells_every_key_and_what_it_does(opened, proposing):
    opened.window.resize(1024, 700)
    proposing(quote_of(proposing))
    card = opened.window.chosen
    opened.bot.waitUntil(card.isVisible)
    opened.bot.waitUntil(lambda: "because" in told(card))
    assert {"Accept all of the same words", "one\u00a0more\u00a0\u00a0.\u00a0\u00a0 one\u00a0less\u00a0\u00a0,"} <= set(
        told(card)
    )
    assert all(one.height() >= one.heightForWidth(one.width()) for one in card.findChildren(QLabel) if one.wordWrap())


def test_a_mark_says_for_ever_that_it_was_proposed(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "沈月華"))
    opened.press(Key.Key_A)
    opened.window.situation.choose(opened.window.situation.reading.marks[0].id)
    opened.press(Key.Key_I)
    assert any("from a suggestion: names, 0.90" in words for words in told(opened.window.hovering.card))


def test_all_names_on_which_two_agree_are_shown_before_they_are_accepted_as_one_step(opened, proposing):
    proposing(
        *proposing.everywhere(PERSON, "方啟明", source=AGREED), *proposing.everywhere(PERSON, "沈月華", source=AGREED),
        *proposing.everywhere(PERSON, "雲嶺"),
    )  # fmt: skip
    opened.press(Key.Key_B)
    preview = opened.window.agreeing.preview
    assert [preview.list.item(at).text() for at in range(preview.list.count())] == ["方啟明  ×2", "沈月華  ×1"]
    assert opened.marks() == []
    opened.press(Key.Key_Down, on=preview.list)
    opened.press(Key.Key_Space, on=preview.list)
    assert "1" in preview.do_button.text()
    opened.press(Key.Key_Return, on=preview.list)
    assert opened.marks() == [("方啟明", PERSON)] * 2
    assert preview.isHidden()
    walked = []
    for _time in range(3):
        walked.append(opened.window.situation.suggestion.text)
        opened.press(Key.Key_Tab)
    assert len(set(walked)) == 2, "never a mark"
    opened.press(Key.Key_Z, CTRL)
    assert opened.marks() == []


def test_leaving_the_preview_accepts_nothing(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "方啟明", source=AGREED))
    opened.press(Key.Key_B)
    preview = opened.window.agreeing.preview
    opened.press(Key.Key_Escape, on=preview.list)
    assert preview.isHidden()
    assert opened.marks() == []
    assert opened.view.hasFocus()


def test_the_panel_lists_one_card_a_name_and_its_buttons_decide(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "方啟明"), *proposing.everywhere(ROLE, "館長", source="roles", score=0.7))
    panel = opened.window.people
    opened.bot.waitUntil(lambda: "×2" in told(panel))
    assert any("names, 0.90" in words for words in told(panel))
    buttons = {one.accessibleName(): one for one in panel.findChildren(QPushButton)}
    buttons["Accept all of these words: 方啟明"].click()
    assert opened.marks() == [("方啟明", PERSON)] * 2
    buttons["Reject all of these words: 館長"].click()
    assert opened.window.suggesting.found == []


def test_the_arrows_of_the_chosen_suggestion_show_what_would_be_linked(opened, proposing):
    one = proposing.make(ROLE, proposing.span("館長"), ties=(Tie(HOLDS, PERSON, proposing.span("沈月華")),))
    proposing(one)
    assert [(first.of(proposing.text), last.of(proposing.text)) for first, last, _words in opened.view.arrows] == [
        ("沈月華", "館長")
    ]


def test_hidden_suggestions_and_waiting_ones_are_told_in_the_status_line(opened, proposing):
    proposing(*proposing.everywhere(PERSON, "方啟明"))
    opened.press(Key.Key_H)
    opened.bot.waitUntil(lambda: "hidden" in opened.window.status._counts.accessibleName())
