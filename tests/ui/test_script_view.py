"""Marking while the text is shown in another script stores the words and offsets of the original."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.domain.articles import Article, Metadata
from annotator.domain.codebook import default_codebook
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, new_id
from annotator.domain.marks import Mark
from annotator.domain.moments import Moment
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.settings import preferences
from annotator.ui.article.reading_page import page_of

CTRL = Qt.KeyboardModifier.ControlModifier
SIMPLIFIED = "新电脑的消息\n用户说，电脑的内存和打印机都连着互联网，𠮷先生的内存也是。"
BOOK = default_codebook()
PARTS = ("内存", "用户", "互联网", "打印机", "电脑", "的", "，", "\n", "𠮷", "a", "头发", "发现")


@pytest.fixture
def converted(opened):
    """The hands at a Simplified text that is shown with the words of Taiwan, some of which are longer."""
    preferences.put("traditional", "s2twp")
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text(SIMPLIFIED, "b"))
    opened.window.situation.read(project.articles.page()[-1].id)
    opened.press(Qt.Key.Key_3, CTRL)
    opened.bot.wait(20)
    assert "記憶體" in opened.view.page.text
    yield opened
    preferences.put("traditional", preferences.default("traditional"))


def test_words_that_grew_are_stored_as_they_stand(converted):
    second = converted.view.page.text.rindex("記憶體")
    for start, key in ((0, Qt.Key.Key_4), (second, Qt.Key.Key_1)):
        converted.drag("記憶體", start)
        converted.press(key)
    marks = converted.window.situation.reading.marks
    places = [SIMPLIFIED.index("内存"), SIMPLIFIED.rindex("内存")]
    assert [(mark.text, mark.span.start) for mark in marks] == [("内存", place) for place in places]
    shown = [mark.span.of(converted.view.page.text) for mark in converted.view.marks if not mark.suggested]
    assert shown == ["記憶體", "記憶體"]


def test_a_part_of_a_grown_word_means_the_whole(converted):
    converted.drag("憶體")
    converted.press(Qt.Key.Key_4)
    assert [mark.text for mark in converted.window.situation.reading.marks] == ["内存"]


def test_edges_move_through_the_original(converted):
    converted.drag("記憶體")
    converted.press(Qt.Key.Key_4)
    converted.press(Qt.Key.Key_BraceRight, Qt.KeyboardModifier.ShiftModifier)
    assert [mark.text for mark in converted.window.situation.reading.marks] == ["内存和"]


def test_the_selected_words_stay_selected_in_the_other_script(converted):
    converted.press(Qt.Key.Key_1, CTRL)
    start = SIMPLIFIED.rindex("内存")
    converted.view.select(Span(start, start + 2))
    converted.press(Qt.Key.Key_3, CTRL)
    assert converted.view.selection.of(converted.view.page.text) == "記憶體"
    assert converted.window.situation.selection == Span(start, start + 2)
    assert converted.view.shown.caret == converted.view.selection.end
    converted.press(Qt.Key.Key_1, CTRL)
    assert converted.view.selection == Span(start, start + 2)
    converted.view.select(None, len(SIMPLIFIED))
    converted.press(Qt.Key.Key_3, CTRL)
    assert converted.view.shown.caret == len(converted.view.page.text)
    converted.press(Qt.Key.Key_1, CTRL)
    assert converted.view.shown.caret == len(SIMPLIFIED)


def _reading(text, span=None):
    article = ArticleId(new_id())
    marks = ()
    if span is not None:
        tag, me = BOOK.root("theme").id, AnnotatorId(new_id())
        marks = (Mark(MarkId(new_id()), article, tag, span, span.of(text), me, Moment(0), Moment(0)),)
    about = Article(article, Metadata(title="t"), "0" * 64, len(text), 0, Moment(0))
    return Reading(about, text, (), marks, (), (), (), ())


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=25).map("".join), st.data())
def test_what_is_selected_stands_inside_what_is_stored_and_shown_again(text, data):
    page = page_of(_reading(text), BOOK, "s2twp")
    length = len(page.page.text)
    start = data.draw(st.integers(0, length - 1))
    selected = Span(start, data.draw(st.integers(start + 1, length)))
    stored = page.to_reading(selected)
    assert 0 <= stored.start < stored.end <= len(text)
    again = page_of(_reading(text, stored), BOOK, "s2twp")
    shown = again.marks()[0].span
    assert shown.contains(selected)
    assert again.to_reading(shown) == stored
