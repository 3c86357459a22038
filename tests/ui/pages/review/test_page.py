"""Going through the suggestions of all articles at the window: looked for, decided, by name, undone."""

import threading

import pytest
from PySide6.QtCore import Qt

from annotator.domain.codebook import PERSON, QUOTE, ROLE
from annotator.domain.corpus.pending import Order
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.ui.pages.review import page as of_page
from annotator.ui.pages.review.rows import AFTER, BEFORE, SURE, TITLE, WORDS
from tests.ui.sources import only

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
TEXTS = ("圖書館長方啟明出席。沈月華隨後發言。", "方啟明到訪,沈月華陪同。方啟明離去。", "天氣很好,方啟明散步。")


@pytest.fixture
def corpus(opened):
    """Three more articles; in the first of all, 方啟明 and 沈月華 are marked as people, so that the register knows them."""
    window = opened.window
    project = window.hub.project
    only(project, "repeats", "register")
    for number, text in enumerate(TEXTS):
        project.imports.apply(project.imports.plan_text(f"第{number}篇\n{text}", str(number)))
    first, reading = window.situation.article, window.situation.reading
    for name in ("方啟明", "沈月華"):
        at = reading.text.index(name)
        project.marks.add(first, Span(at, at + 3), project.codebook.root(PERSON).id)
    return opened


@pytest.fixture
def page(corpus):
    corpus.press(Key.Key_S, CTRL | SHIFT)
    page = corpus.window.wide.review
    assert page.isVisible()
    settled(corpus, page)
    return page


@pytest.fixture
def looked(corpus, page):
    page.look_button.click()
    corpus.bot.waitUntil(lambda: page.rows.rowCount() > 0, timeout=20_000)
    settled(corpus, page)
    page.table.setFocus()
    return page


def settled(hands, page):
    hands.wait_for_jobs()
    hands.bot.waitUntil(lambda: not page._reading.jobs.is_busy and not page._soon.isActive())


def column(page, which):
    return [page.rows.index(row, which).data() for row in range(page.rows.rowCount())]


def marked(hands, words):
    project = hands.window.hub.project
    articles = [project.articles.read(one.id) for one in project.articles.page()]
    return sum(mark.text == words for reading in articles for mark in reading.marks)


