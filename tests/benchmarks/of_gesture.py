"""A gesture: from the key until the mark is committed and painted, beside one raw SQLite transaction."""

import shutil
import sqlite3
import statistics
import time
from pathlib import Path

from annotator import Project
from annotator.domain.spans import Span
from tests.benchmarks.figures import Figure, p95, seconds
from tests.benchmarks.of_import import project_of
from tests.benchmarks.of_start import run_alone
from tests.benchmarks.raw import OneMark, opened

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
        *_of_the_store(folder, articles),
        Figure("gesture, median", statistics.median(times), "ms", 30, floor, note=note),
        Figure("gesture, p95", times[int(len(times) * 0.95)], "ms", 30, floor, note="key → committed and painted"),
    ]


def _of_the_store(folder: Path, articles: int) -> list[Figure]:
    """A mark by the verb of the project, in turn with the same rows written raw into a copy of the same file."""
    ours, plain = folder / "gesture.annot", folder / "gesture-raw.annot"
    shutil.copyfile(project_of(folder, articles), ours)
    values, floors = [], []
    with Project.open(ours, annotator="bench") as project:
        article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
        project.marks.add(article, Span(0, 2), tag)
        project.backup(plain)
        with opened(plain) as raw:
            again = OneMark(raw)
            for number in range(150):
                start = 10 + number * 3
                values.append(seconds(lambda start=start: project.marks.add(article, Span(start, start + 5), tag)))
                floors.append(again.write(again.prepared(number)))
    note = "project.marks.add; floor: the same rows raw, TRUNCATE and FULL, in turn"
    middle = statistics.median(values[20:]) * 1000, statistics.median(floors[20:]) * 1000
    return [
        Figure("gesture of the store, median", middle[0], "ms", 2, middle[1], of_ratio=True, note=note),
        Figure("gesture of the store, p95", p95(values[20:]) * 1000, "ms", 20, p95(floors[20:]) * 1000),
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
