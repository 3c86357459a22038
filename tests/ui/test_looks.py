"""How the article and what is beside it look: faces, sizes, the caret, arrows, the strip, a narrow window."""

from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontDatabase, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QScrollArea, QToolButton

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.settings import preferences
from annotator.ui import theme
from annotator.ui.article.drawing.arrows import arrow_path, word_boxes
from annotator.ui.article.drawing.lines import lane_y
from annotator.ui.article.drawing.style import (
    COLUMN_CHARACTERS,
    FEWEST_LANES,
    MOST_LANES,
    ViewStyle,
    reading_font,
)
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.view import ArticleView
from annotator.ui.floating.picker import Choice
from annotator.ui.panels.side_by_side import LEFT, RIGHT, SideBySide

CTRL, SHIFT, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
LONG = "題目\n" + "\n".join(f"第{number}段。國務院總理會見記者。" + "字" * 90 for number in range(120))


@pytest.fixture
def long(opened):
    """The hands at a long article."""
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text(LONG, "long"))
    opened.window.situation.read(project.articles.page()[-1].id)
    opened.bot.wait(60)
    return opened


@pytest.mark.parametrize("spacing", [80, 90, 100, 150])
@pytest.mark.parametrize("size", [12, 17, 30])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_lanes_and_the_plate_of_one_line_stay_out_of_the_chips_of_the_next(qapp, size, spacing, dark):
    look = ViewStyle(theme.DARK if dark else theme.LIGHT, size=size, spacing=spacing)
    text = "一二三四五六七八"
    kinds = ("organisation", "person", "role", "organisation", "theme")
    marks = [
        PageMark(MarkId(UUID(int=number + 1)), Span(0, 8 - number), kind, "#D55E00", "機5")
        for number, kind in enumerate(kinds)
    ]
    view = ArticleView(look)
    view.resize(500, 400)
    view.show_page(Page(f"{text}\n下一行"), marks)
    view.choose(marks[-1].id)
    drawn = view.viewport().grab().toImage()
    laid, top = view.places.layouts[0], round(view.places.chunk_top(0))
    line = laid.drawn[0]
    assert len(line.hidden) == len(marks) - look.lanes
    assert line.more.bottom() <= laid.pitch + 0.01
    assert all(chip.box.bottom() <= laid.text_top(0) for chip in line.chips)
    first, last = top + round(laid.pitch) + 1, top + round(laid.pitch + look.gap)
    left = round(view.places.left())
    inks = {drawn.pixelColor(x, y).name() for y in range(first, last) for x in range(left, left + 8 * size)}
    assert inks == {QColor(look.theme.paper).name()}
    reached = top + laid.text_top(0) + laid.text_height
    rows = [y for y in range(round(reached), first) if drawn.pixelColor(left + 3 * size, y) != QColor(look.theme.paper)]
    assert len(rows) >= look.lanes


def test_closer_lines_have_fewer_lanes_and_hide_no_tint(qapp):
    lanes = [ViewStyle(theme.LIGHT, spacing=spacing).lanes for spacing in preferences.choices("line_spacing")]
    assert lanes == sorted(lanes)
    assert (lanes[0], lanes[-1]) == (FEWEST_LANES, MOST_LANES)
    marks = [PageMark(MarkId(UUID(int=number + 1)), Span(0, 8 - number), "theme", "#CC79A7") for number in range(4)]
    view = ArticleView(ViewStyle(theme.LIGHT, spacing=80))
    view.resize(500, 400)
    view.show_page(Page("一二三四五六七八\n下一行"), marks)
    view.viewport().grab()
    line = view.places.layouts[0].drawn[0]
    assert line.hidden == [marks[1], marks[0]]
    edges = [
        (round(left / 17), round(right / 17)) for _mark, left, right in sorted(line.grounds, key=lambda one: one[1])
    ]
    assert edges == [(0, 5), (5, 6), (6, 7), (7, 8)]


