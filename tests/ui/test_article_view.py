"""The article view alone: places and offsets, lanes, words, long and strange texts."""

from bisect import bisect_right
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import MarkId, new_id
from annotator.domain.spans import Span
from annotator.ui import theme
from annotator.ui.article.chunks import LONGEST, Chunks
from annotator.ui.article.drawing.lanes import Stretch, in_lanes
from annotator.ui.article.drawing.style import MOST_LANES, ViewStyle
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.stack import Stack
from annotator.ui.article.view import ArticleView
from annotator.ui.article.words import Words

strange = st.text(alphabet=st.sampled_from("甲乙。，\n a𠮷😀e\u0301\u200bשع\t"), max_size=120)


@pytest.fixture
def view(qtbot):
    view = ArticleView(ViewStyle(theme.LIGHT))
    view.resize(600, 500)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def mark(start, end, kind="person"):
    return PageMark(MarkId(new_id()), Span(start, end), kind, "#0072B2", "人1")


@given(strange)
def test_chunks_cover_the_text_but_for_line_ends(text):
    chunks = Chunks(text)
    assert "\n".join(_paragraphs(text, chunks)) == text


def _paragraphs(text, chunks):
    paragraph = ""
    for index in range(len(chunks)):
        paragraph += chunks.span(index).of(text)
        if index not in chunks.going_on:
            yield paragraph
            paragraph = ""
    assert not paragraph


def test_a_long_paragraph_is_cut_at_signs_and_never_longer_than_a_layout_holds():
    text = "這是一句話，還有一句。" * 1000
    chunks = Chunks(text)
    assert all(length <= LONGEST for length in chunks.lengths())
    assert all(chunks.span(index).of(text)[-1] in "，。" for index in range(len(chunks)))


@pytest.mark.parametrize("cluster", ["e\u0301\u0302", "👨‍👩‍👧", "🇹🇼", "か\u3099", "👍🏽", "葛\U000e0100"])
def test_a_long_paragraph_is_never_cut_within_a_cluster(cluster):
    text = "字" + cluster * 3000
    chunks = Chunks(text)
    assert len(chunks) > 1
    assert {(chunks.span(index).start - 1) % len(cluster) for index in range(1, len(chunks))} == {0}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strange)
def test_strange_texts_are_drawn_and_every_place_lies_in_them(view, text):
    view.show_page(Page(text), [mark(at, min(len(text), at + 5)) for at in range(0, len(text), 3) if at < len(text)])
    view.grab()
    for offset in range(len(text) + 1):
        box = view.places.rect(offset).translated(0, -view.verticalScrollBar().value())
        back = view.places.offset_at(QPointF(box.left(), box.center().y()))
        assert 0 <= back <= len(text)


def test_han_offsets_lead_back_exactly(view):
    text = "標題\n\n" + "甲乙𠮷丁😀己庚辛壬癸" * 30
    view.show_page(Page(text))
    for offset in range(4, len(text), 7):
        box = view.places.rect(offset).translated(0, -view.verticalScrollBar().value())
        assert view.places.offset_at(QPointF(box.left() + 4, box.center().y()), on_character=True) == offset


def test_marks_are_found_under_a_character_the_innermost_first(view):
    view.show_page(Page("甲乙丙丁戊"), [mark(0, 5), mark(1, 3), mark(2, 3)])
    assert [len(one.span) for one in view.marks.at(2)] == [1, 2, 5]
    assert [len(one.span) for one in view.marks.at(4)] == [5]
    view.put_marks([], [view.marks.at(2)[0].id])
    assert [len(one.span) for one in view.marks.at(2)] == [2, 5]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=15))
def test_no_two_stretches_of_a_lane_touch_each_other(parts):
    stretches = [
        Stretch(mark(start, start + length), start * 10.0, (start + length) * 10.0, starts=True)
        for start, length in parts
    ]
    placed = in_lanes(stretches, MOST_LANES)
    for at, (one, lane) in enumerate(placed):
        for other, other_lane in placed[at + 1 :]:
            if lane == other_lane < MOST_LANES:
                assert one.right <= other.left + 1 or other.right <= one.left + 1


