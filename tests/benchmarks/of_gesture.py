"""A gesture: from the key until the mark is committed and painted, beside one raw SQLite transaction."""

import sqlite3
import statistics
import time
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.of_import import project_of
from tests.benchmarks.of_start import run_alone

_PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from annotator.domain.spans import Span
from annotator.ui.app import Application
application = Application([])
window = application.window
window.show()
window.files.take([Path(sys.argv[1])])
QTest.qWait(300)
view = window.view
view.setFocus()
length = len(view.page.text)
for number in range(90):
    start = (number * 37) % (length - 6)
    view.select(Span(start, start + 4))
    QTest.qWait(120)
    begin = time.perf_counter()
    QTest.keyClick(view, Qt.Key.Key_4 if number % 2 else Qt.Key.Key_1)
    view.viewport().repaint()
    for _ in range(10):
        application.processEvents()
    print(time.perf_counter() - begin)
"""


def figures(folder: Path, articles: int) -> list[Figure]:
    """Median and 95th percentile over 90 marks, people and themes in turn, with pauses; the first 20 left out."""
    times = sorted(float(line) * 1000 for line in run_alone(_PROGRAM, project_of(folder, articles)).split()[20:])
    floor = _raw_commit(folder) * 1000
    note = f"in a project of {articles:,} articles"
    return [
        Figure("gesture, median", statistics.median(times), "ms", 30, floor, note=note),
        Figure("gesture, p95", times[int(len(times) * 0.95)], "ms", 30, floor, note="key → committed and painted"),
    ]


def _raw_commit(folder: Path) -> float:
    """The median of a transaction that writes one row, with the same care for the disk."""
    raw = sqlite3.connect(folder / "commit.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode=TRUNCATE")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE IF NOT EXISTS t (a)")
    times = []
    for number in range(60):
        begin = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?)", (number,))
        raw.execute("COMMIT")
        times.append(time.perf_counter() - begin)
    raw.close()
    return statistics.median(times)
