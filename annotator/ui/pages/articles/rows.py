"""The rows of the table of articles; they come page by page, each behind the last one of the page before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from textwrap import fill
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from annotator.domain.articles import State
from annotator.domain.corpus.listing import ALL, IN_ORDER, ArticleFilter, Column, ListedArticle, Order
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.language import _, marked
from annotator.formats.sheets import tsv
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import script_name, state_name
from annotator.ui.pieces import dot

PAGE = 200
_TOLD_WIDTH = 60
"""Characters on a line of what is told beside the pointer."""
_Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    Column.STARRED, Column.TITLE, Column.SOURCE, Column.PUBLISHED, Column.STATUS, Column.ASSIGNED, Column.NOTE,
    Column.BYLINE, Column.PLACE, Column.SCRIPT, Column.LANGUAGE, Column.CREATED, Column.MARKS, Column.LENGTH,
    Column.ORDINAL,
)  # fmt: skip
"""Figures stand last: aligned to the right, they would touch words that follow them."""
TITLE = COLUMNS.index(Column.TITLE)
_NAMES = {
    Column.STARRED: "★", Column.TITLE: marked("Title"), Column.SOURCE: marked("Source"),
    Column.PUBLISHED: marked("Date"), Column.STATUS: marked("Status"), Column.MARKS: marked("Marks"),
    Column.LENGTH: marked("Characters"), Column.ASSIGNED: marked("Assigned"), Column.NOTE: marked("Note"),
    Column.BYLINE: marked("Byline"), Column.PLACE: marked("Place"), Column.SCRIPT: marked("Script"),
    Column.LANGUAGE: marked("Language"), Column.CREATED: marked("Came in"), Column.ORDINAL: marked("No."),
}  # fmt: skip
_RIGHT = frozenset({Column.MARKS, Column.LENGTH, Column.ORDINAL})
STATE_COLOURS = {
    State.NEW: "#9aa0a8", State.IN_PROGRESS: "#E69F00", State.DONE: "#009E73", State.ADJUDICATED: "#0072B2",
}  # fmt: skip


def column_name(column: Column) -> str:
    """What stands above a column, in the current language."""
    return _(_NAMES[column])


class ArticleRows(QAbstractTableModel):
    """The rows that were fetched so far."""

    order_wanted = Signal(object)
    """Somebody wants them in another ``Order``."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.wanted, self.order = ALL, IN_ORDER
        self.rows: list[ListedArticle] = []
        self._names: dict[AnnotatorId, str] = {}
        self._complete = True

    def begin(self, wanted: ArticleFilter, order: Order) -> None:
        """Begin again with another filter or order."""
        self.wanted, self.order, self.rows = wanted, order, []
        self.refresh()

    def refresh(self) -> None:
        """Read again as many rows as are shown."""
        self.beginResetModel()
        most = max(PAGE, len(self.rows))
        self.rows = self._hub.project.listing.page(self.wanted, self.order, limit=most) if self._hub.is_open else []
        self._complete = len(self.rows) < most
        self._learn_names()
        self.endResetModel()

    def renew(self, articles: Iterable[ArticleId]) -> bool:
        """Read some rows again where they stand; tells whether one of them is not there any more, or not shown yet."""
        places = {row.id: at for at, row in enumerate(self.rows)}
        wanted = set(articles)
        found = self._hub.project.listing.rows(wanted & places.keys())
        self._learn_names()
        for row in found:
            at = places[row.id]
            self.rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
        return len(found) < len(wanted)

    def places_of(self, articles: Iterable[ArticleId]) -> list[int]:
        """The numbers of the rows of articles, among those fetched."""
        wanted = set(articles)
        return [at for at, row in enumerate(self.rows) if row.id in wanted]

    def names_of(self, row: ListedArticle) -> list[str]:
        """Who has a status on an article."""
        return [self._names.get(one.annotator, "?") for one in row.statuses]

    def copied(self, places: Sequence[int]) -> str:
        """Rows in words, below the names of their columns, as a spreadsheet takes them."""
        lines = [[self.words(self.rows[at], column) for column in COLUMNS] for at in places]
        return tsv([column_name(column) for column in COLUMNS], lines)

    def words(self, row: ListedArticle, column: Column) -> str:
        """What stands in a cell."""
        match column:
            case Column.STARRED:
                return "★" if row.starred else ""
            case Column.STATUS:
                return state_name(row.state)
            case Column.ASSIGNED:
                return ", ".join(self.names_of(row))
            case Column.CREATED:
                return f"{datetime.fromtimestamp(row.created / 1000).astimezone():%Y-%m-%d}"
            case Column.SCRIPT:
                return script_name(row.metadata.script)
            case Column.NOTE:
                return " ".join(row.metadata.note.split())
            case Column.TITLE:
                return row.metadata.title or _("without a title")
            case _:
                value = row.value(column)
                return f"{value:,}" if isinstance(value, int) else value

    def _told(self, row: ListedArticle) -> str:
        """All that is known of an article: in a narrow window not every column is seen."""
        known = ((column, self.words(row, column)) for column in COLUMNS if column is not Column.TITLE)
        facts = [f"{column_name(column)}: {words}" for column, words in known if words]
        return "\n".join(fill(one, _TOLD_WIDTH) for one in (self.words(row, Column.TITLE), *facts))

    def _learn_names(self) -> None:
        self._names = {one.id: one.name for one in self._hub.project.annotators()} if self._hub.is_open else {}

    # What Qt asks.

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell; the row itself as user data."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.ToolTipRole if column is Column.TITLE:
                return self._told(row)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.words(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in _RIGHT:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.DecorationRole if column is Column.STATUS:
                return dot(theme.current().line(STATE_COLOURS[row.state]).name())
            case Qt.ItemDataRole.ForegroundRole if column not in (Column.TITLE, Column.STARRED):
                return QColor(theme.current().faint)
            case Qt.ItemDataRole.ForegroundRole if column is Column.STARRED:
                return QColor(theme.current().warning)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_name(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the order of a column."""
        wanted = Order(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)
        if wanted != self.order:
            self.order_wanted.emit(wanted)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more rows in the project."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next page."""
        if self._complete or parent.isValid() or not self._hub.is_open:
            return
        last = self.rows[-1] if self.rows else None
        page = self._hub.project.listing.page(self.wanted, self.order, last, PAGE)
        self._complete = len(page) < PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(page) - 1)
            self.rows += page
            self.endInsertRows()
