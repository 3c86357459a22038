"""What appears over the article and has the keyboard while it is there."""

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget


class Over(QFrame):
    """A frame over its parent; ``widgets`` that shall have their keys install it as their event filter."""

    gone = Signal()
    width_over: ClassVar[int]
    """Pixels."""
    stays: ClassVar[Collection[Qt.FocusReason]]
    """Why the keyboard may leave it without ending it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")

    def take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Do what a key means here; tells whether it means anything."""
        raise NotImplementedError

    def forsake(self) -> None:
        """The keyboard went elsewhere."""
        raise NotImplementedError

    def show_at(self, place: QPoint, height: int) -> None:
        """Appear below a place of the parent, or above it where there is no room."""
        parent = self.window()
        x = min(max(8, place.x()), parent.width() - self.width_over - 8)
        y = place.y() if place.y() + height < parent.height() - 40 else max(8, place.y() - height - 40)
        self.setGeometry(x, y, self.width_over, height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys belong to it while it is there, whatever shortcuts they are elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.take_key(watched, event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self._keeps(event):
            self.forsake()
        return super().eventFilter(watched, event)

    def _keeps(self, event: QFocusEvent) -> bool:
        focus = self.window().focusWidget()
        inside = focus is not None and (focus is self or self.isAncestorOf(focus))
        return inside or event.reason() in self.stays
