"""Finding words in the article by real keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from annotator.text import matching

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def seek(hands, words):
    """Open the bar and write words as an input method does."""
    hands.press(Qt.Key.Key_F, CTRL)
    bar = hands.window.finding
    assert bar.isVisible()
    bar.entry.clear()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(bar.entry, event)
    hands.bot.waitUntil(lambda: not bar._soon.isActive())
    return bar


def test_hits_are_counted_shown_and_walked_round(opened):
    bar = seek(opened, "圖書館")
    text = opened.view.page.text
    assert bar.count.text() == f"1 of {text.count('圖書館')}"
    assert [hit.of(text) for hit in opened.view.shown.hits] == ["圖書館"] * 2
    first = opened.view.shown.hit
    opened.press(Qt.Key.Key_Return, on=bar.entry)
    assert opened.view.shown.hit != first
    opened.press(Qt.Key.Key_F3)
    assert opened.view.shown.hit == first
    opened.press(Qt.Key.Key_F3, SHIFT)
    opened.press(Qt.Key.Key_Return, SHIFT, on=bar.entry)
    assert opened.view.shown.hit == first


def test_simplified_words_find_traditional_ones_unless_told_otherwise(opened):
    bar = seek(opened, "图书馆")
    assert bar.count.text() == "1 of 2"
    bar.alike.click()
    assert bar.count.text() == "nothing found"
    assert not opened.view.shown.hits


def test_digits_and_letters_are_typed_and_not_taken_for_tags(opened):
    bar = seek(opened, "")
    for key in (Qt.Key.Key_1, Qt.Key.Key_S, Qt.Key.Key_T):
        opened.press(key, on=bar.entry)
    assert bar.entry.text() == "1st"
    assert opened.marks() == []
    assert opened.window.situation.armed is None


def test_only_marked_hits(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    bar = seek(opened, "方啟明")
    assert bar.count.text().endswith("of 2")
    bar.only_marked.click()
    assert bar.count.text() == "1 of 1"


def test_all_hits_are_marked_as_one_step(opened):
    bar = seek(opened, "方啟明")
    opened.bot.mouseClick(bar._mark, Qt.MouseButton.LeftButton)
    opened.press(Qt.Key.Key_1, on=opened.window.picker._list)
    assert opened.marks() == [("方啟明", "person")] * 2
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.marks() == []


def test_escape_leaves_the_hit_selected_in_the_text(opened):
    bar = seek(opened, "八萬")
    opened.press(Qt.Key.Key_Escape, on=bar.entry)
    assert bar.isHidden()
    assert opened.view.hasFocus()
    assert opened.view.selection.of(opened.view.page.text) == "八萬"
    assert not opened.view.shown.hits


def test_the_selected_words_are_sought(opened):
    opened.drag("圖書館是")
    opened.press(Qt.Key.Key_F, CTRL)
    assert opened.window.finding.entry.text() == "圖書館是"
    assert opened.window.finding.count.text() == "1 of 1"


def test_keys_that_follow_the_last_letter_at_once_mean_that_letter_too(opened):
    bar = seek(opened, "圖書")
    bar.entry.setText("圖書館是")
    opened.press(Qt.Key.Key_Escape, on=bar.entry)
    assert opened.view.selection.of(opened.view.page.text) == "圖書館是"


def test_whole_words_and_expressions_by_the_rules_of_searching_everywhere(opened, monkeypatch):
    bar = seek(opened, "图.馆")
    assert bar.count.text() == "nothing found"
    bar.expression.click()
    assert bar.count.text() == "1 of 2"
    assert [hit.of(opened.view.page.text) for hit in opened.view.shown.hits] == ["圖書館"] * 2
    bar.entry.setText("图(")
    opened.bot.waitUntil(lambda: bar.count.text() == "wrong")
    assert "No regular expression" in bar.entry.toolTip()
    assert not opened.view.shown.hits
    monkeypatch.setattr(matching, "LONGEST_SECONDS", 0.0)
    bar.entry.setText("(.|..)+[^.]館")
    opened.bot.waitUntil(lambda: "takes too long" in bar.entry.toolTip())
    bar.expression.click()
    assert bar.count.text() == "nothing found"
    bar.entry.setText("方啟明")
    bar.whole.click()
    assert bar.count.text() == "1 of 2"
