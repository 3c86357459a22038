"""The program as it is started: in a process of its own, with what is named on its command line."""

import os
import subprocess
import sys

from annotator import Project

SCRIPT = """
import sys
from PySide6.QtTest import QTest
from annotator.ui.app import Application
application = Application([])
window = application.window
window.show()
window.files.take([__import__("pathlib").Path(sys.argv[1])])
print(window.windowTitle(), window.menuBar().actions()[0].text(), sep="|")
window.views.speak_traditional()
again = application.window
QTest.qWait(50)
assert again is not window
print(again.windowTitle(), again.menuBar().actions()[0].text(), again.hub.project.path.name, sep="|")
again.views.theme_dark()
print(application.property("theme"))
again.close()
"""


def test_the_language_changes_at_once_and_the_project_stays_open(tmp_path):
    path = tmp_path / "p.annot"
    Project.create(path, title="News").close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, path],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    first, second, dressed = done.stdout.splitlines()
    assert first == "News – Article Annotator|&File"
    assert second == "News – Article Annotator|檔案(&F)|p.annot"
    assert dressed == "dark"
