"""Choosing the marks that are split off to a new tag."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.coding.shown import Shown
from annotator.domain.ids import MarkId
from annotator.domain.language import _, ngettext
from annotator.text.folding import fold
from annotator.ui.pieces import label

_AROUND = 14


class SplitForm(QWidget):
    """The marks of a tag, filtered by words; those that are ticked move to the new tag."""

    def __init__(self, shown: Sequence[Shown], *, more: bool = False) -> None:
        """``more``: the tag has further marks, which are not offered."""
        super().__init__()
        self._by_hand: dict[int, Qt.CheckState] = {}
        """The rows that somebody ticked or unticked, whatever the filter says."""
        self.name, self.filter, self.list = QLineEdit(), QLineEdit(), QListWidget()
        self._count = label("", "faint")
        self.name.setPlaceholderText(_("Name of the new tag"))
        self.filter.setPlaceholderText(_("Only marks with these words…"))
        self.name.setAccessibleName(_("Name of the new tag"))
        self.filter.setAccessibleName(_("Filter"))
        self.list.setAccessibleName(_("Marks"))
        for one in shown:
            before, after = one.before[-_AROUND:], one.after[:_AROUND]
            item = QListWidgetItem(f"{before}【{one.mark.text}】{after}".replace("\n", " ") + f"   · {one.title}")
            item.setData(Qt.ItemDataRole.UserRole, one.mark.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.filter.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._tick)
        told = _("Only the newest {count} marks are listed; split the others off afterwards.")
        self.part = label(told.format(count=f"{len(shown):,}"), "warning", wrap=True)
        layout = QVBoxLayout(self)
        for widget in (self.name, self.filter, self.part, self.list, self._count):
            layout.addWidget(widget)
        self.part.setVisible(more)
        self.setMinimumSize(560, 420)
        self._tell()

    def value(self) -> tuple[list[MarkId], str]:
        """The ticked marks, and what the new tag is called."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._ticked()], self.name.text()

    def _ticked(self) -> list[QListWidgetItem]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item for item in items if item.checkState() is Qt.CheckState.Checked]

    def _tick(self, item: QListWidgetItem) -> None:
        self._by_hand[self.list.row(item)] = item.checkState()
        self._tell()

    def _filter(self, words: str) -> None:
        """Show the marks with these words, and tick them: so all that are alike move at once."""
        folded = fold(words.strip())
        with QSignalBlocker(self.list):
            for at in range(self.list.count()):
                item = self.list.item(at)
                fits = folded in fold(item.text())
                item.setHidden(not fits)
                ticked = Qt.CheckState.Checked if folded and fits else Qt.CheckState.Unchecked
                item.setCheckState(self._by_hand.get(at, ticked))
        self._tell()

    def _tell(self) -> None:
        count = len(self._ticked())
        self._count.setText(
            ngettext("{count} mark moves to the new tag", "{count} marks move to the new tag", count).format(
                count=count
            )
        )
