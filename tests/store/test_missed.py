"""Somebody on a server whose notification never comes: others hear of the work all the same, and only then anew."""

import os
import queue
import signal
from multiprocessing import get_context

import pytest

from annotator import Project
from annotator.domain.log.operations import Subject
from annotator.domain.spans import Span
from annotator.store.server import listening, missed
from annotator.store.server import store as server_store
from annotator.store.server.line import Line

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
    monkeypatch.setattr(missed, "LATE_SECONDS", 0.05)
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
