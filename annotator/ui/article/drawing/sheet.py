"""Painting a part of the article: the chunks that are in it, the line of metadata, arrows above all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QRegion

from annotator.domain.spans import Span
from annotator.ui.article.drawing.arrows import draw_arrows
from annotator.ui.article.drawing.lines import draw_up
from annotator.ui.article.drawing.painter import ChunkPainter
from annotator.ui.article.layouts import META_HEIGHT, LaidOut

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView


def paint(view: ArticleView, region: QRegion) -> None:
    """Draw what stands in parts of the viewport; the lines between them are not touched."""
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for clip in region:  # type: ignore[attr-defined]  # it is iterable, whatever its stub says
        painter.setClipRect(clip)
        _paint_part(view, painter, clip)


def _paint_part(view: ArticleView, painter: QPainter, clip: QRect) -> None:
    painter.fillRect(clip, QColor(view.look.theme.paper))
    index, _y = view.places.under(clip.top())
    while index < len(view.places.chunks) and view.places.chunk_top(index) <= clip.bottom():
        _paint_chunk(view, painter, index, clip)
        index += 1
    draw_arrows(painter, view.places, view.arrows, view.look)
    if view.hasFocus():
        painter.setPen(QColor(view.look.theme.accent))
        painter.drawLine(0, 0, 0, view.viewport().height())


def renumber(view: ArticleView) -> None:
    """Quotes have other numbers: those in sight that changed are painted, what is out of sight is drawn up again."""
    seen = view.places.seen()
    starts = [start for index in seen for start in _renumbered(view, index)]
    view.places.layouts.forget_drawn_beside(seen)
    if starts:  # behind a new quote nearly every line has one: in one piece each line is painted once
        view.redraw(Span(min(starts), max(starts) + 1))


def drawn_chunk(view: ArticleView, index: int, first: int, last: int) -> LaidOut:
    """A chunk whose lines ``first`` to ``last`` (included, clamped) are drawn up."""
    laid = view.places.layouts[index]
    if laid.lines:
        draw_up(laid, view.marks.in_chunk(index), max(0, first), min(last, len(laid.lines) - 1), view.number_of)
    return laid


def _paint_chunk(view: ArticleView, painter: QPainter, index: int, clip: QRect) -> None:
    view.places.measure(index)
    laid, top = view.places.layouts[index], view.places.chunk_top(index)
    first = laid.line_at(clip.top() - top - laid.pitch / 2)
    last = laid.line_at(clip.bottom() - top + laid.pitch / 2)
    drawn_chunk(view, index, first, last)
    painter.save()
    painter.translate(view.places.left(), top)
    ChunkPainter(painter, view.shown, view.look, caret=view.hasFocus()).draw(laid, first, last)
    if view.places.layouts.is_title(index):
        _draw_meta(view, painter, laid)
    painter.restore()


def _draw_meta(view: ArticleView, painter: QPainter, laid: LaidOut) -> None:
    font = QFont(view.font())
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor(view.look.theme.faint))
    box = QRectF(0, laid.text_top(len(laid.lines)), view.places.width(), META_HEIGHT)
    words = painter.fontMetrics().elidedText(view.page.meta, Qt.TextElideMode.ElideMiddle, round(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)


def _renumbered(view: ArticleView, index: int) -> Iterator[int]:
    """Where in a chunk a mark begins that shows another number than it should, or none where it should show one."""
    laid = view.places.layouts[index]
    for mark in () if laid.title else view.marks.in_chunk(index):
        first = Span(mark.span.start, mark.span.start + 1)
        if laid.text.span.contains(first) and view.number_of(mark.id) != laid.numbers.get(mark.id, ""):
            yield mark.span.start
