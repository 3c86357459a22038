"""From the command to a window that takes keys, in a process of its own, beside an empty Qt window."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, median_seconds

_PROGRAM = """
from annotator.ui.app import Application
application = Application([])
application.window.show()
for _ in range(10):
    application.processEvents()
"""
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
for _ in range(10):
    application.processEvents()
"""


def figures(folder: Path, articles: int) -> list[Figure]:
    """Warm start: the second and later times."""
    run_alone(_PROGRAM)
    run_alone(_EMPTY)
    floor = median_seconds(lambda: run_alone(_EMPTY), 5)
    value = median_seconds(lambda: run_alone(_PROGRAM), 5)
    return [Figure("start to a usable window", value, "s", 1.5, floor, note="floor: an empty Qt window")]


def run_alone(code: str, *words: object) -> str:
    """Run code in a process of its own; gives what it printed."""
    command = [sys.executable, "-c", code, *(str(word) for word in words)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
