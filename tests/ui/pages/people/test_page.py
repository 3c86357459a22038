"""The page of people: the register, what the texts tell of somebody, and making one or two of them."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from annotator.domain.corpus.register import Likelihood, Order
from annotator.ui import messages
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.months import by_month
from annotator.ui.pages.people.places import Kind
from tests.ui.pages.people.telling import NONE, article, cells, list_places, mark, names, point, settle, sift


def test_the_register_is_listed_by_mentions_or_by_name_and_filtered_in_either_script(opened, page):
    assert names(page) == [("方啟明", 2), ("沈月華", 2), ("方启明", 1)]
    assert page.rows.roles[page.rows.entries[0].person.id] == "鎮長"
    page.side.order.setCurrentIndex(page.side.order.findData(Order.NAME))
    page.side.order.activated.emit(1)
    settle(opened, page)
    assert [name for name, _count in names(page)] == sorted(name for name, _count in names(page))
    sift(opened, page, "方启")
    assert {name for name, _count in names(page)} == {"方啟明", "方启明"}
    sift(opened, page, "鎮長")
    assert names(page) == [("方啟明", 2)]
    sift(opened, page, "沒有這個人")
    assert (names(page), page.side.nothing.isVisible(), page.person) == ([], True, None)


def test_the_head_tells_of_the_whole_register_and_its_foot_who_holds_no_role(opened, window, page, told):
    assert page.head.facts.accessibleName() == "3 people  ·  5 mentions  ·  2 articles"
    assert page.side._foot.text() == "3 of 3  ·  2 without a role"
    sift(opened, page, "方启")
    assert page.head.facts.accessibleName() == "3 people  ·  5 mentions  ·  2 articles"
    assert page.side._foot.text() == "2 of 2"
    window.hub.project.articles.remove(told[0])
    settle(opened, page)
    assert page.head.facts.accessibleName().endswith("  ·  2 mentions  ·  1 article")
    window.hub.close()
    assert page.head.facts.accessibleName() == ""


def test_the_filter_says_in_a_narrow_window_what_it_looks_in(opened, window, page):
    window.resize(1024, 700)
    opened.bot.waitUntil(lambda: page.width() == 1024)
    words = page.filter.fontMetrics().horizontalAdvance(page.filter.placeholderText())
    opened.bot.waitUntil(lambda: words + 24 <= page.filter.width() <= page.side.width())


@pytest.mark.parametrize("wide", [820, 900, 1024])
def test_in_a_narrow_window_no_button_of_the_page_is_cut_off(opened, window, page, wide):
    window.resize(wide, 700)
    point(opened, page, "方啟明")
    list_places(opened, page, Kind.MENTIONS)
    opened.bot.waitUntil(lambda: page.width() == wide)
    opened.bot.wait(20)
    shown = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert page.view.split_button in shown
    cut = [one.text() for one in shown if one.width() < one.sizeHint().width()]
    outside = [one.text() for one in shown if one.visibleRegion().boundingRect().size() != one.size()]
    assert (cut, outside) == ([], [])
    assert page.view._name.text() == "方啟明"
    assert page.duplicates.mapTo(page, page.duplicates.rect().bottomRight()).x() < wide


def test_somebody_is_shown_with_quotes_mentions_and_articles_and_a_place_is_gone_to(opened, window, page, told):
    point(opened, page, "方啟明")
    assert page.view.portrait.quotes == 1
    assert cells(page) == [("2024-05-06", "強調", "圖書館是客廳", "新館  ·  雲嶺日報")]
    list_places(opened, page, Kind.MENTIONS)
    assert [row[:2] for row in cells(page)] == [("2024-05-06", "方啟明")] * 2
    list_places(opened, page, Kind.ARTICLES)
    assert cells(page) == [("2024-05-06", "2", "新館", "雲嶺日報")]
    list_places(opened, page, Kind.QUOTES)
    page.view.table.setFocus()
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, page.view.table)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "2024-05-06\t強調\t圖書館是客廳\t新館  ·  雲嶺日報"
    opened.press(Qt.Key.Key_Return, NONE, page.view.table)
    assert window.situation.article == told[0]


def test_a_likely_pair_is_merged_by_m_and_parted_by_undo(opened, window, page):
    (pair,) = page.duplicates.pairs
    assert (pair.one.person.name, pair.other.person.name, pair.likelihood) == ("方啟明", "方启明", Likelihood.VERY)
    assert "no article names both" in pair.grounds
    page.list.selectionModel().clearSelection()
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert names(page) == [("方啟明", 3), ("沈月華", 2)]
    assert page.duplicates.pairs == []
    window.editing.undo()
    settle(opened, page)
    assert names(page) == [("方啟明", 2), ("沈月華", 2), ("方启明", 1)]
    assert len(page.duplicates.pairs) == 1


def test_those_who_are_told_apart_are_not_asked_again(opened, window, page):
    opened.press(Qt.Key.Key_D, NONE, page.list)
    settle(opened, page)
    assert (page.duplicates.pairs, len(page.rows.entries)) == ([], 3)
    window.editing.undo()
    settle(opened, page)
    assert len(page.duplicates.pairs) == 1


def test_chosen_people_become_one(opened, page):
    flags = QItemSelectionModel.SelectionFlag.Select
    page.list.setCurrentIndex(page.rows.index(0))
    page.list.selectionModel().select(page.rows.index(2), flags)
    assert page.merge_button.isEnabled()
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert names(page) == [("方啟明", 3), ("沈月華", 2)]


def test_chosen_mentions_become_somebody_new(opened, window, page, monkeypatch):
    monkeypatch.setattr(messages, "line", lambda *_words: "另一個方啟明")
    point(opened, page, "方啟明")
    list_places(opened, page, Kind.MENTIONS)
    page.view.table.selectRow(1)
    page.deeds.split()
    settle(opened, page)
    assert ("另一個方啟明", 1) in names(page)
    assert ("方啟明", 1) in names(page)
    window.editing.undo()
    settle(opened, page)
    assert ("方啟明", 2) in names(page)


def test_without_chosen_mentions_the_status_line_says_what_to_do(opened, window, page):
    refused = []
    window.hub.refused.connect(refused.append)
    point(opened, page, "方啟明")
    page.deeds.split()
    assert "Choose mentions first" in refused[-1]


def test_what_is_known_of_somebody_is_written_down(opened, page, monkeypatch):
    wider = {"variants": ("老方",), "note": "鎮長", "identifiers": {"wikidata": "Q1"}}
    monkeypatch.setattr(messages, "person", lambda _parent, before: replace(before, name="方啟明先生", **wider))
    point(opened, page, "方啟明")
    opened.press(Qt.Key.Key_F2, NONE, page.list)
    settle(opened, page)
    assert page.person.name == "方啟明先生"
    assert page.person.variants == ("老方",)


def test_somebody_new_is_put_into_the_register_and_taken_off_again(opened, window, page, monkeypatch):
    monkeypatch.setattr(messages, "line", lambda *_words: "新來的人")
    opened.press(Qt.Key.Key_N, NONE, page.list)
    settle(opened, page)
    assert page.person.name == "新來的人"
    opened.press(Qt.Key.Key_Delete, NONE, page.list)
    settle(opened, page)
    assert "新來的人" not in {name for name, _count in names(page)}


def test_the_register_goes_out_and_comes_in_again(opened, window, page, monkeypatch, tmp_path):
    out = tmp_path / "people.json"
    monkeypatch.setattr(messages, "register_target", lambda *_words: out)
    monkeypatch.setattr(messages, "register_to_bring_in", lambda _parent: out)
    page.deeds.take_out()
    opened.wait_for_jobs()
    told = []
    window.hub.refused.connect(told.append)
    page.deeds.bring_in()
    opened.wait_for_jobs()
    assert "0 people are new, 0 were changed" in told[-1]


def test_a_list_that_has_come_in_when_the_project_is_closed_is_told_nobody(opened, window, page, monkeypatch, tmp_path):
    project, file = window.hub.project, tmp_path / "people.csv"
    project.register.write(file)
    file.write_text(file.read_text("utf-8") + ",新來的人\r\n", "utf-8")
    monkeypatch.setattr(messages, "register_to_bring_in", lambda _parent: file)
    page.deeds.bring_in()
    page.jobs._worker.wait()  # it is done, and nobody has looked at it yet
    told, performed = [], []
    window.hub.refused.connect(told.append)
    window.hub.performed.connect(performed.append)
    window.hub.close()
    opened.wait_for_jobs()
    assert told == performed == []


def test_an_empty_register_says_what_to_do(opened, window):
    window.wide.show_people()
    page = window.wide.people
    settle(opened, page)
    assert page.side.nothing.isVisible()
    assert "press" in page.side.nothing.text() or "Mark names" in page.side.nothing.text()


def test_months_are_counted_with_the_empty_ones_between():
    assert by_month({"2023-12-30": 2, "2024-02-01": 1, "2024-02": 1, "2024": 9, "": 3}) == {
        "2023-12": 2, "2024-01": 0, "2024-02": 2,
    }  # fmt: skip
    assert by_month({"": 1}) == {}


def choose_two(page, *names):
    one, other = (next(at for at, had in enumerate(page.rows.entries) if had.person.name == name) for name in names)
    choose_rows(page.list, [one, other], one)


def chosen_names(page):
    return {entry.person.name for entry in page.chosen}


def others_change_a_title(hands, page, project, key):
    """What has nothing to do with who is chosen."""
    project.articles.edit(key, replace(project.articles.read(key).article.metadata, source="x"))
    settle(hands, page)


def test_those_who_are_chosen_stay_chosen_whatever_others_do_and_m_merges_them(opened, window, page, told):
    project = window.hub.project
    for name in ("甲某", "乙某"):
        project.people.create(name)
    settle(opened, page)
    choose_two(page, "甲某", "乙某")
    others_change_a_title(opened, page, project, told[0])
    assert chosen_names(page) == {"甲某", "乙某"}
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert len(names(page)) == 4
    assert ("方启明", 1) in names(page)


def test_m_merges_no_pair_on_the_right_after_one_of_two_chosen_people_is_gone(opened, window, page):
    project = window.hub.project
    project.people.create("甲某")
    gone = project.people.create("乙某").value
    settle(opened, page)
    choose_two(page, "甲某", "乙某")
    project.people.remove(gone.id)
    settle(opened, page)
    before = names(page)
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert names(page) == before
    assert "Choose two or more people" in window.status.told
    opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, page.list)
    opened.press(Qt.Key.Key_M, NONE, page.list)
    settle(opened, page)
    assert ("方啟明", 3) in names(page)


def test_a_pair_stays_chosen_when_a_likelier_one_comes(opened, window, page):
    project = window.hub.project
    for name in ("张国华", "張國華", "李国强", "李國強"):
        project.people.create(name)
    settle(opened, page)
    read = window.situation.article
    opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, page.list)
    pair = page.duplicates.chosen
    page.duplicates.show_pairs([pair for pair in page.duplicates.pairs if pair != page.duplicates.pairs[0]])
    assert page.duplicates.chosen == pair
    assert window.situation.article == read


def test_mentions_their_choice_and_their_place_stay_whatever_is_done(opened, window, page, told):
    point(opened, page, "方啟明")
    list_places(opened, page, Kind.MENTIONS)
    page.view.table.selectRow(1)
    others_change_a_title(opened, page, window.hub.project, told[0])
    assert (page.view.places.kind, page.view.table.chosen) == (Kind.MENTIONS, [1])
    window.hub.perform(lambda project: project.people.edit(replace(page.person, note="n")))
    settle(opened, page)
    assert (page.view.places.kind, page.view.table.chosen) == (Kind.MENTIONS, [1])
    assert page.person.note == "n"


def test_a_pair_goes_with_whoever_is_gone_and_looking_at_them_is_told(opened, window, page):
    (pair,) = page.duplicates.pairs
    page.deeds.merge_pair(pair)
    assert page.duplicates.pairs == []
    page.show_person(pair.other.person.id)
    assert "no person with the key" in window.status.told
    settle(opened, page)


def test_the_project_can_be_closed_while_one_types_in_the_filter(opened, window, page):
    page.filter.setFocus()
    opened.bot.keyClicks(page.filter, "f")
    opened.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier, page.filter)
    assert not window.hub.is_open
    opened.bot.wait(250)
    assert page.person is None


def test_the_list_is_taken_out_while_pairs_are_looked_for(opened, window, page, monkeypatch, tmp_path):
    register = type(window.hub.project.register)
    at_once = register.duplicates

    go_on = threading.Event()

    def slowly(self):
        go_on.wait(10)
        return at_once(self)

    monkeypatch.setattr(register, "duplicates", slowly)
    out = tmp_path / "p.csv"
    monkeypatch.setattr(messages, "register_target", lambda *_words: out)
    page.deeds.merge_pair(page.duplicates.pairs[0])
    opened.bot.waitUntil(lambda: page.looking.jobs.is_busy)
    page.deeds.take_out()
    window.editing.undo()
    opened.wait_for_jobs()
    assert out.exists()
    go_on.set()
    settle(opened, page)
    assert len(page.duplicates.pairs) == 1


def test_who_is_highlighted_is_shown_and_delete_takes_all_of_them(opened, window, page):
    page.list.setFocus()
    choose_rows(page.list, [0], 0)
    for _time in range(2):
        opened.bot.mouseClick(
            page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
            page.list.visualRect(page.rows.index(1)).center(),
        )  # fmt: skip
        opened.bot.wait(30)
    assert chosen_names(page) == {page.person.name} == {"方啟明"}
    choose_two(page, "方啟明", "方启明")
    opened.press(Qt.Key.Key_Delete, NONE, page.list)
    settle(opened, page)
    assert names(page) == [("沈月華", 2)]
    window.editing.undo()
    settle(opened, page)
    assert len(names(page)) == 3


def test_the_pair_that_the_keys_go_to_is_scrolled_to(opened, window, page):
    project = window.hub.project
    for nth in range(12):
        project.people.create(f"張{chr(0x4E00 + nth)}國")
        project.people.create(f"张{chr(0x4E00 + nth)}国")
    settle(opened, page)
    for _time in range(8):
        opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, page.list)
    area = page.duplicates.findChild(QScrollArea)

    def is_seen():
        cards = [one for one in area.widget().children() if one.property("chosen")]
        return any(not card.visibleRegion().isEmpty() for card in cards)

    opened.bot.waitUntil(is_seen)


def test_a_role_that_is_stated_as_past_is_called_former(opened, window, page, told):
    project, text = window.hub.project, "前館長沈月華到場。"
    shen = next(one.person.id for one in page.rows.entries if one.person.name == "沈月華")
    key = article(project, text)
    named = mark(project, key, text, "沈月華", "person")
    project.people.join([named.id], shen)
    project.links.set_holder(mark(project, key, text, "前館長", "role").id, named.id)
    settle(opened, page)

    def said(name):
        point(opened, page, name)
        return [one.text() for one in page.view.findChildren(QLabel) if one.text() == "former"]

    assert said("沈月華") == ["former"]
    opened.bot.waitUntil(lambda: said("方啟明") == [])
