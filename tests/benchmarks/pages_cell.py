"""The pages of one project in the whole program, in a process of its own: ``python -m tests.benchmarks.pages_cell``.

Words: a project, and if wanted a folder that gets a picture of each page. Prints one JSON object: for each page the
longest time in milliseconds for which the window answered nothing, of the clock (``times``) and of its own
thread (``work``, which neighbours on the machine lengthen less), and how long it took until all was read (``read``).
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtTest import QTest

from annotator.ui.app import Application
from annotator.ui.window import Window

PAGES = (
    "list_articles", "show_people", "show_speech", "show_numbers", "show_codebook", "search_everywhere",
    "show_suggestions", "show_repairs", "history", "export",
)  # fmt: skip
WORDS = "市政府"
"""What the search page looks for: it stands in nearly every article."""
REST, LONGEST = 1.0, 60.0
"""A page is complete once nothing has happened for the first; it is given up after the second. Seconds."""


class Turns:
    """The longest single turn of the event loop, by the clock and by the thread's own work."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._window = application.window
        self.clock = self.work = self.read = 0.0

    def follow(self, begin: object) -> None:
        """Trigger ``begin`` and follow what comes of it until the window rests."""
        started = idle_since = time.perf_counter()
        self._one(begin)
        while time.perf_counter() - started < LONGEST:
            took = self._one(self._application.processEvents)
            if took > 0.002 or any(thread.isRunning() for thread in self._window.findChildren(QThread)):
                idle_since = time.perf_counter()
            if time.perf_counter() - idle_since > REST:
                break
            QTest.qSleep(1)  # what is read beside the window goes on
        self.read = idle_since - started

    def _one(self, turn) -> float:
        clock, work = time.perf_counter(), time.thread_time()
        turn()
        took = time.perf_counter() - clock
        if took > self.clock:
            self.clock, self.work = took, time.thread_time() - work
        return took


def main() -> None:
    application = Application([])
    window = application.window
    window.resize(1440, 900)
    window.show()
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    found: dict[str, dict[str, float]] = {}

    def look(name: str, begin) -> None:
        turns = Turns(application)
        turns.follow(begin)
        found[name] = {"times": turns.clock * 1000, "work": turns.work * 1000, "read": turns.read * 1000}
        if pictures is not None:
            window.grab().save(str(pictures / f"{name}.png"))

    look("open", lambda: window.files.take([Path(sys.argv[1])]))
    for name in PAGES:
        window.show_article_page()
        look(name, window.actions_.all[name].trigger)
        if name == "search_everywhere":
            look("search for a word", lambda: _search(window))
    print(json.dumps(found))
    sys.stdout.flush()
    window.hub.close()


def _search(window: Window) -> None:
    window.wide.search.begin(WORDS)
    QTest.qWait(1)


if __name__ == "__main__":
    main()
