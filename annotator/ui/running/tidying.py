"""When Python looks for garbage: between gestures, never within one, where 20,000 marks would cost it 30 ms."""

import gc
import time

from PySide6.QtCore import QObject, QTimer

from annotator.ui.running.jobs import is_any_running

TICK_MILLISECONDS = 2000
YOUNG = 5_000
"""New objects from which on looking among the young ones is worth it."""
REST_SECONDS, OFTEN_SECONDS = 4.0, 60.0
"""Everything is looked at only while nobody does anything for the first, and at most once in the second."""
LONGEST_SECONDS = 900.0
"""For so long it waits for jobs beside the window: what these hold costs most of a second, and goes with them."""


class Tidying(QObject):
    """Takes the search for garbage into its own hands while the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy_at = self._tidied_at = time.monotonic()
        gc.collect()
        gc.freeze()  # what is there now stays for good
        gc.disable()
        timer = QTimer(self, interval=TICK_MILLISECONDS)
        timer.timeout.connect(self._tick)
        timer.start()

    def busy(self) -> None:
        """Somebody is at work: only the young ones are looked at for a while."""
        self._busy_at = time.monotonic()

    def _tick(self) -> None:
        now = time.monotonic()
        often = LONGEST_SECONDS if is_any_running() else OFTEN_SECONDS
        if now - self._busy_at >= REST_SECONDS and now - self._tidied_at >= often:
            self._tidied_at = now
            gc.collect()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(1)
