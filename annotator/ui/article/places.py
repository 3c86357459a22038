"""Where characters stand: between offsets of the shown text and pixels of the viewport."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.domain.spans import Span
from annotator.ui.article.chunks import Chunks
from annotator.ui.article.drawing.style import CHIP, ViewStyle
from annotator.ui.article.layouts import LaidOut, Layouts
from annotator.ui.article.stack import Stack

TOP = 26
"""Pixels above and below the text."""
MARGIN = 40
"""Pixels at least to the left and right of the column."""
SLICE_SECONDS = 0.004
"""How long chunks are measured between two events."""
MOST_MEASURED = 100_000
"""Chunks; of a longer text only those that are seen are measured, the others stay estimated."""


class Places(QObject):
    """The chunks of one text with their heights, laid out at the width of a view; keeps its scroll bar in step.

    Heights are estimates at first. They are corrected when a chunk is seen, and all of them bit by
    bit between two events; what lies above the window then keeps its place under the reader's eyes.
    """

    all_measured = Signal()
    """Every chunk has its true height now."""

    def __init__(self, view: QAbstractScrollArea, style: ViewStyle) -> None:
        super().__init__(view)
        self._view, self.style = view, style
        self._measured = 0
        self.holds = False
        """Whether the scroll bar moves only because what lies above has another height now: what is seen stays."""
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_some)
        self.show_text("", has_title=False)

    def show_text(self, text: str, *, has_title: bool) -> None:
        """Begin with another text."""
        self.length = len(text)
        self.chunks = Chunks(text)
        self.layouts = Layouts(text, self.chunks, has_title=has_title)
        self.fit()

    def fit(self) -> None:
        """Lay out anew, at the style and width of now."""
        self._stack, self._measured = Stack(self.layouts.fit(self.style, self.width())), 0
        self.set_range()
        if len(self.chunks) <= MOST_MEASURED:
            self._idle.start()
        else:
            self._idle.stop()

    # The column.

    def width(self) -> float:
        """The width of the column."""
        return max(80.0, min(self.style.column, self._view.viewport().width() - 2 * MARGIN))

    def left(self) -> float:
        """Where the column begins in the viewport."""
        return max(MARGIN, (self._view.viewport().width() - self.width()) / 2)

    @property
    def height(self) -> float:
        """The height of the whole text with the space above and below it."""
        return self._stack.total + 2 * TOP

    def share(self, offset: int) -> float:
        """How far down the whole text a code point stands, from 0 to 1, as far as heights are known."""
        index = self.chunks.at(offset)
        within = (offset - self.chunks.span(index).start) / max(1, self.chunks.length(index))
        return (TOP + self._stack.top(index) + within * self._stack[index]) / max(1.0, self.height)

    # From offsets to pixels.

    def rect(self, offset: int) -> QRectF:
        """Where the caret before a character stands, from the top of the text and the left of the viewport."""
        index = self.chunks.at(offset)
        self.measure(index)
        return self.layouts[index].caret(offset).translated(self.left(), TOP + self._stack.top(index))

    def on_screen(self, offset: int) -> QRect:
        """Where the caret before a character stands in the viewport."""
        return self.rect(offset).translated(0, -self._scrolled()).toRect()

    def lines_rect(self, span: Span) -> QRect:
        """The part of the viewport in which the lines of a span stand, with chips and lanes; empty out of sight."""
        touched, seen = self.chunks.touched(span), self.seen()
        first, last = max(touched.start, seen.start), min(touched.stop, seen.stop) - 1
        if first > last:
            return QRect()
        top, bottom = self._line_top(first, span.start), self._line_top(last, max(span.start, span.end - 1))
        pitch = self.layouts[last].pitch
        return QRect(0, round(top) - 4, self._view.viewport().width(), round(bottom - top + pitch + CHIP + 8))

    def chunk_top(self, index: int) -> float:
        """Where a chunk begins in the viewport."""
        return TOP + self._stack.top(index) - self._scrolled()

    def seen(self) -> range:
        """The chunks that are in sight."""
        top = self._scrolled() - TOP
        return range(self._stack.under(top), self._stack.under(top + self._view.viewport().height()) + 1)

    # From pixels to offsets.

    def offset_at(self, place: QPointF, *, on_character: bool = False) -> int:
        """The code point under a place of the viewport, or the gap nearest to it."""
        index, y = self.under(place.y())
        return self.layouts[index].offset_at(place.x() - self.left(), y, on_character=on_character)

    def is_on_text(self, place: QPointF) -> bool:
        """Whether a place lies on a line and not beside its letters."""
        index, y = self.under(place.y())
        laid = self.layouts[index]
        if not laid.lines or not 0 <= y < len(laid.lines) * laid.pitch:
            return False
        letters = laid.lines[laid.line_at(y)].naturalTextRect()
        return letters.left() - 2 <= place.x() - self.left() <= letters.right() + 2

    def under(self, y: float) -> tuple[int, float]:
        """The chunk under a height of the viewport, and the height within it."""
        whole = y + self._scrolled() - TOP
        index = self._stack.under(whole)
        self.measure(index)
        return index, whole - self._stack.top(index)

    def laid(self, offset: int) -> LaidOut:
        """The lines of the chunk that holds a code point."""
        return self.layouts[self.chunks.at(offset)]

    # Scrolling.

    def top_offset(self) -> int:
        """The code point at the top of the viewport; 0 at the beginning."""
        return self.offset_at(QPointF(self.left(), TOP + 1.0)) if self._scrolled() else 0

    def scroll_to(self, y: float) -> None:
        """Bring a height of the text to the top of the viewport."""
        self.set_range()
        self._view.verticalScrollBar().setValue(round(y))

    def set_range(self) -> None:
        """Let the scroll bar reach as far as the text does."""
        height = self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        bar.setRange(0, max(0, round(self.height - height)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self.style.pitch))

    def measure(self, index: int) -> None:
        """Give a chunk its true height; what lies below moves, what lies above the window keeps its place."""
        self._correct([(index, self.layouts.true_height(index))])

    def _scrolled(self) -> int:
        return self._view.verticalScrollBar().value()

    def _line_top(self, index: int, offset: int) -> float:
        laid, span = self.layouts[index], self.chunks.span(index)
        line = laid.line_of(laid.text.unit(min(max(offset, span.start), span.end)))
        return self.chunk_top(index) + line * laid.pitch

    def _correct(self, heights: Iterable[tuple[int, float]]) -> None:
        bar, seen = self._view.verticalScrollBar(), self.seen()
        changes = [(index, change) for index, height in heights if (change := self._stack.put(index, height))]
        if changes:
            wanted = round(bar.value() + sum(change for index, change in changes if index < seen.start))
            self.holds = not any(index in seen for index, _change in changes)
            self.set_range()
            bar.setValue(wanted)
            self.holds = False
            if bar.value() != wanted:  # the text ends before
                self._view.viewport().update()

    def _measure_some(self) -> None:
        end = time.monotonic() + SLICE_SECONDS
        heights: list[tuple[int, float]] = []
        while self._measured < len(self.chunks) and time.monotonic() < end:
            heights.append((self._measured, self.layouts.true_height(self._measured, keep=False)))
            self._measured += 1
        self._correct(heights)
        if self._measured >= len(self.chunks):
            self._idle.stop()
            self.all_measured.emit()
