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
        self.aside = 0
        self.young = 0

    def collect(self, generation=2):
        self.looked.append(generation)

    def freeze(self):
        self.aside, self.young = self.aside + 1, 0

    def unfreeze(self):
        self.aside = 0

    def disable(self):
        pass

    def get_count(self):
        return (self.young, 0, 0)


@pytest.fixture
def collector(monkeypatch):
    found = Collector()
    monkeypatch.setattr(tidying, "gc", found)
    return found


@pytest.fixture
def tidy(qapp, collector):
    parent = QObject()
    made = tidying.Tidying(parent)
    collector.looked.clear()
    yield made
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
    let_go, jobs = threading.Event(), Jobs(tidy)
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


def test_a_crowd_of_new_things_is_put_aside_and_not_looked_at(tidy, collector):
    collector.young = tidying.CROWD + 1
    tidy._tick()
    assert (collector.looked, collector.aside) == ([], 2)
    collector.young = tidying.YOUNG + 1
    tidy._tick()
    assert collector.looked == [1]


def test_what_was_put_aside_is_looked_at_once_when_nobody_is_there(tidy, collector, monkeypatch):
    tidy.busy()
    begun = tidying.time.monotonic()
    monkeypatch.setattr(tidying.time, "monotonic", lambda: begun + tidying.AWAY_SECONDS)
    tidy._tick()
    assert (collector.looked, collector.aside) == ([2], 1)
    tidy._tick()
    assert collector.looked == [2]
