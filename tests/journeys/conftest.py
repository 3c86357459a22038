"""Screens of one's own for two people at work."""

import json

import pytest

from tests.journeys.desktop import Desktop


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
