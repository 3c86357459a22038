"""The hits as a concordance: date, source, what stands before, the words, what stands behind, and the title."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from annotator.domain.ids import ArticleId
from annotator.domain.language import _, marked
from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.query import Where
from annotator.text.folding import fold
from annotator.ui import theme

MOST = 200_000
"""Hits that are listed; who has more narrows the search."""
CHOSEN, DATE, SOURCE, BEFORE, WORDS, AFTER, TITLE = range(7)
_HEADS = {
    DATE: marked("Date"), SOURCE: marked("Source"), BEFORE: marked("Before"), WORDS: marked("Found"),
    AFTER: marked("Behind"), TITLE: marked("Title"),
}  # fmt: skip
_SORTED_BY = 12
"""Characters beside a hit by which hits are sorted."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ALIGNED = {BEFORE: Qt.AlignmentFlag.AlignRight, WORDS: Qt.AlignmentFlag.AlignHCenter}
_ELSEWHERE = {Where.NOTES: marked("note"), Where.TITLES: marked("title")}


class HitRows(QAbstractTableModel):
    """Hits come page by page; each has a number for good, whatever the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[Found] = []
        self._which, self._at = array("I"), array("I")
        self._order: list[int] = []
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._articles: set[ArticleId] = set()
        self.chosen: set[int] = set()
        self.is_full = False

    def begin(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._found, self._which, self._at, self._order = [], array("I"), array("I"), []
        self._articles, self.chosen, self.is_full = set(), set(), False
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
        room = MOST - len(self._which)
        count = min(room, sum(map(len, page)))
        self.is_full = self.is_full or count < sum(map(len, page))
        if not count:
            return
        first = len(self._which)
        self.beginInsertRows(_NOWHERE, first, first + count - 1)
        for found in page:
            fitting = min(len(found), MOST - len(self._which))
            self._which.extend([len(self._found)] * fitting)
            self._at.extend(range(fitting))
            self._found.append(found)
            self._articles.add(found.article)
        self._order.extend(range(first, first + count))
        self.endInsertRows()

    def finish(self) -> None:
        """All are there: sort those that came after the order was chosen."""
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
        number = self._order[row]
        return self._found[self._which[number]].hit(self._at[number])

    def hits(self, rows: Sequence[int] = ()) -> Iterator[Hit]:
        """The chosen hits in the order of the articles, or those of these rows where none is chosen."""
        for number in sorted(self.chosen) or [self._order[row] for row in rows]:
            yield self._found[self._which[number]].hit(self._at[number])

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
        return _(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole and section in _HEADS else None

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
        """Show the hits in another order; by the first column, in that of the articles."""
        self._sorted = (column, order)
        backwards = order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = [self._order[one.row()] for one in before]
        if column in (CHOSEN, -1):
            self._order = sorted(range(len(self._which)), reverse=backwards)
        else:
            # Folded all at once: a call for each would take longer than sorting.
            keys = fold("\0".join(map(_KEYS[column], self._hits()))).split("\0") if self._order else []
            self._order = sorted(range(len(keys)), key=keys.__getitem__, reverse=backwards)
        places = {number: row for row, number in enumerate(self._order)} if numbers else {}
        after = [self.index(places[number], one.column()) for number, one in zip(numbers, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _keys(self) -> Iterator[tuple[object, ...]]:
        """What tells a hit from every other one, by their numbers."""
        for found, at in self._hits():
            mark = found.marks[at] if found.marks else None
            yield found.article, found.where, found.starts[at], found.ends[at], found.stands, mark

    def _hits(self) -> Iterator[tuple[Found, int]]:
        return ((self._found[which], at) for which, at in zip(self._which, self._at, strict=True))


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


def _before(hit: tuple[Found, int]) -> str:
    """The characters before a hit from right to left: those beside it count first."""
    found, at = hit
    start = found.starts[at]
    return found.text[max(0, start - _SORTED_BY) : start].rstrip()[::-1]


def _after(hit: tuple[Found, int]) -> str:
    found, at = hit
    end = found.ends[at]
    return found.text[end : end + _SORTED_BY].lstrip()


def _words(hit: tuple[Found, int]) -> str:
    found, at = hit
    return found.text[found.starts[at] : found.ends[at]]


_KEYS: dict[int, Callable[[tuple[Found, int]], str]] = {
    DATE: lambda hit: hit[0].published, SOURCE: lambda hit: hit[0].source, BEFORE: _before, WORDS: _words,
    AFTER: _after, TITLE: lambda hit: hit[0].title,
}  # fmt: skip
