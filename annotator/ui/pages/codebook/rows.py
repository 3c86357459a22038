"""The tags as a tree for Qt: kinds, the tags below them, their counts; dragging asks for a move and does none."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.text.folding import fold
from annotator.ui.naming import tag_name

_MIME = "application/x-annotator-tag"
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class TagRows(QAbstractItemModel):
    """The tags that fit what is typed, with those above them."""

    moved = Signal(object, object, object)
    """A tag was dropped: it, the tag below which it shall stand (``None`` for kinds), and the one behind it or none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._book: Codebook = Codebook((), ())
        self._counts: Mapping[TagId, int] = {}
        self._below: dict[TagId | None, list[Tag]] = {}
        self._at: dict[TagId, tuple[Tag, int]] = {}
        self._numbers: list[TagId] = []
        self._line: Callable[[Tag], object] = lambda _tag: None

    def show_book(self, book: Codebook, counts: Mapping[TagId, int], words: str = "") -> None:
        """Show a codebook, or of it the tags that ``words`` are found in."""
        self.beginResetModel()
        self._book, sums = book, _sums(book, counts)
        self._counts = sums
        shown = _fitting(book, fold(words.strip()))
        self._below = {None: [tag for tag in book.children(None) if tag.id in shown]}
        for tag in book.tags:
            if tag.id in shown:
                self._below[tag.id] = [child for child in book.children(tag.id) if child.id in shown]
        self._at = {tag.id: (tag, at) for tags in self._below.values() for at, tag in enumerate(tags)}
        self._numbers = list(self._at)
        self.endResetModel()

    @property
    def book(self) -> Codebook:
        """The codebook that is shown."""
        return self._book

    def tag(self, index: _Index) -> Tag | None:
        """The tag of a row."""
        return self._at[self._numbers[index.internalId()]][0] if index.isValid() else None

    def count(self, tag: TagId) -> int:
        """How many marks a tag and those below it have."""
        return self._counts.get(tag, 0)

    def index_of(self, tag: TagId | None) -> QModelIndex:
        """The row of a tag, as far as it is shown."""
        if tag is None or tag not in self._at:
            return QModelIndex()
        return self.createIndex(self._at[tag][1], 0, self._numbers.index(tag))

    def index(self, row: int, column: int, parent: _Index = _NO_INDEX) -> QModelIndex:
        """The row of that number below another one."""
        above = self.tag(parent)
        tags = self._below.get(above.id if above else None, [])
        return self.index_of(tags[row].id) if 0 <= row < len(tags) and column == 0 else QModelIndex()

    def parent(self, index: _Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]  # Qt has two of that name
        """The row above another one."""
        tag = self.tag(index)
        return self.index_of(tag.parent) if tag else QModelIndex()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many tags stand below one."""
        above = self.tag(parent)
        return len(self._below.get(above.id if above else None, []))

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """One: the delegate draws all of a row."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The tag itself as user data, its words for screen readers and tooltips."""
        tag = self.tag(index)
        if tag is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return tag
        if role == Qt.ItemDataRole.DisplayRole:
            return tag_name(tag)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.count(tag.id)
            parts = [tag_name(tag), ngettext("{count} mark", "{count} marks", count).format(count=count)]
            parts += [_("key {key}").format(key=tag.key)] if tag.key else []
            return ", ".join([*parts, *([_("retired")] if tag.retired else [])])
        return tag.description or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every tag can be dragged, and dropped upon."""
        flags = Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only tags of this tree."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the dragged tag."""
        data, tag = QMimeData(), self.tag(indexes[0])
        data.setData(_MIME, str(tag.id).encode() if tag else b"")
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Ask for the move; the rows change when it is done."""
        key = bytes(data.data(_MIME).data()).decode()
        above = self.tag(parent)
        beside = self._below.get(above.id if above else None, [])
        behind = beside[row].id if 0 <= row < len(beside) else None
        if key:
            self.moved.emit(TagId(UUID(key)), above.id if above else None, behind)
        return False


def _sums(book: Codebook, counts: Mapping[TagId, int]) -> dict[TagId, int]:
    """The counts of whole branches."""
    return {tag.id: sum(counts.get(one.id, 0) for one in book.branch(tag.id)) for tag in book.tags}


def _fitting(book: Codebook, folded: str) -> set[TagId]:
    shown: set[TagId] = set()
    for tag in book.tags:
        if not folded or any(folded in fold(words) for words in (tag.name, tag_name(tag), tag.description)):
            above: Tag | None = tag
            while above is not None:
                shown.add(above.id)
                above = book.tag(above.parent) if above.parent else None
    return shown
