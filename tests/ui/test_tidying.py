"""Looking for garbage never comes in the way of hands: not within gestures, and not while jobs hold very much."""

import threading

import pytest
from PySide6.QtCore import QObject

from annotator.ui.running import tidying
from annotator.ui.running.jobs import Jobs, is_any_running


class Collector:
    """Stands in for Python's own, which tests go on using."""

    def __init__(self):
        self.looked = []

    def collect(self, generation=2):
        self.looked.append(generation)

    def freeze(self):
        self.looked.clear()

    def disable(self):
        pass

    def get_count(self):
        return (0, 0, 0)


@pytest.fixture
def collector(monkeypatch):
    found = Collector()
    monkeypatch.setattr(tidying, "gc", found)
    return found


@pytest.fixture
def tidy(qapp, collector):
    parent = QObject()
    yield tidying.Tidying(parent)
    assert parent.children()


def at(monkeypatch, seconds):
    begun = tidying.time.monotonic()
    monkeypatch.setattr(tidying.time, "monotonic", lambda: begun + seconds)


def test_everything_is_looked_at_while_hands_rest(tidy, collector, monkeypatch):
    tidy._tick()
    assert collector.looked == []
    at(monkeypatch, tidying.OFTEN_SECONDS)
    tidy.busy()
    tidy._tick()
    assert collector.looked == []
    at(monkeypatch, tidying.REST_SECONDS)
    tidy._tick()
    tidy._tick()
    assert collector.looked == [2]


def test_it_waits_for_what_runs_beside_the_window_but_not_for_ever(tidy, qtbot, collector, monkeypatch):
    let_go, jobs = threading.Event(), Jobs()
    jobs.run("", lambda _told: let_go.wait(10), lambda _done: None)
    qtbot.waitUntil(is_any_running)
    with monkeypatch.context() as later:
        at(later, tidying.OFTEN_SECONDS)
        tidy._tick()
        assert collector.looked == []
        at(later, tidying.LONGEST_SECONDS)
        tidy._tick()
        assert collector.looked == [2]
    let_go.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert not is_any_running()
