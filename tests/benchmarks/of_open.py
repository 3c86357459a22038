"""Opening a project: until its window shows the first article and takes keys, beside reading the same rows raw."""

import statistics
from pathlib import Path

from annotator import Project
from tests.benchmarks.figures import Figure, median_seconds, seconds
from tests.benchmarks.of_import import project_of
from tests.benchmarks.of_start import run_alone
from tests.benchmarks.raw import opened

_PROGRAM = """
import sys, time
from pathlib import Path
from annotator.ui.app import Application
application = Application([])
application.window.show()
for _ in range(10):
    application.processEvents()
start = time.perf_counter()
application.window.files.take([Path(sys.argv[1])])
for _ in range(10):
    application.processEvents()
assert application.window.situation.reading is not None
print(time.perf_counter() - start)
"""
_RAW = """
import sqlite3, sys, time
start = time.perf_counter()
raw = sqlite3.connect(sys.argv[1])
raw.execute("SELECT id, title, source, published FROM article ORDER BY ordinal LIMIT 100").fetchall()
raw.execute("SELECT text FROM body LIMIT 1").fetchall()
raw.execute("SELECT count(*) FROM article").fetchall()
print(time.perf_counter() - start)
"""


_PAGE = """
SELECT a.id, a.ordinal, a.title, a.source, a.published, b.length, t.marks, s.state
FROM article a JOIN body b ON b.id = a.body LEFT JOIN tally t ON t.subject = a.id
LEFT JOIN status s ON s.article = a.id AND s.annotator = ? AND s.gone = 0
WHERE a.gone = 0 AND (a.ordinal, a.id) > (?, ?) ORDER BY a.ordinal, a.id LIMIT 100
"""


def figures(folder: Path, articles: int) -> list[Figure]:
    """The whole way: guard, quick check, list, first article painted."""
    path = project_of(folder, articles)
    floor = median_of(_RAW, path)
    value = median_of(_PROGRAM, path)
    return [
        Figure(f"open {articles:,} articles", value, "s", 1.0, floor, note="until the window is usable"),
        *_of_the_store(path),
    ]


def _of_the_store(path: Path) -> list[Figure]:
    """Opening with all guards, and one page of the list with its counts."""
    guarded = median_seconds(lambda: Project.open(path, annotator="bench").close(), 7) * 1000
    with opened(path) as raw:
        checked = median_seconds(lambda: raw.execute("PRAGMA quick_check(1)").fetchall(), 7) * 1000
        with Project.open(path, annotator="bench") as project:
            by = project.annotator.id.bytes
            middle = project.articles.page(None, project.articles.count() // 2)[-1]
            pages, floors = [], []
            for _number in range(60):
                pages.append(seconds(lambda: project.articles.page(middle)) * 1000)
                floors.append(
                    seconds(lambda: raw.execute(_PAGE, (by, middle.ordinal, middle.id.bytes)).fetchall()) * 1000
                )
    page, floor = statistics.median(pages), statistics.median(floors)
    return [
        Figure("open with all guards", guarded, "ms", 300, checked, note="floor: quick_check alone"),
        Figure("page of 100 with counts", page, "ms", 2.5, floor, of_ratio=True, note="floor: the same query raw"),
    ]


def median_of(code: str, path: Path) -> float:
    """The middle of three runs of code that prints its own seconds."""
    return sorted(float(run_alone(code, path)) for _number in range(3))[1]
