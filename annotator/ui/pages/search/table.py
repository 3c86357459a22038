"""The concordance as a table: the words in the middle, what stands before them ending there."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView

from annotator.domain.language import _
from annotator.domain.search.hits import Found
from annotator.ui.pages.search.numbered import AFTER, BEFORE, CHOSEN, DATE, SOURCE, TITLE, WORDS
from annotator.ui.pages.search.rows import HitRows
from annotator.ui.pieces import dress, lay_columns
from annotator.ui.row_painting import CutBefore

_WIDTHS = {CHOSEN: 34, DATE: 92, SOURCE: 100, BEFORE: 330, WORDS: 96, AFTER: 330, TITLE: 190}
_ROW_HEIGHT, _NARROW, _FIRST = 28, 1100, 50


class Concordance(QTableView):
    """A row a hit; a click on the head of a column sorts by it."""

    def __init__(self, rows: HitRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(CutBefore(BEFORE, self))
        dress(self, _ROW_HEIGHT)
        self.setAccessibleName(_("Hits"))
        lay_columns(self, _WIDTHS, (BEFORE, AFTER))
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(lambda _column, _order: self.to_top())
        self.setSortingEnabled(True)

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are selected, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def to_top(self) -> None:
        """Be at the first hit."""
        self.be_at(0)
        self.scrollToTop()

    def be_at(self, row: int) -> None:
        """Be at a hit, whatever keys are held down."""
        if row < self.model().rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.model().index(row, CHOSEN), flags.ClearAndSelect | flags.Rows)

    def fit_to(self, page: Sequence[Found]) -> None:
        """Give the words in the middle the room that the first places of these articles take."""
        first = (zip(found.starts[:_FIRST], found.ends[:_FIRST], strict=True) for found in page)
        longest = max(end - start for places in first for start, end in places)
        width = self.fontMetrics().horizontalAdvance("國") * min(longest, 14) + 28
        self.setColumnWidth(WORDS, max(_WIDTHS[WORDS], width))

    def resizeEvent(self, event) -> None:  # noqa: ANN001  (a QResizeEvent)
        """In a narrow window, what stands around the words is worth more than where it is from."""
        narrow = self.viewport().width() < _NARROW
        self.setColumnHidden(SOURCE, narrow)
        self.setColumnWidth(TITLE, 120 if narrow else _WIDTHS[TITLE])
        super().resizeEvent(event)