def test_marks_in_a_title_stay_on_its_own_line(qapp):
    look = ViewStyle(theme.LIGHT)
    marks = [PageMark(MarkId(UUID(int=number + 1)), Span(0, 30 - number), "person", "#0072B2") for number in range(4)]
    view = ArticleView(look)
    view.resize(500, 400)
    view.show_page(Page("題" * 40 + "\n正文", has_title=True), marks)
    view.viewport().grab()
    laid = view.places.layouts[0]
    assert len(laid.lines) > 1
    assert lane_y(laid, 0, laid.lanes - 1) + 1.3 <= laid.text_top(1)
    assert laid.drawn[0].more.bottom() <= laid.pitch + 0.01


@pytest.mark.parametrize("count", [1, 2, 9, 30])
def test_a_picker_is_as_high_as_what_it_lists_and_never_scrolls_sideways(opened, count):
    picker = opened.window.picker
    words = "讓每個孩子都有書看，是我當館長的第一個願望" * 3
    picker.ask(QPoint(300, 200), "Whom?", [Choice(words, number) for number in range(count)], lambda _value: None)
    opened.bot.wait(20)
    listed = picker.findChild(QListWidget)
    assert listed.horizontalScrollBar().maximum() == 0
    assert (listed.verticalScrollBar().maximum() == 0) is (count <= 9)
    last = listed.visualItemRect(listed.item(min(count, 9) - 1))
    assert abs(listed.viewport().height() - last.bottom() - 1) <= 2
    picker.leave()


def test_words_in_the_status_line_move_nothing(opened):
    heights = set[int]()
    for words in ("a short sentence", "記者訪問了漢語學者", "x"):
        opened.window.hub.refused.emit(words)
        opened.bot.wait(20)
        heights.add(opened.view.height())
    assert len(heights) == 1


def test_scripts_and_deeds_in_the_bar_move_nothing(opened):
    heights = {opened.view.height()}
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        opened.press(key, CTRL)
        opened.bot.wait(20)
        heights.add(opened.view.height())
    assert len(heights) == 1
    assert {one.height() for one in opened.window.tags.findChildren(QPushButton)} == {
        opened.window.tags.findChild(QToolButton).height()
    }


def test_a_long_mark_keeps_its_tint_beside_a_shorter_one_inside_it(qapp):
    look = ViewStyle(theme.LIGHT)
    marks = [
        PageMark(MarkId(UUID(int=1)), Span(0, 8), "quote", "#009E73"),
        PageMark(MarkId(UUID(int=2)), Span(3, 5), "theme", "#CC79A7"),
        PageMark(MarkId(UUID(int=3)), Span(6, 10), "role", "#E69F00"),
    ]
    view = ArticleView(look)
    view.resize(500, 400)
    view.show_page(Page("一二三四五六七八九十"), marks)
    alone = [look.tint(mark.colour) for mark in marks]
    view.viewport().grab()
    grounds = view.places.layouts[0].drawn[0].grounds
    letters = [(mark.id.int, round(left / look.size), round(right / look.size)) for mark, left, right in grounds]
    assert sorted(letters, key=lambda one: one[1]) == [(1, 0, 3), (2, 3, 5), (1, 5, 6), (3, 6, 10)]
    drawn, paper = view.viewport().grab().toImage(), QColor(look.theme.paper)
    y = round(view.places.chunk_top(0) + view.places.layouts[0].text_top(0)) + 1
    for letter, tint in ((1, alone[0]), (4, alone[1]), (5, alone[0]), (8, alone[2])):
        shown = drawn.pixelColor(round(view.places.left() + (letter + 0.5) * look.size), y)
        part = tint.alphaF()
        mixed = [round(a * part + b * (1 - part)) for a, b in zip(tint.getRgb()[:3], paper.getRgb()[:3], strict=True)]
        assert all(abs(a - b) <= 2 for a, b in zip(shown.getRgb()[:3], mixed, strict=True)), letter


