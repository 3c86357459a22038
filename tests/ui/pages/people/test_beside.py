"""What the page of people reads beside the window: answers that come late, and what one does meanwhile."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.ui import messages
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.places import Kind
from tests.ui.pages.people.telling import NONE, list_places, names, point, settle, sift


@pytest.fixture
def held_back(window, page, monkeypatch):
    """Makes answers of the register wait until the event that comes is set."""
    let_go = threading.Event()
    register = type(window.hub.project.register)

    def hold(name, when=lambda *_asked: True):
        at_once = getattr(register, name)

        def slowly(self, *asked):
            if when(*asked):
                let_go.wait(10)
            return at_once(self, *asked)

        monkeypatch.setattr(register, name, slowly)
        return let_go

    yield hold
    let_go.set()


def keys_at(page, name):
    page.list.setCurrentIndex(page.rows.index([one for one, _count in names(page)].index(name)))


def test_a_late_answer_about_somebody_else_is_not_shown(opened, page, held_back):
    point(opened, page, "方启明")
    let_go = held_back("portrait")
    keys_at(page, "沈月華")
    keys_at(page, "方啟明")
    assert (page.person.name, page.view.portrait.person.name) == ("方啟明", "方启明")
    shown = []
    page.view.arrived.connect(lambda portrait: shown.append(portrait and portrait.person.name))
    let_go.set()
    settle(opened, page)
    assert shown == ["方啟明"]
    assert page.view.portrait.person.name == "方啟明"


def test_who_takes_long_to_read_is_named_without_what_is_told_of_others(opened, page, held_back):
    point(opened, page, "方啟明")
    let_go = held_back("portrait")
    keys_at(page, "沈月華")
    opened.bot.waitUntil(lambda: page.view.portrait is None)
    assert page.view._name.accessibleName() == "沈月華"
    assert page.view._facts.text() == "Reading…"
    assert (page.view.places.rowCount(), page.view.table.isVisible()) == (0, True)
    let_go.set()
    settle(opened, page)
    assert page.view.portrait.person.name == "沈月華"


def test_who_is_chosen_while_rows_are_read_stays_chosen(opened, window, page, held_back):
    let_go = held_back("first")
    window.hub.perform(lambda project: project.people.create("甲某"))
    opened.bot.waitUntil(lambda: page.rows._reading.jobs.is_busy)
    choose_rows(page.list, [1, 2], 1)
    picked = {entry.person.name for entry in page.chosen}
    let_go.set()
    settle(opened, page)
    assert "甲某" in {name for name, _count in names(page)}
    assert {entry.person.name for entry in page.chosen} == picked
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert len(names(page)) == 3


def test_enter_in_the_filter_goes_to_the_list_when_its_rows_are_here(opened, page, held_back):
    let_go = held_back("first")
    page.filter.setFocus()
    page.filter.setText("沈月華")
    opened.press(Qt.Key.Key_Return, NONE, page.filter)
    assert page.filter.hasFocus()
    let_go.set()
    settle(opened, page)
    assert page.list.hasFocus()
    assert page.person.name == "沈月華"


def test_mentions_are_split_off_whose_they_are_while_somebody_else_is_read(opened, page, held_back, monkeypatch):
    monkeypatch.setattr(messages, "line", lambda *_words: "另一個方啟明")
    point(opened, page, "方啟明")
    list_places(opened, page, Kind.MENTIONS)
    page.view.table.selectRow(1)
    let_go = held_back("portrait")
    keys_at(page, "沈月華")
    page.deeds.split()
    let_go.set()
    settle(opened, page)
    assert set(names(page)) == {("方啟明", 1), ("另一個方啟明", 1), ("沈月華", 2), ("方启明", 1)}
    assert page.view.portrait.person.name == "沈月華"


def test_the_project_can_be_closed_while_the_page_reads(opened, window, page, held_back):
    let_go = held_back("portrait")
    keys_at(page, "沈月華")
    threading.Timer(0.1, let_go.set).start()
    window.hub.close()
    settle(opened, page)
    assert (page.person, page.view.portrait, names(page)) == (None, None, [])


def test_further_people_come_as_one_scrolls(opened, window, page):
    project = window.hub.project
    for nth in range(70):
        project.people.create(f"人{nth:03d}")
    sift(opened, page, "人")
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 60)
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 70)
    assert page.side._foot.text() == "70 of 70"
    assert len({name for name, _count in names(page)}) == 70


def test_that_nobody_stands_there_twice_is_said_only_once_it_was_looked_for(opened, window, page, held_back):
    where = window.hub.project.location
    window.hub.close()
    window.hub.open(where)
    let_go = held_back("duplicates")
    window.actions_.all["show_people"].trigger()
    opened.bot.waitUntil(lambda: bool(names(page)))
    assert {"POSSIBLE DUPLICATES", "Looking for people who stand here twice…"} <= set(words_of(page.duplicates))
    let_go.set()
    settle(opened, page)
    assert any(words.startswith("POSSIBLE DUPLICATES  ·  ") for words in words_of(page.duplicates))


def words_of(widget):
    return [one.text() for one in widget.findChildren(QLabel)]
