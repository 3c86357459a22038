"""The rows of the history: a heading for each day, below it the steps with what stood before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.ids import OperationId
from annotator.domain.language import _
from annotator.domain.log.history import EVERYTHING, Entry, Sought
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.pages.timeline_words import clock_of, day_of, sentence, shown, told
from annotator.ui.row_painting import draw_ground, write

PAGE = 60
OPEN = Qt.ItemDataRole.UserRole + 1
"""The role that tells whether an entry shows by name what it tells in numbers."""
_DAY_HEIGHT, _HEAD_HEIGHT, _LINE_HEIGHT, _ROOM = 38, 22, 20, 16
_TIME_WIDTH, _NAME_WIDTH = 56, 110
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Day:
    """The heading above the steps of one day."""

    when: date

    @property
    def words(self) -> str:
        """The date, and what people call the last two days."""
        today = datetime.now().astimezone().date()
        named = {today: _("Today"), today - timedelta(days=1): _("Yesterday")}.get(self.when)
        return f"{named}  ·  {self.when.isoformat()}" if named else self.when.isoformat()


class TimelineRows(QAbstractListModel):
    """Days and entries that were fetched so far."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.entries: list[Entry] = []
        self._open: set[OperationId] = set()
        self._rows: list[Day | Entry] = []
        self._sought, self._complete = EVERYTHING, True

    def begin(self, sought: Sought) -> None:
        """Begin again with what is sought."""
        self._sought, self.entries = sought, []
        self.refresh()

    def refresh(self) -> None:
        """Read again as many entries as are shown."""
        wanted = max(PAGE, len(self.entries))
        self.beginResetModel()
        self.entries = self._hub.project.history.entries(self._sought, limit=wanted) if self._hub.is_open else []
        self._complete = len(self.entries) < wanted
        self._rows = list(_with_days(self.entries, None))
        self.endResetModel()

    def open_or_close(self, index: _Index) -> None:
        """Show by name what an entry tells in numbers, or its numbers alone."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Entry) and entry.named:
            self._open ^= {entry.operation.id}
            self.layoutChanged.emit()

    def place_of(self, operation: OperationId | None) -> int | None:
        """The number of the row of an operation, among those fetched."""
        found = (at for at, row in enumerate(self._rows) if isinstance(row, Entry) and row.operation.id == operation)
        return next(found, None)

    def first(self) -> int | None:
        """The number of the newest entry's row."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, Entry)), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        entry = isinstance(self._rows[index.row()], Entry)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if entry else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The row itself as user data, its words for screen readers and tooltips."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == OPEN:
            return isinstance(row, Entry) and row.operation.id in self._open
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if isinstance(row, Day) else told(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Entry):
            return told(row)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there is more history."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next page."""
        if self._complete or parent.isValid():
            return
        last = self.entries[-1]
        page = self._hub.project.history.entries(self._sought, last.operation, PAGE)
        self._complete = len(page) < PAGE
        rows = list(_with_days(page, day_of(last.operation.done)))
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self.entries += page
            self._rows += rows
            self.endInsertRows()


class TimelinePainter(QStyledItemDelegate):
    """Draws time, name, sentence, and below it each step: what it was, what it became."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as there are steps to tell."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Day):
            return QSize(100, _DAY_HEIGHT)
        lines, rest = shown(row, open_=index.data(OPEN))
        return QSize(100, _HEAD_HEIGHT + (len(lines) + bool(rest)) * _LINE_HEIGHT + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row, box = index.data(Qt.ItemDataRole.UserRole), QRect(option.rect)  # type: ignore[attr-defined]
        font, state = QFont(option.font), option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Day):
            font.setBold(True)
            font.setPixelSize(12)
            write(painter, font, theme.current().faint, box.adjusted(14, 12, -14, 0), row.words)
        else:
            self._paint_entry(painter, font, box.adjusted(4, 2, -4, -2), index, state)
        painter.restore()

    def _paint_entry(self, painter: QPainter, font: QFont, box: QRect, index: _Index, state: QStyle.StateFlag) -> None:
        colours, row = theme.current(), index.data(Qt.ItemDataRole.UserRole)
        draw_ground(painter, box, state)
        inner = box.adjusted(10, 6, -12, -6)
        head = QRect(inner.left(), inner.top(), inner.width(), _HEAD_HEIGHT)
        write(painter, font, colours.faint, head, clock_of(row.operation.done))
        name = QRect(head.left() + _TIME_WIDTH, head.top(), _NAME_WIDTH - 10, _HEAD_HEIGHT)
        write(painter, font, colours.faint, name, row.by)
        line = head.adjusted(_TIME_WIDTH + _NAME_WIDTH, 0, 0, 0)
        if row.operation.undone:
            width = QFontMetrics(font).horizontalAdvance(_("undone")) + 12
            aside = QRect(line.right() - width, line.top(), width, _HEAD_HEIGHT)
            write(painter, font, colours.warning, aside, _("undone"), Qt.AlignmentFlag.AlignRight)
            line.setRight(aside.left())
        bold = QFont(font)
        bold.setBold(True)
        write(painter, bold, colours.faint if row.operation.undone else colours.ink, line, sentence(row))
        line = inner.adjusted(_TIME_WIDTH + _NAME_WIDTH, _HEAD_HEIGHT, 0, 0)
        line.setHeight(_LINE_HEIGHT)
        lines, rest = shown(row, open_=index.data(OPEN))
        for parts in lines:
            _write_parts(painter, font, line, parts)
            line.translate(0, _LINE_HEIGHT)
        if rest:
            write(painter, font, colours.faint, line, rest)


def _with_days(entries: Sequence[Entry], last: date | None) -> Iterator[Day | Entry]:
    for entry in entries:
        if (day := day_of(entry.operation.done)) != last:
            yield Day(day)
            last = day
        yield entry


def _write_parts(painter: QPainter, font: QFont, box: QRect, parts: Sequence[tuple[str, str]]) -> None:
    """Write words one behind the other; the longest give way where there is not room for all."""
    metrics = QFontMetrics(font)
    widths = [metrics.horizontalAdvance(words) for words, _colour in parts]
    while sum(widths) > box.width() and max(widths) > 40:
        at = widths.index(max(widths))
        widths[at] = max(40, widths[at] - max(1, (sum(widths) - box.width() + 1) // 2))
    left = box.left()
    for (words, colour), width in zip(parts, widths, strict=True):
        write(painter, font, colour, QRect(left, box.top(), width + 1, box.height()), words)
        left += width
