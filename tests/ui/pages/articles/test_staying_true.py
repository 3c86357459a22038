"""What the page of articles shows and has chosen stays true, whatever is sorted, typed and done elsewhere."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.domain.corpus.listing import Column
from annotator.domain.spans import Span
from annotator.ui.pages.articles.rows import COLUMNS
from tests.ui.pages.articles.conftest import choose, chosen_keys, metadata, titles, wait_for_groups

DATE = COLUMNS.index(Column.PUBLISHED)


def selected(page):
    return {page.rows.rows[index.row()].id for index in page.table.selectionModel().selectedRows()}


def test_what_is_chosen_stays_chosen_when_it_is_sorted(page):
    choose(page, 1, 2, 3)
    before = set(chosen_keys(page))
    page.table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    assert selected(page) == before == set(chosen_keys(page))
    assert page.current().metadata.title == "標題2"
    assert page.chosen.head.text() == "3 ARTICLES CHOSEN"


def test_all_that_are_chosen_are_seen_to_be_chosen_after_sorting_too(opened, page):
    page.choose_all()
    page.table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    assert len(selected(page)) == len(chosen_keys(page)) == 7
    opened.bot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.chosen.head.text() == "1 ARTICLE CHOSEN"
    assert len(chosen_keys(page)) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_key_offers_the_columns_to_sort_by(opened, page):
    def pick(words):
        opened.bot.keyClick(page.table, Qt.Key.Key_O)
        menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
        next(action for action in menu.actions() if action.text().startswith(words)).trigger()
        menu.close()

    pick("Date")
    assert titles(page)[0] == "雲嶺鎮圖書館新館啟用"
    pick("Date")
    assert titles(page)[0] == "標題5"


def test_what_another_program_brings_in_is_listed(opened, page, window, tmp_path):
    source = tmp_path / "more.txt"
    source.write_text("又來一篇\n\n說好。", "utf-8")
    path = window.hub.project.location
    subprocess.run([sys.executable, "-m", "annotator", "import", str(path), str(source)], check=True)
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 8, timeout=10_000)
    wait_for_groups(opened, page)
    assert page.head.facts.toolTip() == "8 articles"


def test_the_list_is_true_after_a_look_at_versions(opened, page, window):
    window.hub.perform(lambda project: project.several.remove([page.rows.rows[6].id]))
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 6)
    choose(page, 1)
    opened.bot.keyClick(page.table, Qt.Key.Key_D)
    window.editing.undo()
    opened.bot.keyClick(window.wide.versions.text, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.rows.rowCount() == 7
    assert page.current().metadata.title == "標題0"


def test_versions_follow_what_is_undone(opened, window):
    project, article = window.hub.project, window.situation.article
    project.articles.correct(article, Span(0, 2), "雲霧")
    window.wide.article_versions()
    versions = window.wide.versions
    assert "shown now" in versions.new.currentText()
    window.editing.undo()
    opened.bot.waitUntil(lambda: [one.shown for one in versions._versions] == [True, False])
    assert "shown now" in versions.new.currentText()


def test_what_is_like_one_article_is_never_shown_for_another(opened, page, window, monkeypatch):
    project, theme = window.hub.project, window.hub.project.codebook.root("theme").id
    keys = [row.id for row in page.rows.rows]
    for key in keys[1:3]:
        project.marks.add(key, Span(4, 5), theme)
    begun, go_on, to = threading.Event(), threading.Event(), type(project.likeness).to

    def slow(likeness, article):
        begun.set()
        go_on.wait(10)
        return to(likeness, article)

    monkeypatch.setattr(type(project.likeness), "to", slow)
    alike = page.chosen.alike
    choose(page, 2)
    opened.bot.waitUntil(begun.is_set)
    choose(page, 5)
    go_on.set()
    opened.bot.waitUntil(lambda: not alike._reading.jobs.is_busy)
    assert alike.list.count() == 0
    opened.bot.waitUntil(alike.nothing.isVisible)


def test_what_is_like_an_article_is_asked_again_when_marks_change(opened, page, window):
    project, theme = window.hub.project, window.hub.project.codebook.root("theme").id
    choose(page, 1)
    opened.bot.waitUntil(page.chosen.alike.nothing.isVisible)
    for row in page.rows.rows[1:3]:
        window.hub.perform(lambda project, key=row.id: project.marks.add(key, Span(4, 5), theme))
    opened.bot.waitUntil(lambda: page.chosen.alike.list.count() == 1)
    assert project.likeness.to(page.rows.rows[1].id)


def test_what_is_typed_about_one_article_is_kept_when_another_is_chosen(opened, page, window):
    choose(page, 1)
    page.chosen.note.setPlainText("a long note")
    choose(page, 2)
    assert page.chosen.note.toPlainText() == ""
    assert [row.note for row in metadata(window)] == ["", "a long note", *[""] * 5]
    page.chosen.fields["source"].setText("中新社")
    path = window.hub.project.location
    window.hub.close()
    window.hub.open(path)
    assert metadata(window)[2].source == "中新社"


def test_what_is_typed_about_several_and_not_applied_is_told(opened, page, window):
    choose(page, 1, 2)
    page.chosen.fields["source"].setText("中新社")
    choose(page, 3)
    assert "typed about 2 articles was not applied" in window.status.told
    assert "中新社" not in {row.source for row in metadata(window)}


def test_the_arrow_of_the_order_is_that_of_the_next_project(opened, page, window):
    page.table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    path = window.hub.project.location
    window.hub.close()
    window.hub.open(path)
    window.wide.list_articles()
    assert page.table.horizontalHeader().sortIndicatorSection() == COLUMNS.index(page.rows.order.column)
    assert titles(page)[-1] == "標題5"


def test_what_one_project_was_filtered_by_hides_nothing_of_the_next(opened, page, window):
    fields = page.side.filters
    fields.words.setText("標題5")
    fields.starred.setChecked(True)
    fields.since.setText("2024-05")
    opened.bot.waitUntil(lambda: titles(page) == [])
    path = window.hub.project.location
    window.hub.close()
    window.hub.open(path)
    window.wide.list_articles()
    assert len(titles(page)) == 7
    assert not fields.starred.isChecked()
    assert fields.words.text() == fields.since.text() == ""


def test_who_compares_two_versions_goes_on_with_them_whatever_is_marked(opened, window):
    project, article = window.hub.project, window.situation.article
    for words in ("雲霧", "雲山"):
        project.articles.correct(article, Span(0, 2), words)
    window.wide.article_versions()
    versions = window.wide.versions
    assert (versions.old.currentIndex(), versions.new.currentIndex()) == (1, 2)
    versions.old.setCurrentIndex(0)
    versions.old.activated.emit(0)
    versions.text.setFixedHeight(60)
    opened.bot.waitUntil(lambda: versions.text.verticalScrollBar().maximum() > 0)
    versions.text.verticalScrollBar().setValue(20)
    project.marks.add(article, Span(2, 4), project.codebook.root("theme").id)
    opened.bot.waitUntil(lambda: "1 mark" in versions.new.currentText())
    opened.bot.waitUntil(lambda: "found again" in versions.told.text() and not versions._reading.jobs.is_busy)
    assert (versions.old.currentIndex(), versions.new.currentIndex()) == (0, 2)
    assert versions.text.verticalScrollBar().value() == 20
