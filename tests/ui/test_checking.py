"""The check of the project in the window: what is wrong, mending what is derived, stopping, a newer file."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.care.findings import Finding
from annotator.domain.spans import Span
from annotator.project import care
from annotator.settings.paths import backup_folder
from annotator.ui.pages.checking import SHOWN

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(opened, window):
    """The page of the check, before anything is checked; the article has one mark."""
    project = window.hub.project
    project.marks.add(window.situation.article, Span(0, 3), project.codebook.root("person").id)
    return window.care.checking.page


def spoil(window, *statements):
    with sqlite3.connect(window.hub.project.path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def check(opened, window):
    window.actions_.all["check_project"].trigger()
    opened.wait_for_jobs()


def test_a_sound_project_has_nothing_wrong_and_nothing_to_make_anew(opened, page, window):
    check(opened, window)
    assert page.isVisible()
    assert page._list.itemAt(0).widget().text() == "Nothing is wrong."
    assert not page.mend_button.isEnabled()
    assert not page.copy_button.isEnabled()
    opened.press(Qt.Key.Key_Escape, on=page)
    assert window.view.isVisible()


def test_what_is_derived_is_made_anew_by_ctrl_enter_after_a_backup(opened, page, window):
    spoil(window, "UPDATE tally SET marks = marks + 1", "DROP INDEX mark_tag")
    check(opened, window)
    assert "count of marks" in page.text
    assert "index “mark_tag” is gone" in page.text
    before = len(care.backups(window.hub.project.path, backup_folder()))
    window.actions_.all["done_next"].trigger()
    opened.wait_for_jobs()
    assert page.text == ""
    assert "Made anew: tally, mark_tag" in window.status.told
    assert len(care.backups(window.hub.project.path, backup_folder())) == before + 1
    assert window.hub.project.check() == []


def test_what_cannot_be_made_anew_is_told_with_its_article_and_copied_as_text(opened, page, window):
    spoil(window, "UPDATE mark SET text = '別的'")
    check(opened, window)
    assert "雲嶺鎮圖書館新館啟用: The mark 0–3 says “別的”" in page.text
    assert "Restore a backup" in page.text
    assert not page.mend_button.isEnabled()
    opened.press(Qt.Key.Key_C, CONTROL, on=page)
    assert QGuiApplication.clipboard().text() == page.text


def test_a_check_can_be_stopped_and_done_again(opened, page, window):
    once = Qt.ConnectionType.SingleShotConnection
    window.jobs.started.connect(lambda _name: window.status._stop.click(), once)  # before it can be over
    window.actions_.all["check_project"].trigger()
    opened.wait_for_jobs()
    assert "stopped" in page._list.itemAt(0).widget().text()
    opened.press(Qt.Key.Key_R, CONTROL, on=page)
    opened.wait_for_jobs()
    assert page._list.itemAt(0).widget().text() == "Nothing is wrong."
    assert window.refusals == []


def test_closing_the_project_while_it_is_checked_waits_and_shows_nothing(opened, page, window):
    window.actions_.all["check_project"].trigger()
    assert len(opened.jobs) == 1
    window.actions_.all["close_project"].trigger()
    opened.wait_for_jobs()
    assert not window.hub.is_open
    assert window.welcome.isVisible()
    assert window.refusals == []


def test_of_very_many_findings_the_first_are_shown_and_all_are_copied(opened, page, window):
    page.show_findings([Finding(f"mark {at}", "It is wrong.", "Look at it.") for at in range(5000)], read_only=False)
    assert page._list.count() == SHOWN + 1
    assert page.text.count("\n") == 4999


def test_a_file_of_a_newer_version_says_so_for_as_long_as_it_is_open(opened, window):
    path = window.hub.project.path
    window.hub.close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version=99")
    raw.close()
    window.files.take([path])
    assert window.refusals == []
    assert window.care.notice.isVisible()
    assert "newer version" in window.care.notice.words
    assert window.hub.project.read_only
    assert window.situation.reading is not None
    window.hub.reopen()
    assert window.care.notice.isVisible()
    window.hub.create(path.with_name("other.annot"))
    assert not window.care.notice.isVisible()
