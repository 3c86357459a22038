"""Drawing one chunk: tints, hits and selection behind the letters, underlines below, chips above, the caret."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from annotator.domain.codebook import QUOTE
from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.drawing.lines import Chip, Drawn, lane_y
from annotator.ui.article.drawing.style import ViewStyle
from annotator.ui.article.drawing.underlines import look_of, straight, underline
from annotator.ui.article.layouts import LaidOut

_SUGGESTED_WIDTH = 1.2
_HATCH, _HATCH_CHOSEN = (0.09, 0.4), (0.2, 0.6)
"""How opaque ground and lines of a suggestion are."""
FLASH, SELECTION = 0.3, 0.3
"""How opaque what lies over tints is; letters on it stay readable."""
HANDLE = 5.0
"""Pixels of the square at each edge of the chosen mark, by which the mouse moves it."""


@dataclass(slots=True)
class Shown:
    """What is shown on top of the text, in offsets of it."""

    selection: Span | None = None
    caret: int = 0
    chosen: MarkId | None = None
    edges: Span | None = None
    """The span of the chosen mark, or where its edges are being dragged to."""
    related: frozenset[MarkId] = frozenset()
    flash: Span | None = None
    hits: Sequence[Span] = ()
    """Search hits, sorted, none overlapping another."""
    hit: Span | None = None
    """The hit that one is at."""


class ChunkPainter:
    """Draws chunks at the origin of a painter; ``caret`` tells whether the view has the focus."""

    def __init__(self, painter: QPainter, shown: Shown, style: ViewStyle, *, caret: bool) -> None:
        self._painter, self._shown, self._style, self._caret = painter, shown, style, caret

    def draw(self, laid: LaidOut, first: int, last: int) -> None:
        """Draw the lines ``first`` to ``last`` (included), which are drawn up already."""
        shown, style, painter = self._shown, self._style, self._painter
        lines = [(number, laid.drawn[number]) for number in range(first, last + 1)] if laid.lines else []
        for number, drawn in lines:
            self._tints(laid, number, drawn)
        self._hits(laid, first, last)
        for span, colour, alpha in (
            (shown.flash, style.theme.warning, FLASH),
            (shown.selection, style.theme.accent, SELECTION),
        ):
            if span is not None and span.overlaps(laid.text.span):
                self._fill(laid, span, QColor(colour), alpha, first, last)
        painter.setPen(QColor(style.theme.ink))
        for number, _drawn in lines:
            laid.lines[number].draw(painter, QPointF(0, 0))
        for number, drawn in lines:
            self._underlines(laid, number, drawn)
            self._chips(drawn.chips)
            self._more(drawn)
        if laid.goes_on and laid.lines and last == len(laid.lines) - 1:
            self._continues(laid)
        self._edges(laid)
        if self._caret and laid.text.span.start <= shown.caret <= laid.text.span.end:
            painter.fillRect(laid.caret(shown.caret), QColor(style.theme.accent))

    def _strong(self, mark: MarkId) -> bool:
        return mark == self._shown.chosen or mark in self._shown.related

    def _tints(self, laid: LaidOut, number: int, drawn: Drawn) -> None:
        for mark, left, right in drawn.grounds:
            strong = self._strong(mark.id)
            if not mark.suggested and (not strong or mark in drawn.hidden):
                self._painter.fillRect(laid.box(number, left, right), self._style.tint(mark.colour, strong=strong))
        for stretch, _lane in drawn.stretches:
            mark, box = stretch.mark, laid.box(number, stretch.left, stretch.right)
            if mark.suggested:
                self._hatch(box, _HATCH_CHOSEN if self._strong(mark.id) else _HATCH)
            elif self._strong(mark.id):
                self._painter.fillRect(box, self._style.tint(mark.colour, strong=True))

    def _hatch(self, box: QRectF, opacities: tuple[float, float]) -> None:
        """The ground of what is only proposed: pale, with slanting lines."""
        faint = QColor(self._style.theme.faint)
        for opacity, pattern in zip(opacities, (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern), strict=True):
            faint.setAlphaF(opacity)
            self._painter.fillRect(box, QBrush(faint, pattern))

    def _hits(self, laid: LaidOut, first: int, last: int) -> None:
        """Search hits are framed, the one that one is at is filled."""
        if not self._shown.hits or not laid.lines:
            return
        colour, here = QColor(self._style.theme.warning), laid.line_span(first, last)
        hits = self._shown.hits
        for at in range(bisect_right(hits, here.start, key=lambda hit: hit.end), len(hits)):
            span = hits[at]
            if span.start >= here.end:
                break
            fill = QColor(colour)
            fill.setAlphaF(0.5 if span == self._shown.hit else 0.12)
            self._painter.setPen(QPen(colour, 1.6 if span == self._shown.hit else 1.0))
            self._painter.setBrush(fill)
            for number, left, right in laid.pieces(span, first, last):
                self._painter.drawRoundedRect(laid.box(number, left, right).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fill(self, laid: LaidOut, span: Span, colour: QColor, alpha: float, first: int, last: int) -> None:
        colour.setAlphaF(alpha)
        for number, left, right in laid.pieces(span, first, last):
            self._painter.fillRect(laid.box(number, left, right), colour)

    def _underlines(self, laid: LaidOut, number: int, drawn: Drawn) -> None:
        for stretch, lane in drawn.stretches:
            y, mark = lane_y(laid, number, lane), stretch.mark
            left = QPointF(stretch.left, y)
            if mark.suggested:
                pen = QPen(QColor(self._style.theme.faint), _SUGGESTED_WIDTH, Qt.PenStyle.DashLine)
                straight(self._painter, left, stretch.right, pen)
                continue
            colour, thicker = self._style.line_colour(mark.colour), 1 if mark.id == self._shown.chosen else 0
            underline(self._painter, left, stretch.right, look_of(mark.kind, mark.line), colour, thicker)

    def _chips(self, chips: Sequence[Chip]) -> None:
        painter, theme = self._painter, self._style.theme
        painter.setFont(self._style.chip_font)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for chip in chips:
            colour = QColor(theme.faint) if chip.mark.suggested else theme.letters(chip.mark.colour)
            painter.setPen(QColor(theme.ink) if chip.mark.id == self._shown.chosen else colour)
            painter.drawText(chip.box.adjusted(0, 0, 2, 0), middle, chip.mark.chip)
            if chip.number:
                self._number(chip, theme.letters("#009E73"))

    def _number(self, chip: Chip, colour: QColor) -> None:
        """The number of a quote, filled at the quote and framed at its speaker."""
        quote = chip.mark.kind == QUOTE
        self._painter.setPen(QPen(colour, 1))
        self._painter.setBrush(colour if quote else Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(chip.number_box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QColor(self._style.theme.paper) if quote else colour)
        self._painter.drawText(chip.number_box, int(Qt.AlignmentFlag.AlignCenter), chip.number)

    def _more(self, drawn: Drawn) -> None:
        """A small plate with the number of marks for which no lane was left."""
        if not drawn.hidden:
            return
        painter, theme = self._painter, self._style.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.faint))
        painter.drawRoundedRect(drawn.more, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.paper))
        painter.setFont(self._style.chip_font)
        painter.drawText(drawn.more, int(Qt.AlignmentFlag.AlignCenter), f"+{len(drawn.hidden)}")

    def _continues(self, laid: LaidOut) -> None:
        """A faint sign behind the last line of a stretch whose paragraph goes on."""
        number = len(laid.lines) - 1
        self._painter.setFont(self._style.chip_font)
        self._painter.setPen(QColor(self._style.theme.faint))
        x = laid.lines[number].naturalTextRect().right() + 3
        box = QRectF(x, laid.text_top(number), 16, laid.text_height)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), "↩")

    def _edges(self, laid: LaidOut) -> None:
        """A bar with a square at each end of the chosen mark, to be seen and to be dragged."""
        span = self._shown.edges
        if span is None or not span.overlaps(laid.text.span):
            return
        colour = QColor(self._style.theme.accent)
        for box, at_top in edge_boxes(laid, span):
            self._painter.fillRect(box, colour)
            # The one at the start stands beside the chip, not over its first letter.
            x, y = (box.right() - HANDLE, box.top() - HANDLE) if at_top else (box.left(), box.bottom())
            self._painter.fillRect(QRectF(x, y, HANDLE, HANDLE), colour)


def edge_boxes(laid: LaidOut, span: Span) -> list[tuple[QRectF, bool]]:
    """Where the bars at the start (true) and end (false) of a span stand, as far as they are in this chunk."""
    pieces = laid.pieces(span)
    boxes: list[tuple[QRectF, bool]] = []
    if not pieces:
        return boxes
    inside = laid.text.span
    number, left, _right = pieces[0]
    if inside.start <= span.start:
        boxes.append((QRectF(left - 0.8, laid.text_top(number), 1.6, laid.text_height), True))
    number, _left, right = pieces[-1]
    if span.end <= inside.end:
        boxes.append((QRectF(right - 0.8, laid.text_top(number), 1.6, laid.text_height), False))
    return boxes
