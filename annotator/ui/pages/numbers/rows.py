"""The rows of a table of figures, and the bars in one of its columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.corpus.numbers import Cell, Figure, Sheet
from annotator.formats.sheets import tsv
from annotator.ui import theme
from annotator.ui.pages.numbers.naming import heading, shown

_Index = QModelIndex | QPersistentModelIndex
_EMPTY = Sheet(Figure.TAGS, ())
_FIGURE_WIDTH, _ROOM = 76, 8


class FigureRows(QAbstractTableModel):
    """One sheet; sorted here, since all of it is here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = _EMPTY
        self.rows: list[tuple[Cell, ...]] = []
        self.most = 0.0

    def show(self, sheet: Sheet) -> None:
        """Show a table."""
        self.beginResetModel()
        self.sheet, self.rows = sheet, list(sheet.rows)
        self.most = max((float(row[sheet.bar]) for row in self.rows), default=0.0)
        self.endResetModel()

    def share(self, row: int) -> float:
        """How long a row's bar is, from 0 to 1."""
        return float(self.rows[row][self.sheet.bar]) / self.most if self.most else 0.0

    def copied(self, places: Sequence[int]) -> str:
        """Rows below the names of their columns, as a spreadsheet takes them."""
        names = [heading(column) for column in self.sheet.columns]
        return tsv(names, [self.words(self.rows[at]) for at in places])

    def words(self, row: Sequence[Cell]) -> list[Cell]:
        """A row as it is taken out: words as they are read, figures as they are."""
        pairs = zip(self.sheet.columns, row, strict=True)
        return [shown(column, cell) if isinstance(cell, str) else cell for column, cell in pairs]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.sheet.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell."""
        cell = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(self.sheet.columns[index.column()], cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(self.sheet.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = section == self.sheet.bar or not self.rows or isinstance(self.rows[0][section], str)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is equal stays as it was. Without a column: as the table is read."""
        self.layoutAboutToBeChanged.emit()
        if column < 0:
            self.rows = list(self.sheet.rows)
        else:
            self.rows.sort(key=lambda row: row[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


class BarPainter(QStyledItemDelegate):
    """Draws the figure and, beside it, a bar as long as its share of the greatest."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, FigureRows) or index.column() != model.sheet.bar:
            super().paint(painter, option, index)
            return
        colours, box = theme.current(), QRect(option.rect)  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, QColor(colours.chosen))
        painter.save()
        painter.setPen(QColor(colours.ink))
        figure = QRect(box.left(), box.top(), min(_FIGURE_WIDTH, box.width() - _ROOM), box.height())
        painter.drawText(figure, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), index.data())
        room = box.width() - _FIGURE_WIDTH - 3 * _ROOM
        if room > 0 and (share := model.share(index.row())):
            bar = QRect(figure.right() + 2 * _ROOM, box.center().y() - 5, max(2, round(room * share)), 11)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(bar, 2, 2)
        painter.restore()
