"""Merging in the window: a copy is dropped, planned, applied, its conflict settled by one key, all of it undone."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QMessageBox

from annotator import Project
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.spans import Span
from annotator.ui import messages


@pytest.fixture
def copy(opened, window, tmp_path):
    """A copy on which somebody else worked, and another note on the same mark here."""
    project = window.hub.project
    article, book = window.situation.article, project.codebook
    mark = project.marks.add(article, Span(0, 3), book.root("person").id).value
    path = tmp_path / "chen.annot"
    project.backup(path)
    with Project.open(path, annotator="chen") as other:
        other.marks.note(mark.id, "說話人,由陳標註")
        other.marks.add(article, Span(4, 6), book.root("theme").id)
    window.hub.perform(lambda p: p.marks.note(mark.id, "官員"))
    return path


@pytest.fixture
def page(opened, window, copy, monkeypatch):
    """The plan of merging it, reached by dropping the file."""
    monkeypatch.setattr(messages, "open_or_merge", lambda _parent, _names: messages.Dropped.MERGE)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy))])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    opened.wait_for_jobs()
    return window.merging.page


def keep(window, name):
    """Pictures for whoever wants to look at them."""
    if folder := os.environ.get("ANNOTATOR_PICTURES"):
        window.grab().save(f"{folder}/{name}.png")


def notes(window):
    return [mark.note for mark in window.situation.reading.marks]


def test_the_plan_can_be_saved_as_text(page, window, monkeypatch, tmp_path):
    target = tmp_path / "plan.txt"
    monkeypatch.setattr(messages, "plan_target", lambda _parent, _stem: target)
    page.save_button.click()
    text = target.read_text("utf-8")
    assert "chen.annot" in text
    assert "Marks: 1 new" in text
    assert "Here: 官員" in text
    assert "chen.annot: 說話人,由陳標註" in text
    assert "官員" in text
    assert "說話人,由陳標註" in text
    assert notes(window) == ["官員"]


def test_a_dropped_copy_is_planned_and_nothing_is_written(page, window):
    keep(window, "plan")
    assert page.isVisible()
    assert [one.what for one in page.conflicts] == [window.situation.reading.marks[0].text]
    assert page.apply_button.isEnabled()
    assert notes(window) == ["官員"]


def test_it_is_applied_with_what_was_chosen_and_undo_takes_back_one_after_the_other(opened, page, window):
    there = page.conflicts[0].there.words
    opened.press(Qt.Key.Key_2, on=page)
    keep(window, "chosen")
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page)
    opened.wait_for_jobs()
    assert notes(window) == [there, ""]
    assert window.status.conflicts.isHidden()
    window.editing.undo()
    window.editing.undo()
    assert notes(window) == ["官員"]


def test_what_is_left_stands_in_the_line_below_and_is_settled_by_one_key(opened, page, window, qtbot):
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page)
    opened.wait_for_jobs()
    qtbot.waitUntil(lambda: window.status.conflicts.isVisible())
    assert window.status.conflicts.text() == "1 conflict"
    window.status.conflicts.click()
    there = page.conflicts[0].there.words
    keep(window, "settling")
    opened.press(Qt.Key.Key_2, on=page)
    assert page.conflicts == []
    assert notes(window)[0] == there
    qtbot.waitUntil(lambda: window.status.conflicts.isHidden())
    opened.press(Qt.Key.Key_Escape, on=page)
    assert not page.isVisible()


def test_a_conflict_that_an_undo_opens_again_is_on_the_page_again(opened, page, window, qtbot):
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page)
    opened.wait_for_jobs()
    window.merging.show_conflicts()
    shown = [one.id for one in page.conflicts]
    opened.press(Qt.Key.Key_2, on=page)
    assert page.conflicts == []
    window.editing.undo()
    qtbot.waitUntil(lambda: [one.id for one in page.conflicts] == shown)
    opened.press(Qt.Key.Key_1, on=page)
    assert page.conflicts == []
    assert notes(window)[0] == "官員"


def test_enter_shows_where_a_conflict_is(opened, page, window):
    opened.press(Qt.Key.Key_Return, on=page)
    assert not page.isVisible()
    assert window.view.isVisible()


def test_a_plan_that_is_outdated_is_made_anew_and_shown_before_anything_is_merged(page, opened, window, copy):
    with Project.open(copy, annotator="chen") as other:
        other.marks.add(window.situation.article, Span(1, 2), other.codebook.root("theme").id)
    told = []
    window.hub.refused.connect(told.append)
    page.choose(page.conflicts[0].preset)
    page.accept()
    opened.wait_for_jobs()
    assert [one for one in told if "something else" in one]
    assert (page.isVisible(), notes(window)) == (True, ["官員"])
    assert len(page._choices) == 1
    page.accept()
    opened.wait_for_jobs()
    assert len(window.situation.reading.marks) == 3


@pytest.fixture
def taken_back(opened, window, tmp_path):
    """The plan of merging the copy of somebody who took back the merge of this project's."""
    project = window.hub.project
    article = window.situation.article
    path = tmp_path / "chen.annot"
    project.backup(path)
    window.hub.perform(lambda p: p.marks.add(article, Span(0, 3), p.codebook.root("person").id))
    with Project.open(path, annotator="chen") as other:
        other.merge(project.path)
        other.history.undo()
    window.merging.plan([path])
    opened.wait_for_jobs()
    return window.merging.page


