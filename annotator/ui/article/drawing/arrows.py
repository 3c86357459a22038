"""The arrows from marks to those that they are linked with: elbows through the gaps between lines, a word on each."""

from collections.abc import Iterator, Sequence

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
_WORD = 12.0
"""Pixels that a word is high."""
_CORNERS_ON_ONE_LINE = 4
_SAME_LINE = 2.0
"""Pixels by which two places on one line may differ in height."""


def draw_arrows(painter: QPainter, places: Places, arrows: Sequence[tuple[Span, Span, str]], style: ViewStyle) -> None:
    """Draw each from above the beginning of its first span to above that of its second, words on top of all lines."""
    painter.setPen(QPen(QColor(style.theme.accent), 1.4, Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    seen: list[tuple[QPainterPath, str]] = []
    for source, target, words in arrows:
        path = arrow_path(places, source, target)
        if path.boundingRect().bottom() >= 0 and path.boundingRect().top() <= painter.window().height():
            tip = path.currentPosition()
            painter.drawPath(path)
            painter.drawLine(tip, tip + QPointF(-_HEAD, -_HEAD))
            painter.drawLine(tip, tip + QPointF(_HEAD, -_HEAD))
            seen.append((path, words))
    painter.setFont(style.chip_font)
    for box, words in word_boxes(seen, style):
        painter.fillRect(box, QColor(style.theme.paper))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


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


def word_boxes(paths: Sequence[tuple[QPainterPath, str]], style: ViewStyle) -> Iterator[tuple[QRectF, str]]:
    """Where the words of arrows stand, as far as there is room for them; none lies on another."""
    taken: list[QRectF] = []
    for path, words in paths:
        for box in _rooms(path, style.chip_width(words) + 6):
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                yield box, words
                break


def _rooms(path: QPainterPath, width: float) -> Iterator[QRectF]:
    """Where words may interrupt the part of an arrow that leaves its source, else a place left of the column."""
    corners = [path.elementAt(number) for number in range(path.elementCount())]
    y, ends = corners[1].y, sorted((corners[1].x, corners[2].x))
    room = ends[1] - ends[0] - width - 4
    if room >= 0:
        for share in (0.5, 0.8, 0.2):
            yield QRectF(ends[0] + 2 + room * share, y - _WORD / 2, width, _WORD)
    elif len(corners) > _CORNERS_ON_ONE_LINE:
        for lower in (0.0, _WORD):
            yield QRectF(max(0.0, corners[2].x - width), y + lower, width, _WORD)
