"""Selecting with the mouse: drags, Shift and click, double to quadruple clicks, scrolling at the edges."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.domain.spans import Span
from annotator.text.segments import sentences

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_EDGE_STEP = 28
"""Pixels that the text moves at each beat while a drag goes on beyond the edge."""


class Selecting(QObject):
    """What the mouse is doing to the selection of a view."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._anchor = Span(0, 0)
        self._clicks = 0
        self._last_press = (0.0, QPointF())
        self.is_pressed = False
        self._dragged = False
        self._place = QPointF()
        self._beat = QTimer(self, interval=40)
        self._beat.timeout.connect(self._scroll_at_edge)

    def press(self, event: QMouseEvent) -> None:
        """A button went down: the first click sets the caret, further ones select word, sentence, paragraph."""
        self._clicks = self._clicks % 4 + 1 if self._is_quick(event) else 1
        self._last_press = (time.monotonic(), event.position())
        self.is_pressed, self._dragged = True, False
        offset = self._view.places.offset_at(event.position())
        if self._clicks == 1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.extend(offset, keep=True)
            self._dragged = True
        elif self._clicks == 1:
            self._anchor = Span(offset, offset)
            self._view.select(None, offset)
        else:
            self._anchor = self._unit_at(self._view.places.offset_at(event.position(), on_character=True))
            self._view.select(self._anchor)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        if not self.is_pressed:
            return
        self._place = event.position()
        if not self._dragged and self._is_a_step(event):
            return
        self._dragged = True
        self._reach(self._place)
        inside = 0 <= self._place.y() < self._view.viewport().height()
        if inside:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()

    def release(self, event: QMouseEvent) -> None:
        """The button came up: a span is finished, or a click meant a mark."""
        self._beat.stop()
        if not self.is_pressed:
            return
        self.is_pressed = False
        if self._view.selection is not None and (self._dragged or self._clicks > 1):
            self._view.span_finished.emit(self._view.selection)
        elif self._clicks == 1:
            at = self._view.marks.at(self._view.places.offset_at(event.position(), on_character=True))
            self._view.mark_clicked.emit([mark.id for mark in at], event.modifiers())

    def extend(self, offset: int, *, keep: bool) -> None:
        """Bring the caret to an offset; ``keep`` leaves the other end of the selection where it is."""
        view = self._view
        if not keep:
            view.select(None, offset)
            return
        selection, caret = view.selection, view.shown.caret
        anchor = caret if selection is None else (selection.end if caret == selection.start else selection.start)
        view.select(Span(min(anchor, offset), max(anchor, offset)), offset)

    def _reach(self, place: QPointF) -> None:
        """Select from where the drag began to a place, in the unit that it began with."""
        if self._clicks == 1:
            self._reach_offset(self._view.places.offset_at(place))
            return
        unit = self._unit_at(self._view.places.offset_at(place, on_character=True))
        whole = Span(min(self._anchor.start, unit.start), max(self._anchor.end, unit.end))
        self._view.select(whole, whole.start if unit.start < self._anchor.start else whole.end)

    def _reach_offset(self, offset: int) -> None:
        """Select from where the drag began to an offset; whole words where the setting says so."""
        anchor, view = self._anchor.start, self._view
        start, end = min(anchor, offset), max(anchor, offset)
        if view.snaps() and start < end:
            text = view.page.text
            first, last = view.word_at(text, start), view.word_at(text, end - 1)
            start, end = min(start, first.start), max(end, last.end)
        view.select(Span(start, end), start if offset < anchor else end)

    def _unit_at(self, offset: int) -> Span:
        text = self._view.page.text
        paragraph = Span(text.rfind("\n", 0, offset) + 1, _end(text, offset))
        if self._clicks == 2:
            return self._view.word_at(text, offset)
        if self._clicks == 3:
            found = (one for one in sentences(text, paragraph) if one.start <= offset < one.end)
            return next(found, paragraph)
        return paragraph

    def _is_quick(self, event: QMouseEvent) -> bool:
        when, where = self._last_press
        told = event.type() == QEvent.Type.MouseButtonDblClick  # by the clock of the mouse, however busy we are
        quick = told or time.monotonic() - when < QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        return quick and (event.position() - where).manhattanLength() < 6

    def _is_a_step(self, event: QMouseEvent) -> bool:
        """Whether the pointer has hardly moved since the press: a click, not a drag."""
        return (event.position() - self._last_press[1]).manhattanLength() < 4

    def _scroll_at_edge(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + (_EDGE_STEP if self._place.y() > 0 else -_EDGE_STEP))
        self._reach(self._place)


def _end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return found if found >= 0 else len(text)
