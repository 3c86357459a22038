"""The sources of suggestions at the window: switched, and judged by what was decided."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.domain.codebook import PERSON
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.settings import preferences
from annotator.settings.paths import model_folder
from annotator.ui.actions import COMMANDS
from annotator.ui.pages.sources.cards import FiguresCard
from tests.ui.sources import only

Key = Qt.Key


@pytest.fixture
def page(opened):
    opened.window.actions_.all["show_sources"].trigger()
    page = opened.window.wide.sources
    opened.bot.waitUntil(lambda: bool(page.cards))
    return page


def card(page, name):
    return next(one for one in page.cards if one.name == name)


def told(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def test_every_source_of_the_project_has_a_card_that_says_what_it_proposes(opened, page):
    names = [one.name for one in opened.window.hub.project.suggestions.sources()]
    assert [one.name for one in page.cards] == names
    assert "repeats" in names
    assert all(len(told(one)) >= 2 for one in page.cards)


def test_a_source_is_switched_off_and_proposes_nothing_any_more(opened, page):
    only(opened.window.hub.project, "repeats")
    opened.bot.waitUntil(lambda: not card(page, "roles").box.isChecked())
    opened.bot.waitUntil(
        lambda: not page._soon.isActive() and not page._reading.jobs.is_busy and card(page, "repeats").box.isVisible()
    )  # no card is replaced now
    box = card(page, "repeats").box
    opened.bot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    project = opened.window.hub.project
    assert not next(one for one in project.suggestions.sources() if one.name == "repeats").on
    opened.window.show_article_page()
    opened.drag("方啟明")
    opened.press(Key.Key_1)
    opened.bot.wait(900)  # longer than sources are waited for
    assert opened.window.suggesting.found == []


def test_what_was_decided_is_counted_by_source_and_tag(opened, page):
    opened.window.show_article_page()
    suggesting = opened.window.suggesting
    project = opened.window.hub.project
    only(project, "repeats")
    opened.drag("方啟明")
    opened.press(Key.Key_1)
    opened.bot.waitUntil(lambda: [one.text for one in suggesting.found] == ["方啟明"])
    opened.window.walking.go_to_suggestion(suggesting.found[0])
    opened.press(Key.Key_A)
    opened.window.actions_.all["show_sources"].trigger()
    opened.bot.waitUntil(lambda: "100 %" in told(card(page, "repeats")))
    assert project.codebook.root(PERSON).name in " ".join(told(card(page, "repeats"))).lower()


def test_suggestions_can_be_told_to_wait_until_an_article_was_read(opened, page):
    page.wait_box.click()
    assert preferences.text("suggest_after_reading") == "yes"
    page.wait_box.click()
    assert preferences.text("suggest_after_reading") == "no"


def test_the_page_is_reached_from_the_menu_and_the_palette():
    assert {"show_sources", "show_suggestions"} <= {one.name for one in COMMANDS}


def test_learning_says_what_came_of_it(opened, page):
    page.learnt.learn_button.click()
    assert not page.learnt.learn_button.isEnabled()
    opened.bot.waitUntil(lambda: not opened.window.learning.jobs.is_busy, timeout=20_000)
    opened.bot.waitUntil(lambda: "Learning…" not in told(page.learnt))
    assert page.learnt.learn_button.isEnabled()
    opened.bot.waitUntil(lambda: len(told(page.learnt)) > 1)


def test_whoever_wants_it_to_learn_is_told_why_it_cannot(opened, page):
    model_folder().parent.mkdir(parents=True, exist_ok=True)
    model_folder().write_bytes(b"")  # a file in the place of the folder
    page.learnt.learn_button.click()
    opened.bot.waitUntil(lambda: "cannot be stored" in opened.window.status.told, timeout=20_000)
    assert page.learnt.learn_button.isEnabled()


def test_what_came_from_elsewhere_is_withdrawn_by_its_button(opened, page):
    project, article = opened.window.hub.project, opened.window.situation.article
    text = project.articles.read(article).text
    one = Suggestion(article, project.codebook.root(PERSON).id, Span(0, 3), text[:3], "bert-1", score=0.5)
    opened.window.hub.perform(lambda project: project.suggestions.offer([one]))
    opened.bot.waitUntil(lambda: [one.name for one in page.findChildren(FiguresCard)] == ["bert-1"])
    page.findChild(FiguresCard).withdraw_button.click()
    opened.bot.waitUntil(lambda: page.findChildren(FiguresCard) == [])
    assert project.suggestions.offering() == []


def test_what_came_from_elsewhere_in_the_name_of_one_of_our_sources_has_a_button_too(opened, page):
    project, article = opened.window.hub.project, opened.window.situation.article
    text = project.articles.read(article).text
    assert card(page, "quotes").withdraw_button.isHidden()
    one = Suggestion(article, project.codebook.root(PERSON).id, Span(0, 3), text[:3], "quotes", score=0.5)
    opened.window.hub.perform(lambda project: project.suggestions.offer([one]))
    opened.bot.waitUntil(lambda: not card(page, "quotes").withdraw_button.isHidden())
    card(page, "quotes").withdraw_button.click()
    opened.bot.waitUntil(lambda: card(page, "quotes").withdraw_button.isHidden())
    assert project.suggestions.offering() == []


def test_the_card_of_what_two_agree_on_says_who_they_are(opened, page):
    project, article = opened.window.hub.project, opened.window.situation.article
    text = project.articles.read(article).text
    one = Suggestion(article, project.codebook.root(PERSON).id, Span(0, 3), text[:3], "agreed")
    opened.window.hub.perform(lambda project: project.suggestions.reject([one]))
    opened.bot.waitUntil(lambda: [one.name for one in page.findChildren(FiguresCard)] == ["agreed"])
    card_of_both = page.findChild(FiguresCard)
    assert any("LAC and the rules" in words for words in told(card_of_both))
    assert card_of_both.withdraw_button.isHidden()


@pytest.mark.parametrize("words", ["cheap", "1", "1 2 3", "-1 2", "1 nan"])
def test_what_is_no_price_is_told_and_not_kept(opened, page, words):
    preferences.put("model_prices", "0.5 1.5")
    page.model.prices.setText(words)
    page.model.prices.editingFinished.emit()
    assert f"“{words}” are no prices" in page.model.told.text()
    assert preferences.text("model_prices") == "0.5 1.5"
    page.model.prices.setText("2 3,5")
    page.model.prices.editingFinished.emit()
    assert preferences.text("model_prices") == "2 3,5"
