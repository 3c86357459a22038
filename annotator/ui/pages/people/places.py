"""Where somebody is found: quotes, mentions or articles in a table that is fetched page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from annotator.domain.corpus.register import Appearance, Mention, Saying
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.ui import theme
from annotator.ui.hub import Hub

_Index = QModelIndex | QPersistentModelIndex
Found = Saying | Mention | Appearance
WORDS_COLUMN = 2


class Kind(Enum):
    """What the table lists."""

    QUOTES = auto()
    MENTIONS = auto()
    ARTICLES = auto()


@dataclass(frozen=True, slots=True)
class _Shape:
    columns: tuple[str, str, str, str]
    cells: Callable[[Any], tuple[str, str, str, str]]


def _titled(one: Found) -> str:
    where = one.where
    return "  ·  ".join(words for words in (where.title or _("without a title"), where.source) if words)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _shape(kind: Kind) -> _Shape:
    if kind is Kind.QUOTES:
        return _Shape(
            (_("Date"), _("Cue"), _("Words"), _("Article")),
            lambda one: (one.where.published, one.cue, _plain(one.words), _titled(one)),
        )
    if kind is Kind.MENTIONS:
        return _Shape(
            (_("Date"), _("Mention"), _("In the text"), _("Article")),
            lambda one: (one.where.published, one.words, _plain(f"{one.before}{one.words}{one.after}"), _titled(one)),
        )
    return _Shape(
        (_("Date"), _("Mentions"), _("Article"), _("Source")),
        lambda one: (one.where.published, f"{one.mentions:,}", one.where.title or _("without a title"),
                     one.where.source),
    )  # fmt: skip


class PlaceRows(QAbstractTableModel):
    """The places of one person; the newest articles come first."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.person: PersonId | None = None
        self.kind = Kind.QUOTES
        self.found: list[Found] = []
        self._shape = _shape(self.kind)
        self._all_here = True

    def show(self, person: PersonId | None, kind: Kind) -> None:
        """Show the first places of somebody."""
        self.beginResetModel()
        self.person, self.kind, self._shape = person, kind, _shape(kind)
        self.found = [] if person is None else list(self._fetch(None))
        self._all_here = not self.found
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many places were fetched."""
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Four columns, whatever is listed."""
        return 0 if parent.isValid() else len(self._shape.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The names of the columns."""
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._shape.columns[section] if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The words of a cell; the place as user data."""
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shape.cells(found)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            words = index.column() == WORDS_COLUMN
            if words and self.kind is Kind.QUOTES:
                return theme.current().letters("#009E73")
            return QColor(theme.current().ink if words else theme.current().faint)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more places."""
        return not parent.isValid() and not self._all_here

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next places."""
        if parent.isValid() or not self.found:
            return
        fresh = self._fetch(self.found[-1])
        self._all_here = not fresh
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.found), len(self.found) + len(fresh) - 1)
            self.found += fresh
            self.endInsertRows()

    def copy(self, rows: Sequence[int]) -> None:
        """Put rows on the clipboard as lines with tabs, the names of the columns above them."""
        lines = [self._shape.columns, *(self._shape.cells(self.found[at]) for at in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _fetch(self, after: Any) -> Sequence[Found]:  # noqa: ANN401
        register, person = self._hub.project.register, self.person
        if person is None:
            return ()
        if self.kind is Kind.QUOTES:
            return register.quotes(person, after)
        return register.mentions(person, after) if self.kind is Kind.MENTIONS else register.articles(person, after)
