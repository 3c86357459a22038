"""Where somebody is found: quotes, mentions or articles in a table that is fetched page by page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from annotator.domain.corpus.register import Appearance, Mention, Saying
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.language import _
from annotator.project.register.reading import PAGE, Register
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.running.newest import Newest

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
    """The places of one person, read beside the window; the newest articles come first."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._reading = hub, Newest(hub, self)
        self.person: PersonId | None = None
        """Whose places stand here; nobody's until the first ones have come."""
        self.kind = Kind.QUOTES
        self.found: list[Found] = []
        self._shape = _shape(self.kind)
        self._all_here = True

    def show(self, person: PersonId, kind: Kind) -> None:
        """Ask for the first places of somebody, or where they are shown already, for as many again.

        Until they have come, places of the same person stay; those of another one go at once.
        """
        if person != self.person:
            self.clear()
        limit = max(PAGE, len(self.found)) if kind is self.kind else PAGE
        register = self._hub.project.register
        self._reading.ask(
            lambda _told: _fetch(register, person, kind, None, limit), lambda found: self._take(person, kind, found)
        )

    def clear(self) -> None:
        """Show nobody's places, and forget what was asked."""
        self._reading.drop()
        self._take(None, self.kind, [])

    def _take(self, person: PersonId | None, kind: Kind, found: list[Found]) -> None:
        if (person, kind, found) == (self.person, self.kind, self.found):
            return
        self.beginResetModel()
        self.person, self.kind, self._shape = person, kind, _shape(kind)
        self.found = found
        self._all_here = not self.found
        self.endResetModel()

    def places_of(self, keys: Iterable[MarkId | ArticleId]) -> list[int]:
        """The rows of places by their keys, among those fetched."""
        wanted = frozenset(keys)
        return [at for at, one in enumerate(self.found) if key_of(one) in wanted]

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
        """Ask for the next places; where others are on their way, the view asks again when they are here."""
        person = self.person
        if not self.canFetchMore(parent) or person is None or self._reading.jobs.is_busy:
            return
        register, kind, last = self._hub.project.register, self.kind, self.found[-1]
        self._reading.ask(lambda _told: _fetch(register, person, kind, last, PAGE), self._add)

    def _add(self, fresh: list[Found]) -> None:
        self._all_here = not fresh
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.found), len(self.found) + len(fresh) - 1)
            self.found += fresh
            self.endInsertRows()

    def copy(self, rows: Sequence[int]) -> None:
        """Put rows on the clipboard as lines with tabs, the names of the columns above them."""
        lines = [self._shape.columns, *(self._shape.cells(self.found[at]) for at in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def key_of(one: Found) -> MarkId | ArticleId:
    """What a place is known by when it is read again."""
    if isinstance(one, Saying):
        return one.quote
    return one.mark if isinstance(one, Mention) else one.where.place.article


def _fetch(register: Register, person: PersonId, kind: Kind, after: Any, limit: int) -> list[Found]:  # noqa: ANN401
    read = {Kind.QUOTES: register.quotes, Kind.MENTIONS: register.mentions, Kind.ARTICLES: register.articles}[kind]
    return list(read(person, after, limit))
