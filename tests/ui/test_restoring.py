"""The page of backups: by keys, with what they hold; a damaged file leads to it."""

import sqlite3
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.domain.care.safekeeping import Why
from annotator.domain.spans import Span
from annotator.project import care
from annotator.settings.paths import backup_folder
from annotator.ui import messages
from annotator.ui.pages.restoring import RestorePage


@pytest.fixture
def page(opened, window):
    """The page of backups, reached by the menu: one backup before a mark was made, one after it."""
    project = window.hub.project
    project.keep_backup()
    article, person = window.situation.article, project.codebook.root("person").id
    project.marks.add(article, Span(0, 3), person)
    project.keep_backup()
    project.marks.add(article, Span(4, 6), person)
    window.actions_.all["restore_backup"].trigger()
    opened.wait_for_jobs()
    return window.care.restoring


def shown(page: RestorePage):
    return [page.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(page.list.count())]


def test_backups_are_listed_with_time_contents_and_reason(page, window):
    made = [
        datetime.fromtimestamp(one.made / 1000).astimezone()
        for one in care.backups(window.hub.project.path, backup_folder())
    ]
    assert [line.split(", ")[:2] for line in shown(page)] == [
        [f"{one.day} {one:%b %Y}", f"{one:%H:%M}"] for one in made
    ]
    assert [line.split(", ", 2)[2] for line in shown(page)] == [
        "1 article, 1 mark, made by hand",
        "1 article, 0 marks, made by hand",
    ]
    assert page.list.hasFocus()


def test_what_the_project_holds_now_stands_beside_what_the_backup_holds(page):
    words = [one.toolTip() or one.text() for one in page._card.findChildren(QLabel)]
    assert words[words.index("the project now") + 1] == "1 article, 2 marks"


def test_the_arrow_keys_choose_and_ctrl_enter_restores_after_a_backup(opened, page, window):
    opened.press(Qt.Key.Key_Down, on=page.list)
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page.list)
    opened.wait_for_jobs()
    assert window.situation.reading.marks == ()
    assert not page.isVisible()
    assert "is restored" in window.status.told
    newest = care.backups(window.hub.project.path, backup_folder())[0]
    assert (newest.why, care.contents(newest).marks) == (Why.RESTORE, 2)


def test_a_backup_opens_beside_and_the_project_stays(opened, page, window):
    path = window.hub.project.path
    opened.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier, on=page.list)
    opened.wait_for_jobs()
    assert window.hub.project.path != path
    assert window.hub.project.path.name in window.status.told
    assert len(window.situation.reading.marks) == 1
    window.care.open_or_mend(path)
    assert len(window.situation.reading.marks) == 2


def test_escape_leads_back_to_the_article(opened, page, window):
    opened.press(Qt.Key.Key_Escape, on=page.list)
    assert window.view.isVisible()
    assert not page.isVisible()


@pytest.mark.parametrize(
    ("begin", "end", "told"), [(4096, 12288, "damaged"), (0, 100, "not a project"), (0, 4096, "not a project")]
)
def test_a_damaged_project_leads_to_its_backups_and_to_what_is_left(
    opened, page, window, monkeypatch, tmp_path, begin, end, told
):
    path = window.hub.project.path
    window.hub.close()
    raw = path.read_bytes()
    path.write_bytes(raw[:begin] + bytes(end - begin) + raw[end:])
    window.files.take([path])
    opened.wait_for_jobs()
    assert page.isVisible()
    assert window.refusals == []
    assert told in page._trouble.text()
    losses = []
    monkeypatch.setattr(messages, "new_project", lambda *_words: tmp_path / "saved.annot")
    monkeypatch.setattr(messages, "sheet", lambda *words: losses.append(words))
    page._save_rest.click()
    opened.wait_for_jobs()
    assert window.hub.project.path == tmp_path / "saved.annot"
    assert bool(losses) == (begin > 0)
    assert len(window.situation.reading.marks) == 2
    window.files.take([path])
    opened.wait_for_jobs()
    page.restore_button.click()
    opened.wait_for_jobs()
    assert len(window.situation.reading.marks) == 1


def test_a_backup_that_cannot_be_read_is_shown_and_cannot_be_restored(opened, page, window):
    newest = care.backups(window.hub.project.path, backup_folder())[0]
    newest.path.write_bytes(b"SQLite format 3\0 and nothing more")
    window.care.restore_backup()
    opened.wait_for_jobs()
    assert "cannot be read" in shown(page)[0]
    assert not page.restore_button.isEnabled()
    opened.press(Qt.Key.Key_Down, on=page.list)
    assert page.restore_button.isEnabled()


def test_without_backups_the_page_says_when_one_is_made(opened, window, tmp_path):
    window.care._show(tmp_path / "nowhere.annot")
    assert "beginning of each day" in window.care.restoring._none.text()
    assert not window.care.restoring.restore_button.isEnabled()


def test_a_file_with_something_planted_in_it_leads_to_the_page_that_saves_its_rows(opened, page, window):
    path = window.hub.project.path
    window.hub.close()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TRIGGER evil AFTER INSERT ON mark BEGIN DELETE FROM mark; END")
    raw.close()
    window.files.take([path])
    opened.wait_for_jobs()
    assert page.isVisible()
    assert "evil" in page._trouble.text()
