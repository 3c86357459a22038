"""The keys of tags: alone they mark, with Shift everywhere, with Alt they go to the next mark of that kind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.ids import TagId
from annotator.ui.gestures.marking import Marking
from annotator.ui.gestures.walking import Walking

_NONE, _SHIFT, _ALT = 0, int(Qt.Modifier.SHIFT.value), int(Qt.Modifier.ALT.value)


class TagKeys(QObject):
    """Shortcuts that follow the codebook."""

    def __init__(self, marking: Marking, walking: Walking, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._keys = window, list[QShortcut]()
        self._calls: tuple[tuple[int, Callable[[TagId], object]], ...] = (
            (_NONE, marking.press_tag),
            (_SHIFT, marking.mark_same),
            (_ALT, walking.next_of),
            (_ALT | _SHIFT, walking.previous_of),
        )

    def read(self, codebook: Codebook) -> None:
        """Take the keys of a codebook in place of those before."""
        for shortcut in self._keys:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._keys = [
            self._shortcut(modifiers | ord(tag.key.upper()), call, tag.id)
            for tag in codebook.offered()
            if tag.key
            for modifiers, call in self._calls
        ]

    def _shortcut(self, keys: int, call: Callable[[TagId], object], tag: TagId) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(lambda: call(tag))
        return shortcut
