"""Searching everywhere at the window: the line, filters, hits, marking them, saved searches."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from annotator.domain.articles import Metadata
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.search.query import Field, Where
from annotator.domain.spans import Span
from annotator.text.folding import fold
from annotator.ui.pages.search import rows as of_rows
from annotator.ui.pages.search.numbered import AFTER, BEFORE, DATE, SOURCE, TITLE, WORDS
from tests.ui.sources import only

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXTS = (
    ("國防預算", "人民網", "2024-11-15", "國防部長曹建明說，国防預算要增加。"),
    ("Words", "新華社", "2024-12-01", "The word and the sword：國防。"),
    ("天氣", "", "2023-01-02", "天氣很好，曹建明散步。"),
)


@pytest.fixture
def corpus(opened):
    """The hands at a project of several articles."""
    with opened.window.hub.project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        for title, source, published, text in TEXTS:
            pen.articles.add(ArticleId(new_id()), Metadata(title=title, source=source, published=published), text)
    return opened


@pytest.fixture
def page(corpus):
    corpus.window.view.setFocus()
    corpus.press(Qt.Key.Key_F, CTRL | SHIFT)
    page = corpus.window.wide.search
    assert page.isVisible()
    return page


def seek(hands, page, words):
    page.line.entry.setText(words)
    page.line.settle()
    settled(hands, page)


def settled(hands, page):
    hands.bot.waitUntil(lambda: not page.seeking.jobs.is_busy and not page.line._soon.isActive())
    hands.bot.waitUntil(lambda: "searching" not in page.head.facts.toolTip())


def column(page, which):
    return [page.rows.index(row, which).data() for row in range(page.rows.rowCount())]


def choose_tag(hands, name):
    picker = hands.window.picker
    assert picker.isVisible()
    at = next(at for at in range(picker._list.count()) if name in picker._list.item(at).text())
    picker._list.setCurrentRow(at)
    hands.press(Qt.Key.Key_Return, on=picker._list)


def test_hits_of_either_script_stand_in_a_concordance(corpus, page):
    seek(corpus, page, "国防")
    assert column(page, WORDS) == ["國防", "国防", "國防"]
    assert column(page, BEFORE)[1] == "國防部長曹建明說，"
    assert column(page, AFTER)[2] == "。"
    assert column(page, SOURCE) == ["人民網", "人民網", "新華社"]
    assert page.head.facts.toolTip() == "3 hits  ·  in 2 articles"


def test_the_line_is_sought_while_it_is_written(corpus, page):
    corpus.bot.keyClicks(page.line.entry, "word")
    corpus.bot.waitUntil(lambda: page.rows.rowCount() == 2)


def test_a_bad_line_is_told_below_it_and_keeps_the_hits(corpus, page):
    seek(corpus, page, "國防")
    seek(corpus, page, "國防 tags:role")
    assert "There is no filter “tags:” (character 4)" in page.line.refusal.text()
    assert page.rows.rowCount() == 3
    seek(corpus, page, "國防 tag:nothing")
    assert "There is no tag “nothing”" in page.line.refusal.text()
    seek(corpus, page, "國防")
    assert not page.line.refusal.isVisible()


def test_switches_write_into_the_line_and_take_out_again(corpus, page):
    seek(corpus, page, "国防")
    page.line.where[Where.TITLES].click()
    assert page.line.words == "国防 in:titles"
    settled(corpus, page)
    assert column(page, TITLE) == ["國防預算  (title)"]
    page.line.where[Where.TITLES].click()
    assert page.line.words == "国防"
    page.line.ways[next(iter(page.line.ways))].click()
    assert page.line.words == "国防 as:exact"
    settled(corpus, page)
    assert page.rows.rowCount() == 1


def test_filters_are_picked_and_taken_away_as_chips(corpus, page):
    seek(corpus, page, "國防")
    page.line.ask_filter()
    choose_tag(corpus, "Source")
    picker = corpus.window.picker
    corpus.bot.waitUntil(lambda: picker.isVisible())
    assert {picker._list.item(at).text() for at in range(2)} == {"人民網  (1)", "新華社  (1)"}
    picker._entry.setText("新华社")
    picker._entry.textEdited.emit("新华社")
    corpus.press(Qt.Key.Key_Return, on=picker._entry)
    assert page.line.words == "國防 source:新華社"
    settled(corpus, page)
    assert page.rows.rowCount() == 1
    chip = page.line.chips[0]
    assert chip.text() == "source:新華社  ×"
    chip.click()
    assert page.line.words == "國防"


def test_a_day_is_offered_to_whoever_wants_to_filter_by_it(corpus, page):
    page.line.ask_filter()
    choose_tag(corpus, "Date")
    choose_tag(corpus, "2024-11..")
    assert page.line.words == "date:2024-11.."
    settled(corpus, page)
    assert page.rows.rowCount() == 2


@pytest.mark.parametrize("name", [Field.TAG, Field.PERSON, Field.BY, Field.STATUS, Field.SOURCE, Field.DATE])
def test_every_filter_offers_what_there_is(corpus, page, name):
    article = corpus.window.hub.project.articles.page()[1].id
    person = next(tag.id for tag in corpus.window.hub.project.codebook.tags if tag.name == "person")
    corpus.window.hub.project.marks.add(article, Span(4, 7), person)
    page.line._ask_value(name)
    corpus.bot.waitUntil(lambda: corpus.window.picker.isVisible())
    assert corpus.window.picker._list.count()
    corpus.press(Qt.Key.Key_Return, on=corpus.window.picker._entry)
    assert page.line.words.startswith(f"{name}:")
    assert not page.line.refusal.isVisible()


def test_hits_are_sorted_by_what_stands_beside_them_and_by_date(corpus, page):
    seek(corpus, page, "曹建明")
    page.table.sortByColumn(DATE, Qt.SortOrder.AscendingOrder)
    dates = column(page, DATE)
    assert dates == sorted(dates)
    page.table.sortByColumn(AFTER, Qt.SortOrder.DescendingOrder)
    assert [words[:1] for words in column(page, AFTER)] == sorted("說散", key=fold, reverse=True)
    page.table.sortByColumn(BEFORE, Qt.SortOrder.AscendingOrder)
    last = [words[-1] for words in column(page, BEFORE)]
    assert last == sorted(last, key=fold)
    assert date.fromisoformat(dates[0]).year == 2023


def test_many_hits_are_sorted_beside_the_window_to_the_same_end(corpus, page, monkeypatch):
    seek(corpus, page, "明")
    monkeypatch.setattr(of_rows, "AT_ONCE", 1)
    begun = []
    page.sorting.jobs.started.connect(begun.append)
    page.table.sortByColumn(AFTER, Qt.SortOrder.AscendingOrder)
    assert page.sorting.jobs.is_busy
    corpus.bot.waitUntil(lambda: not page.sorting.jobs.is_busy)
    after = [words[0] for words in column(page, AFTER)]
    assert after == sorted(after, key=fold)
    assert page.table.currentIndex().row() == 0
    page.table.sortByColumn(AFTER, Qt.SortOrder.DescendingOrder)
    seek(corpus, page, "國防")  # what is worked out for the hits before is no answer for these
    corpus.bot.waitUntil(lambda: not page.sorting.jobs.is_busy)
    after = [words[0] for words in column(page, AFTER)]
    assert after == sorted(after, key=fold, reverse=True)
    assert len(begun) >= 3


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_key_offers_the_columns_to_sort_by_and_turns_the_one_that_is_sorted_by(corpus, page):
    def pick(words):
        corpus.bot.keyClick(page.table, Qt.Key.Key_O)
        menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
        names = [action.text() for action in menu.actions()]
        next(action for action in menu.actions() if action.text().startswith(words)).trigger()
        menu.close()
        return names

    seek(corpus, page, "國防")
    page.table.setFocus()
    pick("Date")
    assert column(page, DATE) == sorted(column(page, DATE))
    pick("Date")
    assert column(page, DATE) == sorted(column(page, DATE), reverse=True)
    names = pick("As the articles")
    assert names == ["As the articles stand", "Date  ↓", "Source", "Before", "Found", "Behind", "Title"]
    assert column(page, WORDS) == ["國防", "国防", "國防"]


def test_of_many_people_the_most_mentioned_are_offered_and_typing_finds_the_others(corpus, page):
    project = corpus.window.hub.project
    for number in range(70):
        project.people.create(f"某人{number:02}")
    page.line._ask_value(Field.PERSON)
    picker = corpus.window.picker
    assert picker._list.count() == 60
    corpus.bot.keyClicks(picker._entry, "69")
    assert [picker._list.item(at).text() for at in range(picker._list.count())] == ["某人69"]
    corpus.press(Qt.Key.Key_Return, on=picker._entry)
    assert page.line.words == "person:某人69"


def test_enter_goes_to_the_hit_and_the_page_comes_back_as_it_was(corpus, page):
    seek(corpus, page, "散步")
    corpus.press(Qt.Key.Key_Return, on=page.line.entry)
    assert page.table.hasFocus()
    corpus.press(Qt.Key.Key_Return, on=page.table)
    situation = corpus.window.situation
    assert corpus.view.isVisible()
    assert situation.reading.article.metadata.title == "天氣"
    corpus.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert page.isVisible()
    assert (page.line.words, page.rows.rowCount()) == ("散步", 1)


def test_escape_leaves_the_page(corpus, page):
    corpus.press(Qt.Key.Key_Escape, on=page.line.entry)
    assert corpus.view.isVisible()


def test_chosen_hits_are_marked_as_one_step_after_a_preview(corpus, page):
    seek(corpus, page, "曹建明")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_A, CTRL, on=page.table)
    assert "2 chosen" in page.head.facts.toolTip()
    corpus.press(Qt.Key.Key_M, on=page.table)
    choose_tag(corpus, "Person")
    corpus.bot.waitUntil(lambda: page.marking.do_button.isVisible())
    assert page.marking.words.text() == "2 places in 2 articles become Person."
    project = corpus.window.hub.project
    assert project.statistics().marks == {}
    corpus.press(Qt.Key.Key_Return, on=page.marking.do_button)
    corpus.bot.waitUntil(lambda: "marked" in page.marking.words.text())
    assert page.marking.words.text() == "2 places are marked as Person now. Ctrl+Z takes that back."
    assert project.statistics().marks == {"person": 2}
    assert page.table.hasFocus()
    corpus.press(Qt.Key.Key_Z, CTRL, on=page.table)
    assert project.statistics().marks == {}
    assert not page.marking.isVisible()


def test_what_was_marked_already_is_told_with_what_was_marked_now_and_escape_closes_it(corpus, page):
    project = corpus.window.hub.project
    project.searching.mark_all(list(project.search("曹建明", 1)), project.codebook.root("person").id)
    seek(corpus, page, "曹建明")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_A, CTRL, on=page.table)
    corpus.press(Qt.Key.Key_M, on=page.table)
    choose_tag(corpus, "Person")
    corpus.bot.waitUntil(lambda: page.marking.do_button.isVisible())
    corpus.press(Qt.Key.Key_Return, on=page.marking.do_button)
    told = "1 place is marked as Person now. 1 is marked so already. Ctrl+Z takes that back."
    corpus.bot.waitUntil(lambda: page.marking.words.text() == told)
    corpus.press(Qt.Key.Key_Escape, on=page.table)
    assert page.isVisible()
    assert not page.marking.isVisible()


def test_escape_drops_what_was_intended_and_stays_on_the_page(corpus, page):
    seek(corpus, page, "曹建明")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_M, on=page.table)
    choose_tag(corpus, "Person")
    corpus.bot.waitUntil(lambda: page.marking.do_button.isVisible())
    assert page.marking.words.text().startswith("1 place")
    corpus.press(Qt.Key.Key_Escape, on=page.marking.do_button)
    assert not page.marking.isVisible()
    assert page.isVisible()
    assert page.table.hasFocus()
    assert corpus.window.hub.project.statistics().marks == {}


def test_marks_on_chosen_hits_are_taken_away(corpus, page):
    project = corpus.window.hub.project
    person = next(tag.id for tag in project.codebook.tags if tag.name == "person")
    project.searching.mark_all(list(project.search("曹建明")), person)
    seek(corpus, page, "tag:person")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_Space, on=page.table)
    corpus.press(Qt.Key.Key_Space, on=page.table)
    assert len(page.rows.chosen) == 2
    corpus.press(Qt.Key.Key_U, on=page.table)
    corpus.bot.waitUntil(lambda: page.marking.do_button.isVisible())
    assert page.marking.words.text() == "2 marks go, with their links: Person 2."
    corpus.press(Qt.Key.Key_Return, on=page.marking.do_button)
    corpus.bot.waitUntil(lambda: project.statistics().marks == {})
    corpus.bot.waitUntil(lambda: page.rows.rowCount() == 0)
    assert page.marking.words.text() == "2 marks are gone. Ctrl+Z takes that back."


def test_nothing_to_unmark_is_told(corpus, page):
    seek(corpus, page, "國防")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_U, on=page.table)
    corpus.bot.waitUntil(lambda: "No mark of yours" in page.marking.words.text())
    assert not page.marking.do_button.isVisible()


def test_tags_that_are_retired_are_not_offered_and_tags_are_called_as_in_the_window(corpus, page):
    project = corpus.window.hub.project
    project.tags.add("theme", "國防")
    project.tags.retire(project.tags.add("theme", "天氣").value.id)
    seek(corpus, page, "散步")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_M, on=page.table)
    names = [choice.words for choice in corpus.window.picker._choices]
    assert "Theme/國防" in names
    assert "Theme/天氣" not in names


def test_one_place_is_told_as_one(corpus, page):
    seek(corpus, page, "散步")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_M, on=page.table)
    choose_tag(corpus, "Theme")
    corpus.bot.waitUntil(lambda: page.marking.do_button.isVisible())
    assert page.marking.words.text() == "1 place in 1 article becomes Theme."


def test_hits_become_suggestions_of_their_articles(corpus, page):
    only(corpus.window.hub.project)
    seek(corpus, page, "散步")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_G, on=page.table)
    choose_tag(corpus, "Theme")
    corpus.bot.waitUntil(lambda: page.marking.words.text().startswith("1 hit is a suggestion"))
    page.go_there()
    suggesting = corpus.window.suggesting
    corpus.bot.waitUntil(lambda: [one.text for one in suggesting.found] == ["散步"])
    corpus.window.walking.go_to_suggestion(suggesting.found[0])
    corpus.press(Qt.Key.Key_A)
    assert corpus.marks() == [("散步", "theme")]
    corpus.bot.waitUntil(lambda: suggesting.found == [])


def test_searches_are_saved_run_renamed_and_removed(corpus, page, monkeypatch):
    seek(corpus, page, "國防 date:2024-11..")
    page.saved.save()
    corpus.bot.keyClicks(corpus.window.picker._entry, "Defence")
    corpus.press(Qt.Key.Key_Return, on=corpus.window.picker._entry)
    seek(corpus, page, "曹建明")
    menu = page.saved.menu()
    assert [action.text() for action in menu.actions()] == ["Defence"]
    menu.actions()[0].trigger()
    assert page.line.words == "國防 date:2024-11.."
    settled(corpus, page)
    assert page.rows.rowCount() == 3
    monkeypatch.setattr("annotator.ui.messages.line", lambda *_words: "Defence & budget")
    rename, remove = page.saved.menu().actions()[2:]
    rename.trigger()
    saved = corpus.window.hub.project.searching.saved
    assert [one.name for one in saved()] == ["Defence & budget"]
    remove.trigger()
    assert saved() == []


def test_the_selected_words_are_sought_at_once(corpus):
    corpus.drag("圖書館")
    corpus.press(Qt.Key.Key_F, CTRL | SHIFT)
    page = corpus.window.wide.search
    assert page.line.words == "圖書館"
    settled(corpus, page)
    assert page.rows.rowCount() == 2


def test_hits_are_copied_as_a_table(corpus, page):
    seek(corpus, page, "散步")
    page.table.setFocus()
    corpus.press(Qt.Key.Key_C, CTRL, on=page.table)
    assert QGuiApplication.clipboard().text() == "2023-01-02\t\t天氣很好，曹建明\t散步\t。\t天氣"


def test_more_hits_than_can_be_listed_are_told(corpus, page, monkeypatch):
    monkeypatch.setattr(of_rows, "MOST", 2)
    seek(corpus, page, "國防")
    corpus.bot.waitUntil(lambda: page.head.facts.toolTip().startswith("2+ hits"))
    assert page.rows.rowCount() == 2


def test_without_hits_and_without_words_the_page_says_what_to_do(corpus, page):
    assert "Write a word, in either script" in page.nothing.text()
    seek(corpus, page, "沒有的")
    assert page.nothing.text() == "Nothing was found."
    assert page.nothing.isVisible()


def correct(hands, article, before="近日"):
    hands.window.hub.project.articles.correct(article, Span(0, 1), before + "國")


def test_a_correction_of_a_text_while_its_hits_are_shown_moves_them(corpus, page):
    seek(corpus, page, "國防")
    correct(corpus, page.rows.hit(0).article)
    corpus.bot.waitUntil(lambda: page.rows.rowCount() == 3 and page.rows.hit(0).span == Span(2, 4))


def test_the_same_words_are_sought_afresh_after_the_text_was_corrected_elsewhere(corpus, page):
    seek(corpus, page, "國防")
    article = page.rows.hit(0).article
    corpus.window.show_article_page()
    corpus.window.situation.read(article)
    corpus.bot.wait(50)
    correct(corpus, article)
    corpus.bot.wait(50)
    corpus.drag("國防")
    corpus.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert page.line.words == "國防"
    settled(corpus, page)
    assert page.rows.hit(0).span == Span(2, 4)


def test_after_the_project_was_opened_again_the_same_is_found_again(corpus, page):
    seek(corpus, page, "國防")
    where = corpus.window.hub.project.location
    corpus.window.hub.close()
    corpus.window.hub.open(where)
    corpus.window.wide.search_everywhere()
    corpus.bot.waitUntil(lambda: page.rows.rowCount() == 3)


def test_who_went_back_to_the_line_to_write_stays_there(corpus, page):
    seek(corpus, page, "國防")
    corpus.press(Qt.Key.Key_Return, on=page.line.entry)
    corpus.press(Qt.Key.Key_Slash, on=page.table)
    page.line.entry.setText("曹建明")
    corpus.bot.waitUntil(lambda: page.rows.rowCount() == 2)
    assert page.line.entry.hasFocus()


def test_who_works_on_hits_is_left_in_peace_by_what_changes_elsewhere(corpus, page):
    seek(corpus, page, "國防 in:marks,text")
    page.table.setFocus()
    page.table.be_at(1)
    page.choose()
    chosen = {(hit.article, hit.where, hit.span) for hit in page.chosen_hits()}
    at = page.table.currentIndex().row()
    project = corpus.window.hub.project
    other = next(row.id for row in project.listing.page() if row.id not in {hit.article for hit in page.chosen_hits()})
    corpus.window.hub.perform(lambda project: project.several.edit([other], {"source": "別報"}))
    corpus.bot.waitUntil(page._soon.isActive)
    corpus.bot.waitUntil(lambda: not page._soon.isActive() and not page.seeking.jobs.is_busy)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == at
    assert {(hit.article, hit.where, hit.span) for hit in page.chosen_hits()} == chosen


def test_a_plan_that_comes_after_it_was_dropped_is_not_shown(corpus, page, monkeypatch):
    seek(corpus, page, "國防")
    searching, go_on = type(corpus.window.hub.project.searching), threading.Event()
    plan = searching.plan_marking

    def slow(self, *words):
        go_on.wait(10)
        return plan(self, *words)

    monkeypatch.setattr(searching, "plan_marking", slow)
    tag = corpus.window.hub.project.codebook.root("theme").id
    page.marking._plan(page.chosen_hits(), tag)
    page.marking.leave()
    go_on.set()
    corpus.bot.waitUntil(lambda: not page.marking.jobs.is_busy)
    assert not page.marking.isVisible()


def test_in_a_narrow_window_chips_go_on_below_each_other_and_none_is_cut_off(corpus, page):
    corpus.window.resize(1024, 700)
    seek(corpus, page, "tag:person by:lin date:2024-01.. source:人民網 person:曹建明")
    corpus.bot.waitUntil(lambda: page.line.chips[-1].y() > page.line.chips[0].y())
    assert all(chip.width() >= chip.sizeHint().width() for chip in page.line.chips)
    assert max(chip.geometry().right() for chip in page.line.chips) < page.line.width()
