"""The table of places: what is chosen and how far one scrolled stay when the same places are read again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.language import _
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.places import WORDS_COLUMN, Kind, PlaceRows, key_of
from annotator.ui.pieces import dress

_ROW_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class _Before:
    """What was chosen before the places are read again, and how far up they stood."""

    of: tuple[PersonId | None, Kind]
    chosen: Sequence[MarkId | ArticleId]
    current: MarkId | ArticleId | None
    top: int


class PlaceTable(QTableView):
    """The table of places; Enter and a double click go there, Ctrl+C copies the chosen rows."""

    wanted = Signal(object)

    def __init__(self, rows: PlaceRows) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        dress(self, _ROW_HEIGHT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in ((0, 92), (1, 84)):
            header.resizeSection(column, width)
        for column in (WORDS_COLUMN, WORDS_COLUMN + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Where this person is found"))
        self.doubleClicked.connect(lambda _index: self._go())
        self._before: _Before | None = None
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._choose_again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, however many are chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> list[int]:
        """The numbers of the chosen rows."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, all that were fetched where none is."""
        self._rows.copy(self.chosen or range(self._rows.rowCount()))

    def _remember(self) -> None:
        found, at = self._rows.found, self.currentIndex().row()
        chosen = [key_of(found[row]) for row in self.chosen]
        current = key_of(found[at]) if 0 <= at < len(found) else None
        self._before = _Before((self._rows.person, self._rows.kind), chosen, current, self.verticalScrollBar().value())

    def _choose_again(self) -> None:
        """After a change the same places are chosen, and as far up; of somebody else it is the first one."""
        before, rows = self._before, self._rows
        if not rows.found:
            return
        if before is None or before.of != (rows.person, rows.kind):
            self.setCurrentIndex(rows.index(0, 0))
            return
        current = rows.places_of([before.current] if before.current else [])
        choose_rows(self, rows.places_of(before.chosen), current[0] if current else 0)
        self.verticalScrollBar().setValue(before.top)

    def _go(self) -> None:
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self.wanted.emit(found.where.place)
