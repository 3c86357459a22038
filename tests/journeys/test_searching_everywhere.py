"""A word is sought in all articles, every hit marked at once, taken back, and one of them gone to: by real keys."""

import pytest
from PySide6.QtCore import QRect

from annotator import Project
from annotator.ui.theme import LIGHT

FIRST_ROW, BUTTON = QRect(1000, 200, 1, 24), QRect(1240, 775, 90, 45)
"""Parts of the screen: in the first hit, and where the button stands that marks what was found."""


@pytest.fixture
def path(lin_opens):
    def fill(project):
        for number in range(3):
            project.imports.apply(
                project.imports.plan_text(f"標題{number}\n新的library開放，圖書館說library很好。", "a")
            )

    return lin_opens(fill)


def seen(desktop, part, colour):
    """How many points of a part of the screen have a colour."""
    picture = desktop.picture(part)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixelColor(x, y).name() == colour for x, y in points)


def marks(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return project.statistics().marks


def test_all_hits_of_a_word_are_marked_and_taken_back(lin, path):
    lin.press("ctrl+shift+f")
    lin.do("type", "LIBRARY")
    lin.press("Return")
    lin.wait(lambda: seen(lin, FIRST_ROW, LIGHT.chosen))
    lin.press("ctrl+a", "m", "1")
    lin.wait(lambda: seen(lin, BUTTON, LIGHT.accent) > 600)
    lin.press("Return")
    lin.wait(lambda: marks(path))
    assert marks(path) == {"person": 6}
    lin.press("ctrl+z")
    lin.wait(lambda: not marks(path))
