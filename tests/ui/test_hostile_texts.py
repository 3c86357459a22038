"""Texts and marks that break other views, at the sizes that are promised: shown, walked through, marked and clicked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import MarkId, new_id
from annotator.domain.spans import Span
from annotator.ui import theme
from annotator.ui.article.drawing.style import MOST_LANES, ViewStyle
from annotator.ui.article.layouts import KEPT, KEPT_CHARACTERS
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.view import ArticleView

MILLION = 1_000_000
SENTENCE = "這是很長的一段文字,說了很多事情。"
TEXTS = {
    "one paragraph of a million characters": SENTENCE * (MILLION // len(SENTENCE)),
    "a million characters without a sign": "字" * MILLION,
    "a million empty lines": "\n" * MILLION,
    "two hundred thousand combining marks on one letter": "e" + "\u0301" * 200_000,
}


def mark(start, end, kind="person"):
    return PageMark(MarkId(new_id()), Span(start, end), kind, "#0072B2", "人1")


class Watched(ArticleView):
    """Notes what is painted."""

    def __init__(self, style):
        super().__init__(style)
        self.painted = []

    def paintEvent(self, event):  # noqa: N802
        self.painted.append(event.rect())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot):
    view = Watched(ViewStyle(theme.LIGHT))
    view.resize(1000, 800)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def laid_out(view):
    """How many layouts are kept, and how many characters they hold."""
    kept = view.places.layouts._kept
    return len(kept), sum(len(laid.text.words) for laid in kept.values())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_is_shown_anywhere_and_only_what_is_seen_is_laid_out(view, qtbot, text):
    whole = mark(0, len(text))
    view.show_page(Page(text), [whole])
    bar = view.verticalScrollBar()
    for share in (0.0, 0.31, 0.77, 1.0):
        bar.setValue(round(bar.maximum() * share))
        view.grab()
        count, characters = laid_out(view)
        assert count <= KEPT
        assert characters <= KEPT_CHARACTERS + max(map(view.places.chunks.length, view.places.seen()))
    target = len(text) * 2 // 3
    view.reveal(Span(target, target + 1))
    assert 0 <= view.places.on_screen(target).top() < view.viewport().height()
    assert [one.id for one in view.marks.at(target)] == [whole.id]
    view.put_marks([mark(target, target + 2, "theme")])
    view.grab()
    assert [len(one.span) for one in view.marks.at(target)] == [2, len(text)]
    view.put_marks([], [whole.id])
    assert [len(one.span) for one in view.marks.at(target)] == [2]


def test_a_mark_on_every_second_character_is_clicked_and_the_rest_is_behind_plus_n(view, qtbot):
    text = SENTENCE * 6000
    marks = [mark(at, min(len(text), at + 12)) for at in range(0, len(text), 2)]
    view.show_page(Page(text), marks)
    view.grab()
    drawn = [one for laid in view.places.layouts._kept.values() for one in laid.drawn.values()]
    assert drawn
    assert all(lane < MOST_LANES for one in drawn for _stretch, lane in one.stretches)
    assert any(one.hidden and not one.more.isEmpty() for one in drawn)
    clicked = []
    view.mark_clicked.connect(lambda keys, _modifiers: clicked.append(keys))
    place = view.places.on_screen(41).center() + QPoint(4, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    [keys] = clicked
    over = {one.id for one in marks if one.span.start <= 41 < one.span.end}
    assert len(over) == 6
    assert set(keys) == over


def test_only_the_lines_that_a_mark_touches_are_painted_again(view, qtbot):
    text = "\n".join(SENTENCE * 8 for _number in range(3000))
    view.show_page(Page(text))
    view.grab()
    qtbot.waitSignal(view.places.all_measured, timeout=60_000).wait()
    QApplication.processEvents()
    view.painted.clear()
    at = text.index("\n") + 4
    view.put_marks([mark(at, at + 3)])
    qtbot.waitUntil(lambda: bool(view.painted))
    [area] = view.painted
    assert area.height() < 2 * view.look.pitch
    assert area.contains(view.places.on_screen(at).center())
