"""Deciding on the chosen suggestion: accept it, all of the same words, or reject it; then on to the next."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.domain.language import _
from annotator.domain.suggestions import Suggestion
from annotator.ui.gestures.walking import Walking
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation
from annotator.ui.suggesting import Suggesting


class Deciding(QObject):
    """The gestures on suggestions."""

    def __init__(
        self, hub: Hub, situation: Situation, suggesting: Suggesting, walking: Walking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._suggesting, self._walking = hub, situation, suggesting, walking

    def accept(self) -> None:
        """Make a mark of the chosen suggestion."""
        chosen = self._chosen()
        if chosen is not None:
            self._accept([chosen])

    def accept_same(self) -> None:
        """Make marks of all suggestions that read like the chosen one, as one step."""
        chosen = self._chosen()
        if chosen is not None:
            self._accept(self._suggesting.alike(chosen))

    def reject(self) -> None:
        """Never propose the chosen suggestion again."""
        chosen = self._chosen()
        if chosen is not None and self._hub.perform(lambda project: project.suggestions.reject([chosen])) is not None:
            self._suggesting.drop([chosen])
            self._go_on(chosen)

    def toggle_suggestions(self) -> None:
        """Hide the suggestions, or show them again."""
        self._suggesting.toggle()

    def _chosen(self) -> Suggestion | None:
        chosen = self._situation.suggestion
        if chosen is None:
            self._hub.refused.emit(_("Choose a suggestion first: Tab walks to the next one."))
        return chosen

    def _accept(self, suggestions: Sequence[Suggestion]) -> None:
        if self._hub.perform(lambda project: project.suggestions.accept(suggestions)) is not None:
            self._suggesting.drop(suggestions)
            self._go_on(suggestions[0])

    def _go_on(self, decided: Suggestion) -> None:
        """Choose the next suggestion; behind the last comes the first again."""
        found = self._suggesting.found
        if found:
            behind = bisect_left(found, decided.span.start, key=lambda one: one.span.start)
            self._walking.go_to_suggestion(found[behind % len(found)])
        else:
            self._situation.choose(None)
