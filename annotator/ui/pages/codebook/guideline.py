"""The guideline of a tag: shown as it reads, written as Markdown; leaving it keeps what was written."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from annotator.domain.language import _
from annotator.ui import theme
from annotator.ui.pages.codebook.meanwhile import Meanwhile
from annotator.ui.pieces import button, label, row

_LEAST = 150
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu and another window take the keyboard for a while; who writes has not left."""


def markdown_into(browser: QTextBrowser, words: str) -> None:
    """Show Markdown; the signs of examples in their colours."""
    browser.document().setDefaultStyleSheet(f"a {{ color: {theme.current().accent}; }}")
    browser.setMarkdown(words)


class Guideline(QFrame):
    """Shows one guideline; ``kept`` tells the words when they were changed here."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._words = ""
        self.shown, self.entry = QTextBrowser(), QPlainTextEdit()
        self.shown.setFrameShape(QFrame.Shape.NoFrame)
        self.shown.setOpenExternalLinks(False)
        self.shown.setOpenLinks(False)
        self.shown.setAccessibleName(_("Guideline"))
        self.entry.setAccessibleName(_("Guideline"))
        self.entry.setTabChangesFocus(True)
        self.entry.setPlaceholderText(_("When to mark with this tag, and when not, in Markdown."))
        for widget in (self.entry, self.shown.viewport()):
            widget.installEventFilter(self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.shown)
        self._pages.addWidget(self.entry)
        self._pages.setMinimumHeight(_LEAST)
        self.write_button = button(_("Write"), self.write, name="flat")
        self.meanwhile = Meanwhile(self.entry.toPlainText)
        self.meanwhile.chosen.connect(self._choose)
        hint = label(_("An example: ✓ or ✕ on one of the latest marks."), "faint", wrap=True)
        foot: QWidget = QWidget()
        foot.setLayout(row(hint, self.write_button))
        foot.layout().setStretch(0, 1)  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.meanwhile)
        layout.addWidget(foot)

    @property
    def is_written(self) -> bool:
        """Whether somebody writes here now."""
        return self._pages.currentWidget() is self.entry

    def show_words(self, words: str) -> None:
        """Show a guideline; what is being written here stays, and other words that came meanwhile are told."""
        if self.is_written and self.entry.toPlainText().strip() not in (self._words, words):
            if words != self._words:
                self.meanwhile.ask(words)
            self._words = words
            return
        self._words = words
        self.meanwhile.hide()
        if self.entry.toPlainText() != words:
            self.entry.setPlainText(words)
        self._show()

    def write(self) -> None:
        """Write the guideline, or keep what is written."""
        if self.is_written:
            self.keep()
            return
        self.entry.setPlainText(self._words)
        self._pages.setCurrentWidget(self.entry)
        self.write_button.setText(_("Keep"))
        self.entry.setFocus()

    def keep(self) -> None:
        """Keep what is written and show how it reads; not before one has chosen where there are two versions."""
        if self.is_written and not self.meanwhile.asks:
            self._end(self.entry.toPlainText())

    def leave(self) -> None:
        """Keep what is written, whatever was asked: of two versions both."""
        if self.meanwhile.asks:
            self._choose(self.meanwhile.both)
        self.keep()

    def _choose(self, words: str) -> None:
        self.meanwhile.hide()
        self._end(words)

    def _end(self, words: str) -> None:
        self._pages.setCurrentWidget(self.shown)
        self.write_button.setText(_("Write"))
        words = words.strip()
        if words != self._words.strip():
            self._words = words
            self.kept.emit(words)
        self._show()

    def _show(self) -> None:
        markdown_into(self.shown, self._words or "*" + _("No guideline yet.") + "*")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click begins to write; leaving, and Escape, keep."""
        if watched is not self.entry and event.type() == QEvent.Type.MouseButtonDblClick:
            self.write()
            return True
        if watched is self.entry and isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in _STAYS:
                self.keep()
        elif watched is self.entry and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.keep()
                (self.entry if self.is_written else self.shown).setFocus()
            return True
        return super().eventFilter(watched, event)
