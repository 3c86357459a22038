"""A language model at the window: nothing is sent before it was shown, and what comes back is only proposed."""

import pytest
from PySide6.QtCore import Qt

from annotator.settings import preferences
from tests.project.asking.conftest import server  # noqa: F401  (a fixture)
from tests.ui.sources import only


@pytest.fixture
def card(opened):
    only(opened.window.hub.project)
    opened.window.wide.show_sources()
    return opened.window.wide.sources.model


def enter(card, address, prices=""):
    card.address.setText(address)
    card.model.setText("small")
    card.prices.setText(prices)
    card.prices.editingFinished.emit()


def test_it_is_off_until_an_address_is_entered(opened, card):
    card.show_button.click()
    assert card.send_button.isHidden()
    assert card.told.text()


def test_what_would_be_sent_is_shown_and_only_then_sent(opened, card, server):  # noqa: F811
    server.says({"tag": "person", "text": "方啟明", "before": "鎮長"})
    enter(card, server.address, "1000 5000")
    card.show_button.click()
    assert "鎮長方啟明出席典禮" in card.text.toPlainText()
    assert server.asked == []
    card.send_button.click()
    opened.bot.waitUntil(lambda: [one.text for one in opened.window.suggesting.found] == ["方啟明"])
    assert len(server.asked) == 1
    assert opened.marks() == []
    assert "300 tokens sent, 40 received" in card.told.text()
    assert "cost: 0.5000" in card.told.text()
    assert preferences.text("model_address") == server.address


def test_what_would_be_sent_comes_into_sight_and_no_cost_is_told_without_prices(opened, card, server):  # noqa: F811
    server.says()
    enter(card, server.address)
    opened.window.resize(1024, 700)
    card.show_button.click()
    opened.bot.waitUntil(lambda: not card.send_button.visibleRegion().isEmpty())
    card.send_button.click()
    opened.bot.waitUntil(lambda: "received" in card.told.text())
    assert "cost" not in card.told.text()


@pytest.fixture
def ready(card, server):  # noqa: F811
    """The card with what would be sent in sight, to a server that takes its time to answer."""
    server.says({"tag": "person", "text": "方啟明"})
    server.may_answer.clear()
    enter(card, server.address)
    card.show_button.click()
    return card


def test_whoever_comes_back_while_it_is_asked_can_still_stop_it(opened, ready, server):  # noqa: F811
    ready.send_button.click()
    opened.window.show_article_page()
    opened.window.wide.show_sources()
    ready.address.textEdited.emit(server.address)
    assert ready.told.text() == "Waiting for an answer…"
    assert not ready.show_button.isEnabled()
    assert not ready.stop_button.isHidden()
    ready.stop_button.click()
    opened.bot.waitUntil(lambda: ready.told.text().startswith("Stopped"))
    assert ready.stop_button.isHidden()
    assert ready.show_button.isEnabled()


def test_the_keys_stay_in_the_card_when_something_is_sent_and_when_it_is_answered(opened, ready, server):  # noqa: F811
    ready.send_button.setFocus()
    opened.press(Qt.Key.Key_Space, on=ready.send_button)
    assert ready.stop_button.hasFocus()
    server.may_answer.set()
    opened.bot.waitUntil(lambda: "1 suggestion stands" in ready.told.text())
    assert ready.show_button.hasFocus()


def test_an_answer_that_comes_when_its_project_is_closed_is_dropped(opened, card, server):  # noqa: F811
    server.says({"tag": "person", "text": "方啟明"})
    enter(card, server.address)
    card.show_button.click()
    card.send_button.click()
    card.jobs._worker.wait()  # it has come, and nobody has looked at it yet
    hub, where = opened.window.hub, opened.window.hub.project.location
    hub.close()
    hub.open(where)
    opened.window.wide.show_sources()
    opened.bot.waitUntil(lambda: not card.jobs.is_busy)
    assert hub.project.suggestions.offering() == []
    assert card.told.text() == ""
    assert card.stop_button.isHidden()


def test_whoever_may_only_read_pays_for_no_answer_that_cannot_be_kept(opened, card):
    hub = opened.window.hub
    where = hub.project.location
    assert card.show_button.isEnabled()
    hub.close()
    hub.open(where, read_only=True)
    opened.window.wide.show_sources()
    assert not card.show_button.isEnabled()
    hub.open(where)
    opened.window.wide.show_sources()
    assert card.show_button.isEnabled()


def test_who_changes_the_address_must_look_again(opened, card, server):  # noqa: F811
    enter(card, server.address)
    card.show_button.click()
    assert not card.send_button.isHidden()
    card.address.textEdited.emit("http://localhost:1/v1")
    assert card.send_button.isHidden()
    card.send()
    assert server.asked == []


def test_an_address_that_may_not_be_asked_is_refused_in_words(opened, card):
    enter(card, "http://example.org/v1")
    card.show_button.click()
    assert "only this machine" in card.told.text()
    assert card.send_button.isHidden()
