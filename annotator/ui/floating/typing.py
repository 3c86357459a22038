"""The line in which one types what a list is filtered by: it takes what a filter takes, and says what it does not."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from annotator.domain.errors import FilterRefused
from annotator.domain.search.typed import typed

_NEVER_CUT = 10_000_000
"""Characters; Qt cuts what is longer than 32,767, and would have it refused with a wrong number."""


class FilterEntry(QLineEdit):
    """What is too long to be pasted is refused whole, and the line stays as it is."""

    refused = Signal(object)
    """The ``FilterRefused`` of what somebody typed or pasted."""

    def __init__(self, hint: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setMaxLength(_NEVER_CUT)
        self.setValidator(_Taking(self))


class _Taking(QValidator):
    def __init__(self, entry: FilterEntry) -> None:
        super().__init__(entry)
        self._entry = entry

    def validate(self, words: str, at: int) -> tuple[QValidator.State, str, int]:
        """Whether the line takes these words."""
        try:
            typed(words)
        except FilterRefused as refusal:
            self._entry.refused.emit(refusal)
            return QValidator.State.Invalid, words, at
        return QValidator.State.Acceptable, words, at
