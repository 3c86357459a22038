"""The suggestions of many articles as a concordance: how sure, what, what stands before, the words, what behind."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.pending import Line
from annotator.domain.ids import SuggestionId
from annotator.domain.language import _, marked
from annotator.domain.reasons import reason_in_words
from annotator.ui import theme
from annotator.ui.naming import tag_name
from annotator.ui.suggesting.naming import source_name

SURE, TAG, BEFORE, WORDS, AFTER, SOURCE, TITLE = range(7)
"""The columns."""
_HEADS = (
    marked("Sure"), marked("Tag"), marked("Before"), marked("Proposed"), marked("Behind"), marked("Source"),
    marked("Title"),
)  # fmt: skip
_ALIGNED = {SURE: Qt.AlignmentFlag.AlignRight, BEFORE: Qt.AlignmentFlag.AlignRight}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineRows(QAbstractTableModel):
    """Lines come page by page, and go one by one as they are decided."""

    more_wanted = Signal()
    """The last line is near: whoever has more adds them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._book = Codebook((), ())
        self._has_more = False

    def show(self, lines: Sequence[Line], book: Codebook, *, has_more: bool) -> None:
        """Show these lines in place of those before."""
        self.beginResetModel()
        self.lines, self._book, self._has_more = list(lines), book, has_more
        self.endResetModel()

    def add(self, lines: Sequence[Line], *, has_more: bool) -> None:
        """Show more lines, below those that are shown."""
        self._has_more = has_more
        if lines:
            self.beginInsertRows(_NOWHERE, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def drop(self, decided: Collection[SuggestionId]) -> None:
        """These are decided: they go at once."""
        for row in reversed([row for row, line in enumerate(self.lines) if line.suggestion.id in decided]):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self.lines[row]
            self.endRemoveRows()

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    # What Qt asks.

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines came so far."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Always the same."""
        return 0 if parent.isValid() else TITLE + 1

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:
        """Whether there are lines that did not come yet."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, _parent: _Index = _NOWHERE) -> None:
        """The last line is in sight."""
        if self._has_more:
            self._has_more = False  # until the next ones are there
            self.more_wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(section, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return _(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Words of a cell, and how they look."""
        column, line = index.column(), self.lines[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._colour(line, column))
        if role == Qt.ItemDataRole.FontRole and column == WORDS:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(line, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return in_words(line) if column in (BEFORE, WORDS, AFTER) else self._cell(line, column)
        return None

    def _cell(self, line: Line, column: int) -> str:
        one = line.suggestion
        match column:
            case 0:
                return f"{100 * one.score:.0f} %"
            case 1:
                return tag_name(self._book.tag(one.tag)) if self._book.knows(one.tag) else ""
            case 5:
                return source_name(one.source)
            case _:
                words = {BEFORE: line.before, WORDS: one.text, AFTER: line.after, TITLE: line.title}[column]
                return words.replace("\n", " ")

    def _colour(self, line: Line, column: int) -> str:
        colours = theme.current()
        if column in (TAG, WORDS) and self._book.knows(line.suggestion.tag):
            return colours.letters(self._book.tag(line.suggestion.tag).colour).name()
        return colours.ink if column in (BEFORE, AFTER) else colours.faint


def in_words(line: Line) -> str:
    """A line in words alone: what stands around it, why it is proposed, and where."""
    words = f"{line.before}【{line.suggestion.text}】{line.after}".replace("\n", " ")
    return "\n".join(part for part in (words, reason_in_words(line.suggestion.reason), line.title) if part)
