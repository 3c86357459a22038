"""Ten thousand random gestures at the window: store and screen agree all along, undo leads to the start, redo to the end."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.domain.log.operations import Deed
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from tests.ui.conftest import TEXT, Hands, hands, opened, window  # noqa: F401  (fixtures)

GESTURES, LOOK_EVERY = 10_000, 500
SEED = 20261124
Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    *(((key, NONE), 12) for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4)),
    *(((key, SHIFT), 2) for key in (Key.Key_1, Key.Key_2, Key.Key_4)),
    *(((key, ALT), 2) for key in (Key.Key_1, Key.Key_3)),
    ((Key.Key_Tab, NONE), 14),
    ((Key.Key_Backtab, SHIFT), 4),
    ((Key.Key_Delete, NONE), 8),
    ((Key.Key_BracketLeft, NONE), 4),
    ((Key.Key_BracketRight, NONE), 4),
    ((Key.Key_BraceLeft, SHIFT), 4),
    ((Key.Key_BraceRight, SHIFT), 4),
    ((Key.Key_BracketLeft, CTRL), 2),
    ((Key.Key_BraceRight, CTRL), 2),
    ((Key.Key_S, NONE), 6),
    ((Key.Key_C, NONE), 4),
    ((Key.Key_J, NONE), 4),
    ((Key.Key_J, SHIFT), 3),
    ((Key.Key_N, NONE), 3),
    ((Key.Key_A, NONE), 5),
    ((Key.Key_A, SHIFT), 2),
    ((Key.Key_X, NONE), 4),
    ((Key.Key_Z, CTRL), 14),
    ((Key.Key_Z, CTRL | SHIFT), 10),
    ((Key.Key_Escape, NONE), 5),
    ((Key.Key_1, CTRL), 1),
    ((Key.Key_2, CTRL), 1),
    ((Key.Key_3, CTRL), 1),
)


class Fuzz:
    """Random hands, always the same for a seed."""

    def __init__(self, hands: Hands) -> None:  # noqa: F811
        self.hands, self.chance = hands, random.Random(SEED)
        self.window, self.view = hands.window, hands.view

    def gesture(self) -> None:
        """One of everything that a person may do."""
        if self.chance.random() < 0.3:
            self.select()
        elif self.chance.random() < 0.15:
            self.use_mouse()
        else:
            key, modifiers = self.chance.choices([one for one, _weight in KEYS], [weight for _one, weight in KEYS])[0]
            QTest.keyClick(self.view, key, modifiers)
            self.answer()

    def select(self) -> None:
        length = len(self.view.page.text)
        start = self.chance.randrange(length - 1)
        self.view.select(Span(start, min(length, start + self.chance.choice([1, 2, 2, 3, 3, 5, 12]))))

    def use_mouse(self) -> None:
        """Click somewhere, or drag from there to somewhere else: text, chips and edges alike."""
        port = self.view.viewport()
        self.hands.forget_clicks()
        start = self.place()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, start)
        if self.chance.random() < 0.5:
            end = self.place()
            QTest.mouseMove(port, (start + end) / 2)
            QTest.mouseMove(port, end)
            start = end
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, start)
        self.answer()

    def place(self) -> QPoint:
        offset = self.chance.randrange(len(self.view.page.text))
        spot = self.view.places.on_screen(offset).center()
        return spot + QPoint(self.chance.randrange(18), self.chance.choice([0, 0, -14, 12]))

    def answer(self) -> None:
        """Whatever asks for something now gets an answer, or none."""
        picker, popover = self.window.picker, self.window.popover
        accept = Key.Key_Return if self.chance.random() < 0.7 else Key.Key_Escape
        if picker.isVisible():
            entry = picker.findChild(QLineEdit)
            QTest.keyClick(entry if entry.isVisible() else picker._list, accept)
        if popover.isVisible():
            note = popover.findChild(QPlainTextEdit)
            QTest.keyClicks(note, self.chance.choice(["", "to check", "12"]))
            QTest.keyClick(note, accept)


def everything(project):
    """All that stands in the store; when something was last changed is left out, since undo is a change too."""
    article = project.articles.page()[0].id
    reading = project.articles.read(article)
    marks = tuple(replace(mark, changed=Moment(0)) for mark in reading.marks)
    people = tuple(sorted(project.people.all(), key=lambda one: one[0].id))
    rejected = tuple(project.suggestions.rejected(article))
    return marks, reading.links, reading.themes, reading.statuses, people, rejected


def look(window) -> None:  # noqa: F811
    """What the window shows is what the store holds."""
    project, situation = window.hub.project, window.situation
    stored = project.articles.read(situation.article)
    assert situation.reading.marks == stored.marks
    assert situation.reading.links == stored.links
    used = {mark.person for mark in stored.marks}
    assert all(one in situation.reading.people for one in stored.people if one.id in used)
    shown = {mark.id: mark for mark in window.view.marks if not mark.suggested}
    assert shown == {mark.id: mark for mark in situation.page.marks()}
    for mark in stored.marks:
        assert mark.text == mark.span.of(stored.text)
        assert situation.page.to_reading(shown[mark.id].span) == mark.span or situation.script
    assert project.check() == []


@pytest.mark.parametrize("gestures", [GESTURES])
def test_random_gestures_are_shown_kept_and_undone(opened, gestures):  # noqa: F811
    window, project = opened.window, opened.window.hub.project  # noqa: F811
    fuzz, start = Fuzz(opened), everything(project)
    for number in range(1, gestures + 1):
        fuzz.gesture()
        if number % 20 == 0:
            QApplication.processEvents()
        if number % LOOK_EVERY == 0:
            look(window)
    end = everything(project)
    steps = 0
    while (last := project.history.undoable()) is not None and last.deed is not Deed.ARTICLES_IMPORTED:
        window.editing.undo()
        steps += 1
    assert steps > gestures / 10
    assert everything(project) == start
    assert project.articles.read(window.situation.article).text == TEXT
    look(window)
    for _number in range(steps):
        window.editing.redo()
    assert project.history.redoable() is None
    assert everything(project) == end
    look(window)
