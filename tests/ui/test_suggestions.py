"""Other places of marked words are proposed: drawn, walked, accepted, rejected, and undone."""

import threading

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from annotator import Project
from annotator.domain.marks import Origin
from annotator.domain.spans import Span
from annotator.project.suggestions import Suggestions
from annotator.ui.floating.menu import ON_SUGGESTION
from tests.ui.sources import only

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
PERSON = Qt.Key.Key_1


@pytest.fixture
def opened(opened):
    """Nothing else is proposed."""
    only(opened.window.hub.project, "repeats")
    return opened


@pytest.fixture
def proposing(opened):
    """The hands after one mention of 方啟明 and one of 圖書館 are marked: one other place of each is left."""
    opened.drag("方啟明")
    opened.press(PERSON)
    opened.drag("圖書館")
    opened.press(Qt.Key.Key_4)
    opened.press(Qt.Key.Key_Escape)
    wait_for(opened, ["方啟明", "圖書館"])
    return opened


def wait_for(hands, words):
    hands.bot.waitUntil(lambda: [one.text for one in hands.window.suggesting.found] == words)


def drawn(hands):
    return [mark.span.of(hands.view.page.text) for mark in hands.view.marks if mark.suggested]


def test_they_are_drawn_as_proposals_and_are_no_marks(proposing):
    assert sorted(drawn(proposing)) == ["圖書館", "方啟明"]
    assert proposing.marks() == [("圖書館", "theme"), ("方啟明", "person")]


def test_they_are_worked_out_off_the_main_thread_and_move_no_text(opened, monkeypatch):
    threads, propose = [], Suggestions.propose

    def proposed(self, *wanted):
        threads.append(threading.current_thread())
        return propose(self, *wanted)

    monkeypatch.setattr(Suggestions, "propose", proposed)
    opened.drag("方啟明")
    opened.press(PERSON)
    opened.press(Qt.Key.Key_H)
    opened.bot.waitUntil(lambda: opened.window.suggesting.found == [])
    view, offsets = opened.view, range(len(opened.view.page.text))
    before, scrolled = [view.places.on_screen(at) for at in offsets], view.verticalScrollBar().value()
    opened.press(Qt.Key.Key_H)
    wait_for(opened, ["方啟明"])
    opened.bot.waitUntil(lambda: bool(threads))
    assert threading.main_thread() not in threads
    assert [view.places.on_screen(at) for at in offsets] == before
    assert view.verticalScrollBar().value() == scrolled


def test_a_mark_of_somebody_else_takes_nothing_in_the_article_nor_on_the_page(opened):
    hub = opened.window.hub
    article, text = opened.window.situation.article, opened.view.page.text
    at = text.index("方啟明", text.index("方啟明") + 1)
    with Project.open(hub.project.path, annotator="chen") as chen:
        chen.marks.add(article, Span(at, at + 3), chen.codebook.root("person").id)
    opened.bot.waitUntil(lambda: opened.marks() == [("方啟明", "person")], timeout=5000)
    opened.drag("方啟明")
    opened.press(PERSON)
    wait_for(opened, ["方啟明"])
    assert [one.span.start for one in opened.window.suggesting.found] == [at]


def test_one_looks_neither_like_text_nor_like_a_mark(proposing):
    view, [one, _other] = proposing.view, proposing.window.suggesting.found

    def look():
        proposing.bot.wait(30)
        first, last = view.places.on_screen(one.span.start), view.places.on_screen(one.span.end)
        box = QRect(first.left(), first.top(), last.left() - first.left(), first.height() + 8)
        return view.viewport().grab(box).toImage()

    proposed = look()
    proposing.press(Qt.Key.Key_H)
    plain = look()
    proposing.press(Qt.Key.Key_H)
    wait_for(proposing, ["方啟明", "圖書館"])
    proposing.window.hub.perform(lambda project: project.suggestions.accept([one]))
    proposing.window.situation.choose(None)
    assert len({bytes(each.constBits()) for each in (proposed, plain, look())}) == 3


