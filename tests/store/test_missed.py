"""Somebody on a server whose notification never comes: others hear of the work all the same, and only then anew."""

import os
import queue
import random
import signal
import threading
import time
from contextlib import contextmanager
from multiprocessing import get_context

import pytest

from annotator import Project
from annotator.domain.log.operations import Subject
from annotator.domain.spans import Span
from annotator.store.server import listening, missed
from annotator.store.server import store as server_store
from annotator.store.server.engine import connect
from annotator.store.server.line import Line
from annotator.store.server.missed import Missed

EVERYTHING = frozenset(Subject)


@pytest.fixture
def lin(address, monkeypatch):
    monkeypatch.setattr(listening, "LOOK_SECONDS", 0.1)
    with Project.create(address, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("曹建明在致辭中強調,要充分認識社會結構。", "a"))
        yield project


@pytest.fixture
def heard(lin):
    changes = queue.Queue()
    lin.watch(changes.put, lambda _linked: None)
    return changes


def mark(project, start):
    theme = project.codebook.root("theme").id
    return project.marks.add(project.articles.page()[0].id, Span(start, start + 2), theme).value


def marks(project):
    return [one.span.start for one in project.articles.read(project.articles.page()[0].id).marks]


def keys(project):
    return {one.id for one in project.history.operations(10_000)}


def mark_and_die(address):
    """Mark, and be killed by the system between the commit and the notification."""

    def commit_and_die(line):
        line.forget_what_follows()
        honest(line)
        os.kill(os.getpid(), signal.SIGKILL)

    with Project.open(address, annotator="wang") as project:
        mark(project, 0)  # wang is known, and this one is heard of
        honest, Line.commit = Line.commit, commit_and_die
        mark(project, 4)


def test_who_is_killed_between_commit_and_notification_is_heard_all_the_same(lin, heard):
    wang = get_context("spawn").Process(target=mark_and_die, args=(lin.location,))
    wang.start()
    wang.join(60)
    assert wang.exitcode == -signal.SIGKILL
    assert Subject.MARKS in heard.get(timeout=20).subjects
    assert heard.get(timeout=20).subjects == EVERYTHING
    assert marks(lin) == [0, 4]
    mark(lin, 8)
    with pytest.raises(queue.Empty):
        heard.get(timeout=0.5)  # neither oneself nor anything twice


def test_a_notification_that_the_server_refuses_is_made_up_for(lin, heard, monkeypatch, caplog):
    monkeypatch.setattr(server_store, "_NOTIFY_AFTER", "SELECT pg_notify($1, $2 || repeat('x', 9000))")
    with Project.open(lin.location, annotator="wang") as wang:
        mark(wang, 0)
    assert heard.get(timeout=20).subjects == EVERYTHING
    assert "payload string too long" in caplog.text
    assert marks(lin) == [0]


def test_an_operation_that_takes_long_tells_of_itself_in_its_transaction(lin, heard, monkeypatch):
    monkeypatch.setattr(server_store, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(Line, "send_after_commit", None)
    with Project.open(lin.location, annotator="wang") as wang:
        theirs = mark(wang, 0)
    assert heard.get(timeout=20).marks == {theirs.id}


def test_however_long_one_listens_nothing_is_missed_and_nothing_told_twice(lin, heard, monkeypatch):
    monkeypatch.setattr(listening, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(missed, "TURN_SECONDS", 0.05)
    with Project.open(lin.location, annotator="wang") as wang:
        for at in range(8):
            theirs = mark(wang, at)
            assert heard.get(timeout=20).marks == {theirs.id}
            with pytest.raises(queue.Empty):
                heard.get(timeout=0.1)
        with monkeypatch.context() as silent:
            silent.setattr(Line, "send_after_commit", lambda *_line: None)
            mark(wang, 9)
    assert heard.get(timeout=20).subjects == EVERYTHING
    assert marks(lin) == [*range(8), 9]


@contextmanager
def looking(project, monkeypatch):
    """Looks of somebody who is told of nothing and forgets at each look what may be forgotten."""
    monkeypatch.setattr(missed, "TURN_SECONDS", 0.0)
    monkeypatch.setattr(Line, "send_after_commit", lambda *_line: None)
    with connect(project.location, autocommit=True) as connection:
        one = Missed(connection, site=0)
        yield lambda: list(one.look(connection))


class Held:
    """A mark of somebody whose transaction stands still before its end, with its clock and its rows."""

    def __init__(self, project, monkeypatch):
        self._reached, self._go_on = threading.Event(), threading.Event()
        mark(project, 0)  # whoever marks is known
        honest = Line.commit

        def commit(line):
            if threading.current_thread() is self._thread:
                line.settle()
                self._reached.set()
                assert self._go_on.wait(30)
            honest(line)

        monkeypatch.setattr(Line, "commit", commit)
        self._thread = threading.Thread(target=mark, args=(project, 4))
        self._thread.start()
        assert self._reached.wait(30)

    def end(self):
        self._go_on.set()
        self._thread.join(30)


@pytest.mark.parametrize("looks_before", [0, 1, 2, 5])
@pytest.mark.parametrize("looks_between", [0, 1, 2, 5])
def test_who_needs_long_is_heard_whatever_was_forgotten_meanwhile(lin, monkeypatch, looks_before, looks_between):
    with Project.open(lin.location, annotator="wang") as wang, looking(lin, monkeypatch) as look:
        held = Held(wang, monkeypatch)
        found = [key for _number in range(looks_before) for key in look()]
        mark(lin, 8)  # has a greater clock, and is there first
        before = keys(lin)
        found += [key for _number in range(looks_between) for key in look()]
        held.end()
        found += [key for _number in range(6) for key in look()]
        [theirs] = keys(lin) - before
    assert found.count(theirs) == 1


def test_many_who_need_long_and_short_are_each_heard_once(lin, monkeypatch):
    honest, chance, ends = Line.commit, random.Random(5), time.monotonic() + 1.5

    def work(name):
        with Project.open(lin.location, annotator=name) as project:
            while time.monotonic() < ends:
                mark(project, chance.randrange(15))

    def commit(line):
        line.send(f"SELECT pg_sleep({chance.choice([0, 0, 0.01, 0.05, 0.2])})", ())
        honest(line)

    with looking(lin, monkeypatch) as look:
        before = keys(lin)
        monkeypatch.setattr(Line, "commit", commit)
        people = [threading.Thread(target=work, args=(f"wang {number}",)) for number in range(4)]
        for one in people:
            one.start()
        found = []
        while any(one.is_alive() for one in people):
            found += look()
        found += [key for _number in range(4) for key in look()]
    assert len(found) > 20
    assert sorted(found) == sorted(keys(lin) - before)


def test_what_everybody_was_told_of_is_forgotten(lin, monkeypatch):
    monkeypatch.setattr(missed, "TURN_SECONDS", 0.0)
    with connect(lin.location, autocommit=True) as connection:
        one = Missed(connection, site=0)
        for start in range(3):
            mark(lin, start)
            one.look(connection)
        for _number in range(6):
            one.look(connection)
        assert not one._heard