def choose(page, box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_before_anything_was_looked_at_it_says_what_to_do(page):
    assert page.rows.rowCount() == 0
    assert "Look in all articles" in page.nothing.text()
    assert page.look_button.hasFocus()


def test_whoever_looks_by_key_has_the_keys_at_the_lines_that_come(corpus, page):
    corpus.press(Key.Key_Space, on=page.look_button)
    corpus.bot.waitUntil(lambda: page.rows.rowCount() > 0 and page.table.hasFocus(), timeout=20_000)
    settled(corpus, page)
    assert page.table.hasFocus()


def test_suggestions_of_all_articles_stand_in_a_concordance(looked):
    assert sorted(column(looked, WORDS)) == sorted(["方啟明"] * 5 + ["沈月華"] * 2)
    row = column(looked, TITLE).index("第2篇")
    assert column(looked, BEFORE)[row].endswith("天氣很好,")
    assert column(looked, AFTER)[row].startswith("散步。")
    assert "7 suggestions" in looked.head.facts.toolTip()


def test_the_most_certain_or_the_least_certain_come_first(corpus, page):
    project = corpus.window.hub.project
    reading = project.articles.read(project.articles.page()[1].id)
    person, offered = project.codebook.root(PERSON).id, []
    for words, score in (("圖書館", 0.5), ("方啟明", 0.9), ("沈月華", 0.7)):
        at = reading.text.index(words)
        span = Span(at, at + len(words))
        offered.append(Suggestion(reading.article.id, person, span, words, "elsewhere", score=score))
    project.suggestions.offer(offered)
    corpus.bot.waitUntil(lambda: column(page, WORDS) == ["方啟明", "沈月華", "圖書館"])
    assert column(page, SURE) == ["90 %", "70 %", "50 %"]
    choose(page, page.choices.order, Order.UNCERTAIN.value)
    corpus.bot.waitUntil(lambda: column(page, WORDS) == ["圖書館", "沈月華", "方啟明"])


def test_a_key_accepts_and_goes_on_and_undo_brings_the_line_back(corpus, looked):
    before = marked(corpus, "方啟明")
    choose(looked, looked.choices.order, Order.NAME.value)
    settled(corpus, looked)
    corpus.press(Key.Key_A, on=looked.table)
    assert looked.rows.rowCount() == 6
    assert looked.table.currentIndex().row() == 0
    assert marked(corpus, "方啟明") == before + 1
    settled(corpus, looked)
    corpus.press(Key.Key_Z, CTRL, on=looked.table)
    corpus.bot.waitUntil(lambda: looked.rows.rowCount() == 7)
    assert marked(corpus, "方啟明") == before


def test_rejected_lines_go_and_never_come_back(corpus, looked):
    corpus.press(Key.Key_X, on=looked.table)
    assert looked.rows.rowCount() == 6
    looked.look_button.click()
    settled(corpus, looked)
    assert looked.rows.rowCount() == 6


def test_several_lines_are_decided_as_one_step(corpus, looked):
    corpus.press(Key.Key_A, CTRL, on=looked.table)
    corpus.press(Key.Key_A, on=looked.table)
    assert looked.rows.rowCount() == 0
    assert marked(corpus, "沈月華") == 3
    assert "decided" in looked.nothing.text()
    settled(corpus, looked)
    corpus.press(Key.Key_Z, CTRL, on=looked)
    corpus.bot.waitUntil(lambda: looked.rows.rowCount() == 7)


def test_a_name_is_accepted_in_all_articles_after_it_was_told_where(corpus, looked):
    choose(looked, looked.choices.order, Order.NAME.value)
    settled(corpus, looked)
    corpus.press(Key.Key_A, SHIFT, on=looked.table)
    corpus.bot.waitUntil(looked.everywhere.isVisible)
    assert "“方啟明” becomes Person at 5 places in 4 articles." in looked.everywhere.words.text()
    corpus.press(Key.Key_Return, on=looked.everywhere.do_button)
    assert column(looked, WORDS) == ["沈月華"] * 2
    assert marked(corpus, "方啟明") == 6
    assert looked.everywhere.isHidden()


def test_one_place_in_one_article_is_told_as_one(corpus, looked):
    choose(looked, looked.choices.order, Order.NAME.value)
    settled(corpus, looked)
    for _each in range(4):
        corpus.press(Key.Key_X, on=looked.table)
        settled(corpus, looked)
    corpus.press(Key.Key_A, SHIFT, on=looked.table)
    corpus.bot.waitUntil(looked.everywhere.isVisible)
    assert "“方啟明” becomes Person at 1 place in 1 article." in looked.everywhere.words.text()


def test_what_is_undone_meanwhile_is_counted_anew_before_it_is_decided(corpus, looked):
    choose(looked, looked.choices.order, Order.NAME.value)
    settled(corpus, looked)
    corpus.press(Key.Key_X, on=looked.table)
    settled(corpus, looked)
    corpus.press(Key.Key_A, SHIFT, on=looked.table)
    corpus.bot.waitUntil(looked.everywhere.isVisible)
    assert "at 4 places" in looked.everywhere.words.text()
    corpus.press(Key.Key_Z, CTRL, on=looked)
    corpus.bot.waitUntil(lambda: "at 5 places in 4 articles" in looked.everywhere.words.text())
    corpus.press(Key.Key_Return, on=looked.everywhere.do_button)
    corpus.bot.waitUntil(lambda: marked(corpus, "方啟明") == 6)


def test_escape_drops_a_decision_on_a_name_and_then_leaves_the_page(corpus, looked):
    corpus.press(Key.Key_X, SHIFT, on=looked.table)
    corpus.bot.waitUntil(looked.everywhere.isVisible)
    corpus.press(Key.Key_Escape, on=looked.everywhere.do_button)
    assert looked.everywhere.isHidden()
    assert looked.rows.rowCount() == 7
    corpus.press(Key.Key_Escape, on=looked.table)
    assert not looked.isVisible()


def test_one_name_a_tag_or_a_source_narrow_the_list_down(corpus, looked):
    names = [looked.choices.names.item(at).text() for at in range(looked.choices.names.count())]
    assert names == ["All names", "方啟明  ×5", "沈月華  ×2"]
    looked.choices.names.itemClicked.emit(looked.choices.names.item(2))
    settled(corpus, looked)
    assert column(looked, WORDS) == ["沈月華"] * 2
    choose(looked, looked.choices.tag, corpus.window.hub.project.codebook.root(ROLE).id)
    settled(corpus, looked)
    assert looked.rows.rowCount() == 0
    assert "any tag" in looked.nothing.text()


def test_after_the_last_place_of_a_name_all_names_are_gone_through_again(corpus, looked):
    looked.choices.names.itemClicked.emit(looked.choices.names.item(2))
    settled(corpus, looked)
    looked.table.setFocus()
    looked.table.selectAll()
    corpus.press(Key.Key_A, on=looked.table)
    corpus.bot.waitUntil(lambda: column(looked, WORDS) == ["方啟明"] * 5)
    assert looked.choices.names.currentItem().text() == "All names"


def test_a_name_of_one_project_is_not_sought_in_the_next(corpus, looked):
    looked.choices.names.itemClicked.emit(looked.choices.names.item(2))
    settled(corpus, looked)
    window = corpus.window
    where = window.hub.project.location
    window.hub.close()
    window.hub.open(where)
    window.wide.show_suggestions()
    settled(corpus, looked)
    assert looked.rows.rowCount() == 7


def test_quotes_are_no_names_unless_they_alone_are_wanted(corpus, looked):
    book, choices = corpus.window.hub.project.codebook, looked.choices
    quote = book.root(QUOTE).id
    assert choices.wanted().tags == ()
    assert quote not in choices.of_names().tags
    assert book.root(PERSON).id in choices.of_names().tags
    choose(looked, choices.tag, quote)
    assert choices.of_names().tags == choices.wanted().tags == (quote,)


def test_enter_opens_the_place_in_its_article(corpus, looked):
    row = column(looked, TITLE).index("第2篇")
    looked.table.be_at(row)
    corpus.press(Key.Key_Return, on=looked.table)
    assert corpus.window.situation.reading.text.startswith("第2篇")
    assert corpus.view.isVisible()


def test_more_lines_come_when_the_end_is_in_sight(corpus, looked, monkeypatch):
    monkeypatch.setattr(of_page, "AT_ONCE", 3)
    looked.rows.show((), looked._book(), has_more=False)
    looked.begin()
    corpus.bot.waitUntil(lambda: looked.rows.rowCount() == 7)
    assert len({line.suggestion.id for line in looked.rows.lines}) == 7


def test_lines_are_there_before_they_are_counted(corpus, looked, monkeypatch):
    let_go, reviewing = threading.Event(), type(looked._hub.project.suggestions)
    at_once = reviewing.count
    monkeypatch.setattr(reviewing, "count", lambda self, *asked: let_go.wait(10) and at_once(self, *asked))
    looked._forget()
    looked.begin()
    corpus.bot.waitUntil(lambda: looked.rows.rowCount() == 7)
    assert looked.head.facts.accessibleName() == "4 articles looked at"
    let_go.set()
    settled(corpus, looked)
    assert looked.head.facts.accessibleName() == "7 suggestions  ·  4 articles looked at"
