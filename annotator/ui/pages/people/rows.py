"""The rows of the register, page by page: name, mentions, and the role that somebody holds in most places."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.corpus.register import Entry, Order
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.project.register.reading import PAGE
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.row_painting import draw_ground, write
from annotator.ui.running.newest import Newest

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _COUNT_WIDTH, _BAR_WIDTH = 48, 60, 56


class _Listed(NamedTuple):
    """What the rows are to be."""

    words: str
    order: Order


class PersonRows(QAbstractListModel):
    """Whose name, variants or roles hold some words; further rows are fetched as they are wanted.

    All is read beside the window: the rows that stand here stay until the others have come. Their roles follow,
    as finding them takes longer: a name without an entry in ``roles`` waits for its own, an empty one has none.
    """

    listed = Signal()
    """The rows that were asked for are here."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._reading, self._of_roles = hub, Newest(hub, self), Newest(hub, self)
        self._wanted = _Listed("", Order.MENTIONS)
        self.total = self.most = 0
        self.entries: list[Entry] = []
        self.roles: dict[PersonId, str] = {}
        self._places: dict[PersonId, int] = {}

    def begin(self, words: str, order: Order) -> None:
        """Ask for the first rows."""
        self._wanted = _Listed(words, order)
        self._ask(PAGE)

    def refresh(self) -> None:
        """Ask again for as many rows as there are."""
        self._ask(max(PAGE, len(self.entries)))

    def clear(self) -> None:
        """Show nobody, and forget what was asked."""
        self._reading.drop()
        self._of_roles.drop()
        self._wanted, self.roles = _Listed("", Order.MENTIONS), {}
        self._put([], 0)

    def places_of(self, people: Iterable[PersonId]) -> list[int]:
        """The rows of those who were fetched."""
        return [self._places[one] for one in people if one in self._places]

    def place_of(self, person: PersonId | None) -> int | None:
        """The row of somebody, if it was fetched."""
        return None if person is None else self._places.get(person)

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
        return not parent.isValid() and len(self.entries) < self.total

    def fetchMore(self, parent: _Index) -> None:
        """Ask for the next rows; where others are on their way, the view asks again when they are here."""
        if not self.canFetchMore(parent) or self._reading.jobs.is_busy:
            return
        register, wanted, last = self._hub.project.register, self._wanted, self.entries[-1]

        self._reading.ask(lambda _told: register.page(wanted.words, wanted.order, last), self._add)

    def _ask(self, limit: int) -> None:
        register, wanted = self._hub.project.register, self._wanted

        self._reading.ask(lambda _told: register.first(wanted.words, wanted.order, limit), lambda it: self._take(*it))

    def _take(self, entries: list[Entry], total: int) -> None:
        self._put(entries, total)
        self.listed.emit()
        self._ask_roles([one.person.id for one in entries])

    def _put(self, entries: list[Entry], total: int) -> None:
        self.beginResetModel()
        self.entries, self.total = entries, total
        self._number()
        self.endResetModel()

    def _add(self, fresh: list[Entry]) -> None:
        if not fresh:  # others took some off the register meanwhile
            self.total = len(self.entries)
            return
        self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries) + len(fresh) - 1)
        self.entries += fresh
        self._number()
        self.endInsertRows()
        self._ask_roles([one.person.id for one in self.entries if one.person.id not in self.roles])

    def _ask_roles(self, people: list[PersonId]) -> None:
        register = self._hub.project.register
        self._of_roles.ask(lambda _told: register.roles(people), lambda held: self._tell_roles(people, held))

    def _tell_roles(self, people: list[PersonId], held: dict[PersonId, str]) -> None:
        self.roles |= {one: held.get(one, "") for one in people}
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def _number(self) -> None:
        self._places = {one.person.id: at for at, one in enumerate(self.entries)}
        self.most = max((one.mentions for one in self.entries), default=0)


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
        held = self._rows.roles.get(entry.person.id, " ") or _("no role yet")
        write(painter, small, colours.faint, QRect(inner.left(), inner.top() + 21, narrow, 18), held, left)
        write(painter, small, colours.ink, QRect(inner.left(), inner.top(), inner.width(), 20), f"{entry.mentions:,}",
               right)  # fmt: skip
        self._draw_bar(painter, inner, entry)
        painter.restore()

    def _draw_bar(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        colours, most = theme.current(), max(1, self._rows.most)
        whole = QRect(inner.right() - _BAR_WIDTH, inner.top() + 28, _BAR_WIDTH, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge))
        painter.drawRect(whole)
        painter.setBrush(QColor(colours.accent))
        wide = max(1, round(whole.width() * entry.mentions / most))
        painter.drawRect(QRect(whole.left(), whole.top(), wide, whole.height()))
