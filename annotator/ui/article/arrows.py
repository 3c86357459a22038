"""The arrow from a chosen mark to the one that it is linked with: an elbow through the gaps between lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.domain.spans import Span
from annotator.ui.article.style import ViewStyle

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_HEAD = 4.0
_BESIDE = 24.0
"""Pixels from the beginning of a mark: its chip stays readable."""
_OUTSIDE = 14.0
"""Pixels left of the column in which an arrow passes other lines."""


def draw_arrow(painter: QPainter, view: ArticleView, source: Span, target: Span, style: ViewStyle) -> None:
    """Draw from above the beginning of ``source`` to above the beginning of ``target``."""
    start, end = QRectF(view.on_screen(source.start)), QRectF(view.on_screen(target.start))
    height = view.viewport().height()
    if max(start.bottom(), end.bottom()) < 0 or min(start.top(), end.top()) > height:
        return
    gap = 9.0
    path = QPainterPath(QPointF(start.left() + _BESIDE, start.top() + 2))
    path.lineTo(start.left() + _BESIDE, start.top() - gap)
    if abs(start.top() - end.top()) > 2:
        outside = min(start.left(), end.left(), view.rect_of(0).left()) - _OUTSIDE
        path.lineTo(outside, start.top() - gap)
        path.lineTo(outside, end.top() - gap)
    path.lineTo(end.left() + _BESIDE, end.top() - gap)
    tip = QPointF(end.left() + _BESIDE, end.top() + 2)
    path.lineTo(tip)
    colour = QColor(style.theme.accent)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.drawLine(tip, tip + QPointF(-_HEAD, -_HEAD))
    painter.drawLine(tip, tip + QPointF(_HEAD, -_HEAD))
