"""A bar above the tags that stays for as long as what it says is so."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from annotator.ui.pieces import label


class Notice(QFrame):
    """One sentence, and what to do about it; hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._what, self._hint = label("", "warning"), label("", "faint", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(12)
        layout.addWidget(self._what)
        layout.addWidget(self._hint, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._what.text()} {self._hint.text()}"

    def say(self, what: str, hint: str) -> None:
        """Say something else."""
        self._what.setText(what)
        self._hint.setText(hint)
        self.setAccessibleName(self.words)
