"""The two views of the list of articles, which share what is chosen."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView

from annotator.domain.corpus.listing import Column
from annotator.domain.language import _
from annotator.ui.pages.articles.cards import CardPainter
from annotator.ui.pages.articles.rows import COLUMNS, TITLE, ArticleRows
from annotator.ui.pieces import dress

_WIDTHS = {
    Column.TITLE: 300, Column.STARRED: 30, Column.STATUS: 104, Column.MARKS: 66, Column.PUBLISHED: 92,
    Column.SOURCE: 110, Column.ASSIGNED: 120, Column.LENGTH: 98, Column.NOTE: 140, Column.BYLINE: 90,
    Column.PLACE: 90, Column.ORDINAL: 56, Column.CREATED: 92, Column.SCRIPT: 90, Column.LANGUAGE: 90,
}  # fmt: skip
"""How wide each column is where there is room; what matters most first, and the last give way first."""
_LEAST_TITLE, _ROW_HEIGHT = 220, 30


class ArticleTable(QTableView):
    """A row an article; a click on the head of a column sorts by it.

    Columns that do not fit give way, the least important first, but never the one that is sorted by; the title takes
    the room that is left. What stands in columns that are not seen is told beside the pointer.
    """

    def __init__(self, rows: ArticleRows) -> None:
        super().__init__()
        self._widths = {COLUMNS.index(column): width for column, width in _WIDTHS.items()}
        self._sharing = False
        self.setModel(rows)
        dress(self, _ROW_HEIGHT)
        self.setAccessibleName(_("Articles"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        header.setSortIndicator(COLUMNS.index(Column.ORDINAL), Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(lambda _column, _order: self._share_out())
        header.sectionResized.connect(self._widened)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room anew."""
        super().resizeEvent(event)
        self._share_out()

    def _widened(self, column: int, _before: int, now: int) -> None:
        """Somebody drew the edge of a column: it stays as wide until they draw it again."""
        if not self._sharing and now:
            self._widths[column] = now

    def _share_out(self) -> None:
        if self._sharing:  # a scroll bar came or went with a column: the widths are being worked out already
            return
        room, sorted_by = self.viewport().width(), self.horizontalHeader().sortIndicatorSection()
        usual = COLUMNS.index(Column.ORDINAL)  # nobody chose to see the articles as they came
        left = room - _LEAST_TITLE - (self._widths[sorted_by] if sorted_by not in (TITLE, usual) else 0)
        self._sharing = True
        fits = True
        for column, width in self._widths.items():
            if column == TITLE or (column == sorted_by and column != usual):
                self.setColumnHidden(column, False)
            else:
                fits = fits and width <= left
                left -= width if fits else 0
                self.setColumnHidden(column, not fits)
            self.setColumnWidth(column, width)
        self.setColumnWidth(TITLE, _LEAST_TITLE + max(0, left))
        self._sharing = False


def cards_of(rows: ArticleRows, chosen: QItemSelectionModel) -> QListView:
    """Cards of the same rows."""
    cards = QListView()
    cards.setModel(rows)
    cards.setModelColumn(TITLE)
    cards.setItemDelegate(CardPainter(cards))
    cards.setViewMode(QListView.ViewMode.IconMode)
    cards.setMovement(QListView.Movement.Static)
    cards.setResizeMode(QListView.ResizeMode.Adjust)
    cards.setUniformItemSizes(True)
    cards.setMouseTracking(True)
    cards.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    cards.setSelectionModel(chosen)
    cards.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    cards.setAccessibleName(_("Articles"))
    return cards
