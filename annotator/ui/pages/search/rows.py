"""The hits as a concordance: date, source, what stands before, the words, what stands behind, and the title."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from annotator.domain.ids import ArticleId
from annotator.domain.language import _, marked
from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.query import Where
from annotator.ui import theme
from annotator.ui.pages.search.numbered import (
    AFTER,
    BEFORE,
    CHOSEN,
    DATE,
    SOURCE,
    TITLE,
    WORDS,
    ChosenHits,
    Numbered,
    Told,
)

MOST = 200_000
"""Hits that are listed; who has more narrows the search."""
AT_ONCE = 3_000
"""Hits that are sorted within a gesture; to sort more takes longer than it may."""
IN_ORDER = marked("As the articles stand")
HEADS = {
    DATE: marked("Date"), SOURCE: marked("Source"), BEFORE: marked("Before"), WORDS: marked("Found"),
    AFTER: marked("Behind"), TITLE: marked("Title"),
}  # fmt: skip
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ALIGNED = {BEFORE: Qt.AlignmentFlag.AlignRight, WORDS: Qt.AlignmentFlag.AlignHCenter}
_ELSEWHERE = {Where.NOTES: marked("note"), Where.TITLES: marked("title")}


class HitRows(QAbstractTableModel):
    """Hits come page by page; each has a number for good, whatever the order in which they are shown."""

    order_wanted = Signal()
    """There are too many to be sorted here: run ``sorting`` elsewhere, then ``show_in`` what it gives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all = Numbered([], array("I"), array("I"))
        self._order: list[int] = []
        self._complete = False
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._articles: set[ArticleId] = set()
        self.chosen: set[int] = set()
        self.is_full = False

    def begin(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._all, self._order = Numbered([], array("I"), array("I")), []
        self._articles, self.chosen, self.is_full, self._complete = set(), set(), False, False
        self.endResetModel()

    def renew(self, page: Sequence[Found]) -> None:
        """Show these hits in place of those that are shown; those that are the same stay chosen."""
        keys = list(self._keys()) if self.chosen else []
        chosen = {keys[number] for number in self.chosen}
        self.begin()
        self.take(page)
        if chosen:
            self.chosen = {number for number, key in enumerate(self._keys()) if key in chosen}

    def take(self, page: Sequence[Found]) -> None:
        """Show more hits, below those that are shown."""
        found_so_far, which, at = self._all
        room = MOST - len(which)
        count = min(room, sum(map(len, page)))
        self.is_full = self.is_full or count < sum(map(len, page))
        if not count:
            return
        first = len(which)
        self.beginInsertRows(_NOWHERE, first, first + count - 1)
        for found in page:
            fitting = min(len(found), MOST - len(which))
            found_so_far.append(found)
            which.extend([len(found_so_far) - 1] * fitting)
            at.extend(range(fitting))
            self._articles.add(found.article)
        self._order.extend(range(first, first + count))
        self.endInsertRows()

    def finish(self) -> None:
        """All are there: sort those that came after the order was chosen."""
        self._complete = True
        if self._sorted[0] >= 0:
            self.sort(*self._sorted)

    @property
    def articles(self) -> int:
        """In how many articles there are hits."""
        return len(self._articles)

    def hit(self, row: int) -> Hit | None:
        """The hit of a row."""
        if not 0 <= row < len(self._order):
            return None
        return self._all.hit(self._order[row])

    def hits(self, rows: Sequence[int] = ()) -> ChosenHits:
        """The chosen hits in the order of the articles, or those of these rows where none is chosen."""
        return ChosenHits(self._all, sorted(self.chosen) or [self._order[row] for row in rows])

    def toggle(self, rows: Sequence[int]) -> None:
        """Choose the hits of these rows, or let go of them if all are chosen."""
        numbers = {self._order[row] for row in rows}
        self.chosen = self.chosen - numbers if numbers <= self.chosen else self.chosen | numbers
        if rows:
            self.dataChanged.emit(self.index(min(rows), CHOSEN), self.index(max(rows), CHOSEN))

    def toggle_all(self) -> None:
        """Choose all hits, or none if all are chosen."""
        self.chosen = set() if len(self.chosen) == len(self._order) else set(range(len(self._order)))
        if self._order:
            self.dataChanged.emit(self.index(0, CHOSEN), self.index(len(self._order) - 1, CHOSEN))

    # What Qt asks.

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many hits came so far."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Always the same."""
        return 0 if parent.isValid() else TITLE + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column has a box."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == CHOSEN else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(section, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return _(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole and section in HEADS else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Words of a cell, and how they look."""
        column = index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == CHOSEN:
            there = self._order[index.row()] in self.chosen
            return Qt.CheckState.Checked if there else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_colour(column))
        if role == Qt.ItemDataRole.FontRole and column == WORDS:
            font = QFont()
            font.setBold(True)
            return font
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(hit, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(hit) if column in (BEFORE, WORDS, AFTER) else _cell(hit, column)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """A click on the box."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != CHOSEN:
            return False
        self.toggle([index.row()])
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the hits in another order, as soon as all are there; by the first column, in that of the articles."""
        self._sorted = (column, order)
        if len(self._order) <= AT_ONCE:
            self.show_in(self.sorting()(lambda _done, _count: None))
        elif self._complete:
            self.order_wanted.emit()

    def sorting(self) -> Callable[[Told], list[int]]:
        """What works out the order that is wanted now."""
        hits, wanted = self._all, self._sorted
        return lambda told: hits.sorted_by(*wanted, told)

    def show_in(self, numbers: list[int]) -> None:
        """Show the hits in the order of these numbers."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        shown = [self._order[one.row()] for one in before]
        self._order = numbers
        wanted = set(shown)
        places = {number: row for row, number in enumerate(numbers) if number in wanted} if shown else {}
        after = [self.index(places[number], one.column()) for number, one in zip(shown, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _keys(self) -> Iterator[tuple[object, ...]]:
        """What tells a hit from every other one, by their numbers."""
        for found, at in self._all.places():
            mark = found.marks[at] if found.marks else None
            yield found.article, found.where, found.starts[at], found.ends[at], found.stands, mark


def told(hit: Hit) -> str:
    """A hit in words alone: what stands around it, and where."""
    words = f"{hit.before}【{hit.words}】{hit.after}".replace("\n", " ")
    where = " · ".join(part for part in (hit.title, hit.source, hit.published) if part)
    return f"{words}\n{where}{_elsewhere(hit)}"


def _cell(hit: Hit, column: int) -> str:
    if column == TITLE:
        return hit.title + _elsewhere(hit)
    words = {DATE: hit.published, SOURCE: hit.source, BEFORE: hit.before, WORDS: hit.words, AFTER: hit.after}
    return words.get(column, "").replace("\n", " ")


def _elsewhere(hit: Hit) -> str:
    """What a hit is in that is no text."""
    name = _(_ELSEWHERE[hit.where]) if hit.where in _ELSEWHERE else ""
    return f"  ({name})" if name else ""


def _colour(column: int) -> str:
    colours = theme.current()
    return {WORDS: colours.accent, DATE: colours.faint, SOURCE: colours.faint, TITLE: colours.faint}.get(
        column, colours.ink
    )
