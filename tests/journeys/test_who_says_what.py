"""Who says what, with real keys and mouse: read, filtered, gone to; then as a table that is taken out."""

import csv

import pytest
from PySide6.QtCore import QRect

from annotator import Project
from annotator.domain.articles import State
from annotator.ui.theme import LIGHT
from tests.journeys.test_articles_and_numbers import shows
from tests.ui.pages.speech.test_page import talk

FIRST_LINE, LAST_LINE_BACK = QRect(1000, 140, 1, 40), QRect(1000, 285, 1, 30)
"""Parts of the screen that the first line and the third go through."""
LAST_LINE, SECOND_OFFER, SAVE_TABLE = (560, 298), (100, 210), (1375, 107)
DIALOG = "Export"


@pytest.fixture
def path(lin_opens):
    def fill(project):
        talk(project)
        project.several.set_state(project.listing.keys(), State.NEW)

    return lin_opens(fill, "ctrl+shift+u")


def states(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return {row.metadata.title: row.state for row in project.listing.page()}


def test_a_click_and_the_keys_go_to_what_somebody_said(lin, path):
    lin.wait(lambda: shows(lin, FIRST_LINE, LIGHT.chosen))
    lin.click(LAST_LINE)
    lin.wait(lambda: not shows(lin, FIRST_LINE, LIGHT.chosen))
    lin.press("ctrl+Return")
    lin.wait(lambda: states(path) == {"新館": State.NEW, "水質": State.DONE})
    lin.press("ctrl+shift+u")
    lin.wait(lambda: shows(lin, LAST_LINE_BACK, LIGHT.chosen))
    lin.click(SECOND_OFFER)
    lin.wait(lambda: shows(lin, FIRST_LINE, LIGHT.chosen))
    lin.press("Return", "Return")
    lin.wait(lambda: not shows(lin, FIRST_LINE, LIGHT.chosen))
    lin.press("ctrl+Return")
    lin.wait(lambda: states(path)["新館"] is State.DONE)
    assert states(path)["水質"] is State.DONE


def test_the_table_behind_a_picture_is_taken_out(lin, path, tmp_path):
    lin.wait(lambda: shows(lin, FIRST_LINE, LIGHT.chosen))
    out = tmp_path / "network.csv"
    lin.press("p")
    lin.wait(lambda: not shows(lin, FIRST_LINE, LIGHT.chosen))
    lin.click(SAVE_TABLE)
    lin.wait(lambda: lin.window(DIALOG) is not None)
    lin.do("windowactivate", "--sync", lin.window(DIALOG))
    lin.press("ctrl+a")
    lin.do("type", "--clearmodifiers", out)
    lin.press("Return")
    lin.wait(out.exists)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [["方啟明", "河", "1", "1", "0"]]