def told_by(page):
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_what_somebody_took_back_is_kept_and_the_plan_says_so_before(opened, taken_back, window):
    assert "Kept: 1 mark that chen took back with the merge of" in told_by(taken_back)
    keep(window, "kept")
    told = []
    window.hub.refused.connect(told.append)
    taken_back.apply_button.click()
    opened.wait_for_jobs()
    assert len(window.situation.reading.marks) == 1
    assert "Kept: 1 mark that chen took back" in told[-1]


def test_one_key_lets_it_go_and_undo_brings_it_back(opened, taken_back, window):
    opened.press(Qt.Key.Key_K, on=taken_back)
    opened.wait_for_jobs()
    assert "Let go: 1 mark that chen took back" in told_by(taken_back)
    assert "Marks, taken away" in told_by(taken_back)
    taken_back.apply_button.click()
    opened.wait_for_jobs()
    assert window.situation.reading.marks == ()
    window.actions_.all["undo"].trigger()
    opened.wait_for_jobs()
    assert len(window.situation.reading.marks) == 1


def test_what_came_is_told_and_stays_for_a_while(opened, page, window, qtbot):
    opened.press(Qt.Key.Key_2, on=page)
    page.apply_button.click()
    opened.wait_for_jobs()
    window.hub.changed.emit(Changes(frozenset(Subject)))
    qtbot.waitUntil(lambda: not (window.status._news.isActive() or window.status._soon.isActive()))
    assert window.status.told == "2 changes were new here."


def test_the_dialog_for_copies_begins_in_the_folder_of_the_project(opened, window, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "copies_to_merge", lambda _parent, folder: asked.append(folder) or [])
    window.actions_.all["merge_files"].trigger()
    assert asked == [window.hub.project.path.parent]


@pytest.mark.parametrize(
    ("dropped", "answers"), [(1, ["&Merge it into this project", "&Open it"]), (2, ["&Merge them into this project"])]
)
def test_one_dropped_copy_may_be_opened_and_several_are_merged(opened, window, monkeypatch, copy, dropped, answers):
    asked = []

    def answer(box):
        asked.extend(
            one.text() for one in box.buttons() if box.buttonRole(one) is not QMessageBox.ButtonRole.RejectRole
        )

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.merging.take_dropped([copy] * dropped)
    assert asked == answers


def test_the_keys_of_conflicts_are_shown_where_there_are_any(page, window):
    assert page._legend.isVisible()
    page.show_conflicts([], window.hub.project.codebook)
    assert not page._legend.isVisible()
