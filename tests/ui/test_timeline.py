"""The page of the history: by keys, live, with what stood before and after; any step of one's own is undone there."""

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator import Project
from annotator.domain.spans import Span
from annotator.ui.pages.timeline_rows import OPEN, Day
from annotator.ui.pages.timeline_words import shown, told


@pytest.fixture
def marked(opened, window):
    """A person and a quote, the speaker set, a note on the person; the person is chosen."""
    project, article = window.hub.project, window.situation.article
    text = window.situation.reading.text

    def put(words, tag):
        at = text.index(words)
        return project.marks.add(article, Span(at, at + len(words)), project.codebook.root(tag).id).value

    person, quote = put("方啟明", "person"), put("圖書館是鎮上最大的客廳", "quote")
    project.links.set_speaker(quote.id, person.id)
    project.marks.note(quote.id, "記")
    window.situation.choose(person.id)
    return person, quote


@pytest.fixture
def page(opened, window, marked):
    """The page, reached by its key."""
    opened.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    opened.bot.waitUntil(lambda: window.past.timeline.list.hasFocus())
    return window.past.timeline


def titles(page):
    return [one.operation.title for one in page.rows.entries]


def pick(page, box, words):
    at = next(at for at in range(box.count()) if words in box.itemText(at))
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_history_is_listed_by_days_with_before_and_after(page):
    assert isinstance(page.rows.index(0).data(Qt.ItemDataRole.UserRole), Day)
    assert page.rows.index(0).data().startswith("Today")
    assert titles(page)[:2] == ["write a note on 圖書館是鎮上最大的客廳", "set the speaker 方啟明"]
    assert "note  –  →  記" in told(page.rows.entries[0])
    assert "link  方啟明 → 圖書館是鎮上最大的客廳   says" in told(page.rows.entries[1])
    assert page.chosen == page.rows.entries[0]


def test_arrows_choose_u_undoes_this_one_and_the_list_follows(opened, page, window, marked):
    opened.press(Qt.Key.Key_Down, on=page.list)
    opened.press(Qt.Key.Key_U, on=page.list)
    opened.bot.waitUntil(lambda: titles(page)[0] == "undo: set the speaker 方啟明")
    assert page.chosen.operation.title == "set the speaker 方啟明"
    assert page.chosen.operation.undone
    assert page._told.text() == "Undone: set the speaker 方啟明."
    opened.press(Qt.Key.Key_Home, on=page.list)
    opened.press(Qt.Key.Key_Up, on=page.list)
    page.list.setCurrentIndex(page.rows.index(page.rows.first()))
    assert page.undo_button.text() == "Do it again  U"
    opened.press(Qt.Key.Key_U, on=page.list)
    opened.bot.waitUntil(lambda: titles(page)[0] == "redo: set the speaker 方啟明")
    assert len(window.hub.project.articles.read(window.situation.article).links) == 1


def test_a_refusal_says_in_the_line_what_builds_on_it(opened, page, window):
    for _time in range(3):
        opened.press(Qt.Key.Key_Down, on=page.list)
    assert page.chosen.operation.title == "mark 方啟明"
    opened.press(Qt.Key.Key_U, on=page.list)
    assert "a later step builds on it. Undo first: “set the speaker 方啟明”" in page._told.text()
    assert window.status.told == ""  # it is told once
    assert len(window.situation.reading.marks) == 2


def test_enter_goes_to_the_place_and_escape_back(opened, page, window):
    opened.press(Qt.Key.Key_Return, on=page.list)
    assert not page.isVisible()
    assert window.view.isVisible()
    window.actions_.all["history"].trigger()
    assert page.isVisible()
    opened.press(Qt.Key.Key_Escape, on=page.list)
    assert not page.isVisible()


def test_words_people_kinds_and_days_filter(opened, page):
    opened.press(Qt.Key.Key_Slash, on=page.list)
    assert page.words.hasFocus()
    page.words.setText("图书馆")
    opened.bot.waitUntil(lambda: len(titles(page)) == 2)
    opened.press(Qt.Key.Key_U, on=page.words)
    assert page.words.text() == "图书馆u"
    opened.bot.waitUntil(lambda: titles(page) == [])
    assert page._nothing.isVisible()
    page.words.clear()
    pick(page, page.kind, "links")
    assert titles(page) == ["set the speaker 方啟明"]
    pick(page, page.kind, "everything")
    pick(page, page.time, "7 days")
    assert len(titles(page)) > 4
    assert page.who.itemText(0) == "everybody"


