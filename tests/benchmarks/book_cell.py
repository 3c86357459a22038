"""Gestures on a book in the whole program, in a process of its own: ``python -m tests.benchmarks.book_cell PROJECT``.

Each is timed from the key until the mark is committed to disk and painted. Prints one JSON object:
milliseconds by gesture as lists, of the clock (``times``), of the processor (``work``), and of a raw
transaction of one row beside the project right after it (``floors``), which is what the disk takes now.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.domain.spans import Span
from annotator.ui.app import Application
from tests.benchmarks.figures import seconds
from tests.benchmarks.floors import connect

SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
LONGEST = 5.0
"""Seconds after which a gesture is given up."""
KINDS = (
    ("mark a theme", Qt.Key.Key_4),
    ("mark a person", Qt.Key.Key_1),
    ("mark a quote", Qt.Key.Key_3),
    ("mark a role", Qt.Key.Key_2),
)
PAUSE = 150
"""Milliseconds between two gestures, in which panels follow."""


class Seen(QObject):
    """Notes whether a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.painted |= event.type() == QEvent.Type.Paint
        return False


def main() -> None:
    application = Application([])
    window = application.window
    window.resize(1440, 900)
    window.show()
    window.files.take([Path(sys.argv[1])])
    window.activateWindow()
    QTest.qWait(1500)
    view = window.view
    view.setFocus()
    times: dict[str, list[float]] = {}
    work: dict[str, list[float]] = {}
    floors: dict[str, list[float]] = {}
    raw = connect(Path(sys.argv[1]).with_suffix(".raw"))
    raw.execute("CREATE TABLE IF NOT EXISTS written (number)")
    seen, done = Seen(), list[object]()
    window.hub.performed.connect(done.append)
    view.viewport().installEventFilter(seen)

    def timed(name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        done.clear()
        seen.painted = False
        begun, worked = time.perf_counter(), time.thread_time()
        QTest.keyClick(view, key, modifier)
        QCoreApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest)  # the window has it painted first
        while done and not seen.painted and time.perf_counter() - begun < LONGEST:
            application.processEvents()
        clock, worked = time.perf_counter() - begun, time.thread_time() - worked
        if done:  # an edge before a line break stays where it is
            times.setdefault(name, []).append(clock * 1000)
            work.setdefault(name, []).append(worked * 1000)
            floors.setdefault(name, []).append(seconds(lambda: raw.execute("INSERT INTO written VALUES (1)")) * 1000)
        QTest.qWait(PAUSE)

    middle = len(view.page.text) // 2
    for number in range(80):
        start = middle + number * 37
        view.select(Span(start, start + 4))
        view.reveal(Span(start, start + 4))
        QTest.qWait(PAUSE)
        timed(*KINDS[number % 4])
        if number % 4 == 0:
            timed("edge", Qt.Key.Key_BraceRight, SHIFT)
        if number % 4 == 3:
            timed("undo", Qt.Key.Key_Z, CTRL)
            timed("redo", Qt.Key.Key_Z, CTRL | SHIFT)
    measured = {"times": times, "work": work, "floors": floors}
    print(json.dumps({name: {kind: lists[name][2:] for kind, lists in measured.items()} for name in times}))


if __name__ == "__main__":
    main()
