"""Two windows of two processes work on two copies of one file; one brings the other's home and settles what differs."""

import pytest
from PySide6.QtCore import QRect

from annotator import Project
from annotator.domain.log.operations import Deed
from annotator.ui.theme import LIGHT
from tests.journeys.conftest import ASIDE
from tests.journeys.dragging import PLACE
from tests.journeys.test_real_mouse import gap, letter

LINE = "方啟明在致詞中強調，圖書館是鎮上最大的客廳。"
EDGE = QRect(900, 120, 1, 80)
"""A part of the screen that the upper edge of the first card of a conflict goes through, and no mark."""
DIALOG, QUESTION = "Merge copies", "^Article Annotator$"


@pytest.fixture
def path(lin, tmp_path):
    """The file that Lin works on: in her window she has marked a name."""
    path = tmp_path / "lin.annot"
    with Project.create(path, annotator="chief") as project:
        project.imports.apply(project.imports.plan_text("標題\n" + f"{LINE}\n" * 3, "a"))
    lin.start_program(path)
    lin.click(ASIDE)
    lin.drag(gap(0, 0), gap(0, 3))
    lin.press("1")
    lin.wait(lambda: labels(path) == ["person"])
    return path


@pytest.fixture
def copy(screens, lin, path):
    """The copy that Wang works on: he gives the same mark another tag there, and then she gives it a third one here."""
    copy, wang = path.with_name("wang.annot"), screens["wang"]
    with Project.open(path, read_only=True) as project:
        project.backup(copy)
    wang.start_program(copy)
    wang.click(ASIDE)
    wang.click(letter(0, 1))
    wang.press("2")
    wang.wait(lambda: labels(copy) == ["role"])
    lin.press("4")
    lin.wait(lambda: labels(path) == ["theme"])
    return copy


def labels(path):
    """The tags of all marks, read from the file."""
    with Project.open(path, read_only=True) as project:
        (article,) = project.articles.page()
        marks = project.articles.read(article.id).marks
        assert {mark.text for mark in marks} <= {"方啟明"}
        return [project.codebook.tag(mark.tag).name for mark in marks]


def conflicts(path):
    """What each side says, of all conflicts that are open in the file."""
    with Project.open(path, read_only=True) as project:
        return [(one.here.words, one.there.words, one.there.who) for one in project.merging.conflicts()]


def undo(desktop, path):
    """Ctrl+Z, until the file says that it was done."""
    before = operations(path)
    desktop.press("ctrl+z")
    desktop.wait(lambda: len(operations(path)) > len(before))
    assert operations(path)[0] == Deed.UNDO


def operations(path):
    """What was done with the file, the newest first."""
    with Project.open(path, read_only=True) as project:
        return [one.deed for one in project.history.operations()]


def shows_conflict(desktop):
    """Whether the page that is shown has a card of a conflict that the keys are at."""
    seen = desktop.picture(EDGE)
    return any(seen.pixelColor(0, y).name() == LIGHT.accent for y in range(seen.height()))


def choose_copy(desktop, copy):
    """Merge copies, by keys and by the name of a file typed into the dialog."""
    desktop.press("ctrl+shift+m")
    desktop.wait(lambda: desktop.window(DIALOG) is not None)
    desktop.do("windowactivate", "--sync", desktop.window(DIALOG))
    desktop.do("type", "--clearmodifiers", copy)
    desktop.press("Return")
    desktop.wait(lambda: desktop.window(DIALOG) is None)


def drop(desktop, copy):
    """Drag the copy from another program onto the window, and ask for a merge there."""
    desktop.start_beside("-m", "tests.journeys.dragging", copy)
    desktop.do("mousemove", *PLACE, "mousedown", 1)
    for place in ((1100, 700), (900, 650), ASIDE):
        desktop.do("mousemove", *place)
        desktop.rest(0.2)  # the window under the pointer is asked whether it takes the file
    desktop.do("mouseup", 1)
    desktop.wait(lambda: desktop.window(QUESTION) is not None)
    desktop.do("windowactivate", "--sync", desktop.window(QUESTION))
    desktop.press("alt+m")


def test_a_copy_that_is_dropped_is_planned_decided_by_key_merged_as_decided_and_all_of_it_undone(lin, path, copy):
    drop(lin, copy)
    lin.wait(lambda: shows_conflict(lin))
    assert operations(path)[0] != Deed.MERGED  # nothing is written by a plan
    lin.press("2")
    lin.press("ctrl+Return")
    lin.wait(lambda: labels(path) == ["role"])
    assert conflicts(path) == []
    assert operations(path)[:2] == [Deed.CONFLICT_SETTLED, Deed.MERGED]
    lin.wait(lambda: not shows_conflict(lin))
    undo(lin, path)
    assert (labels(path), conflicts(path)) == (["theme"], [("theme", "role", "wang")])
    undo(lin, path)
    assert (labels(path), conflicts(path)) == (["theme"], [])


def test_what_two_windows_did_differently_on_copies_is_merged_settled_and_undone_by_keys(lin, path, copy):
    choose_copy(lin, copy)
    lin.wait(lambda: shows_conflict(lin))
    assert conflicts(path) == []  # nothing is written by a plan
    lin.press("ctrl+Return")
    lin.wait(lambda: not shows_conflict(lin))
    assert conflicts(path) == [("theme", "role", "wang")]
    assert labels(path) == ["theme"]

    lin.press("ctrl+shift+j")
    lin.wait(lambda: shows_conflict(lin))
    lin.press("2")
    lin.wait(lambda: labels(path) == ["role"])
    assert conflicts(path) == []
    lin.wait(lambda: not shows_conflict(lin))

    undo(lin, path)
    assert conflicts(path) == [("theme", "role", "wang")]
    assert labels(path) == ["theme"]
    lin.wait(lambda: shows_conflict(lin))
    undo(lin, path)
    assert conflicts(path) == []
    assert labels(path) == ["theme"]
    lin.wait(lambda: not shows_conflict(lin))
    assert labels(copy) == ["role"]
    for one in (path, copy):
        with Project.open(one, read_only=True) as project:
            assert project.check() == []
