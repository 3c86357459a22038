"""What is asked when somebody else changes a guideline while one writes it: which words shall stand."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from annotator.domain.language import _
from annotator.ui.pieces import button, label, row


class Meanwhile(QFrame):
    """Is seen from when other words come until one chose; ``chosen`` tells the words that shall stand."""

    chosen = Signal(str)

    def __init__(self, mine: Callable[[], str]) -> None:
        super().__init__()
        self._mine, self._theirs = mine, ""
        self.told = label("", "warning", wrap=True)
        self.buttons = {
            "mine": button(_("Keep mine"), lambda: self.chosen.emit(mine())),
            "theirs": button(_("Take theirs"), lambda: self.chosen.emit(self._theirs)),
            "both": button(_("Both"), lambda: self.chosen.emit(self.both)),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.addWidget(self.told)
        layout.addLayout(row(*self.buttons.values(), 1))
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether one has not chosen yet."""
        return not self.isHidden()

    @property
    def both(self) -> str:
        """Their words, and below them one's own."""
        return f"{self._theirs}\n\n{self._mine().strip()}".strip()

    def ask(self, theirs: str) -> None:
        """Tell which words came, and ask."""
        self._theirs = theirs
        self.told.setText(_("Somebody changed this guideline while you were writing. It says now:") + "\n" + theirs)
        self.show()
