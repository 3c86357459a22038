"""The page of merging: three cards a conflict, what differs in them, here and there as people see them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator import Project
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice
from annotator.ui.pages.merging.cards import ConflictCard
from annotator.ui.pages.merging.said import KEPT, Look, Said, with_differences
from annotator.ui.pages.merging.words import headline, sides_of, where


@pytest.fixture
def page(opened, window, tmp_path):
    """The plan of a copy whose note and whose edges of a mark are the later ones, and would stand."""
    project = window.hub.project
    article = window.situation.article
    mark = window.hub.perform(lambda p: p.marks.add(article, Span(0, 3), p.codebook.root("role").id)).value
    window.hub.perform(lambda p: p.marks.note(mark.id, "雲嶺鎮的圖書館"))
    path = tmp_path / "chen.annot"
    project.backup(path)
    window.hub.perform(lambda p: p.marks.note(mark.id, "雲嶺鎮的新館"))
    window.hub.perform(lambda p: p.marks.move(mark.id, Span(0, 2)))
    with Project.open(path, annotator="chen") as other:
        other.marks.note(mark.id, "雲嶺縣的圖書館")
        other.marks.move(mark.id, Span(0, 4))
    window.merging.plan([path])
    opened.wait_for_jobs()
    return window.merging.page


def cards(page):
    return [page._list.itemAt(at).widget() for at in range(len(page.conflicts))]


def of(page, field):
    return next(one for one in page.conflicts if one.field == field)


def told(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_plan_calls_here_what_stands_here_also_where_the_copy_would_win(page):
    one = of(page, "note")
    assert one.here.words == "雲嶺縣的圖書館"
    sides = sides_of(one, page._plan)
    assert (sides.here.words, sides.there.words) == ("雲嶺鎮的新館", "雲嶺縣的圖書館")
    assert (sides.keep, sides.take) == (Choice.THERE, Choice.HERE)


@pytest.mark.parametrize(("key", "note", "edges"), [("1", "雲嶺鎮的新館", 2), ("2", "雲嶺縣的圖書館", 4)])
def test_the_first_key_keeps_what_stands_here_and_the_second_takes_the_copys(opened, page, window, key, note, edges):
    for _one in page.conflicts:
        opened.bot.keyClick(page, key)
    page.apply_button.click()
    opened.wait_for_jobs()
    (mark,) = window.situation.reading.marks
    assert (mark.note, mark.span) == (note, Span(0, edges))


def test_the_same_key_again_leaves_it_open(opened, page):
    page.choose(Choice.HERE)
    page.step(-1)
    page.choose(Choice.HERE)
    assert page._choices == {}
    assert page.chosen == page.conflicts[0]


def test_each_conflict_has_three_cards_with_who_and_when(page):
    for card, one in zip(cards(page), page.conflicts, strict=True):
        assert isinstance(card, ConflictCard)
        words = told(card)
        assert [name for name in ("Before both", "Here", "chen.annot") if name in words] != []
        assert one.before.who in " ".join(words)
        assert one.before.when < one.here.when


def test_a_mark_is_shown_with_its_edges_on_each_side(page):
    card = cards(page)[page.conflicts.index(of(page, "span"))]
    found = [[run.words for run in said._runs if run.look is Look.MARK] for said in card.findChildren(Said)]
    assert sorted(len(words) for (words,) in found) == [2, 3, 4]


def test_words_that_differ_are_looked_at_and_what_was_replaced_is_struck(page):
    card = cards(page)[page.conflicts.index(of(page, "note"))]
    found = {
        look: [run.words for said in card.findChildren(Said) for run in said._runs if run.look is look]
        for look in (Look.DIFFERS, Look.LEFT)
    }
    assert found == {Look.DIFFERS: ["新", "縣"], Look.LEFT: ["鎮", "圖書"]}


def test_the_counts_of_the_plan_stand_by_kind(page):
    words = told(page._column)
    assert words[words.index("Marks, changed") + 1] == "1"
    assert words[words.index("Conflicts") + 1] == "2"


def test_an_open_conflict_names_who_said_what(opened, page, window):
    page.accept()
    opened.wait_for_jobs()
    window.merging.show_conflicts()
    sides = sides_of(of(page, "note"), None)
    assert (sides.here_name, sides.there_name) == ("chen, as it stands", of(page, "note").there.who)


def test_long_stretches_that_are_the_same_are_cut_in_their_middle():
    words = "前" * 50 + "異" + "中" * 50 + "異" + "後" * 50
    runs = with_differences(words, [Span(50, 51), Span(101, 102)], Look.DIFFERS)
    assert [run.words for run in runs] == [
        "…" + "前" * KEPT, "異", "中" * KEPT + "…" + "中" * KEPT, "異", "後" * KEPT + "…",
    ]  # fmt: skip


def test_the_cards_of_those_that_are_left_stay_when_one_is_settled(opened, page, window):
    page.accept()
    opened.wait_for_jobs()
    window.merging.show_conflicts()
    first, second = cards(page)
    assert [one._number.text() for one in (first, second)] == ["1", "2"]
    page.choose(Choice.HERE)
    assert cards(page) == [second]
    assert second._number.text() == "1"
    assert window.hub.project.merging.open_ids() == [page.chosen.id]
    opened.bot.waitUntil(lambda: window.status.conflicts.text() == "1 conflict")
    assert cards(page) == [second]


def test_the_headline_says_which_field_of_what_and_where_in_which_article_it_is(page, window):
    book = window.hub.project.codebook
    title = window.situation.reading.article.metadata.title
    assert {headline(one, book) for one in page.conflicts} == {"Role: edges", "Role: note"}
    assert {where(one) for one in page.conflicts} == {f"{title}  ·  ¶ 1"}


def test_each_card_says_what_stands_until_it_is_decided(page):
    assert {card._state.text() for card in cards(page)} == {"to decide; until then: chen.annot"}


def test_home_and_end_go_to_the_first_and_the_last(opened, page):
    opened.press(Qt.Key.Key_End, on=page)
    assert page.chosen == page.conflicts[-1]
    opened.press(Qt.Key.Key_Home, on=page)
    assert page.chosen == page.conflicts[0]


def test_two_of_one_name_are_told_by_what_they_are_and_who_made_them(opened, window, tmp_path):
    article = window.situation.article
    path = tmp_path / "chen.annot"
    window.hub.project.backup(path)
    for project in (window.hub.project, Project.open(path, annotator="chen")):
        project.marks.add(article, Span(0, 2), project.codebook.root("person").id)
    project.close()
    window.merging.plan([path])
    opened.wait_for_jobs()
    [one] = window.merging.page.conflicts
    assert headline(one, window.hub.project.codebook) == "Two people of one name"
    mine, chens = one.here.words.split("\n")
    assert (mine, chens) == (f"{one.what} ×1  ·  {window.hub.project.annotator.name}", f"{one.what} ×1  ·  chen")
    assert one.there.words == f"one and the same\n{one.what} ×2"


def test_what_two_others_say_differently_has_their_names(page, window):
    one = of(page, "note")
    one = replace(one, here=replace(one.here, who="chen"), there=replace(one.there, who="wang"))
    sides = sides_of(one, replace(page._plan, only_there=frozenset({one.id})))
    assert (sides.here_name, sides.there_name) == ("chen", "wang")
    several = replace(page._plan, copies=page._plan.copies * 2)
    assert sides_of(one, replace(several, won_there=frozenset())).there_name == "wang"
    assert sides_of(one, replace(several, won_there=frozenset({one.id}))).there_name == "chen"


def test_another_speaker_on_each_side_is_chosen_by_one_key(opened, window, tmp_path):
    project, article = window.hub.project, window.situation.article
    first, second = (
        project.marks.add(article, span, project.codebook.root("person").id).value for span in (Span(0, 2), Span(3, 5))
    )
    quote = project.marks.add(article, Span(6, 12), project.codebook.root("quote").id).value
    path = tmp_path / "chen.annot"
    project.backup(path)
    project.links.set_speaker(quote.id, first.id)
    with Project.open(path, annotator="chen") as other:
        other.links.set_speaker(quote.id, second.id)
    window.merging.plan([path])
    opened.wait_for_jobs()
    page = window.merging.page
    [one] = page.conflicts
    assert headline(one, project.codebook) == "Speaker of a quote"
    sides = sides_of(one, page._plan)
    assert (sides.here.words, sides.there.words) == (first.text, second.text)
    opened.press(Qt.Key.Key_1, on=page)
    page.apply_button.click()
    opened.wait_for_jobs()
    assert [link.from_mark for link in window.situation.reading.links] == [first.id]


@pytest.fixture
def renamed(opened, window, tmp_path):
    """The plan of a copy that calls a person and a theme something else."""
    project, article = window.hub.project, window.situation.article
    person = project.people.get(project.marks.add(article, Span(0, 2), project.codebook.root("person").id).value.person)
    tag = project.tags.add("theme", "河川").value
    path = tmp_path / "chen.annot"
    project.backup(path)
    project.people.edit(replace(person, name="林雲"))
    project.tags.change(replace(tag, name="河流"))
    with Project.open(path, annotator="chen") as other:
        other.people.edit(replace(person, name="陳嶺"))
        other.tags.change(replace(tag, name="水質"))
    window.merging.plan([path])
    opened.wait_for_jobs()
    return window.merging.page


def test_enter_shows_the_person_or_the_tag_that_a_conflict_is_about(opened, renamed, window):
    headlines = {headline(one, window.hub.project.codebook): one for one in renamed.conflicts}
    assert set(headlines) == {"Person: name", "Tag: name"}
    renamed._at = renamed.conflicts.index(headlines["Person: name"])
    opened.press(Qt.Key.Key_Return, on=renamed)
    assert window.wide.people.isVisible()
    opened.bot.waitUntil(lambda: window.wide.people.person.id == headlines["Person: name"].target)
    window.show_page(renamed)
    renamed._at = renamed.conflicts.index(headlines["Tag: name"])
    opened.press(Qt.Key.Key_Return, on=renamed)
    assert window.coding.page.isVisible()
    assert window.coding.page.tree.tag == headlines["Tag: name"].target


def test_enter_on_what_has_no_place_yet_says_so(opened, renamed, window):
    told = []
    window.hub.refused.connect(told.append)
    window.merging._go(replace(renamed.conflicts[0], subject="annotator", place=None))
    assert len(told) == 1
    assert "no place" in told[0]
