"""When Python looks for garbage: between gestures, never within one, where 20,000 marks would cost it 30 ms."""

import gc
import time

from PySide6.QtCore import QObject, QTimer

from annotator.ui.running.jobs import is_any_running

TICK_MILLISECONDS = 2000
YOUNG = 5_000
"""New objects from which on looking among the young ones is worth it."""
CROWD = 60_000
"""From so many on it takes longer than a gesture may: they are what a search found or a project holds, no garbage."""
REST_SECONDS, OFTEN_SECONDS = 4.0, 60.0
"""What is not put aside is looked at only while nobody does anything for the first, and at most once in the second."""
AWAY_SECONDS = 120.0
"""Whoever did nothing for so long does not notice that all is looked at, what was put aside as well."""
LONGEST_SECONDS = 900.0
"""For so long it waits for jobs beside the window: what these hold costs most of a second, and goes with them."""


class Tidying(QObject):
    """Takes the search for garbage into its own hands while the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy_at = self._tidied_at = self._all_at = time.monotonic()
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
        rests, young = now - self._busy_at, gc.get_count()[0]
        often = LONGEST_SECONDS if is_any_running() else OFTEN_SECONDS
        if rests >= AWAY_SECONDS and self._busy_at > self._all_at and not is_any_running():
            self._tidied_at = self._all_at = now
            gc.unfreeze()
            self._tidy()
        elif young > CROWD:
            gc.freeze()
        elif rests >= REST_SECONDS and now - self._tidied_at >= often:
            self._tidied_at = now
            self._tidy()
        elif young > YOUNG:
            gc.collect(1)

    @staticmethod
    def _tidy() -> None:
        """Look at what was not put aside, and put aside what is left: the next look costs what is new."""
        gc.collect()
        gc.freeze()
