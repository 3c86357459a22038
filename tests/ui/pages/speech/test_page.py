"""The page of who says what: reads lines of everything, a person, a theme, an article; leads to places; copies."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.corpus.speech import Line
from annotator.domain.spans import Span
from annotator.ui.pages.speech.choices import By

OPENING = "鎮長方啟明強調,圖書館是客廳,他又說,書是朋友。館長沈月華介紹,藏書八萬冊。"
LATER = "方啟明指出,水質好轉。有人說,不信。"


def mark(project, key, text, words, kind):
    at = text.index(words)
    return project.marks.add(key, Span(at, at + len(words)), project.codebook.by_path(kind).id).value


def article(project, text, **told):
    key = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
    project.articles.edit(key, replace(project.articles.read(key).article.metadata, **told))
    return key


def talk(project):
    """Two articles in which 方啟明 speaks, a theme in the later one."""
    first = article(project, OPENING, title="新館", source="雲嶺日報", published="2024-05-06")
    later = article(project, LATER, title="水質", published="2024-09-12")
    fang = mark(project, first, OPENING, "方啟明", "person")
    quote = mark(project, first, OPENING, "圖書館是客廳", "quote")
    on = mark(project, first, OPENING, "書是朋友", "quote")
    project.links.add("says", fang.id, quote.id)
    project.links.add("continues", on.id, quote.id)
    project.links.add("holds", fang.id, mark(project, first, OPENING, "鎮長", "role").id)
    at = OPENING.index("強調")
    project.links.set_cue(quote.id, Span(at, at + 2))
    shen, books = (
        mark(project, first, OPENING, "沈月華", "person"),
        mark(project, first, OPENING, "藏書八萬冊", "quote"),
    )
    project.links.add("says", shen.id, books.id)
    again, water = mark(project, later, LATER, "方啟明", "person"), mark(project, later, LATER, "水質好轉", "quote")
    project.people.join([again.id], project.marks.get([fang.id])[0].person)
    project.links.add("says", again.id, water.id)
    mark(project, later, LATER, "不信", "quote")
    river = project.tags.add("theme", "河", parent=project.codebook.root("theme").id).value
    project.marks.add(later, Span(LATER.index("水質"), LATER.index("水質") + 2), river.id)
    return first, later


@pytest.fixture
def told(window, opened):
    return talk(window.hub.project)


@pytest.fixture
def page(opened, window, told):
    window.wide.show_speech()
    page = window.wide.speech
    settle(opened, page)
    return page


def settle(hands, page):
    hands.bot.waitUntil(lambda: not page._counting.jobs.is_busy and page.offers.counts is not None, timeout=10_000)


def words(page):
    return [line.text for line in page.rows.lines]


def offers(page):
    return [(one.name, one.count) for one in page.offers.offers]


def point(page, name):
    at = next(at for at, one in enumerate(page.offers.offers) if one.name == name)
    page.offer_list.setCurrentIndex(page.offers.index(at))


def test_all_lines_stand_below_their_articles_by_date(page):
    assert words(page) == ["圖書館是客廳 … 書是朋友", "藏書八萬冊", "水質好轉", "不信"]
    told = [page.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(page.rows.rowCount())]
    assert told[:2] == ["2024-05-06  ·  新館  ·  雲嶺日報", "方啟明, 鎮長: 強調 圖書館是客廳 … 書是朋友"]
    assert told[4] == "方啟明, 鎮長 (as of 2024-05-06): 水質好轉"
    assert told[5] == "nobody named: 不信"
    assert page.head.facts.toolTip() == "4 quotes  ·  2 speakers"


def test_a_person_a_theme_and_an_article_are_read_by_the_list_on_the_left(opened, page):
    assert offers(page) == [("Everything", 4), ("方啟明", 2), ("沈月華", 1)]
    point(page, "方啟明")
    assert words(page) == ["圖書館是客廳 … 書是朋友", "水質好轉"]
    page.by_buttons[By.THEMES].click()
    assert offers(page) == [("Everything", 4), ("Theme", 1), ("河", 1)]
    point(page, "河")
    assert words(page) == ["水質好轉"]
    page.by_buttons[By.ARTICLES].click()
    assert offers(page) == [("Everything", 4), ("新館", 2), ("水質", 2)]
    point(page, "新館")
    assert words(page) == ["圖書館是客廳 … 書是朋友", "藏書八萬冊"]


def test_the_filter_takes_either_script_and_enter_reads_the_first(opened, page):
    opened.press(Qt.Key.Key_Slash, on=page.list)
    assert page.filter.hasFocus()
    page.filter.setText("方启明")
    opened.press(Qt.Key.Key_Return, on=page.filter)
    assert offers(page) == [("方啟明", 2)]
    assert words(page) == ["圖書館是客廳 … 書是朋友", "水質好轉"]
    assert page.offer_list.hasFocus()
    opened.press(Qt.Key.Key_F6, on=page.offer_list)
    assert page.list.hasFocus()


def test_enter_and_a_click_go_to_the_place(opened, page, window, told):
    opened.press(Qt.Key.Key_Return, on=page.list)
    assert window.view.isVisible()
    assert window.situation.article == told[0]
    window.wide.show_speech()
    at = next(at for at, row in enumerate(page.rows.rows) if isinstance(row, Line) and row.text == "水質好轉")
    place = page.list.visualRect(page.rows.index(at)).center()
    opened.bot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not page.isVisible()
    assert window.situation.article == told[1]


def test_the_chosen_lines_are_copied_as_markdown_and_html(opened, page):
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=page.list)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "## 2024-05-06  ·  新館  ·  雲嶺日報\n\n**方啟明** (鎮長): *強調* 圖書館是客廳 … 書是朋友\n"
    assert data.html().endswith("<p><b>方啟明</b> (鎮長): <i>強調</i> 圖書館是客廳 … 書是朋友</p>")
    page.list.setCurrentIndex(page.rows.index(0))
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=page.list)
    assert "**沈月華**: 藏書八萬冊" in QGuiApplication.clipboard().text()
    page.copy_button.click()
    opened.bot.waitUntil(lambda: "—: 不信" in QGuiApplication.clipboard().text())


def test_what_changes_is_read_again_and_the_place_stays(opened, page, window, told):
    page.list.setCurrentIndex(page.rows.index(4))
    chosen = page.rows.rows[4]
    mark(window.hub.project, told[0], OPENING, "他又說", "quote")
    opened.bot.waitUntil(lambda: "他又說" in words(page))
    assert page.list.currentIndex().data(Qt.ItemDataRole.UserRole) == chosen
    settle(opened, page)
    opened.bot.waitUntil(lambda: page.offers.offers[0].count == 5)


def test_a_project_without_quotes_says_what_to_do(opened, window):
    window.wide.show_speech()
    page = window.wide.speech
    assert "Mark quotes with 3" in page.nothing.text()
    assert page.nothing.isVisible()
    opened.press(Qt.Key.Key_Escape, on=page.filter)
    assert window.view.isVisible()


def test_more_lines_come_as_one_scrolls(opened, page, window):
    text = "。".join(f"他說第{number}句" for number in range(120))
    key = article(window.hub.project, text, title="長", published="2025-01-01")
    quote, at = window.hub.project.codebook.root("quote").id, 0
    spans = []
    for number in range(120):
        at = text.index(f"第{number}句", at)
        spans.append(Span(at, at + len(f"第{number}句")))
    window.hub.project.marks.add_many(key, spans, quote)
    opened.bot.waitUntil(lambda: any("第0句" in one for one in words(page)))
    assert not page.rows.is_whole
    for _time in range(6):
        page.list.scrollToBottom()
        opened.bot.wait(20)
    assert page.rows.is_whole
    assert len(words(page)) == 124


def test_rows_grow_where_the_window_is_narrow(opened, page):
    index = page.rows.index(1)
    wide = page.list.itemDelegate().sizeHint(None, index).height()
    page.list.resize(220, 400)
    opened.bot.waitUntil(lambda: page.list.viewport().width() < 230)
    assert page.list.itemDelegate().sizeHint(None, index).height() > wide
