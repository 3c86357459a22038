"""The pages that look at the whole project: each is made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Pages(QObject):
    """The commands that show a page of the project; a page is a cached property, its command shows it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
