"""Going on where one was, words under a double click, missing glyphs, copies with marks."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.spans import Span
from annotator.ui.article.drawing import glyphs

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "題目\n" + "\n".join(f"第{number}段。國務院總理會見記者。" + "字" * 90 for number in range(200))


def read(hands, text, name):
    project = hands.window.hub.project
    project.imports.apply(project.imports.plan_text(text, name))
    hands.window.situation.read(project.articles.page()[-1].id)
    hands.bot.wait(60)


def test_reading_goes_on_where_one_was(opened):
    read(opened, LONG, "long")
    first, long = (row.id for row in opened.window.hub.project.articles.page())
    at = LONG.index("第120段")
    opened.view.scroll_to(at)
    opened.bot.wait(60)
    assert abs(opened.view.places.top_offset() - at) < 120
    opened.window.situation.read(first)
    opened.window.situation.read(long)
    opened.bot.wait(60)
    assert abs(opened.view.places.top_offset() - at) < 120
    path = opened.window.hub.project.path
    opened.window.hub.close()
    opened.window.hub.open(path)
    opened.window.situation.read(long)
    opened.bot.wait(60)
    assert abs(opened.view.places.top_offset() - at) < 120


def test_a_double_click_takes_a_word_of_the_list(opened):
    read(opened, LONG, "long")
    place = opened.view.places.on_screen(LONG.index("總理")).center()
    place.setX(place.x() + 6)
    opened.forget_clicks()
    opened.bot.mouseClick(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened.bot.mouseDClick(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.view.selection.of(LONG) == "總理"


def test_control_and_arrows_walk_by_words(opened):
    read(opened, LONG, "long")
    at = LONG.index("國務院")
    opened.view.select(None, at)
    opened.press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert opened.view.selection.of(LONG) == "國務院"
    opened.press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert opened.view.selection.of(LONG) == "國務院總理"


def test_missing_glyphs_are_told(opened):
    read(opened, "題目\n這裡有 \U0003fff0 一個字。", "odd")
    opened.bot.waitUntil(lambda: "U+3FFF0" in opened.view.page.meta)
    assert glyphs.missing("中文 abc", opened.view.look.font) == []


def test_words_are_copied_with_their_marks(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.view.select(Span(opened.view.page.text.index("鎮長"), opened.view.page.text.index("出席")))
    opened.press(Qt.Key.Key_C, CTRL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "鎮長[方啟明]{.person}"
    assert '<mark class="person"' in data.html()
    opened.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "鎮長方啟明"


def test_drags_snap_to_words_where_the_setting_says_so(opened, monkeypatch):
    read(opened, "Title\nThe minister Anna Schmidt spoke today.", "latin")
    assert opened.view.snaps()
    text = opened.view.page.text
    left = opened.view.places.on_screen(text.index("nna")).center()
    right = opened.view.places.on_screen(text.index("midt")).center()
    opened.forget_clicks()
    port = opened.view.viewport()
    opened.bot.mousePress(port, Qt.MouseButton.LeftButton, pos=left)
    opened.bot.mouseMove(port, pos=((QPointF(left) + QPointF(right)) / 2).toPoint())
    opened.bot.mouseMove(port, pos=right)
    opened.bot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=right)
    assert opened.view.selection.of(text) == "Anna Schmidt"
