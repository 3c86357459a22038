"""Work that waits until the hands rest: what a gesture need not show at once, it does not pay for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SOON_MILLISECONDS = 60


def later(parent: QObject, job: Callable[[], object], milliseconds: int = SOON_MILLISECONDS) -> QTimer:
    """A timer that does ``job`` once, so long after its last ``start``."""
    timer = QTimer(parent, interval=milliseconds, singleShot=True)
    timer.timeout.connect(job)
    return timer
