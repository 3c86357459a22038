"""The rows of the list of repairs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import Mended
from annotator.domain.language import _, marked
from annotator.domain.wording import shortened

_Index = QModelIndex | QPersistentModelIndex
KINDS = {
    RepairKind.GLOSS: marked("Gloss"),
    RepairKind.BREAK: marked("Character restored"),
    RepairKind.LOST: marked("Character lost"),
    RepairKind.BOILERPLATE: marked("Line cut"),
    RepairKind.CORRECTION: marked("Correction"),
    RepairKind.CHARACTER: marked("NUL"),
    RepairKind.LINE: marked("Line end"),
    RepairKind.MISREADING: marked("Wrong encoding"),
    RepairKind.ENTITY: marked("Entity"),
    RepairKind.INVISIBLE: marked("Unseen character"),
}
"""What one repair of a kind is called."""
_HEADINGS = (marked("Kind"), marked("Article"), marked("In the source"), marked("In the text"), marked("Reason"))
_LONGEST = 60


class RepairRows(QAbstractTableModel):
    """Repairs as they were found; they are put there anew after each change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: Sequence[Mended] = ()

    def show(self, found: Sequence[Mended]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def at(self, row: int) -> Mended:
        """The repair of a row."""
        return self._found[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Kind, article, before, after, reason."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell says; its tooltip says all of it."""
        one = self._found[index.row()]
        words = (
            _(KINDS[one.repair.kind]), one.title, seen(one.repair.source_text), seen(one.repair.text),
            one.repair.reason,
        )[index.column()]  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(words, 4 * _LONGEST if index.column() == len(_HEADINGS) - 1 else _LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words
        return None


def seen(words: str) -> str:
    """``words`` with what nobody sees shown by its code: a line end as ⏎, others as ``U+00AD``."""
    if not words:
        return "–"
    return "".join(
        "⏎" if one == "\n" else one if one == " " or one.isprintable() else f"U+{ord(one):04X}" for one in words
    )
