"""A real AT-SPI client on a bus of its own reads paragraphs and marks, and the program lives on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.spans import Span
from tests.journeys.desktop import Desktop

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
CLIENT = Path(__file__).parent / "screen_reader" / "client.py"
SESSION = """
"{launcher}" --launch-immediately &
sleep 1
"{python}" -m annotator "{project}" &
program=$!
{client_python} "{client}" "Person: 方啟明"
status=$?
kill -0 $program || status=99
kill $program
exit $status
"""


def has_atspi() -> bool:
    asked = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    return (
        LAUNCHER.exists() and Path(SYSTEM_PYTHON).exists() and not subprocess.run(asked, capture_output=True).returncode
    )


def test_a_client_from_outside_reads_paragraphs_and_marks(tmp_path):
    if shutil.which("dbus-run-session") is None or not has_atspi():
        pytest.skip("needs dbus-run-session, at-spi2-core and gir1.2-atspi-2.0")
    path = tmp_path / "news.annot"
    with Project.create(path) as project:
        project.imports.apply(project.imports.plan_text("新館啟用\n\n鎮長方啟明出席典禮。", "a"))
        article = project.articles.page()[0].id
        project.marks.add(article, Span(8, 11), project.codebook.root("person").id)
    desktop = Desktop(tmp_path / "home")
    try:
        script = SESSION.format(
            launcher=LAUNCHER, python=sys.executable, project=path, client_python=SYSTEM_PYTHON, client=CLIENT
        )
        environment = {**desktop.environment, "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment["PYTHONPATH"] = str(Path.cwd())
        done = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            timeout=90,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout.splitlines()[-1])
        names = [(role, name, description) for role, name, description, _width, _height in found]
        assert ("heading", "新館啟用", "") in names
        told = [description for _role, name, description in names if name == "鎮長方啟明出席典禮。"]
        # What is suggested meanwhile is told behind the marks.
        assert [one.split("; ")[0] for one in told] == ["Person: 方啟明"]
        assert all(width > 100 for role, _name, _description, width, _height in found if role == "heading")
    finally:
        desktop.end()
