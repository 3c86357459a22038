"""The history: of the project, of the article that is read, of the chosen mark and whom it means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.domain.log.operations import Place
from annotator.domain.wording import shortened
from annotator.ui.pages.timeline import Scope, TimelinePage

if TYPE_CHECKING:
    from annotator.ui.window import Window


class HistoryCommands(QObject):
    """The commands that show the history."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation

    @cached_property
    def timeline(self) -> TimelinePage:
        """The page of what was done."""
        return self._window.keep(TimelinePage(self._hub, self._go, self._window.show_article_page))

    def history(self) -> None:
        """Show what was done to the project."""
        self._show("project")

    def article_history(self) -> None:
        """Show what was done to the article that is read."""
        self._show("article")

    def mark_history(self) -> None:
        """Show what was done to the chosen mark."""
        self._show("mark")

    def person_history(self) -> None:
        """Show what was done about the person whom the chosen mark means."""
        self._show("person")

    def history_of(self, person: PersonId, name: str) -> None:
        """Show what was done about a person of the register."""
        scopes = [scope for kind, scope in self._scopes() if kind != "person"]
        scopes.append(Scope(_("the person {name}").format(name=name), person=person))
        self._open(scopes, len(scopes) - 1)

    def _show(self, wanted: str) -> None:
        scopes = dict(self._scopes())
        if wanted not in scopes:
            self._hub.refused.emit(_("Choose a mark first."))
            return
        self._open(list(scopes.values()), list(scopes).index(wanted))

    def _open(self, scopes: list[Scope], at: int) -> None:
        self.timeline.show_history(scopes, at)
        self._window.show_page(self.timeline)

    def _scopes(self) -> Iterator[tuple[str, Scope]]:
        yield "project", Scope(_("the whole project"))
        reading, mark = self._situation.reading, self._situation.chosen_mark
        if reading is None:
            return
        title = shortened(reading.article.metadata.title) or _("without a title")
        yield "article", Scope(_("the article {title}").format(title=title), article=reading.article.id)
        if mark is not None:
            yield "mark", Scope(_("the mark {words}").format(words=shortened(mark.text)), mark=mark.id)
            if mark.person is not None and (person := reading.person(mark.person)) is not None:
                yield "person", Scope(_("the person {name}").format(name=person.name), person=person.id)

    def _go(self, place: Place) -> None:
        self._window.show_article_page()
        self._window.go_to(place)
