"""Selecting by mouse and keys: clicks, Shift, the edges of the window, clusters, right-to-left words; and flashing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.spans import Span
from annotator.settings import preferences

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TEXT = (
    "題目\n"
    "第一句話。第二句話說了，還沒完！第三句。\n"
    "家人👨‍👩‍👧‍👦在場，e\u0301te\u0301 也在。\n"
    "記者 محمد علي 說話。\n" + "很長的一段話，說了又說。" * 12 + "\n"
) + "後面還有一段。\n" * 120


@pytest.fixture
def reading(opened):
    """The hands at a longer text."""
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text(TEXT, "b"))
    opened.window.situation.read(project.articles.page()[-1].id)
    opened.bot.wait(60)
    assert opened.view.page.text == TEXT
    return opened


def words(hands):
    return hands.view.selection.of(TEXT)


def clicks(hands, offset, count):
    """So many quick clicks on a character."""
    place = hands.view.places.on_screen(offset).center() + QPoint(6, 0)
    hands.forget_clicks()
    for number in range(count):
        click = QTest.mouseDClick if number % 2 else QTest.mouseClick
        click(hands.view.viewport(), LEFT, NONE, place)


@pytest.mark.parametrize(
    ("count", "selected"),
    [(2, "第二句"), (3, "第二句話說了，還沒完！"), (4, "第一句話。第二句話說了，還沒完！第三句。")],
)
def test_clicks_select_word_sentence_and_paragraph(reading, count, selected):
    clicks(reading, TEXT.index("第二"), count)
    assert words(reading) == selected


def test_a_double_click_is_one_by_the_clock_of_the_mouse_however_busy_the_program_is(reading):
    place = reading.view.places.on_screen(TEXT.index("第二")).center() + QPoint(6, 0)
    reading.forget_clicks()
    QTest.mouseClick(reading.view.viewport(), LEFT, NONE, place)
    reading.forget_clicks()  # the first click is handled late
    QTest.mouseDClick(reading.view.viewport(), LEFT, NONE, place)
    assert words(reading) == "第二句"


def test_shift_and_a_click_reach_from_the_caret(reading):
    reading.click(TEXT.index("第二"))
    end = reading.view.places.on_screen(TEXT.index("還沒")).center()
    reading.forget_clicks()
    QTest.mouseClick(reading.view.viewport(), LEFT, SHIFT, end)
    assert words(reading) == "第二句話說了，"


def test_a_drag_beyond_the_window_scrolls_on(reading):
    view, port = reading.view, reading.view.viewport()
    start = view.places.on_screen(TEXT.index("很長")).center()
    reading.forget_clicks()
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, QPoint(start.x(), port.height() + 30))
    reading.bot.waitUntil(lambda: view.verticalScrollBar().value() > 300)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(start.x(), port.height() + 30))
    assert len(view.selection) > 180
    scrolled = view.verticalScrollBar().value()
    reading.bot.wait(120)
    assert view.verticalScrollBar().value() == scrolled


def test_keys_walk_lines_pages_and_edges(reading):
    view = reading.view
    view.select(None, TEXT.index("第二"))
    reading.press(Qt.Key.Key_End, SHIFT)
    assert words(reading) == "第二句話說了，還沒完！第三句。"
    reading.press(Qt.Key.Key_Home)
    assert view.shown.caret == TEXT.index("第一")
    assert view.selection is None
    reading.press(Qt.Key.Key_Down)
    assert view.shown.caret == TEXT.index("家人")
    reading.press(Qt.Key.Key_PageDown)
    below = view.shown.caret
    assert below > TEXT.index("很長")
    reading.press(Qt.Key.Key_PageUp)
    assert abs(view.shown.caret - TEXT.index("家人")) < 60
    reading.press(Qt.Key.Key_End, CTRL)
    assert view.shown.caret == len(TEXT)
    reading.press(Qt.Key.Key_Home, CTRL | SHIFT)
    assert view.selection == Span(0, len(TEXT))
    reading.press(Qt.Key.Key_Escape)
    reading.press(Qt.Key.Key_A, CTRL)
    assert view.selection == Span(0, len(TEXT))


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧‍👦", "e\u0301"])
def test_a_cluster_comes_whole_by_key_and_by_mouse(reading, cluster):
    at = TEXT.index(cluster)
    reading.view.select(None, at)
    reading.press(Qt.Key.Key_Right, SHIFT)
    assert words(reading) == cluster
    reading.press(Qt.Key.Key_Escape)
    for inside in range(1, len(cluster)):
        box = reading.view.places.on_screen(at + inside)
        found = reading.view.places.offset_at(box.center().toPointF())
        assert not at < found < at + len(cluster)


def test_a_right_to_left_run_is_selected_and_marked_as_it_stands(reading):
    at = TEXT.index("محمد")
    [(_line, first, last)] = reading.view.places.laid(at).pieces(Span(at, at + 4))
    column, height = round(reading.view.places.left()), reading.view.places.on_screen(at).center().y()
    left, right = QPoint(column + round(first) + 1, height), QPoint(column + round(last) - 1, height)
    port = reading.view.viewport()
    reading.forget_clicks()
    QTest.mousePress(port, LEFT, NONE, right)
    QTest.mouseMove(port, (left + right) / 2)
    QTest.mouseMove(port, left)
    QTest.mouseRelease(port, LEFT, NONE, left)
    assert words(reading) == "محمد"
    reading.press(Qt.Key.Key_1)
    mark = reading.window.situation.chosen_mark
    assert mark.text == "محمد"
    laid = reading.view.places.laid(at)
    boxes = laid.pieces(mark.span)
    whole = laid.pieces(Span(at, at + len("محمد علي")))
    assert boxes[0][2] == pytest.approx(whole[-1][2], abs=1.0)  # the first name stands at the right of the run
    assert boxes[0][1] > whole[0][1]


def test_undo_flashes_the_place_unless_nothing_may_move(reading):
    at = TEXT.index("第二")
    for motion, flashes in (("always", True), ("never", False)):
        preferences.put("motion", motion)
        reading.window.showing.take_habits()
        reading.view.select(Span(at, at + 2))
        reading.press(Qt.Key.Key_4)
        reading.press(Qt.Key.Key_Z, CTRL)
        assert (reading.view.shown.flash is not None) == flashes
        if not flashes:
            assert words(reading) == "第二"
        reading.view.flash(None)
    preferences.put("motion", preferences.default("motion"))
