"""The arrow from a mark to one that it is linked with: an elbow through the gaps between lines, with a word on it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.domain.spans import Span
from annotator.ui.article.drawing.style import CHIP, ViewStyle
from annotator.ui.article.places import Places

_HEAD = 3.5
_BESIDE = -4.0
"""Pixels from the beginning of a mark, where the arrow leaves or reaches it: beside its chip, not across it."""
_OUTSIDE = 14.0
"""Pixels left of the column in which an arrow passes other lines."""
_GAP = CHIP + 1.0
"""Pixels above the letters in which an arrow runs; fewer where lines stand close."""
_SAME_LINE = 2.0
"""Pixels by which two places on one line may differ in height."""


def draw_arrow(painter: QPainter, places: Places, source: Span, target: Span, words: str, style: ViewStyle) -> None:
    """Draw from above the beginning of ``source`` to above the beginning of ``target``."""
    path = arrow_path(places, source, target)
    begin, tip, box = QPointF(path.elementAt(0).x, path.elementAt(0).y), path.currentPosition(), path.boundingRect()
    if box.bottom() < 0 or box.top() > painter.window().height():
        return
    colour = QColor(style.theme.accent)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.drawLine(tip, tip + QPointF(-_HEAD, -_HEAD))
    painter.drawLine(tip, tip + QPointF(_HEAD, -_HEAD))
    _draw_words(painter, words, begin, tip, path.elementAt(1).y, style)


def arrow_path(places: Places, source: Span, target: Span) -> QPainterPath:
    """The way of an arrow in the viewport; it crosses no letters."""
    start, end = QRectF(places.on_screen(source.start)), QRectF(places.on_screen(target.start))
    gap = min(_GAP, places.style.pitch - places.style.text_height - 1)
    begin = QPointF(start.left() + _BESIDE, start.top() - 1)
    tip = QPointF(end.left() + _BESIDE, end.top() - 1)
    path = QPainterPath(begin)
    path.lineTo(begin.x(), start.top() - gap)
    if abs(start.top() - end.top()) > _SAME_LINE:
        outside = places.left() - _OUTSIDE
        path.lineTo(outside, start.top() - gap)
        path.lineTo(outside, end.top() - gap)
    path.lineTo(tip.x(), end.top() - gap)
    path.lineTo(tip)
    return path


def _draw_words(painter: QPainter, words: str, begin: QPointF, tip: QPointF, y: float, style: ViewStyle) -> None:
    """The word in the middle of the part that leaves the source, where there is room for it."""
    width = style.chip_width(words) + 6
    same_line = abs(begin.y() - tip.y()) <= _SAME_LINE
    left, right = sorted((begin.x(), tip.x())) if same_line else (begin.x() - width - _OUTSIDE, begin.x())
    if right - left < width + 4:
        return
    box = QRectF((left + right - width) / 2, y - 6, width, 12)
    painter.fillRect(box, QColor(style.theme.paper))
    painter.setFont(style.chip_font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
