"""The page of all articles: lists, filters and groups; changes what is chosen in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.articles import Metadata, State
from annotator.domain.corpus.listing import Column, Grouping, Order, Rule
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.ui import messages
from annotator.ui.pages.articles.rows import COLUMNS, PAGE
from tests.ui.pages.articles.conftest import choose, chosen_keys, metadata, titles, wait_for_groups


def test_all_articles_are_listed_and_the_first_is_chosen(page):
    assert titles(page) == ["雲嶺鎮圖書館新館啟用", *(f"標題{number}" for number in range(6))]
    assert len(chosen_keys(page)) == 1
    assert page.head.facts.toolTip() == "7 articles"
    assert page.chosen.fields["title"].text() == "雲嶺鎮圖書館新館啟用"


def test_a_click_on_a_column_sorts_by_it(page):
    page.table.sortByColumn(COLUMNS.index(Column.PUBLISHED), Qt.SortOrder.DescendingOrder)
    assert titles(page) == [*(f"標題{number}" for number in range(5, -1, -1)), "雲嶺鎮圖書館新館啟用"]
    assert page.rows.order == Order(Column.PUBLISHED, descending=True)


def test_words_and_a_group_filter_together(opened, page):
    page.side.filters.words.setText("標題")
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 6)
    wait_for_groups(opened, page)
    assert [(group.key, group.count) for group in page.side.groups.groups] == [
        ("中央社", 2),
        ("人民網", 2),
        ("新華社", 2),
    ]
    opened.bot.mouseClick(
        page.side.group_list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.side.group_list.visualRect(page.side.groups.index(2)).center(),
    )
    assert titles(page) == ["標題0", "標題3"]
    page.side.filters.clear()
    assert titles(page) == ["標題0", "標題3"]  # the group stays
    opened.bot.waitUntil(lambda: page.side.groups.total == 7, timeout=10_000)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_lists_its_groups(opened, page, window, grouping):
    project = window.hub.project
    project.marks.add(page.rows.rows[1].id, Span(0, 2), project.codebook.root("theme").id)
    project.several.assign([page.rows.rows[2].id], "wang")
    page.side.grouping.setCurrentIndex(list(Grouping).index(grouping))
    page.side.grouping.activated.emit(0)
    expected = len(project.listing.groups(grouping))
    opened.bot.waitUntil(
        lambda: page.side.groups.rowCount() == expected + 1 and page.side.groups.grouping is grouping, timeout=10_000
    )
    words = [page.side.groups.data(page.side.groups.index(at)) for at in range(page.side.groups.rowCount())]
    assert all(words)
    assert {
        "date": "2024-06  1",
        "status": "new  6",
        "assignee": "nobody  5",
        "tag": "Theme  1",
        "source": "without a source  1",
    }[grouping.value] in words


def test_fields_change_what_is_chosen_in_one_step_and_leave_the_rest(opened, page, window):
    before = metadata(window)
    choose(page, 1, 2, 4)
    assert page.chosen.fields["source"].placeholderText() == "differs"
    assert not page.chosen.fields["title"].isEnabled()
    assert not page.chosen.apply_button.isEnabled()
    page.chosen.fields["place"].setText("濱州")
    page.chosen.note.setPlainText("再看\n一次")
    assert page.chosen.apply_button.text() == "Apply to 3"
    page.chosen.apply_button.click()
    now = metadata(window)
    assert [one.place for one in now] == ["", "濱州", "濱州", "", "濱州", "", ""]
    assert now[1].note == "再看\n一次"
    assert [one.source for one in now] == [one.source for one in before]
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, on=page.table)
    assert metadata(window) == before


def test_how_many_are_chosen_cuts_no_field_off(opened, page, window):
    window.resize(1024, 700)
    page.chosen.show_chosen(page.rows.rows[:2], 40_000)
    assert page.chosen.apply_button.text() == "Apply to 40,000"
    opened.bot.wait(20)
    parts = [*page.chosen.fields.values(), page.chosen.apply_button, page.chosen.export_button]
    assert all(one.mapTo(page, one.rect().bottomRight()).x() < page.width() for one in parts)
    assert all(one.visibleRegion().boundingRect().width() == one.width() for one in parts)


def test_what_somebody_types_stays_while_others_work(opened, page, window):
    choose(page, 1, 2)
    page.chosen.fields["place"].setText("濱")
    project = window.hub.project
    project.several.edit([row.id for row in page.rows.rows[:3]], {"byline": "宋翠"})
    opened.bot.waitUntil(lambda: page.chosen.fields["byline"].text() == "宋翠")
    assert page.chosen.changed_fields() == {"place": "濱"}
    choose(page, 3)
    assert page.chosen.fields["place"].text() == ""


def test_everything_can_be_chosen_though_not_everything_is_shown(opened, page, window, monkeypatch):
    monkeypatch.setattr("annotator.ui.pages.articles.rows.PAGE", 3)
    page.begin()
    assert page.rows.rowCount() == 3
    page.choose_all()
    opened.bot.waitUntil(lambda: page.chosen.head.text() == "7 ARTICLES CHOSEN")
    page.chosen.set_state(State.DONE)
    assert window.hub.project.articles.progress().done == 7
    assert PAGE > 7


def test_very_many_articles_are_changed_beside_the_window(opened, page, window, monkeypatch):
    monkeypatch.setattr("annotator.ui.running.many.AT_ONCE", 2)
    done = []
    window.hub.performed.connect(done.append)
    page.choose_all()
    page.chosen.toggle_star()
    assert len(opened.jobs) == 1
    opened.bot.waitUntil(lambda: all(row.starred for row in page.rows.rows), timeout=10_000)
    opened.wait_for_jobs()
    assert [one.value for one in done] == [7]


def test_a_very_large_step_is_undone_and_done_again_beside_the_window(opened, page, window, monkeypatch):
    monkeypatch.setattr("annotator.ui.running.many.AT_ONCE", 5)
    page.choose_all()
    page.chosen.toggle_star()
    opened.wait_for_jobs()
    for key, starred in ((Qt.Key.Key_Z, False), (Qt.Key.Key_Y, True)):
        opened.jobs.clear()
        opened.press(key, Qt.KeyboardModifier.ControlModifier, on=page.table)
        assert len(opened.jobs) == 1
        opened.wait_for_jobs()
        opened.bot.waitUntil(lambda starred=starred: {row.starred for row in page.rows.rows} == {starred})
    monkeypatch.setattr("annotator.ui.running.many.AT_ONCE", 7)
    opened.jobs.clear()
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, on=page.table)
    assert opened.jobs == []


def test_scrolling_to_the_end_fetches_the_next_pages(page, monkeypatch):
    monkeypatch.setattr("annotator.ui.pages.articles.rows.PAGE", 3)
    page.begin()
    page.rows.fetchMore(page.table.rootIndex())
    page.rows.fetchMore(page.table.rootIndex())
    assert page.rows.rowCount() == 7
    assert not page.rows.canFetchMore(page.table.rootIndex())


def test_control_enter_ends_the_chosen_and_goes_to_the_one_below(opened, page, window):
    choose(page, 1, 2)
    window.done_next()
    opened.bot.waitUntil(lambda: page.rows.rows[1].state is State.DONE)
    assert [row.state for row in page.rows.rows[:4]] == [State.NEW, State.DONE, State.DONE, State.NEW]
    assert page.current().metadata.title == "標題2"
    assert len(chosen_keys(page)) == 1


def test_keys_star_remove_and_copy(opened, page, window):
    choose(page, 1, 2)
    page.table.setFocus()
    opened.press(Qt.Key.Key_S, on=page.table)
    opened.bot.waitUntil(
        lambda: [row.starred for row in page.rows.rows] == [False, True, True, False, False, False, False]
    )
    opened.press(Qt.Key.Key_S, on=page.table)
    opened.bot.waitUntil(lambda: not any(row.starred for row in page.rows.rows))
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=page.table)
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [line[1] for line in copied] == ["Title", "標題0", "標題1"]
    opened.press(Qt.Key.Key_Delete, on=page.table)
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 5)
    opened.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, on=page.table)
    opened.bot.waitUntil(lambda: page.rows.rowCount() == 7)


def test_an_article_is_given_to_somebody_new(opened, page, window, monkeypatch):
    monkeypatch.setattr(messages, "line", lambda *_words: "陳")
    choose(page, 3)
    page.chosen._assign_new()
    opened.bot.waitUntil(lambda: page.rows.words(page.rows.rows[3], Column.ASSIGNED) == "陳")


def test_enter_reads_the_article_and_escape_goes_back(opened, page, window):
    choose(page, 4)
    page.table.setFocus()
    opened.press(Qt.Key.Key_Return, on=page.table)
    assert window.situation.reading.article.metadata.title == "標題3"
    assert not page.isVisible()
    window.wide.list_articles()
    opened.press(Qt.Key.Key_Escape, on=page.table)
    assert not page.isVisible()


def test_the_next_article_comes_by_a_rule(opened, page, window):
    page.go_on(Rule.OLDEST)
    assert window.situation.reading.article.metadata.title == "標題0"
    window.wide.list_articles()
    project = window.hub.project
    project.several.assign(project.listing.keys(), "wang")
    told = []
    window.hub.refused.connect(told.append)
    page.go_on(Rule.UNASSIGNED)
    page.go_on(Rule.UNCERTAIN)
    assert told[0] == "There is no such article any more."
    assert told[1].startswith("No suggestion waits")
    unsure = page.rows.rows[3].id
    words, tag = project.articles.read(unsure).text[:2], project.codebook.root("person").id
    project.suggestions.offer([Suggestion(unsure, tag, Span(0, 2), words, "elsewhere", score=0.4)])
    page.go_on(Rule.UNCERTAIN)
    assert window.situation.article == unsure


def test_cards_show_the_same_with_the_same_chosen(opened, page):
    choose(page, 1, 2)
    page.turn_view()
    assert page.cards.isVisible()
    assert len(chosen_keys(page)) == 2
    opened.bot.mouseClick(
        page.cards.viewport(), Qt.MouseButton.LeftButton, pos=page.cards.visualRect(page.rows.index(3, 1)).center()
    )
    assert chosen_keys(page) == [page.rows.rows[3].id]
    page.cards.grab()
    page.turn_view()
    assert page.table.isVisible()


def test_articles_like_the_chosen_one_are_listed_with_the_reasons(opened, page, window):
    project, (_first, second, third, *_more) = window.hub.project, [row.id for row in page.rows.rows]
    theme = project.codebook.root("theme").id
    for article in (second, third):
        project.marks.add(article, Span(4, 6), theme)
    choose(page, 1)
    alike = page.chosen.alike
    opened.bot.waitUntil(lambda: alike.list.count() == 1, timeout=10_000)
    assert alike.list.item(0).text() == "標題1\n說好"
    choose(page, 0)
    opened.bot.waitUntil(lambda: alike.nothing.isVisibleTo(page), timeout=10_000)
    choose(page, 0, 1)
    assert not alike.isVisibleTo(page)
    choose(page, 1)
    opened.bot.waitUntil(lambda: alike.list.count() == 1, timeout=10_000)
    alike.list.itemActivated.emit(alike.list.item(0))
    assert window.situation.article == third


def test_a_click_takes_the_chosen_articles_to_the_export_page(opened, page, window):
    keys = [row.id for row in page.rows.rows]
    choose(page, 1, 3)
    opened.bot.mouseClick(page.chosen.export_button, Qt.MouseButton.LeftButton)
    export = window.exporting.page
    assert export.isVisible()
    assert export.choices.only_chosen.text() == "Only the 2 chosen articles"
    assert export.choices.selection().articles == {keys[1], keys[3]}
    export.copy_command()
    line = QGuiApplication.clipboard().text()
    assert line.count("--article ") == 2
    assert f"--article {keys[1]}" in line


def test_versions_of_a_text_stand_side_by_side(opened, page, window):
    project, row = window.hub.project, page.rows.rows[1]
    project.marks.add(row.id, Span(0, 3), project.codebook.root("theme").id)
    project.articles.correct(row.id, Span(5, 6), "不好")
    choose(page, 1)
    page.table.setFocus()
    opened.press(Qt.Key.Key_D, on=page.table)
    versions = window.wide.versions
    assert versions.isVisible()
    opened.bot.waitUntil(lambda: "1 place differs" in versions.told.text(), timeout=10_000)
    assert "1 mark found again" in versions.told.text()
    assert "第0篇 說不好。" in versions.text.toPlainText()
    assert "underline" in versions.text.toHtml()
    opened.press(Qt.Key.Key_X, on=versions.text)
    assert versions.old.currentIndex() == 1
    opened.press(Qt.Key.Key_Escape, on=versions.text)
    assert page.isVisible()
    assert len(chosen_keys(page)) == 1
    window.wide._read(page.rows.rows[0].id)
    window.actions_.all["article_versions"].trigger()
    opened.bot.waitUntil(lambda: "F4" in versions.told.text(), timeout=10_000)
    opened.press(Qt.Key.Key_Escape, on=versions.text)
    assert window.view.isVisible()


def test_an_empty_project_says_what_to_do(opened, window, tmp_path):
    window.hub.create(tmp_path / "empty.annot")
    window.wide.list_articles()
    page = window.wide.articles
    opened.bot.waitUntil(lambda: page.nothing.isVisible(), timeout=10_000)
    assert "Ctrl+I" in page.nothing.text()
    assert page.chosen.head.text() == "NOTHING CHOSEN"
    for verb in (page.accept, page.copy, page.open, page.chosen.remove, page.chosen.apply):
        verb()
    page.choose_all()
    assert chosen_keys(page) == []


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (2560, 1200)])
def test_columns_that_do_not_fit_give_way_and_are_told_beside_the_pointer(opened, page, window, size):
    window.hub.project.articles.edit(page.rows.rows[0].id, Metadata("標題", note="先看這一篇"))
    window.resize(*size)
    table = page.table
    opened.bot.waitUntil(lambda: window.width() == size[0] and table.horizontalScrollBar().maximum() == 0)
    seen = [column for at, column in enumerate(COLUMNS) if not table.isColumnHidden(at)]
    assert {Column.STARRED, Column.TITLE, Column.STATUS} <= set(seen)
    assert (len(seen) == len(COLUMNS)) == (size[0] > 2000)
    assert sum(table.columnWidth(at) for at in range(len(COLUMNS))) == table.viewport().width()
    table.sortByColumn(COLUMNS.index(Column.LANGUAGE), Qt.SortOrder.AscendingOrder)
    assert not table.isColumnHidden(COLUMNS.index(Column.LANGUAGE))
    assert table.horizontalScrollBar().maximum() == 0
    opened.bot.waitUntil(
        lambda: any("Note: 先看這一篇" in page.rows.index(row, 1).data(Qt.ItemDataRole.ToolTipRole) for row in range(7))
    )


def test_a_column_that_somebody_widened_stays_as_wide(opened, page, window):
    table, marks = page.table, COLUMNS.index(Column.MARKS)
    table.setColumnWidth(marks, 96)
    window.resize(1440, 900)
    opened.bot.waitUntil(lambda: window.width() == 1440)
    assert table.columnWidth(marks) == 96
