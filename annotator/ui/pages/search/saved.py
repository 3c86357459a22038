"""Searches that are kept under a name: saved, written again, renamed, removed."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.ids import SearchId
from annotator.domain.language import _
from annotator.ui import messages
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.pages.search.line import QueryLine
from annotator.ui.pieces import button


class SavedSearches(QObject):
    """The two buttons at the head of the page, and what they do."""

    def __init__(self, hub: Hub, picker: Picker, line: QueryLine, page: QWidget) -> None:
        super().__init__(page)
        self._hub, self._picker, self._line, self._page = hub, picker, line, page
        self.show_button = button(_("Saved searches") + " ▾", self.show_menu)
        self.save_button = button(_("Save…"), self.save)

    def save(self) -> None:
        """Save what is written under a name; the name of a saved search changes that one."""
        saved = self._hub.project.searching.saved()
        words = self._line.words
        self._picker.ask(
            self._below(self.save_button), _("Save this search as"), [Choice(one.name, one.name) for one in saved],
            lambda name: self._hub.perform(lambda project: project.searching.save(name, words)),
            make=lambda name: self._hub.perform(lambda project: project.searching.save(name, words)),
            hint=_("a name"), new=_("New search “{words}”"),
        )  # fmt: skip

    def show_menu(self) -> None:
        """Show the saved searches; the one that is written can be renamed or removed."""
        self.menu().exec(self.show_button.mapToGlobal(self.show_button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The menu of saved searches."""
        menu = QMenu(self._page)
        saved = self._hub.project.searching.saved()
        for one in saved:
            menu.addAction(one.name.replace("&", "&&"), lambda words=one.query: self._line.write(words))
        if not saved:
            menu.addAction(_("No search is saved yet.")).setEnabled(False)
        for one in saved:
            if one.query == self._line.words.strip():
                menu.addSeparator()
                name = one.name.replace("&", "&&")
                menu.addAction(_("Rename “{name}”…").format(name=name), lambda one=one: self._rename(one.id, one.name))
                menu.addAction(_("Remove “{name}”").format(name=name), lambda key=one.id: self._remove(key))
        return menu

    def _rename(self, search: SearchId, name: str) -> None:
        after = messages.line(self._page, _("Rename the search"), _("Name"), name)
        if after:
            self._hub.perform(lambda project: project.searching.rename(search, after))

    def _remove(self, search: SearchId) -> None:
        self._hub.perform(lambda project: project.searching.remove(search))

    @staticmethod
    def _below(widget: QWidget) -> QPoint:
        return widget.mapTo(widget.window(), widget.rect().bottomLeft()) + QPoint(-200, 6)
