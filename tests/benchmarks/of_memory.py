"""Resident memory of the window with a project open, beside an empty Qt window."""

from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.of_import import project_of
from tests.benchmarks.of_start import run_alone

_RESIDENT = """
import re
from pathlib import Path as P
print(int(re.search(r"VmRSS:\\s+(\\d+)", P("/proc/self/status").read_text())[1]) / 1024)
"""
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from annotator.ui.app import Application
application = Application([])
application.window.show()
application.window.files.take([Path(sys.argv[1])])
QTest.qWait(500)
"""
_EMPTY = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
QTest.qWait(100)
"""


def figures(folder: Path, articles: int) -> list[Figure]:
    """On Linux; elsewhere there is nothing to read it from."""
    if not Path("/proc/self/status").exists():
        return []
    floor = float(run_alone(_EMPTY + _RESIDENT))
    value = float(run_alone(_PROGRAM + _RESIDENT, project_of(folder, articles)))
    return [
        Figure(f"memory with {articles:,} articles open", value, "MB", 200, floor, note="floor: an empty Qt window")
    ]
