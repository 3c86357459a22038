"""The table of suggestions: the words in the middle, what stands before them ending there."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from annotator.domain.language import _
from annotator.ui.pages.review.rows import AFTER, BEFORE, SOURCE, SURE, TAG, TITLE, WORDS, LineRows
from annotator.ui.pieces import dress, lay_columns
from annotator.ui.row_painting import CutBefore

_WIDTHS = {SURE: 58, TAG: 74, BEFORE: 250, WORDS: 220, AFTER: 250, SOURCE: 96, TITLE: 170}
_ROW_HEIGHT, _NARROW = 28, 900


class LineTable(QTableView):
    """A row a suggestion."""

    def __init__(self, rows: LineRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(CutBefore(BEFORE, self))
        dress(self, _ROW_HEIGHT)
        self.setAccessibleName(_("Suggestions"))
        lay_columns(self, _WIDTHS, (BEFORE, AFTER))

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are selected, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def be_at(self, row: int) -> None:
        """Be at a line, the last one where there are not so many."""
        count = self.model().rowCount()
        if count:
            flags = QItemSelectionModel.SelectionFlag
            index = self.model().index(max(0, min(row, count - 1)), SURE)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, what stands around the words is worth more than where it is from."""
        narrow = self.viewport().width() < _NARROW
        self.setColumnHidden(SOURCE, narrow)
        self.setColumnWidth(TITLE, 100 if narrow else _WIDTHS[TITLE])
        self.setColumnWidth(WORDS, 150 if narrow else _WIDTHS[WORDS])
        super().resizeEvent(event)
