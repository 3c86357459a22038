"""The house keeps its rooms: who may know whom, and what a bare import costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "annotator"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())


def test_the_rooms_are_those_of_the_design() -> None:
    assert ROOMS == ["cli", "domain", "formats", "project", "settings", "store", "suggest", "text", "ui"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room: str) -> None:
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))

    assert len(ast.get_docstring(tree) or "") > 40


def test_importing_the_package_loads_no_qt() -> None:
    code = "import sys, annotator; print(any(name.startswith('PySide6') for name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_a_broad_except_stands_only_where_failures_are_told_apart() -> None:
    allowed = {"ui/hub.py", "ui/running/jobs.py", "ui/running/crash.py", "cli/dispatch.py"}
    what_others_wrote = {"suggest/listing/plugins.py"}
    broad = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    }

    assert broad <= allowed | what_others_wrote


def test_only_the_messages_open_boxes() -> None:
    boxes = {"QMessageBox", "QFileDialog", "QInputDialog"}
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and boxes & {alias.name for alias in node.names}
    }

    assert {user.rpartition("/")[0] for user in users} == {"ui/messages"}
