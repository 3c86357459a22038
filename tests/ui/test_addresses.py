"""A page from an address that is typed or dropped, from a real server on this machine."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.project.transfer import imports
from annotator.project.transfer.fetching import Limits, fetch_within
from annotator.ui import messages
from tests import site_of_pages


@pytest.fixture(scope="module")
def site():
    yield from site_of_pages.started()


@pytest.fixture
def allowed(monkeypatch):
    """This machine counts as open web."""
    limits = Limits(20, 100_000, site_of_pages.HERE)
    monkeypatch.setattr(imports, "fetch", lambda address, check: fetch_within(address, limits, check))


def test_a_typed_address_is_fetched_reviewed_and_imported(opened, site, allowed, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "line", lambda *words: asked.append(words[-1]) or f"{site}/article/1")
    QGuiApplication.clipboard().setText(" https://news.example.org/7 ")
    opened.window.actions_.all["import_address"].trigger()
    opened.wait_for_jobs()
    page = opened.window.importing
    assert asked == ["https://news.example.org/7"]
    assert page.isVisible()
    assert page.current.inferred.metadata.url == f"{site}/article/1"
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=opened.window)
    opened.wait_for_jobs()
    assert opened.window.situation.reading.text.startswith("雲嶺鎮的圖書館\n鎮長方啟明出席第一次典禮")


def test_a_dropped_address_is_fetched_and_further_ones_are_told(opened, site, allowed):
    mime = QMimeData()
    mime.setUrls([QUrl(f"{site}/article/2"), QUrl(f"{site}/article/3")])
    place, buttons, keys = QPointF(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(opened.window, entered)
    assert entered.isAccepted()
    opened.window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys))
    assert "one by one" in opened.window.status.told
    opened.wait_for_jobs()
    assert opened.window.importing.current.inferred.metadata.url == f"{site}/article/2"


def test_a_page_that_does_not_come_can_be_stopped_and_nothing_is_shown(opened, site, allowed):
    opened.window.files.take_address(f"{site}/silent/")
    assert opened.window.jobs.is_busy
    opened.window.jobs.stop()
    opened.wait_for_jobs()
    assert len(opened.window.refusals) == 1
    assert "Stopped" in opened.window.refusals[0]
    assert not opened.window.importing.isVisible()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "news", "http://127.0.0.1/"])
def test_an_address_that_is_not_of_the_open_web_is_refused(opened, address):
    opened.window.files.take_address(address)
    opened.wait_for_jobs()
    assert len(opened.window.refusals) == 1
    assert not opened.window.importing.isVisible()


def test_nothing_is_fetched_where_no_address_is_meant(opened, monkeypatch):
    for answer in (None, "", "https://"):
        monkeypatch.setattr(messages, "line", lambda *_words, answer=answer: answer)
        opened.window.files.import_address()
    assert opened.jobs == []
