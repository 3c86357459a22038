"""A real window (offscreen), an open project, and the hands that drive it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.domain.spans import Span
from annotator.settings import language
from annotator.ui import messages, theme
from annotator.ui.window import Window

TEXT = (
    "雲嶺鎮圖書館新館啟用\n\n鎮長方啟明出席典禮。方啟明在致詞中強調,圖書館是鎮上最大的客廳。\n"
    "館長沈月華介紹,新館藏書八萬冊。她表示,晚間延長開放。\n"
)


class Hands:
    """What a person does at the window."""

    def __init__(self, qtbot, window):
        self.bot, self.window = qtbot, window
        self.jobs = []
        window.jobs.started.connect(self.jobs.append)  # a job may be over before anybody looks at it

    @property
    def view(self):
        return self.window.view

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, on=None):
        self.bot.keyClick(on or self.view, key, modifier)

    def place(self, offset):
        box = self.view.places.on_screen(offset)
        return box.center()

    def drag(self, words, start=0):
        """Select words with the mouse."""
        at = self.view.page.text.index(words, start)
        self.view.reveal(Span(at, at + len(words)))
        self.bot.wait(30)  # heights of what was never seen are being worked out; places are true afterwards
        left, right = self.view.places.on_screen(at).center(), self.view.places.on_screen(at + len(words)).center()
        if right.y() > left.y() and len(words) < 10:  # the words end where their line ends
            right = self.view.places.on_screen(at + len(words) - 1).center() + QPoint(self.view.look.size - 1, 0)
        port = self.view.viewport()
        self.forget_clicks()
        self.bot.mousePress(port, Qt.MouseButton.LeftButton, pos=left)
        self.bot.mouseMove(port, pos=(left + right) / 2)
        self.bot.mouseMove(port, pos=right)
        self.bot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=right)
        self.bot.wait(5)
        if self.window.situation.armed is None:
            assert self.view.selection == Span(at, at + len(words))
        return at

    def forget_clicks(self):
        """What was clicked before is long ago: the next press is a first one."""
        self.view._mouse.selecting._last_press = (0.0, self.view._mouse.selecting._last_press[1])

    def click(self, offset):
        place = self.view.places.on_screen(offset).center()
        place.setX(place.x() + 5)
        self.bot.wait(1)
        self.forget_clicks()
        self.bot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def wait_for_jobs(self):
        self.bot.waitUntil(lambda: not self.window.jobs.is_busy, timeout=10_000)

    def marks(self):
        reading = self.window.situation.reading
        return [(mark.text, self.window.situation.kind_of(mark)) for mark in reading.marks]


@pytest.fixture
def window(qtbot, qapp, monkeypatch):
    """The window as it starts, 1200 by 800, in English and light."""
    language.use("en")
    theme.put_on(qapp, theme.LIGHT)
    refusals = []
    monkeypatch.setattr(messages, "refusal", lambda _parent, error: refusals.append(str(error)))
    window = Window()
    window._segmenter.load()
    window.refusals = refusals
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def hands(qtbot, window):
    return Hands(qtbot, window)


@pytest.fixture
def opened(hands, window, tmp_path: Path):
    """The hands at an open project with one article."""
    window.hub.create(tmp_path / "p.annot")
    project = window.hub.project
    project.imports.apply(project.imports.plan_text(TEXT, "a"))
    window.situation.read(project.articles.page()[0].id)
    window.view.setFocus()
    hands.bot.wait(20)
    return hands
