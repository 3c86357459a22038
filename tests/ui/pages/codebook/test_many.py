"""What concerns many marks runs beside the window: the page shows it when it is done, and closing waits for it."""

import threading

import pytest
from PySide6.QtCore import Qt

from annotator.ui import messages
from annotator.ui.running import many

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


@pytest.fixture
def begun(window, monkeypatch):
    """The names of the jobs that ran; two marks are many."""
    names = []
    monkeypatch.setattr(many, "AT_ONCE", 1)
    window.jobs.started.connect(names.append)
    return names


def merge(opened, page, window):
    page.form.buttons["merge"].click()
    opened.bot.keyClicks(window.picker._entry, "Direct")
    opened.press(Qt.Key.Key_Return, on=window.picker._entry)


def slowed(window, monkeypatch, verb):
    """The verb waits until the window goes on; gives what lets it go on."""
    tags, go = type(window.hub.project.tags), threading.Event()
    whole = getattr(tags, verb)
    monkeypatch.setattr(tags, verb, lambda *words: (go.wait(5), whole(*words))[1])
    return go


def test_a_tag_with_many_marks_is_merged_beside_the_window(opened, page, window, quotes, begun, monkeypatch):
    go = slowed(window, monkeypatch, "merge")
    page.choose(quotes[1].id)
    merge(opened, page, window)
    assert begun == ["Merging tags"]
    assert window.hub.project.codebook.knows(quotes[1].id)
    go.set()
    opened.bot.waitUntil(lambda: page.tree.tag == quotes[0].id and page.rows.count(quotes[0].id) == 2)
    assert window.hub.project.history.undoable().title == "merge the tags Indirect → Direct"


def test_a_tag_is_removed_with_many_marks_beside_the_window(opened, page, window, quotes, begun, monkeypatch):
    monkeypatch.setattr(messages, "agree", lambda *_words: True)
    page.choose(quotes[1].id)
    page.form.buttons["remove"].click()
    opened.bot.waitUntil(lambda: not page.rows.book.knows(quotes[1].id))
    assert begun == ["Removing a tag"]
    assert opened.marks() == []


def test_closing_the_project_waits_for_what_was_begun(opened, page, window, quotes, begun, monkeypatch):
    path, go = window.hub.project.location, slowed(window, monkeypatch, "merge")
    page.choose(quotes[1].id)
    merge(opened, page, window)
    threading.Timer(0.2, go.set).start()
    window.hub.close()
    window.hub.open(path)
    opened.bot.waitUntil(lambda: not window.jobs.is_busy)
    assert not window.hub.project.codebook.knows(quotes[1].id)
