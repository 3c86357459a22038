"""Every command by a few letters of its name, and the table in which its keys are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence

from annotator.domain.language import _
from annotator.settings import keys
from annotator.ui import messages
from annotator.ui.actions import COMMANDS
from annotator.ui.floating.key_table import KeyRow
from annotator.ui.floating.picker import Choice
from annotator.ui.naming import tag_name

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Palette(QObject):
    """The commands about commands."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def find_command(self) -> None:
        """List what can be done now; typing narrows it down, Enter does it."""
        actions = [action for action in self._window.actions_.all.values() if action.isEnabled()]
        choices = [Choice(f"{one.text()}    {one.shortcut().toString()}".rstrip(), one) for one in actions]
        self._window.picker.ask(
            QPoint(self._window.width() // 2 - 150, 90),
            _("What shall be done?"),
            choices,
            lambda action: action.trigger(),
            make=self._tell_unknown,
            hint=_("type a few letters of a command"),
        )

    def change_keys(self) -> None:
        """Change the keys of commands."""
        now = keys.chosen()
        rows = [KeyRow(one.name, _(one.words), now.get(one.name, one.keys), one.keys) for one in COMMANDS]
        chosen = messages.keys(self._window, rows, self._keys_of_tags())
        if chosen is not None:
            self._window.attempt(lambda: keys.put(chosen))
            self._window.actions_.take_keys()

    def _keys_of_tags(self) -> dict[str, str]:
        """The keys that belong to tags, by the names of these."""
        hub, taken = self._window.hub, dict[str, str]()
        for tag in hub.project.codebook.offered() if hub.is_open else ():
            for before in ("", "Shift+", "Alt+", "Alt+Shift+") if tag.key else ():
                taken[QKeySequence(before + tag.key).toString()] = tag_name(tag)
        return taken

    def _tell_unknown(self, words: str) -> None:
        self._window.hub.refused.emit(_("There is no command “{words}”.").format(words=words))