def walked(hands, times, key=Qt.Key.Key_Tab, modifiers=NONE):
    """What Tab comes by; suggestions have a question mark."""
    seen = []
    for _number in range(times):
        hands.press(key, modifiers)
        situation = hands.window.situation
        seen.append((situation.chosen_mark or situation.suggestion).text + ("?" if situation.suggestion else ""))
    return seen


def test_tab_walks_marks_up_to_a_suggestion_then_suggestions_only_until_one_leaves_them(proposing):
    proposing.view.select(None, 0)
    assert walked(proposing, 6) == ["圖書館", "方啟明", "方啟明?", "圖書館?", "方啟明?", "圖書館?"]
    assert walked(proposing, 1, Qt.Key.Key_Backtab, SHIFT) == ["方啟明?"]
    proposing.press(Qt.Key.Key_Escape)
    proposing.view.select(None, 0)
    assert walked(proposing, 1) == ["圖書館"]


def test_tab_walks_to_the_next_suggestion_where_the_status_line_says_so(proposing):
    first = proposing.window.situation.reading.marks[0]
    proposing.window.walking.go(first.id)
    proposing.press(Qt.Key.Key_A)
    assert "Tab walks to the next one" in proposing.window.status.told
    assert walked(proposing, 2) == ["方啟明?", "圖書館?"]
    proposing.press(Qt.Key.Key_A)
    proposing.press(Qt.Key.Key_A)
    assert proposing.window.situation.suggestion is None
    proposing.press(Qt.Key.Key_A)
    assert "Nothing is suggested here" in proposing.window.status.told


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Return])
def test_one_key_accepts_goes_on_and_is_undone(proposing, key):
    proposing.window.walking.go_to_suggestion(proposing.window.suggesting.found[0])
    proposing.press(key)
    reading = proposing.window.situation.reading
    accepted = [mark for mark in reading.marks if mark.origin is Origin.SUGGESTION]
    assert [mark.text for mark in accepted] == ["方啟明"]
    assert len({mark.person for mark in reading.marks if mark.text == "方啟明"}) == 1
    assert proposing.window.situation.suggestion.text == "圖書館"
    wait_for(proposing, ["圖書館"])
    proposing.press(Qt.Key.Key_Z, CTRL)
    wait_for(proposing, ["方啟明", "圖書館"])


def test_a_rejected_one_stays_away_until_it_is_undone(proposing):
    proposing.window.walking.go_to_suggestion(proposing.window.suggesting.found[0])
    proposing.press(Qt.Key.Key_X)
    wait_for(proposing, ["圖書館"])
    assert drawn(proposing) == ["圖書館"]
    article = proposing.window.situation.article
    proposing.window.situation.read(article)
    wait_for(proposing, ["圖書館"])
    proposing.press(Qt.Key.Key_Z, CTRL)
    wait_for(proposing, ["方啟明", "圖書館"])


def test_all_of_the_same_words_are_accepted_as_one_step(opened):
    opened.drag("鎮")
    opened.press(Qt.Key.Key_4)
    opened.drag("圖書館", 3)
    opened.press(Qt.Key.Key_4)
    wait_for(opened, ["圖書館"])
    opened.window.walking.go_to_suggestion(opened.window.suggesting.found[0])
    opened.press(Qt.Key.Key_A, SHIFT)
    assert opened.marks().count(("圖書館", "theme")) == 2
    wait_for(opened, [])
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.marks().count(("圖書館", "theme")) == 1


def test_a_tags_key_accepts_as_that_tag(proposing):
    proposing.window.walking.go_to_suggestion(proposing.window.suggesting.found[1])
    proposing.press(Qt.Key.Key_2)
    assert ("圖書館", "role") in proposing.marks()


def test_a_click_chooses_and_the_menu_offers_to_decide(proposing):
    proposing.click(proposing.window.suggesting.found[0].span.start)
    assert proposing.window.situation.suggestion.text == "方啟明"
    shown = {action.objectName() for action in proposing.window.menu.made().actions()}
    assert {"accept", "accept_same", "reject"} <= shown
    assert "remove" not in shown


