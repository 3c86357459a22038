"""Opening a project: until its window shows the first article and takes keys, beside reading the same rows raw."""

from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.of_import import project_of
from tests.benchmarks.of_start import run_alone

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


def figures(folder: Path, articles: int) -> list[Figure]:
    """The whole way: guard, quick check, list, first article painted."""
    path = project_of(folder, articles)
    floor = median_of(_RAW, path)
    value = median_of(_PROGRAM, path)
    return [Figure(f"open {articles:,} articles", value, "s", 1.0, floor, note="until the window is usable")]


def median_of(code: str, path: Path) -> float:
    """The middle of three runs of code that prints its own seconds."""
    return sorted(float(run_alone(code, path)) for _number in range(3))[1]
