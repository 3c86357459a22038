"""Painting what a gesture changed before anything else is done.

Qt paints by a timer of some milliseconds, and whatever waits in the event loop comes first: measuring lines,
looking for suggestions, filling panels.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget


def paint_first(window: QWidget) -> None:
    """Let everything that is to be painted in ``window`` be painted as soon as the present gesture ends."""
    request = QEvent(QEvent.Type.UpdateRequest)
    QCoreApplication.postEvent(window, request, Qt.EventPriority.HighEventPriority.value)
