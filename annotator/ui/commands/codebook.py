"""The codebook: its page, and finding a tag while marking."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from annotator.domain.language import _
from annotator.domain.log.operations import Place
from annotator.settings import keys
from annotator.ui.actions import COMMANDS
from annotator.ui.pages.codebook.page import CodebookPage

if TYPE_CHECKING:
    from annotator.ui.window import Window


class CodebookCommands(QObject):
    """The commands about tags as a whole."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub

    @cached_property
    def page(self) -> CodebookPage:
        """The page, made when it is first shown."""
        return CodebookPage(self._hub, self._window.picker, taken, self._go, self._window.show_article_page)

    def show_codebook(self) -> None:
        """Show the page, at the tag of the chosen mark or the armed one."""
        situation = self._window.situation
        mark = situation.chosen_mark
        tag = mark.tag if mark else situation.armed
        self._window.show_page(self.page)
        self.page.show_codebook()
        if tag is not None:
            self.page.choose(tag)

    def _go(self, place: Place) -> None:
        self._window.show_article_page()
        self._window.go_to(place)


def taken(key: str) -> str:
    """A sentence about the command that has a key already; empty where none has."""
    chosen = keys.chosen()
    wanted = QKeySequence(key.upper()).toString()
    for command in COMMANDS:
        own = (chosen[command.name],) if command.name in chosen else (command.keys, *command.also)
        if wanted and wanted in {QKeySequence(one).toString() for one in own if one}:
            told = _("“{key}” is the key of “{command}”; choose another one, or free it in Edit › Change keys.")
            return told.format(key=key, command=_(command.words))
    return ""
