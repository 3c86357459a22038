"""The two views of the list of articles, which share what is chosen."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView

from annotator.domain.corpus.listing import Column
from annotator.domain.language import _
from annotator.ui.pages.articles.cards import CardPainter
from annotator.ui.pages.articles.rows import COLUMNS, TITLE, ArticleRows
from annotator.ui.pieces import dress

_WIDTHS = {
    Column.STARRED: 30, Column.TITLE: 300, Column.SOURCE: 110, Column.PUBLISHED: 92, Column.STATUS: 104,
    Column.MARKS: 66, Column.LENGTH: 98, Column.ASSIGNED: 120, Column.NOTE: 140,
}  # fmt: skip
_WIDTH, _ROW_HEIGHT = 90, 30


def table_of(rows: ArticleRows) -> QTableView:
    """A table; a click on the head of a column sorts by it."""
    table = QTableView()
    table.setModel(rows)
    dress(table, _ROW_HEIGHT)
    table.setAccessibleName(_("Articles"))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionsMovable(True)
    for at, column in enumerate(COLUMNS):
        table.setColumnWidth(at, _WIDTHS.get(column, _WIDTH))
    header.setSortIndicator(COLUMNS.index(Column.ORDINAL), Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    return table


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
