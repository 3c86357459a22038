"""Taking a tag out of the codebook, with the marks that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.domain.codebook import Tag
from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.ui import messages
from annotator.ui.naming import tag_name

if TYPE_CHECKING:
    from annotator.ui.window import Window


class TagCommands(QObject):
    """The menu of a tag in the bar: it and the tags below it can be removed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        window.tags.menu_wanted.connect(self._popup)

    def menu(self, key: TagId) -> QMenu:
        """An entry for each tag of a branch that nothing stands below; those that every project has stay."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for tag in self._removable(key):
            words = _("Remove “{tag}”…").format(tag=tag_name(tag))
            menu.addAction(words, lambda tag=tag: self.remove(tag.id))
        if menu.isEmpty():
            told = _("“{tag}” belongs to every project.").format(tag=tag_name(self._hub.project.codebook.tag(key)))
            menu.addAction(told).setEnabled(False)
        return menu

    def remove(self, key: TagId) -> None:
        """Remove a tag; where marks or themes go with it that is asked first."""
        tag, uses = self._hub.project.codebook.tag(key), self._hub.project.tags.uses(key)
        if uses and not self._is_meant(tag, uses):
            return
        self._window.many.perform(_("Removing a tag"), uses, lambda project: project.tags.remove_with_marks(key))

    def _is_meant(self, tag: Tag, uses: int) -> bool:
        asked = ngettext(
            "Remove the tag “{tag}” and {count} mark that carries it?",
            "Remove the tag “{tag}” and {count} marks that carry it?",
            uses,
        )
        hint = _(
            "Everybody's marks and themes with this tag go. Undoing the step, here or in the history, brings all back."
        )
        return messages.agree(self._window, asked.format(tag=tag_name(tag), count=uses), hint, _("&Remove"))

    def _removable(self, key: TagId) -> Iterator[Tag]:
        book = self._hub.project.codebook
        below = list(book.children(key))
        if not below and book.tag(key).parent is not None:
            yield book.tag(key)
        for child in below:
            yield from self._removable(child.id)

    def _popup(self, key: TagId, place: QPoint) -> None:
        self.menu(key).popup(place)
