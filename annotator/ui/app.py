"""Starting the window: the application, its language and colours, the project that was named."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

import annotator
from annotator.domain.transfer.addresses import location
from annotator.settings import language, logs
from annotator.ui import theme
from annotator.ui.running import crash
from annotator.ui.running.tidying import Tidying
from annotator.ui.window import Window

SIZE = (1440, 900)
SWITCH_SECONDS = 0.0005
"""How long a gesture waits at most for work beside the window, each time that it asks for the interpreter."""
FRAME = 40
"""Pixels that the title bar of a desktop takes."""


class Application(QApplication):
    """The program with its one window."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(["annotator", *words])
        sys.setswitchinterval(SWITCH_SECONDS)
        self.setApplicationName("Article Annotator")
        self.setApplicationVersion(annotator.__version__)
        self.setDesktopFileName("article-annotator")
        self._translator = QTranslator(self)
        self.speak()
        theme.put_on(self, theme.wanted())
        self.styleHints().colorSchemeChanged.connect(lambda _scheme: self._follow())
        self.window = self._make_window()
        self._tidying = Tidying(self)

    def speak(self) -> None:
        """Load Qt's own words in the language of the program."""
        name = language.use()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.removeTranslator(self._translator)
        if self._translator.load(QLocale(name), "qtbase", "_", folder):
            self.installTranslator(self._translator)

    def event(self, event: QEvent) -> bool:
        """MacOS names files to open by an event."""
        if isinstance(event, QFileOpenEvent):
            self.window.files.take([Path(event.file())])
            return True
        return super().event(event)

    def _make_window(self) -> Window:
        window = Window()
        available = self.primaryScreen().availableGeometry()
        window.resize(min(SIZE[0], available.width()), min(SIZE[1], available.height() - FRAME))
        window.reopen.connect(self._reopen)
        window.situation.selection_changed.connect(lambda: self._tidying.busy())
        window.hub.changed.connect(lambda _changes: self._tidying.busy())
        return window

    def _reopen(self) -> None:
        """The same place in another language: texts of widgets are made once."""
        old = self.window
        where = old.hub.project.location if old.hub.is_open else None
        self.speak()
        old.hub.close()
        self.window = self._make_window()
        self.window.resize(old.size())
        self.window.move(old.pos())
        self.window.show()
        if where is not None:
            self.window.files.take([where])
        old.close()
        old.deleteLater()

    def _follow(self) -> None:
        theme.put_on(self, theme.wanted())
        self.window.showing.restyle()


def run(words: Sequence[str]) -> int:
    """Show the window, with the project or files that are named; gives the exit status."""
    logs.begin()
    application = Application(words)
    crash.watch()
    application.window.show()
    if words:
        application.window.attempt(lambda: application.window.files.take([location(word) for word in words]))
    return application.exec()
