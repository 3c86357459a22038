"""Removing a tag from its menu in the bar, with its marks, and getting it back; the history from a person's card."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.domain.spans import Span
from annotator.ui import messages
from annotator.ui.pieces import Elided

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


@pytest.fixture
def tag(opened, window):
    """A theme below Theme that two marks carry."""
    project, article = window.hub.project, window.situation.article
    made = project.tags.add("theme", "建設").value
    for words in ("新館", "藏書"):
        at = window.situation.reading.text.index(words)
        project.marks.add(article, Span(at, at + len(words)), made.id)
    return made


def menu_of(opened, window, key):
    """The menu that a right click on the button of a tag opens."""
    button = window.tags._buttons[key]
    button.customContextMenuRequested.emit(QPoint(3, 3))
    opened.bot.waitUntil(lambda: any(menu.isVisible() for menu in window.findChildren(QMenu)))
    return next(menu for menu in window.findChildren(QMenu) if menu.isVisible())


def answering(monkeypatch, answer):
    asked = []
    monkeypatch.setattr(messages, "agree", lambda _parent, *words: asked.append(words) or answer)
    return asked


def test_a_tag_goes_with_its_marks_after_a_question_and_comes_back_by_undo(opened, window, tag, monkeypatch):
    asked = answering(monkeypatch, True)
    menu = menu_of(opened, window, window.hub.project.codebook.root("theme").id)
    assert [action.text() for action in menu.actions()] == ["Remove “建設”…"]
    opened.press(Qt.Key.Key_Down, on=menu)
    opened.press(Qt.Key.Key_Return, on=menu)
    assert asked[0][0] == "Remove the tag “建設” and 2 marks that carry it?"
    opened.bot.waitUntil(lambda: opened.marks() == [])
    assert not window.hub.project.codebook.knows(tag.id)
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.bot.waitUntil(lambda: len(opened.marks()) == 2)
    assert window.hub.project.codebook.knows(tag.id)


def test_a_removed_tag_comes_back_from_the_page_of_the_history(opened, window, tag, monkeypatch):
    answering(monkeypatch, True)
    window.tagging.remove(tag.id)
    window.hub.project.marks.add(window.situation.article, Span(0, 2), window.hub.project.codebook.root("person").id)
    window.past.history()
    page = window.past.timeline
    opened.bot.waitUntil(lambda: [one.operation.title for one in page.rows.entries][1:2] == ["remove the tag 建設"])
    opened.press(Qt.Key.Key_Down, on=page.list)
    opened.press(Qt.Key.Key_U, on=page.list)
    opened.bot.waitUntil(lambda: window.hub.project.codebook.knows(tag.id))
    assert len(window.hub.project.articles.read(window.situation.article).marks) == 3


def test_whoever_says_no_keeps_the_tag(opened, window, tag, monkeypatch):
    answering(monkeypatch, False)
    window.tagging.remove(tag.id)
    assert window.hub.project.codebook.knows(tag.id)
    assert len(opened.marks()) == 2


def test_a_tag_that_nothing_carries_goes_without_a_question(opened, window, monkeypatch):
    asked = answering(monkeypatch, True)
    unused = window.hub.project.tags.add("theme", "空").value
    window.tagging.remove(unused.id)
    assert not asked
    assert not window.hub.project.codebook.knows(unused.id)


def test_what_every_project_has_cannot_be_removed(opened, window):
    (only,) = menu_of(opened, window, window.hub.project.codebook.root("person").id).actions()
    assert only.text() == "“Person” belongs to every project."
    assert not only.isEnabled()


def test_a_card_opens_the_history_of_its_person_and_long_names_are_cut_with_dots(opened, window):
    project, article = window.hub.project, window.situation.article
    person = project.codebook.root("person").id
    text = window.situation.reading.text
    at = text.index("方啟明")
    first = project.marks.add(article, Span(at, at + 3), person).value
    other = text.index("鎮長方啟明出席典禮。方啟明在致詞中強調")
    long = project.marks.add(article, Span(other, other + 19), person).value
    project.people.join([long.id], first.person)
    opened.bot.waitUntil(lambda: any(one.text() == "↺" for one in window.people.findChildren(QPushButton)))
    aside = next(one for one in window.people.findChildren(Elided) if one.accessibleName().startswith("×2"))
    opened.bot.waitUntil(lambda: aside.text().endswith("…"))
    card = aside.parentWidget()
    assert card.mapTo(window.people, card.rect().topRight()).x() <= window.people.width()
    opened.bot.mouseClick(
        next(one for one in window.people.findChildren(QPushButton) if one.text() == "↺"), Qt.MouseButton.LeftButton
    )
    page = window.past.timeline
    assert page.isVisible()
    assert page.scope.currentText() == "the person 方啟明"
    assert all("方啟明" in one.operation.title for one in page.rows.entries)