def test_a_mark_its_person_and_the_article_have_histories_of_their_own(opened, page, window, marked):
    pick(page, page.scope, "the mark")
    assert titles(page) == ["set the speaker 方啟明", "mark 方啟明"]
    pick(page, page.scope, "the person")
    assert titles(page) == ["set the speaker 方啟明", "mark 方啟明"]
    window.show_article_page()
    window.situation.choose(marked[1].id)
    opened.press(Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert titles(page)[0] == "write a note on 圖書館是鎮上最大的客廳"
    assert "the mark 圖書館是鎮上最大的客廳" in page.scope.currentText()
    window.show_article_page()
    window.actions_.all["article_history"].trigger()
    assert titles(page)[-1] == "import a"
    window.show_article_page()
    window.actions_.all["person_history"].trigger()
    assert window.status.told == "Choose a mark first."


def test_what_another_program_writes_appears(opened, page, window):
    with Project.open(window.hub.project.path, annotator="chen") as other:
        other.marks.note(window.situation.reading.marks[0].id, "von anderswo")
    opened.bot.waitUntil(lambda: page.rows.entries[0].by == "chen", timeout=8_000)
    page.list.setCurrentIndex(page.rows.index(page.rows.first()))
    opened.press(Qt.Key.Key_U, on=page.list)
    assert "was done by chen" in page._told.text()


def test_a_click_chooses_and_a_double_click_goes_there(opened, page, window):
    at = page.list.visualRect(page.rows.index(2)).center()
    opened.bot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.chosen.operation.title == "set the speaker 方啟明"
    opened.bot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(1, 0))
    assert not page.isVisible()


def test_a_merge_says_on_one_line_each_what_came_and_what_was_changed(opened, page, window, marked, tmp_path):
    project, article = window.hub.project, window.situation.article
    path = tmp_path / "chen.annot"
    project.backup(path)
    with Project.open(path, annotator="chen") as other:
        other.marks.add(article, Span(4, 6), other.codebook.root("theme").id)
        other.marks.add(article, Span(6, 8), other.codebook.root("role").id)
        other.imports.apply(other.imports.plan_text("另一篇", "b"))
    window.hub.perform(lambda p: p.merging.bring_home([path]))
    page.rows.refresh()
    words = told(page.rows.entries[0])
    assert words.splitlines()[1:] == ["+  1 article, 2 marks"]


def lines(page, at):
    index = page.rows.index(at)
    shown_lines, rest = shown(page.rows.data(index, Qt.ItemDataRole.UserRole), open_=page.rows.data(index, OPEN))
    return ["".join(words for words, _colour in parts) for parts in shown_lines], rest


def test_an_import_is_told_in_numbers_and_by_name_when_it_is_opened(opened, page, window, tmp_path):
    project = window.hub.project
    for at in range(5):
        (tmp_path / f"{at}.txt").write_text(f"第{at}篇\n\n他說第{at}件事。", "utf-8")
    project.imports.apply(project.imports.plan(sorted(tmp_path.glob("*.txt"))))
    opened.bot.waitUntil(lambda: titles(page)[0] == "import 5 articles")
    page.list.setCurrentIndex(page.rows.index(page.rows.first()))
    at = page.list.currentIndex().row()
    assert lines(page, at) == (["+  5 articles"], "D or a click: by name")
    opened.press(Qt.Key.Key_D, on=page.list)
    assert lines(page, at) == (["+  5 articles", *(f"+  article  第{one}篇" for one in range(5))], "")
    opened.press(Qt.Key.Key_U, on=page.list)
    opened.bot.waitUntil(lambda: titles(page)[0] == "undo: import 5 articles")
    assert told(page.rows.entries[0]).splitlines()[1:] == [
        "−  5 articles",
        *(f"−  article  第{4 - one}篇" for one in range(5)),
    ]
