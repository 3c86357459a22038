"""How the window looks and speaks, and help."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

import annotator
from annotator.domain.language import _
from annotator.domain.resources import resource
from annotator.settings import language, preferences
from annotator.ui import messages, theme
from annotator.ui.actions import Actions
from annotator.ui.article.reading_page import ORIGINAL
from annotator.ui.naming import tag_name

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Views(QObject):
    """The commands of the menus *View* and *Help*."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation

    def show_original(self) -> None:
        """Show texts as they are stored."""
        self._situation.show_script(ORIGINAL)

    def show_simplified(self) -> None:
        """Show texts in Simplified."""
        self._situation.show_script("t2s")

    def show_traditional(self) -> None:
        """Show texts in Traditional."""
        self._situation.show_script(preferences.text("traditional"))

    def larger(self) -> None:
        """Show the text larger."""
        self.resize_text(1)

    def smaller(self) -> None:
        """Show the text smaller."""
        self.resize_text(-1)

    def resize_text(self, step: int) -> None:
        """Show the text larger or smaller by some pixels, within bounds."""
        self._step("text_size", step)

    def looser(self) -> None:
        """Let lines stand further apart."""
        self._step("line_spacing", 1)

    def tighter(self) -> None:
        """Let lines stand closer."""
        self._step("line_spacing", -1)

    def wider(self) -> None:
        """Let lines hold more characters."""
        self._step("column", 1)

    def narrower(self) -> None:
        """Let lines hold fewer characters."""
        self._step("column", -1)

    def usual_look(self) -> None:
        """Size, spacing, column and face as they are at first."""
        for name in ("text_size", "line_spacing", "column", "font"):
            self._window.attempt(lambda name=name: preferences.put(name, preferences.default(name)))
        self._window.showing.restyle()

    def choose_font(self) -> None:
        """Ask for the face of the article's text."""
        family = messages.font(self._window, preferences.text("font") or self._window.view.look.font.families()[0])
        if family is not None:
            self._window.attempt(lambda: preferences.put("font", family))
            self._window.showing.restyle()

    def turn_wheel(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl and the wheel: the size; with Shift the line spacing, with Alt the column."""
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._step("line_spacing", step)
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            self._step("column", step)
        else:
            self._step("text_size", step)

    def _step(self, name: str, step: int) -> None:
        choices = preferences.choices(name)
        at = choices.index(preferences.get(name)) + step
        if 0 <= at < len(choices):
            self._window.attempt(lambda: preferences.put(name, choices[at]))
            self._window.showing.restyle()

    def theme_system(self) -> None:
        """Follow the colours of the system."""
        self._dress("system")

    def theme_light(self) -> None:
        """Dark letters on light paper."""
        self._dress("light")

    def theme_dark(self) -> None:
        """Light letters on dark paper."""
        self._dress("dark")

    def speak_as_system(self) -> None:
        """Speak the language of the system."""
        self.use_language("")

    def speak_english(self) -> None:
        """Speak English."""
        self.use_language("en")

    def speak_simplified(self) -> None:
        """Speak Chinese in Simplified characters."""
        self.use_language("zh_CN")

    def speak_traditional(self) -> None:
        """Speak Chinese in Traditional characters."""
        self.use_language("zh_TW")

    def use_language(self, code: str) -> None:
        """Speak another language from the next window on, which opens now."""
        self._window.attempt(lambda: preferences.put("language", code))
        language.use()
        self._window.reopen.emit()

    def name_annotator(self) -> None:
        """Ask in whose name marks are made."""
        name = messages.line(
            self._window, _("Your name"), _("Marks are made in the name of"), preferences.text("annotator")
        )
        if name is not None:
            self._window.attempt(lambda: preferences.put("annotator", name))
            if self._hub.is_open:
                self._window.attempt(self._hub.reopen)

    def manual(self) -> None:
        """Show the manual in the language of the program."""
        path = resource("manual", f"{language.use()}.md")
        messages.sheet(self._window, _("Manual"), _markdown(path.read_text("utf-8")))

    def shortcuts(self) -> None:
        """Show all keys."""
        lines = [(menu, words, keys) for menu, words, keys in Actions.table() if keys]
        tags = self._hub.project.codebook.offered() if self._hub.is_open else ()
        lines += [(_("Tags"), tag_name(tag), f"{tag.key}, Shift+{tag.key}") for tag in tags if tag.key]
        line = "<tr valign='middle'><td>{}</td><td>{}</td><td><b>{}</b></td></tr>"
        rows = (line.format(*map(escape, one)) for one in lines)
        messages.sheet(self._window, _("Keys"), f"<table cellpadding='5' width='100%'>{''.join(rows)}</table>")

    def about(self) -> None:
        """Show what the program is."""
        words = _("Article Annotator {version}. MIT licence. Made with Qt, SQLite and OpenCC.")
        messages.sheet(self._window, _("About"), f"<p>{escape(words.format(version=annotator.__version__))}</p>")

    def _dress(self, name: str) -> None:
        self._window.attempt(lambda: preferences.put("theme", name))
        theme.put_on(cast("QApplication", QApplication.instance()), theme.wanted())
        self._window.showing.restyle()


def _markdown(text: str) -> str:
    document = QTextDocument()
    document.setMarkdown(text)
    return document.toHtml()
