"""The table in which keys of commands are changed; two commands never get the same key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QKeySequenceEdit, QTableWidget, QTableWidgetItem

from annotator.domain.language import _


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One command: its name, what it is called, its keys now and usually."""

    name: str
    words: str
    keys: str
    usual: str


class KeyTable(QTableWidget):
    """One line a command; ``taken`` are keys that no command may have, by what has them."""

    def __init__(self, rows: Sequence[KeyRow], taken: dict[str, str], changed: Callable[[], object]) -> None:
        super().__init__(len(rows), 2)
        self._rows, self._taken = rows, taken
        self.setHorizontalHeaderLabels([_("Command"), _("Keys")])
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 190)
        self.edits: dict[str, QKeySequenceEdit] = {}
        for line, row in enumerate(rows):
            edit = QKeySequenceEdit(QKeySequence(row.keys))
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setAccessibleName(row.words)
            edit.keySequenceChanged.connect(lambda _keys: changed())
            self.setItem(line, 0, QTableWidgetItem(row.words))
            self.setCellWidget(line, 1, edit)
            self.edits[row.name] = edit

    def chosen(self) -> dict[str, str]:
        """The keys that differ from the usual ones."""
        now = {name: edit.keySequence().toString() for name, edit in self.edits.items()}
        usual = {row.name: QKeySequence(row.usual).toString() for row in self._rows}
        return {name: keys for name, keys in now.items() if keys != usual[name]}

    def clash(self) -> str:
        """A sentence about the first key that would mean two things; empty where all is well."""
        seen = dict(self._taken)
        for row in self._rows:
            keys = self.edits[row.name].keySequence().toString()
            if keys and keys in seen:
                told = _("{keys} would mean both “{one}” and “{other}”.")
                return told.format(keys=keys, one=seen[keys], other=row.words)
            seen[keys] = row.words
        return ""

    def make_usual(self) -> None:
        """Give every command its usual keys again."""
        for row in self._rows:
            self.edits[row.name].setKeySequence(QKeySequence(row.usual))