def test_the_pointer_on_one_tells_what_it_is_and_the_keys_that_decide(proposing):
    hovering, first = proposing.window.hovering, proposing.window.suggesting.found[0]
    proposing.bot.mouseMove(proposing.view.viewport(), pos=proposing.place(first.span.start + 1))
    proposing.bot.waitUntil(hovering.card.isVisible)
    told = [one.text() for one in hovering.card.findChildren(QLabel)]
    assert told == [
        "Person  ·  方啟明  ×1", "Suggestion", "repeats, 0.96", "", "marked as 方啟明 on this page",
        "A · Return", "Accept the suggestion", "Shift+A", "Accept all of the same words", "X", "Reject the suggestion",
    ]  # fmt: skip
    proposing.window.actions_.all["reject"].setShortcut("Y")
    proposing.window.walking.go_to_suggestion(first)
    assert hovering.card.isHidden()
    proposing.press(Qt.Key.Key_I)
    assert "Y" in [one.text() for one in hovering.card.findChildren(QLabel)]
    proposing.press(Qt.Key.Key_A)
    assert hovering.card.isHidden()


def test_a_longer_name_is_not_cut_and_one_key_hides_all(opened):
    opened.drag("館長沈月華")
    opened.press(Qt.Key.Key_2)
    opened.drag("圖書館")
    opened.press(Qt.Key.Key_2)
    wait_for(opened, ["圖書館"])
    opened.press(Qt.Key.Key_H)
    assert drawn(opened) == []
    opened.press(Qt.Key.Key_H)
    wait_for(opened, ["圖書館"])


def test_the_panel_lists_them(proposing):
    def shown():
        labels = proposing.window.people.findChildren(type(proposing.window.status._saved))
        return [one.text() for one in labels]

    proposing.bot.waitUntil(lambda: "SUGGESTIONS  ·  2" in shown())


def test_rejections_go_along_when_the_text_is_corrected(proposing):
    proposing.window.walking.go_to_suggestion(proposing.window.suggesting.found[1])
    proposing.press(Qt.Key.Key_X)
    wait_for(proposing, ["方啟明"])
    project, article = proposing.window.hub.project, proposing.window.situation.article
    at = proposing.view.page.text.index("鎮長")
    project.articles.correct(article, Span(at, at + 2), "老鎮長")
    wait_for(proposing, ["方啟明"])
    assert drawn(proposing) == ["方啟明"]


def test_decisions_as_fast_as_keys_come_never_fall_on_what_is_decided(opened):
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text("標題\n" + "方啟明在致詞中強調。\n" * 4, "b"))
    opened.window.situation.read(project.articles.page()[-1].id)
    opened.bot.wait(30)
    opened.drag("方啟明")
    opened.press(PERSON)
    wait_for(opened, ["方啟明"] * 3)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_O, Qt.Key.Key_X, Qt.Key.Key_Return):
        opened.press(key, SHIFT if key == Qt.Key.Key_X else NONE)
    assert opened.window.situation.suggestion is None
    assert opened.window.suggesting.found == []
    starts = [mark.span.start for mark in opened.window.situation.reading.marks]
    assert starts == [3, 14, 36]
    assert [one.span.start for one in project.suggestions.rejected(opened.window.situation.article)] == [25]


def words(label):
    return label.text().replace("\u00a0", " ")


def test_a_reader_sees_suggestions_without_keys_and_buttons_that_would_be_refused(proposing):
    window = proposing.window
    path = window.hub.project.path
    window.hub.open(path, read_only=True)
    wait_for(proposing, ["方啟明", "圖書館"])
    proposing.bot.waitUntil(lambda: "for reading only" in [words(one) for one in window.people.findChildren(QLabel)])
    told = " ".join(one.accessibleName() for one in window.people.findChildren(QPushButton))
    assert "Accept" not in told
    assert "Reject" not in told
    assert not any(window.actions_.all[name].isEnabled() for name in (*ON_SUGGESTION, "accept_agreed"))
    window.hub.open(path)
    wait_for(proposing, ["方啟明", "圖書館"])
    assert all(window.actions_.all[name].isEnabled() for name in ON_SUGGESTION)
