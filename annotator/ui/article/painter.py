"""Drawing one chunk: tints and underlines of its marks, chips, the selection, the letters, the caret."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.domain.codebook import PERSON, QUOTE, ROLE, THEME
from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.lanes import Stretch, in_lanes
from annotator.ui.article.layouts import LaidOut
from annotator.ui.article.page import PageMark
from annotator.ui.article.style import CHIP, LANE, MOST_LANES, ViewStyle

_LINES = {
    PERSON: (Qt.PenStyle.SolidLine, 2.6),
    ROLE: (Qt.PenStyle.DashLine, 2.6),
    QUOTE: (Qt.PenStyle.SolidLine, 1.6),
    THEME: (Qt.PenStyle.DotLine, 2.6),
}
_OTHER_LINE = (Qt.PenStyle.DashDotLine, 2.0)


@dataclass(slots=True)
class Shown:
    """What is shown on top of the text, in offsets of it."""

    selection: Span | None = None
    caret: int = 0
    chosen: MarkId | None = None
    related: frozenset[MarkId] = frozenset()
    flash: Span | None = None


def draw_chunk(
    painter: QPainter, laid: LaidOut, marks: Sequence[PageMark], shown: Shown, style: ViewStyle, *, caret: bool
) -> None:
    """Draw a chunk at the painter's origin; ``caret`` tells whether the view has the focus."""
    lines = _stretches(laid, marks)
    placed = {number: in_lanes(stretches) for number, stretches in lines.items()}
    for number, stretches in placed.items():
        _draw_tints(painter, laid, number, stretches, shown, style)
    if shown.flash is not None:
        _fill(painter, laid, shown.flash, QColor(style.theme.warning), 0.35, style)
    if shown.selection is not None:
        _fill(painter, laid, shown.selection, QColor(style.theme.accent), 0.32, style)
    painter.setPen(QColor(style.theme.ink))
    laid.layout.draw(painter, QPointF(0, 0))
    for number, stretches in placed.items():
        _draw_lines(painter, laid, number, stretches, shown, style)
        _draw_chips(painter, laid, number, stretches, shown, style)
    if caret and laid.text.span.start <= shown.caret <= laid.text.span.end:
        painter.fillRect(laid.caret(shown.caret), QColor(style.theme.accent))


def text_top(laid: LaidOut, number: int) -> float:
    """Where the letters of a line begin."""
    return number * laid.pitch + (0 if laid.title else CHIP)


def _stretches(laid: LaidOut, marks: Sequence[PageMark]) -> dict[int, list[Stretch]]:
    lines: dict[int, list[Stretch]] = {}
    for mark in marks:
        first = laid.text.span.start <= mark.span.start
        for at, (number, left, right) in enumerate(laid.pieces(mark.span)):
            lines.setdefault(number, []).append(Stretch(mark, left, right, starts=first and at == 0))
    return lines


def _box(laid: LaidOut, number: int, left: float, right: float, style: ViewStyle) -> QRectF:
    height = laid.pitch * 0.92 if laid.title else style.text_height
    return QRectF(left, text_top(laid, number), right - left, height)


def _fill(painter: QPainter, laid: LaidOut, span: Span, colour: QColor, alpha: float, style: ViewStyle) -> None:
    colour.setAlphaF(alpha)
    for number, left, right in laid.pieces(span):
        painter.fillRect(_box(laid, number, left, right, style), colour)


def _draw_tints(
    painter: QPainter, laid: LaidOut, number: int, placed: list[tuple[Stretch, int]], shown: Shown, style: ViewStyle
) -> None:
    for stretch, lane in placed:
        strong = stretch.mark.id == shown.chosen or stretch.mark.id in shown.related
        if lane == 0 or strong:
            tint = style.tint(stretch.mark.colour, strong=strong)
            painter.fillRect(_box(laid, number, stretch.left, stretch.right, style), tint)


def _draw_lines(
    painter: QPainter, laid: LaidOut, number: int, placed: list[tuple[Stretch, int]], shown: Shown, style: ViewStyle
) -> None:
    base = _box(laid, number, 0, 1, style).bottom() + 1.5
    hidden = 0
    furthest = 0.0
    for stretch, lane in placed:
        if lane >= MOST_LANES:
            hidden += 1
            furthest = max(furthest, stretch.right)
            continue
        dash, width = _LINES.get(stretch.mark.kind, _OTHER_LINE)
        pen = QPen(style.line_colour(stretch.mark.colour), width + (1 if stretch.mark.id == shown.chosen else 0), dash)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = base + lane * LANE
        painter.drawLine(QPointF(stretch.left + 0.5, y), QPointF(stretch.right - 0.5, y))
    if hidden:
        _draw_chip(painter, QPointF(furthest + 2, base), f"+{hidden}", QColor(style.theme.faint), style)


def _draw_chips(
    painter: QPainter, laid: LaidOut, number: int, placed: list[tuple[Stretch, int]], shown: Shown, style: ViewStyle
) -> None:
    """Chips stand above the beginnings of marks, from left to right, pushed aside where they would collide."""
    free = -1e9
    for stretch, _lane in sorted(placed, key=lambda one: one[0].left):
        if not stretch.starts or not stretch.mark.chip or laid.title:
            continue
        place = QPointF(max(stretch.left, free), number * laid.pitch)
        colour = style.line_colour(stretch.mark.colour)
        if stretch.mark.id == shown.chosen:
            colour = QColor(style.theme.ink)
        free = place.x() + _draw_chip(painter, place, stretch.mark.chip, colour, style) + 2


def _draw_chip(painter: QPainter, place: QPointF, words: str, colour: QColor, style: ViewStyle) -> float:
    """Draw a chip and give its width."""
    font = QFont(style.font)
    font.setFamilies(["Noto Sans CJK TC", "Noto Sans CJK SC", *style.font.families()])
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(colour)
    width = QFontMetricsF(font).horizontalAdvance(words)
    painter.drawText(QRectF(place.x(), place.y(), width + 2, CHIP), int(Qt.AlignmentFlag.AlignVCenter), words)
    return width
