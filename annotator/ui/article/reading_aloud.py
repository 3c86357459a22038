"""The article for screen readers: each paragraph in sight is a child with its text, and its marks as description.

A Python class with ``QAccessibleTextInterface`` crashes under a real AT-SPI client, therefore there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from annotator.domain.language import _
from annotator.ui.article.page import PageMark
from annotator.ui.naming import kind_name

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

MOST_MARKS = 30
"""Marks of one paragraph that its description names; the rest is counted."""


class Paragraph(QAccessibleInterface):
    """One chunk of the text, as long as it is in sight."""

    def __init__(self, view: ArticleView, index: int) -> None:
        super().__init__()
        self._view, self.index = view, index

    def isValid(self) -> bool:
        """Whether the text still has it."""
        return self.index < len(self._view.places.chunks)

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """No object stands behind it."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The article."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, _index: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """It has none."""
        return

    def childAt(self, _x: int, _y: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """It has none."""
        return

    def childCount(self) -> int:
        """It has none."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """It has none."""
        return -1

    def role(self) -> QAccessible.Role:
        """A paragraph, the first one perhaps a heading."""
        title = self.isValid() and self._view.places.layouts.is_title(self.index)
        return QAccessible.Role.Heading if title else QAccessible.Role.Paragraph

    def state(self) -> QAccessible.State:
        """It can be read, and no more."""
        state = QAccessible.State()
        state.readOnly = True
        return state

    def rect(self) -> QRect:
        """Where it stands on the screen."""
        if not self.isValid():
            return QRect()
        places, port = self._view.places, self._view.viewport()
        top = places.chunk_top(self.index)
        height = places.layouts[self.index].height
        corner = port.mapToGlobal(QPoint(round(places.left()), round(top)))
        return QRect(corner, QSize(round(places.width()), round(height)))

    def setText(self, _kind: QAccessible.Text, _words: str) -> None:
        """Text is never changed from outside."""

    def text(self, kind: QAccessible.Text) -> str:
        """Its text as name, its marks as description."""
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._view.places.chunks.span(self.index).of(self._view.page.text)
        if kind == QAccessible.Text.Description:
            return told(self._view.page.text, self._view.marks.in_chunk(self.index))
        return ""

    def foregroundColor(self) -> QColor:
        """The colour of the letters."""
        return QColor(self._view.look.theme.ink)

    def backgroundColor(self) -> QColor:
        """The colour of the paper."""
        return QColor(self._view.look.theme.paper)


class Article(QAccessibleWidget):
    """The view, with the paragraphs in sight as children."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, QAccessible.Role.Document, "")
        self._view = view
        self._paragraphs: dict[int, Paragraph] = {}

    def text(self, kind: QAccessible.Text) -> str:
        """What it is, and what is selected."""
        if kind == QAccessible.Text.Name:
            return _("Article")
        if kind == QAccessible.Text.Value and self._view.selection is not None:
            return self._view.selection.of(self._view.page.text)
        return self._view.page.meta if kind == QAccessible.Text.Description else ""

    def childCount(self) -> int:
        """The paragraphs in sight."""
        return len(self._seen())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A paragraph, counted from the top of what is in sight."""
        seen = self._seen()
        return self._paragraph(seen[index]) if 0 <= index < len(seen) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a paragraph stands among those in sight; -1 out of sight."""
        seen = self._seen()
        return child.index - seen.start if isinstance(child, Paragraph) and child.index in seen else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The paragraph at a place of the screen."""
        place = self._view.viewport().mapFromGlobal(QPoint(x, y))
        index, _y = self._view.places.under(place.y())
        return self._paragraph(index) if index in self._seen() else None

    def _seen(self) -> range:
        chunks, seen = self._view.places.chunks, self._view.places.seen()
        return range(seen.start, min(seen.stop, len(chunks))) if self._view.page.text else range(0)

    def _paragraph(self, index: int) -> Paragraph:
        if index not in self._paragraphs:
            self._paragraphs[index] = Paragraph(self._view, index)
        return self._paragraphs[index]


def told(text: str, marks: Iterable[PageMark]) -> str:
    """Marks as a screen reader says them: kind and words of each."""
    named = [f"{kind_name(mark.kind)}{'?' if mark.suggested else ''}: {mark.span.of(text)}" for mark in marks]
    rest = _("… and {count} more").format(count=len(named) - MOST_MARKS) if len(named) > MOST_MARKS else ""
    return "; ".join([*named[:MOST_MARKS], *([rest] if rest else [])])


@cache
def begin() -> None:
    """Let screen readers find articles; once in a program."""
    QAccessible.installFactory(_interface)


_interfaces: WeakKeyDictionary[QObject, Article] = WeakKeyDictionary()
"""Kept as long as their views: Qt holds no reference to what Python made."""


def _interface(_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    from annotator.ui.article.view import ArticleView  # the view imports this module

    if not isinstance(widget, ArticleView):
        return None
    if widget not in _interfaces:
        _interfaces[widget] = Article(widget)
    return _interfaces[widget]
