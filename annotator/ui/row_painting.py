"""What painted rows of lists have in common: the ground of one that is chosen or pointed at, and words that are cut."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui import theme

_ROUND = 5


def draw_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> bool:
    """Paint the ground of a row that is chosen or under the pointer; tells whether it is chosen."""
    colours, chosen = theme.current(), bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.chosen if chosen else colours.hover))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    return chosen


def write(
    painter: QPainter,
    font: QFont,
    colour: str,
    box: QRect,
    words: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write words on one line in the middle of a box; they end in … where they are too long."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | side), shown)


class CutBefore(QStyledItemDelegate):
    """Paints a concordance: what stands before the words, in one of its columns, is cut at its far end."""

    def __init__(self, column: int, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Which end is cut."""
        super().initStyleOption(option, index)
        if index.column() == self._column:
            option.textElideMode = Qt.TextElideMode.ElideLeft  # type: ignore[attr-defined]
