"""The overview beside the scroll bar: where in the whole text marks, suggestions and search hits stand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.domain.spans import Span
from annotator.ui.article.page import PageMark

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

WIDTH = 14
_TICK = 2
"""Pixels that a mark is high, however short."""
_PAUSE_MILLISECONDS = 300
"""Longer than between two gestures of quick hands, whose turn it is first."""
_MOST_HITS = 3000
_SLICE_SECONDS = 0.004
_TOGETHER = 200
"""Marks placed before the clock is looked at."""
_COLUMNS = {"quote": 0, "theme": 1, "role": 2, "person": 3}
_COLUMN_WIDTH = 3


class Strip(QWidget):
    """Ticks by kind in columns; a click or a drag goes to the place. It is worked out when the hands rest."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._hit_rows: set[int] = set()
        self._picture = QPixmap()
        self._ticks: dict[tuple[int, int, str], int] = {}
        self._next: dict[tuple[int, int, str], int] = {}
        self._waiting: Iterator[PageMark] = iter(())
        self._soon = QTimer(self, interval=_PAUSE_MILLISECONDS, singleShot=True)
        self._soon.timeout.connect(self._begin)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._place_some)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def refresh(self) -> None:
        """Work it out anew, soon."""
        self._slices.stop()
        self._soon.start()

    def fit(self) -> None:
        """Stand beside the viewport of the view, as high as it."""
        port = self._view.viewport().geometry()
        self.setGeometry(port.right() + 1, port.top(), WIDTH, port.height())
        self.refresh()

    @property
    def ticks(self) -> dict[tuple[int, int, str], int]:
        """Where ticks begin: column, y and colour, with the y where they end; colour is empty for a suggestion."""
        return dict(self._ticks)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ticks, the hits, and what is in sight."""
        theme, height = self._view.look.theme, self.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        bar = self._view.verticalScrollBar()
        whole = max(1.0, self._view.places.height)
        seen = QColor(theme.edge)
        if bar.maximum():
            top, part = bar.value() / whole * height, bar.pageStep() / whole * height
            painter.fillRect(0, round(top), WIDTH, round(part), seen)
        painter.drawPixmap(0, 0, self._picture)
        for y in self._hit_rows:
            painter.fillRect(0, y, WIDTH, 1, QColor(theme.warning))

    def place_hits(self) -> None:
        """Work out where the search hits stand; of very many only some, which a strip cannot tell apart anyway."""
        hits = self._view.shown.hits
        self._hit_rows = {self._y(hit.start) for hit in hits[:: len(hits) // _MOST_HITS + 1]}
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        self._go(event.position())

    def _go(self, place: QPointF) -> None:
        view = self._view
        share = place.y() / max(1, self.height())
        view.places.scroll_to(share * view.places.height - view.viewport().height() / 2)

    def _begin(self) -> None:
        self._next = {}
        self._waiting = iter(list(self._view.marks))
        self._slices.start()

    def _place_some(self) -> None:
        end = time.monotonic() + _SLICE_SECONDS
        while time.monotonic() < end:
            part = list(islice(self._waiting, _TOGETHER))
            for mark in part:
                self._tick(mark)
            if len(part) < _TOGETHER:
                self._slices.stop()
                self._ticks = self._next
                self._draw_ticks()
                self.place_hits()
                return

    def _draw_ticks(self) -> None:
        """Once for many scrolls."""
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        for (column, top, colour), bottom in self._ticks.items():
            ink = self._view.look.line_colour(colour) if colour else QColor(self._view.look.theme.faint)
            painter.fillRect(1 + column * _COLUMN_WIDTH, top, _COLUMN_WIDTH - 1, bottom - top, ink)
        painter.end()

    def _tick(self, mark: PageMark) -> None:
        top, bottom = self._y(mark.span.start), self._y(_last(mark.span))
        key = (_COLUMNS.get(mark.kind, len(_COLUMNS) - 1), top, "" if mark.suggested else mark.colour)
        self._next[key] = max(self._next.get(key, 0), top + _TICK, bottom)

    def _y(self, offset: int) -> int:
        return round(self._view.places.share(offset) * self.height())


def _last(span: Span) -> int:
    return max(span.start, span.end - 1)