def turn(hands, modifiers, up=True):
    """Turn the wheel by one notch over the article."""
    port = hands.view.viewport()
    middle = QPointF(port.rect().center())
    turned = QPoint(0, 120 if up else -120)
    event = QWheelEvent(
        middle, port.mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_the_wheel_changes_size_spacing_and_column_and_one_key_brings_all_back(long):
    at = LONG.index("第60段")
    long.window.resize(1700, 900)
    long.view.scroll_to(at)
    first = long.view.look
    turn(long, CTRL)
    turn(long, CTRL | SHIFT)
    turn(long, CTRL | ALT, up=False)
    changed = long.view.look
    assert (changed.size, changed.spacing, changed.characters) == (
        first.size + 1, first.spacing + 10, first.characters - 2,
    )  # fmt: skip
    assert long.view.places.width() == changed.column
    assert abs(long.view.places.top_offset() - at) < 120
    long.press(Qt.Key.Key_0, CTRL)
    assert long.view.look == first
    turn(long, NONE, up=False)
    assert long.view.look == first


@pytest.mark.parametrize(
    ("key", "name", "change"),
    [
        (Qt.Key.Key_Down, "spacing", 10),
        (Qt.Key.Key_Up, "spacing", -10),
        (Qt.Key.Key_Right, "characters", 2),
        (Qt.Key.Key_Left, "characters", -2),
    ],
)
def test_spacing_and_column_change_by_key(opened, key, name, change):
    before = getattr(opened.view.look, name)
    opened.press(key, CTRL | ALT)
    assert getattr(opened.view.look, name) == before + change


def test_a_line_holds_forty_han_characters_at_most(long):
    long.window.resize(1900, 900)
    long.bot.wait(20)
    laid = long.view.places.laid(LONG.index("字"))
    assert COLUMN_CHARACTERS == 40
    assert max(line.textLength() for line in laid.lines) == COLUMN_CHARACTERS


@pytest.mark.parametrize(("script", "region"), [("Hans", "SC"), ("Hant", "TC"), ("Jpan", "JP"), ("Hang", "KR")])
def test_each_script_has_its_own_face(qapp, script, region):
    face = f"Noto Serif CJK {region}"
    if face not in QFontDatabase.families():
        pytest.skip(f"needs the face {face}")
    assert reading_font(script, 17).families()[0] == face


def test_the_script_of_the_article_and_of_the_view_choose_the_face(opened):
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text("标题\n这里说的是简体中文,没有别的。", "sc"))
    opened.window.situation.read(project.articles.page()[-1].id)
    assert opened.view.look.script == "Hans"
    opened.press(Qt.Key.Key_3, CTRL)
    assert opened.view.look.script == "Hant"
    opened.press(Qt.Key.Key_1, CTRL)
    assert opened.view.look.script == "Hans"


def test_the_caret_is_as_high_as_the_letters_of_its_line(opened):
    title = opened.view.places.laid(0)
    text = opened.view.places.laid(opened.view.page.text.index("鎮長"))
    assert title.title
    assert title.caret(0).height() == title.text_height > text.text_height
    assert text.caret(text.text.span.start).height() == text.text_height


@pytest.mark.parametrize("spacing", preferences.choices("line_spacing"))
def test_an_arrow_crosses_no_letters(long, spacing):
    view = long.view
    view.set_style(ViewStyle(view.look.theme, spacing=spacing))
    view.scroll_to(0)
    starts = [LONG.index(f"第{number}段") + 40 for number in range(3)]
    for source in starts:
        for target in (source + 9, *starts):
            if source == target:
                continue
            path = arrow_path(view.places, Span(source, source + 2), Span(target, target + 2))
            for letters in lines_of_letters(view, starts[-1] + 60):
                assert not any(letters.intersects(part) for part in parts_of(path))


def test_the_words_of_arrows_never_lie_on_each_other(long):
    view = long.view
    view.scroll_to(0)
    quote, later = LONG.index("第1段") + 2, LONG.index("第2段") + 2
    ends = [(quote + 20, quote, "says"), (quote, quote + 24, "cue"), (later + 4, quote, "says"), (quote, later, "cue")]
    paths = [(arrow_path(view.places, Span(a, a + 2), Span(b, b + 2)), words) for a, b, words in ends]
    boxes = [box for box, _words in word_boxes(paths, view.look)]
    assert len(boxes) >= 3
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def parts_of(path):
    """The straight parts of a path, as wide as it is drawn."""
    ends = [path.elementAt(at) for at in range(path.elementCount())]
    for one, other in pairwise(ends):
        yield QRectF(QPointF(one.x, one.y), QPointF(other.x, other.y)).normalized().adjusted(-0.7, -0.7, 0.7, 0.7)