@given(strange, st.lists(st.tuples(st.integers(0, 119), st.integers(1, 40), st.booleans()), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_lines_that_marks_come_to_and_leave_are_drawn_as_if_all_were_drawn_anew(view, text, changes):
    view.resize(180, 500)
    view.show_page(Page(text))
    view.viewport().grab()
    there = []
    for start, length, removes in changes:
        if removes and there:
            view.put_marks([], [there.pop().id])
        elif start < len(text):
            there.append(mark(start, min(len(text), start + length)))
            view.put_marks(there[-1:])
        view.viewport().grab()
    kept = [dict(view.places.layouts[index].drawn) for index in view.places.seen()]
    view.places.layouts.forget_drawn()
    view.viewport().grab()
    assert [view.places.layouts[index].drawn for index in view.places.seen()] == kept


@pytest.mark.parametrize(
    "text", ["", "\n" * 5000, "字" * 100_000, "e" + "\u0301" * 5000, "a\u2028b\u2029c\x00d\ufdd0", "שלום עולם " * 500]
)
def test_strange_texts_are_shown_and_scrolled(view, text):
    view.show_page(Page(text), [mark(0, len(text))] if text else [])
    view.grab()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    view.reveal(Span(len(text) // 2, len(text) // 2 + 1), flash=True)
    view.grab()
    assert 0 <= view.places.on_screen(len(text) // 2).top() < view.viewport().height()


@pytest.mark.parametrize("share", [0.5, 1.0], ids=["in the middle", "at the end"])
def test_what_lies_above_is_measured_without_moving_or_painting_what_is_seen(view, qtbot, share):
    text = "\n".join("narrow letters take less room than was estimated " * (5 + number % 9) for number in range(900))
    view.show_page(Page(text), [mark(0, 5)])
    view.places._idle.stop()
    bar = view.verticalScrollBar()
    bar.setValue(round(share * bar.maximum()))
    view.viewport().repaint()
    bar.setValue(round(share * bar.maximum()))  # now that the lines in sight have their true heights
    QApplication.processEvents()
    before, place = view.viewport().grab().toImage(), bar.value()
    painted = Painted()
    view.viewport().installEventFilter(painted)
    with qtbot.waitSignal(view.places.all_measured, timeout=30_000):
        view.places._idle.start()
    assert bar.value() < place - 1000
    assert painted.times == 0
    assert view.viewport().grab().toImage() == before


class Painted(QObject):
    """Counts how often a widget is painted."""

    times = 0

    def eventFilter(self, _watched, event):  # noqa: N802
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_a_text_of_a_million_characters_opens_at_its_place(view, qtbot):
    text = "\n".join("這是很長的一段文字，說了很多事情。" * 6 for _number in range(10_000))
    view.show_page(Page(text), [mark(at, at + 3) for at in range(0, len(text), 500)])
    target = text.rfind("\n") + 1
    view.reveal(Span(target, target + 3))
    qtbot.waitUntil(lambda: 0 <= view.places.on_screen(target).top() < view.viewport().height())


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=1500),
    st.lists(st.tuples(st.integers(0, 1499), st.integers(1, 90)), max_size=8),
    st.integers(-5, 30_000),
)
def test_a_stack_sums_like_a_plain_list(heights, changes, y):
    stack = Stack(heights)
    for at, height in changes:
        at %= len(heights)
        assert stack.put(at, height) == height - heights[at]
        heights[at] = height
    tops = [0, *accumulate(heights)]
    assert [stack.top(at) for at in range(len(heights) + 1)] == tops
    assert stack.total == tops[-1]
    assert stack.under(y) == min(max(0, bisect_right(tops, y) - 1), len(heights) - 1)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 3000)), max_size=12), st.integers(0, 3000))
def test_marks_are_found_as_by_looking_at_all(parts, offset):
    text = "甲\n" * 1500
    marks = [mark(start, min(len(text), start + length)) for start, length in parts if start < len(text)]
    index = Marks(Chunks(text), marks)
    gone = marks[: len(marks) // 2]
    index.put([], [one.id for one in gone])
    left = [one for one in marks if one not in gone]
    assert (
        {one.id for one in index.at(offset)} == {one.id for one in left if one.span.start <= offset < one.span.end}
        if offset < len(text)
        else True
    )


def test_words_are_known_names_then_runs_of_letters_then_single_characters():
    words = Words({"曹建明", "建明"}.intersection)
    text = "曹建明說the right-hand man在2024年"
    assert words.at(text, 1) == Span(0, 3)
    assert words.at(text, 3) == Span(3, 4)
    assert words.at(text, 9).of(text) == "right-hand"
    assert words.at(text, text.index("02")).of(text) == "2024"
    assert words.at(text, len(text)) == Span(len(text) - 1, len(text))
