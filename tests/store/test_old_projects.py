"""Files of every format that the program ever wrote open, and hold what they held."""

import contextlib
import json
import shutil
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.errors import UndoRefused

OLD = Path(__file__).resolve().parents[1] / "old_projects"
NAMES = sorted(path.stem for path in OLD.glob("*.annot"))


@pytest.fixture(params=NAMES)
def old(request, tmp_path):
    """A copy of an old project; its name tells the format."""
    return Path(shutil.copy(OLD / f"{request.param}.annot", tmp_path))


def exported(project, folder):
    project.exports.write(folder / "now.json", "json")
    return (folder / "now.json").read_text("utf-8")


def told(project):
    return [(one.title, str(one.id), one.undone) for one in project.history.operations(1000)]


def told_then(old):
    rows = json.loads((OLD / f"{old.stem}.history.json").read_text("utf-8"))
    return [(row["title"], row["id"], row["undone"]) for row in rows]


@pytest.mark.parametrize("read_only", [True, False])
def test_an_old_project_gives_the_same_export_and_history_as_when_it_was_made(old, tmp_path, read_only):
    with Project.open(old, annotator="lin", read_only=read_only) as project:
        assert exported(project, tmp_path) == (OLD / f"{old.stem}.json").read_text("utf-8")
        assert told(project) == told_then(old)
        assert project.check() == []


def test_what_was_done_in_an_old_project_can_be_undone_and_redone(old, tmp_path):
    with Project.open(old, annotator="lin") as project:
        before = exported(project, tmp_path)
        undone = 0
        with contextlib.suppress(UndoRefused):  # chen's mark of the same person builds on a step of lin's
            while project.history.undo() is not None:
                undone += 1
        assert undone > 8
        assert exported(project, tmp_path) != before
        while project.history.redo() is not None:
            undone -= 1
        assert undone == -1, "the file was left with one mark undone, which comes back as well"
        assert project.history.undo().value.what == "心安順遂"
        assert exported(project, tmp_path) == before
        assert project.check() == []


def test_what_was_found_in_an_old_project_is_found_anew_and_nothing_of_it_came_from_elsewhere(tmp_path):
    with Project.open(shutil.copy(OLD / "format-4.annot", tmp_path), annotator="lin") as project:
        assert project.suggestions.sought() == 3
        assert project.suggestions.count() > 0
        assert project.suggestions.offering() == []
