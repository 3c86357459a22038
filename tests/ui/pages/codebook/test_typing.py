"""What is typed on the page of the codebook is kept, whatever takes the keyboard away, and overwrites nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.formats.codebooks.registry import FORMATS
from annotator.ui import messages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def direct(page, quotes):
    page.choose(quotes[0].id)
    return quotes[0].id


def stored(window, tag):
    return window.hub.project.codebook.tag(tag)


def writing(opened, page, words):
    page.form.guideline.write()
    opened.bot.keyClicks(page.form.guideline.entry, words)


def change_elsewhere(opened, page, window, tag, words):
    """Somebody else changes the guideline, and the page hears of it."""
    window.hub.project.tags.change(replace(stored(window, tag), guideline=words))
    opened.bot.waitUntil(lambda: not (page._soon.isActive() or page._details.isActive() or page._reading.jobs.is_busy))


@pytest.mark.parametrize("field", ["name", "sign", "description"])
def test_words_in_a_field_are_kept_when_the_project_is_closed(opened, page, window, direct, field):
    entry, path = getattr(page.form, field), window.hub.project.location
    entry.setFocus()
    entry.selectAll()
    opened.bot.keyClicks(entry, "Wo")
    opened.press(Qt.Key.Key_W, CONTROL, on=entry)
    assert not window.hub.is_open
    window.hub.open(path)
    assert getattr(stored(window, direct), field) == "Wo"


def test_a_guideline_that_is_written_is_kept_when_the_project_is_closed(opened, page, window, direct):
    path = window.hub.project.location
    writing(opened, page, "Word by word.")
    opened.press(Qt.Key.Key_W, CONTROL, on=page.form.guideline.entry)
    window.hub.open(path)
    assert stored(window, direct).guideline == "Word by word."


def test_words_are_kept_for_their_tag_when_a_new_one_is_added_by_its_button(opened, page, window, direct, monkeypatch):
    monkeypatch.setattr(messages, "line", lambda *_words: "Partial")
    page.form.name.setFocus()
    page.form.name.selectAll()
    opened.bot.keyClicks(page.form.name, "Verbatim")
    page.wishes.add_tag()
    assert stored(window, direct).name == "Verbatim"
    opened.bot.waitUntil(lambda: page.form.title.text() == "Partial")
    writing(opened, page, "A part.")
    page.choose(direct)
    assert window.hub.project.codebook.by_path("quote/Verbatim/Partial").guideline == "A part."
    assert stored(window, direct).guideline == ""


def test_a_right_click_into_the_guideline_does_not_end_writing(opened, page, window, direct):
    guideline = page.form.guideline
    writing(opened, page, "Only ")
    QGuiApplication.clipboard().setText("what is said")

    def paste():
        menu = QApplication.activePopupWidget()
        next(action for action in menu.actions() if "Paste" in action.text()).trigger()
        menu.close()

    QTimer.singleShot(100, paste)
    inside = guideline.entry.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), inside.mapToGlobal(QPoint(9, 9)))
    QApplication.sendEvent(inside, asked)
    opened.bot.waitUntil(lambda: guideline.entry.toPlainText() == "Only what is said")
    assert guideline.is_written
    window.activateWindow()  # a window manager does so when a menu closes; without one nobody may have the focus
    opened.bot.waitUntil(guideline.entry.hasFocus)
    page.tree.setFocus()
    assert stored(window, direct).guideline == "Only what is said"


def test_an_example_goes_below_what_is_being_written(opened, page, window, quotes):
    page.choose(quotes[1].id)
    opened.bot.waitUntil(lambda: len(page.side.findChildren(QPushButton)) == 4)
    writing(opened, page, "Mine.")
    page.side.findChildren(QPushButton)[0].click()
    assert stored(window, quotes[1].id).guideline.startswith("Mine.\n")
    assert "✓" in stored(window, quotes[1].id).guideline


def test_a_guideline_that_somebody_else_changes_meanwhile_is_not_overwritten(opened, page, window, direct):
    guideline = page.form.guideline
    writing(opened, page, "Mine.")
    change_elsewhere(opened, page, window, direct, "Theirs.")
    assert guideline.meanwhile.told.text().endswith("Theirs.")
    page.tree.setFocus()
    assert guideline.is_written
    assert (stored(window, direct).guideline, guideline.entry.toPlainText()) == ("Theirs.", "Mine.")


@pytest.mark.parametrize(("choice", "after"), [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")])
def test_of_two_guidelines_that_one_stands_which_is_chosen(opened, page, window, direct, choice, after):
    writing(opened, page, "Mine.")
    change_elsewhere(opened, page, window, direct, "Theirs.")
    opened.bot.mouseClick(page.form.guideline.meanwhile.buttons[choice], Qt.MouseButton.LeftButton)
    assert stored(window, direct).guideline == after
    assert not page.form.guideline.is_written
    assert page.form.guideline.meanwhile.isHidden()


def test_who_leaves_the_tag_without_choosing_loses_neither_guideline(opened, page, window, direct, quotes):
    writing(opened, page, "Mine.")
    change_elsewhere(opened, page, window, direct, "Theirs.")
    page.choose(quotes[1].id)
    assert stored(window, direct).guideline == "Theirs.\n\nMine."
    assert stored(window, quotes[1].id).guideline == ""


def test_an_export_that_was_refused_is_not_called_done(page, window, monkeypatch, tmp_path):
    said, told = [], []
    window.hub.refused.connect(said.append)
    monkeypatch.setattr(messages, "refusal", lambda _window, refusal: told.append(refusal))
    monkeypatch.setattr(messages, "agree", lambda *_words: True)
    monkeypatch.setattr(messages, "codebook_target", lambda *_words: Path(tmp_path, "nowhere", "book.json"))
    window.coding.export_as(FORMATS[0])
    assert (len(told), said) == (1, [])
    monkeypatch.setattr(messages, "codebook_target", lambda *_words: tmp_path / "book.json")
    window.coding.export_as(FORMATS[0])
    assert said == [f"Exported to {tmp_path / 'book.json'}"]
