"""How a mark is underlined: by the line of its tag, else as its kind is drawn; colour never says it alone."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.domain.codebook import CUE, PERSON, QUOTE, ROLE, THEME, Line

_KINDS = {
    PERSON: (Qt.PenStyle.SolidLine, 2.6),
    ROLE: (Qt.PenStyle.DashLine, 2.6),
    QUOTE: (Qt.PenStyle.SolidLine, 1.6),
    THEME: (Qt.PenStyle.DotLine, 2.6),
    CUE: (Qt.PenStyle.DotLine, 1.4),
}
_LINES = {
    Line.SOLID: (Qt.PenStyle.SolidLine, 2.2),
    Line.DASHED: (Qt.PenStyle.DashLine, 2.6),
    Line.DOTTED: (Qt.PenStyle.DotLine, 2.6),
}
_WAVE_STEP, _WAVE_HEIGHT, _WAVE_WIDTH = 3.0, 1.1, 1.2


def look_of(kind: str, line: Line) -> tuple[Qt.PenStyle, float] | None:
    """Dashes and pixels of an underline; ``None`` for a wave, which further kinds have unless they say otherwise."""
    return _KINDS.get(kind) if line is Line.AS_KIND else _LINES.get(line)


def underline(
    painter: QPainter,
    left: QPointF,
    right: float,
    look: tuple[Qt.PenStyle, float] | None,
    colour: QColor,
    thicker: float = 0,
) -> None:
    """Draw an underline from a place to an x; ``look`` is as ``look_of`` gives it, ``thicker`` adds pixels."""
    if look is None:
        _wave(painter, left, right, QPen(colour, _WAVE_WIDTH + thicker))
        return
    straight(painter, left, right, QPen(colour, look[1] + thicker, look[0]))


def straight(painter: QPainter, left: QPointF, right: float, pen: QPen) -> None:
    """Draw a line that ends where its words end."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(left.x() + 0.5, left.y()), QPointF(right - 0.5, left.y()))


def _wave(painter: QPainter, left: QPointF, right: float, pen: QPen) -> None:
    steps = max(1, math.floor((right - left.x() - 1) / _WAVE_STEP))
    points = [
        QPointF(left.x() + 0.5 + at * _WAVE_STEP, left.y() + (_WAVE_HEIGHT if at % 2 else -_WAVE_HEIGHT))
        for at in range(steps + 1)
    ]
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))
