"""What the mouse does in the article: it selects, moves an edge of the chosen mark, drags a chip, opens "+n"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QMouseEvent

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.drawing.painter import HANDLE, edge_boxes
from annotator.ui.article.drawing.sheet import drawn_chunk
from annotator.ui.article.page import PageMark
from annotator.ui.article.selecting import Selecting

if TYPE_CHECKING:
    from annotator.ui.article.drawing.lines import Drawn
    from annotator.ui.article.view import ArticleView

_NEAR = 4.0
"""Pixels around the square of an edge at which it can be grasped; the letters beside it are there to be selected."""
_A_DRAG = 4
"""Pixels that the pointer must move before a press becomes a drag."""


class Mouse(QObject):
    """Decides at each press what it begins, and leads what follows there."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self.selecting = Selecting(view)
        self._edge: tuple[MarkId, int] | None = None
        """The mark whose edge is dragged, and the offset of its other edge."""
        self._chip: MarkId | None = None
        self._pressed_at = QPointF()
        self._dragged = False
        self._hovered: MarkId | None = None

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        self._pressed_at, self._dragged = place, False
        if (edge := self._edge_at(place)) is not None:
            self._edge = edge
        elif (hidden := self._more_at(place)) is not None:
            self._view.more_clicked.emit(hidden, event.globalPosition().toPoint())
        elif (chip := self._chip_at(place)) is not None:
            self._chip = chip.id
        else:
            self.selecting.press(event)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        place = event.position()
        self._dragged |= (place - self._pressed_at).manhattanLength() >= _A_DRAG
        if self._edge is not None:
            self._move_edge(place)
        elif self._chip is not None:
            self._view.viewport().setCursor(Qt.CursorShape.DragLinkCursor)
            self._hover_at(place)
        elif self.selecting.is_pressed:
            self.selecting.move(event)
        else:
            self._hover_at(place)
            self._view.viewport().setCursor(self._cursor_at(place))

    def release(self, event: QMouseEvent) -> None:
        """A button came up."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._edge is not None:
            self._end_edge(self._edge[0])
        elif self._chip is not None:
            self._end_chip(self._chip, event)
        else:
            self.selecting.release(event)

    def hover(self, mark: MarkId | None) -> None:
        """The pointer is at a mark, or at none."""
        if mark != self._hovered:
            self._hovered = mark
            self._view.hovered.emit(mark)

    # Edges.

    def _edge_at(self, place: QPointF) -> tuple[MarkId, int] | None:
        """The edge of the chosen mark under a place: its mark, and where the other edge is."""
        shown, places = self._view.shown, self._view.places
        if shown.chosen is None or shown.edges is None:
            return None
        for offset in (shown.edges.start, max(shown.edges.start, shown.edges.end - 1)):
            index = places.chunks.at(offset)
            here = place - QPointF(places.left(), places.chunk_top(index))
            for box, at_start in edge_boxes(places.layouts[index], shown.edges):
                if _grasp(box, at_start=at_start).contains(here):
                    return shown.chosen, shown.edges.end if at_start else shown.edges.start
        return None

    def _move_edge(self, place: QPointF) -> None:
        if self._edge is None:
            return
        offset, other = self._view.places.offset_at(place), self._edge[1]
        if offset != other:
            self._view.shown.edges = Span(min(offset, other), max(offset, other))
            self._view.viewport().update()

    def _end_edge(self, mark: MarkId) -> None:
        self._edge = None
        span = self._view.shown.edges
        before = self._view.marks.get(mark)
        if span is not None and before is not None and span != before.span:
            self._view.edge_dragged.emit(mark, span)
        if self._view.shown.chosen == mark and (now := self._view.marks.get(mark)) is not None:
            self._view.shown.edges = now.span
            self._view.viewport().update()

    # Chips.

    def _end_chip(self, mark: MarkId, event: QMouseEvent) -> None:
        self._chip = None
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        if not self._dragged:
            self._view.mark_clicked.emit([mark], event.modifiers())
            return
        place = event.position()
        onto = self._chip_at(place)
        under = [onto] if onto is not None else self._marks_at(place)
        self._view.chip_dropped.emit(mark, [one.id for one in under if one.id != mark])

    def _chip_at(self, place: QPointF) -> PageMark | None:
        drawn, here = self._drawn_at(place)
        for chip in drawn.chips if drawn is not None else ():
            if chip.box.united(chip.number_box).adjusted(-1, 0, 1, 0).contains(here):
                return chip.mark
        return None

    def _more_at(self, place: QPointF) -> list[MarkId] | None:
        drawn, here = self._drawn_at(place)
        if drawn is None or not drawn.more.adjusted(-2, -3, 2, 3).contains(here):
            return None
        return [mark.id for mark in drawn.hidden]

    def _drawn_at(self, place: QPointF) -> tuple[Drawn | None, QPointF]:
        """What stands on the line under a place, and the place within its chunk."""
        places = self._view.places
        index, y = places.under(place.y())
        line = places.layouts[index].line_at(y)
        laid = drawn_chunk(self._view, index, line, line)
        here = QPointF(place.x() - places.left(), y)
        return laid.drawn.get(line), here

    # Hovering.

    def _marks_at(self, place: QPointF) -> list[PageMark]:
        places = self._view.places
        if not places.is_on_text(place):
            return []
        return self._view.marks.at(places.offset_at(place, on_character=True))

    def _hover_at(self, place: QPointF) -> None:
        chip = self._chip_at(place)
        under = [chip] if chip is not None else self._marks_at(place)
        self.hover(under[0].id if under else None)

    def _cursor_at(self, place: QPointF) -> Qt.CursorShape | QCursor:
        if self._edge_at(place) is not None:
            return Qt.CursorShape.SizeHorCursor
        if self._chip_at(place) is not None or self._more_at(place) is not None:
            return Qt.CursorShape.PointingHandCursor
        return self._view.text_cursor


def _grasp(bar: QRectF, *, at_start: bool) -> QRectF:
    """Around the square at the upper end of the first bar of a mark, or the lower end of the last."""
    reach = HANDLE / 2 + _NEAR
    y = bar.top() - HANDLE / 2 if at_start else bar.bottom() + HANDLE / 2
    return QRectF(bar.center().x() - reach, y - reach, 2 * reach, 2 * reach)
