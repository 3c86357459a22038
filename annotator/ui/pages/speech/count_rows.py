"""The tables behind the pictures, with a bar in the cell of each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.corpus.speech import About, Cell, Month, Voice
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NUMBER_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; the last ``numbers`` columns are counts. ``meant`` is what each row leads to, if anywhere."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[str | int, ...]] = ()
    meant: Sequence[About | None] = ()
    numbers: int = 0

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """Every cell in words."""
        return [tuple(str(cell) for cell in row) for row in self.rows]


def of_cells(cells: Sequence[Cell], names: Mapping[TagId, str]) -> Table:
    """Who speaks of which theme."""
    columns = (_("Speaker"), _("Theme"), _("Quotes"), _("in the passage"), _("by the article"))
    rows = [(cell.voice.name, names[cell.theme], cell.quotes, cell.passages, cell.articles) for cell in cells]
    return Table(columns, rows, [_about(cell.voice, cell.theme) for cell in cells], 3)


def of_months(months: Sequence[Month]) -> Table:
    """Who is quoted in which month."""
    rows = [(one.month, one.voice.name, one.quotes) for one in months]
    return Table((_("Month"), _("Speaker"), _("Quotes")), rows, [_about(one.voice) for one in months], 1)


def _about(voice: Voice, theme: TagId | None = None) -> About | None:
    """What a voice says; of words that mean nobody in the register, nothing can be read."""
    return About(person=voice.person, theme=theme) if voice.person is not None else None


class CountRows(QAbstractTableModel):
    """A table as Qt shows it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table = Table()
        self._most = 1

    def show(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        numbers = (cell for row in table.rows for cell in row if isinstance(cell, int))
        self._most = max(numbers, default=1) or 1
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The names of the columns."""
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.table.columns[section] if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The cell; a number's share of the greatest as user data."""
        cell = self.table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{cell:,}" if isinstance(cell, int) else cell
        if role == Qt.ItemDataRole.UserRole:
            return cell / self._most if isinstance(cell, int) else None
        return None


class BarPainter(QStyledItemDelegate):
    """Draws a number with a bar beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        share = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(share, float):
            super().paint(painter, option, index)
            return
        colours, box = theme.current(), QRect(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setPen(QColor(colours.ink))
        number = QRect(box.left(), box.top(), min(_NUMBER_WIDTH, box.width()), box.height()).adjusted(4, 0, -8, 0)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), index.data())
        room = box.width() - _NUMBER_WIDTH - 8
        if room > 0 and share:
            bar = QRect(box.left() + _NUMBER_WIDTH, box.center().y() - 3, max(1, round(room * share)), 7)
            painter.fillRect(bar, QColor(colours.accent))
        painter.restore()