def lines_of_letters(view, last):
    """Where letters stand in the viewport, line by line, without the room above and below them."""
    for index in range(1, view.places.chunks.at(last) + 1):
        laid = view.places.layouts[index]
        for number, line in enumerate(laid.lines):
            box = laid.box(number, 0, line.naturalTextRect().right())
            inner = view.look.text_height - view.look.size
            box.adjust(0, inner / 2, 0, -inner / 2)
            yield QRectF(box).translated(view.places.left(), view.places.chunk_top(index))


def test_the_strip_shows_marks_by_kind_hits_and_goes_where_one_clicks(long):
    strip, view = long.view.strip, long.view
    at = LONG.index("第90段")
    for words, key in (("國務院", Qt.Key.Key_1), ("會見", Qt.Key.Key_4)):
        start = LONG.index(words, at)
        view.select(Span(start, start + len(words)))
        long.press(key)
    long.bot.waitUntil(lambda: len([key for key in strip.ticks if key[2]]) == 2)
    columns = {column for column, _top, colour in strip.ticks if colour}
    assert len(columns) == 2
    height = view.places.share(at) * strip.height()
    long.bot.waitUntil(lambda: all(abs(top - height) < 4 for _column, top, colour in strip.ticks if colour))
    long.bot.waitUntil(lambda: any(not colour for _column, _top, colour in strip.ticks))  # suggestions came
    view.scroll_to(0)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, QPoint(5, round(height)))
    assert 0 <= view.places.on_screen(at).top() < view.viewport().height()
    view.show_hits([Span(at, at + 3)], Span(at, at + 3))
    assert strip._hit_rows == {round(view.places.share(at) * strip.height())}


def test_the_strip_follows_as_soon_as_all_heights_are_known(long):
    view, strip = long.view, long.view.strip
    text = "短\n" * 300 + "長" * 2000 + "\n" + "中文 abc " * 3000 + "末尾"
    project = long.window.hub.project
    project.imports.apply(project.imports.plan_text(text, "uneven"))
    article = project.articles.page()[-1].id
    at = text.index("abc", 20_000)
    project.marks.add(article, Span(at, at + 3), project.codebook.root("theme").id)
    with long.bot.waitSignal(view.places.all_measured):
        long.window.situation.read(article)
    true = view.places.share(at) * strip.height()
    long.bot.waitUntil(lambda: [top for _column, top, colour in strip.ticks if colour] == [round(true)])


def test_a_menu_by_key_stands_at_the_place_even_if_one_has_scrolled_away(long):
    view = long.view
    view.select(None, LONG.index("第5段"))
    view.scroll_to(LONG.index("第80段"))
    wanted = []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(lambda place, _mark: wanted.append(place))
    middle = view.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
    QApplication.sendEvent(view.viewport(), event)
    assert view.viewport().rect().contains(view.viewport().mapFromGlobal(wanted[0]))


def test_in_a_narrow_window_the_panels_give_way_and_nothing_is_cut_off(opened):
    window = opened.window
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    parts = window.findChild(SideBySide)
    window.resize(1440, 900)
    opened.bot.wait(120)
    assert (parts.sizes()[0], parts.sizes()[2]) == pytest.approx((LEFT[1], RIGHT[1]), abs=2)
    window.resize(1024, 660)
    opened.bot.waitUntil(lambda: window.chosen.isVisible())
    assert parts.sizes()[0] < LEFT[1] - 20
    assert parts.sizes()[1] > 540
    inside = window.people.findChild(QScrollArea)
    opened.bot.waitUntil(lambda: any("SUGGESTIONS" in one.text() for one in inside.findChildren(QLabel)))
    opened.bot.waitUntil(lambda: inside.widget().width() <= inside.viewport().width())
    opened.press(Qt.Key.Key_F, CTRL)
    assert window.finding.entry.width() >= 80
    parts.moveSplitter(230, 1)
    window.resize(1200, 700)
    opened.bot.wait(20)
    assert parts.sizes()[0] == pytest.approx(230, abs=2)
