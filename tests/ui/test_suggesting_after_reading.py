"""Suggestions wait, where somebody prefers that, until an article was read to its end once."""

import pytest
from PySide6.QtCore import Qt

from annotator.domain.articles import State
from annotator.domain.spans import Span
from annotator.settings import preferences
from annotator.ui.suggesting import after_reading
from tests.ui.sources import only


@pytest.fixture
def patient(hands, window, tmp_path, monkeypatch):
    """A long article with one mark, whose other places are proposed once it was read."""
    preferences.put("suggest_after_reading", "yes")
    monkeypatch.setattr(after_reading, "LEAST_MILLISECONDS", 100)
    monkeypatch.setattr(after_reading, "MOST_A_SECOND", 10_000)
    window.hub.create(tmp_path / "p.annot")
    project = window.hub.project
    only(project, "repeats")
    project.imports.apply(project.imports.plan_text("標題\n" + "方啟明在致詞中強調。\n" * 80, "a"))
    article = project.articles.page()[0].id
    text = project.articles.read(article).text
    at = text.index("方啟明")
    project.marks.add(article, Span(at, at + 3), project.codebook.root("person").id)
    window.situation.read(article)
    window.view.setFocus()
    hands.bot.wait(250)  # longer than suggestions take to come
    return hands


def found(hands):
    return len(hands.window.suggesting.found)


def test_nothing_is_proposed_before_the_end_and_the_status_line_says_why(patient):
    assert found(patient) == 0
    assert "wait until you have read" in patient.window.status._counts.accessibleName()


def test_they_come_when_the_end_is_reached_and_at_once_the_next_time(patient):
    patient.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    patient.bot.waitUntil(lambda: found(patient) == 79)
    window = patient.window
    window.situation.leave()
    window.situation.read(window.hub.project.articles.page()[0].id)
    patient.bot.waitUntil(lambda: found(patient) == 79)


def test_a_key_shows_them_now(patient):
    patient.press(Qt.Key.Key_H)
    patient.bot.waitUntil(lambda: found(patient) == 79)
    assert "wait" not in patient.window.status._counts.accessibleName()


def test_who_says_that_it_is_done_has_read_it(patient):
    window = patient.window
    window.hub.perform(lambda project: project.articles.set_state(window.situation.article, State.DONE))
    patient.bot.waitUntil(lambda: found(patient) == 79)


def test_a_short_article_takes_the_time_that_its_text_takes(patient):
    project = patient.window.hub.project
    project.imports.apply(project.imports.plan_text("短文\n方啟明說明了計畫的背景。", "b"))
    short = next(one.id for one in project.articles.page() if one.title == "短文")
    patient.window.situation.read(short)
    assert patient.window.patience._is_at_end()
    after_reading.MOST_A_SECOND = 1
    patient.window.patience.look()
    assert patient.window.patience._rest.interval() == 1000 * len(project.articles.read(short).text)
