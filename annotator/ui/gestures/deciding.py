"""Deciding on the chosen suggestion: accept it, all of the same words, or reject it; then on to the next."""

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
            self._go_on([chosen])

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
            self._go_on(suggestions)

    def _go_on(self, decided: Sequence[Suggestion]) -> None:
        """Choose the next suggestion that is not decided yet."""
        gone, first = {one.id for one in decided}, decided[0]
        others = [one for one in self._suggesting.found if one.id not in gone]
        behind = (one for one in others if one.span.start >= first.span.start)
        wanted = next(behind, others[0] if others else None)
        if wanted is None:
            self._situation.choose(None)
        else:
            self._walking.go_to_suggestion(wanted)
