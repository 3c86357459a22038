"""The lines that are shown: a heading for each article, below it what is said in it; fetched page by page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.corpus.speech import EVERYTHING, About, Line, Page, Reached, Role
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.log.operations import Place
from annotator.ui.hub import Hub

_Index = QModelIndex | QPersistentModelIndex
PAGE = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """The heading above the lines of one article."""

    article: ArticleId
    published: str
    title: str
    source: str

    @property
    def place(self) -> Place:
        """The article."""
        return Place(self.article)

    @property
    def words(self) -> str:
        """Date, title and source."""
        title = self.title or _("without a title")
        return "  ·  ".join(words for words in (self.published, title, self.source) if words)


class LineRows(QAbstractListModel):
    """Scenes and lines that were fetched so far."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.about: About = EVERYTHING
        self.rows: list[Scene | Line] = []
        self._reached: Reached | None = None

    def begin(self, about: About) -> None:
        """Begin again with what is to be read."""
        self.about = about
        self.beginResetModel()
        page = self._read(None)
        self._reached = page.reached
        self.rows = list(_with_scenes(page.lines, None))
        self.endResetModel()

    def refresh(self) -> None:
        """Read again at least as much as is shown."""
        wanted = len(self.rows)
        self.begin(self.about)
        while self._reached is not None and len(self.rows) < wanted:
            self.fetchMore(QModelIndex())

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that were fetched."""
        return [row for row in self.rows if isinstance(row, Line)]

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing more to fetch."""
        return self._reached is None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The row itself as user data, its words for screen readers."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if isinstance(row, Scene) else spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.words if isinstance(row, Scene) else _("Enter or a click goes to the place")
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more lines."""
        return not parent.isValid() and self._reached is not None

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next page."""
        if self._reached is None or parent.isValid():
            return
        page = self._read(self._reached)
        self._reached = page.reached
        fresh = list(_with_scenes(page.lines, self.rows[-1] if self.rows else None))
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self.rows += fresh
            self.endInsertRows()

    def place_of(self, wanted: Scene | Line | None) -> int | None:
        """The number of the row that is this line or heading, as it was or as it is now."""
        if wanted is None:
            return None
        key = _key(wanted)
        return next((at for at, row in enumerate(self.rows) if _key(row) == key), None)

    def _read(self, after: Reached | None) -> Page:
        return self._hub.project.speech.page(self.about, after, PAGE) if self._hub.is_open else Page(())


def spoken(line: Line) -> str:
    """A line in words alone."""
    who = "; ".join(
        f"{one.name}, {role_words(one.role)}" if one.role else one.name for one in line.speakers
    ) or _("nobody named")  # fmt: skip
    return " ".join(words for words in (f"{who}:", "; ".join(line.cues), line.text) if words)


def role_words(role: Role) -> str:
    """A role, with the date from which it is known where another article tells it."""
    return role.words if role.here else _("{role} (as of {date})").format(role=role.words, date=role.published)


def _key(row: Scene | Line) -> object:
    return row.article if isinstance(row, Scene) else row.pieces[0].mark


def _with_scenes(lines: Iterable[Line], last: Scene | Line | None) -> Iterator[Scene | Line]:
    article = last.article if last is not None else None
    for line in lines:
        if line.article != article:
            yield Scene(line.article, line.published, line.title, line.source)
            article = line.article
        yield line
