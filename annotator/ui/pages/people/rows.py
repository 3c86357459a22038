"""The rows of the register, page by page: name, mentions, and the role that somebody holds in most places."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.corpus.register import Entry, Order
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.project.register.reading import PAGE
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.row_painting import draw_ground, write

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _COUNT_WIDTH, _BAR_WIDTH = 48, 60, 56


class PersonRows(QAbstractListModel):
    """Whose name, variants or roles hold some words; further rows are fetched as they are wanted."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.words, self.order, self.total = "", Order.MENTIONS, 0
        self.entries: list[Entry] = []
        self.roles: dict[PersonId, str] = {}
        self._all_here = True

    def begin(self, words: str = "", order: Order = Order.MENTIONS) -> None:
        """Show the first rows."""
        self.beginResetModel()
        self.words, self.order = words, order
        self.entries, self.total, self.roles = [], 0, {}
        if self._hub.is_open:
            self.entries, self.total = self._hub.project.register.first(words, order)
            self._take_roles(self.entries)
        self._all_here = len(self.entries) >= self.total
        self.endResetModel()

    def refresh(self) -> None:
        """Read again as many rows as there are."""
        shown = max(PAGE, len(self.entries))
        self.beginResetModel()
        self.entries, self.total = self._hub.project.register.first(self.words, self.order, shown)
        self._take_roles(self.entries)
        self._all_here = len(self.entries) >= self.total
        self.endResetModel()

    def place_of(self, person: PersonId | None) -> int | None:
        """The row of somebody, if it was fetched."""
        return next((at for at, one in enumerate(self.entries) if one.person.id == person), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The entry as user data; in words the name, how often and as what."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            held = self.roles.get(entry.person.id, "")
            return "  ".join(words for words in (entry.person.name, f"×{entry.mentions:,}", held) if words)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more rows."""
        return not parent.isValid() and not self._all_here

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next rows."""
        if parent.isValid() or not self.entries:
            return
        fresh = self._hub.project.register.page(self.words, self.order, self.entries[-1])
        self._all_here = not fresh
        if fresh:
            self._take_roles(fresh)
            self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries) + len(fresh) - 1)
            self.entries += fresh
            self.endInsertRows()

    def _take_roles(self, entries: Sequence[Entry]) -> None:
        self.roles |= self._hub.project.register.roles([one.person.id for one in entries])


class PersonPainter(QStyledItemDelegate):
    """Draws a row of the register, with a bar beside the greatest number that was fetched."""

    def __init__(self, rows: PersonRows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines each."""
        return QSize(80, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        colours, state = theme.current(), option.state  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, box, state)
        inner = box.adjusted(8, 3, -8, -3)
        bold, small = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]
        bold.setBold(True)
        small.setPixelSize(12)
        narrow = inner.width() - _COUNT_WIDTH
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        write(painter, bold, colours.ink, QRect(inner.left(), inner.top(), narrow, 20), entry.person.name, left)
        held = self._rows.roles.get(entry.person.id) or _("no role yet")
        write(painter, small, colours.faint, QRect(inner.left(), inner.top() + 21, narrow, 18), held, left)
        write(painter, small, colours.ink, QRect(inner.left(), inner.top(), inner.width(), 20), f"{entry.mentions:,}",
               right)  # fmt: skip
        self._draw_bar(painter, inner, entry)
        painter.restore()

    def _draw_bar(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        colours, most = theme.current(), max(1, *(one.mentions for one in self._rows.entries[:1]))
        whole = QRect(inner.right() - _BAR_WIDTH, inner.top() + 28, _BAR_WIDTH, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge))
        painter.drawRect(whole)
        painter.setBrush(QColor(colours.accent))
        share = min(1.0, entry.mentions / most)
        painter.drawRect(QRect(whole.left(), whole.top(), max(1, round(whole.width() * share)), whole.height()))
