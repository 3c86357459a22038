"""Screens of one's own for two people at work."""

import json

import pytest

from annotator import Project
from tests.journeys.desktop import Desktop

ASIDE = (720, 600)
"""A place of the window, below the text, where a click gives it the keyboard and does nothing else."""


@pytest.fixture
def screens(own_home):
    """A screen and a home of one's own for each of two people."""
    desktops = {}
    for name in ("lin", "wang"):
        home = own_home / name
        desktops[name] = Desktop(home)
        (home / "settings").mkdir(parents=True, exist_ok=True)
        (home / "settings" / "settings.json").write_text(json.dumps({"annotator": name}), "utf-8")
    yield desktops
    for one in desktops.values():
        one.end()


@pytest.fixture
def lin(screens):
    """Lin's screen."""
    return screens["lin"]


@pytest.fixture
def lin_opens(lin, tmp_path):
    """Opens a project of Lin's in her window, with what ``fill`` puts into it, and goes to a page by its key."""

    def opens(fill, key=None):
        path = tmp_path / "lin.annot"
        with Project.create(path, annotator="lin") as project:
            fill(project)
        lin.start_program(path)
        lin.click(ASIDE)
        lin.press(*filter(None, [key]))
        return path

    return opens
