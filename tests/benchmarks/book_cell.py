"""Gestures on a book in the whole program, in a process of its own: ``python -m tests.benchmarks.book_cell PROJECT``.

Each is timed from the key until the mark is committed to disk and painted. Prints one JSON object:
milliseconds by gesture as lists, of the clock (``times``) and of the processor (``work``).
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.domain.spans import Span
from annotator.ui.app import Application

SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
LONGEST = 5.0
"""Seconds after which a gesture is given up."""
PAUSE = 150
"""Milliseconds between two gestures, in which panels follow."""


class Seen(QObject):
    """Notes when a widget has been painted and its window brought to the screen, before anything else is done."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = self.work = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:  # it is painted after this; what is posted comes after all of that
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 2 * Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.clock, self.work = time.perf_counter(), time.thread_time()
        return super().event(event)


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
    seen, done = Seen(), list[object]()
    window.hub.performed.connect(done.append)
    view.viewport().installEventFilter(seen)

    def timed(name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        begun, worked = time.perf_counter(), time.thread_time()
        done.clear()
        seen.clock = 0.0
        QTest.keyClick(view, key, modifier)
        while not seen.clock and time.perf_counter() - begun < LONGEST:
            application.processEvents()
        if done:  # an edge before a line break stays where it is
            times.setdefault(name, []).append((seen.clock - begun) * 1000)
            work.setdefault(name, []).append((seen.work - worked) * 1000)
        QTest.qWait(PAUSE)

    middle = len(view.page.text) // 2
    for number in range(60):
        start = middle + number * 37
        view.select(Span(start, start + 4))
        view.reveal(Span(start, start + 4))
        QTest.qWait(PAUSE)
        timed("mark", (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3)[number % 3])
        if number % 3 == 0:
            timed("edge", Qt.Key.Key_BraceRight, SHIFT)
        if number % 6 == 5:
            timed("undo", Qt.Key.Key_Z, CTRL)
    print(json.dumps({name: {"times": times[name][2:], "work": work[name][2:]} for name in times}))


if __name__ == "__main__":
    main()
