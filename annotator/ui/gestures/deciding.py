"""Deciding on the chosen suggestion: accept it, all of the same words, or reject it; then on to the next."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.domain.codebook import CONTINUES, PERSON
from annotator.domain.language import _, ngettext
from annotator.domain.suggestions import Suggestion
from annotator.domain.wording import shortened
from annotator.suggest.words import is_pronoun
from annotator.ui.gestures.walking import Walking
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting


class Deciding(QObject):
    """The gestures on suggestions. One decision holds for a name wherever it stands in the article."""

    def __init__(
        self, hub: Hub, situation: Situation, suggesting: Suggesting, walking: Walking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._suggesting, self._walking = hub, situation, suggesting, walking

    def accept(self) -> None:
        """Make a mark of the chosen suggestion; of a name wherever it is proposed, as one step.

        The piece that a quote goes on with comes along as it is proposed itself: with its speaker and its cue.
        """
        chosen = self._chosen()
        if chosen is not None:
            self.accept_these([*self._meant(chosen), *self._continued(chosen)])

    def accept_only(self) -> None:
        """Make a mark of the chosen suggestion alone."""
        chosen = self._chosen()
        if chosen is not None:
            self.accept_these([chosen])

    def accept_same(self) -> None:
        """Make marks of all suggestions that read like the chosen one, as one step."""
        chosen = self._chosen()
        if chosen is not None:
            self.accept_these(self._suggesting.alike(chosen))

    def reject(self) -> None:
        """Never propose the chosen suggestion again; a name nowhere in the article."""
        chosen = self._chosen()
        if chosen is not None:
            self.reject_these(self._meant(chosen))

    def reject_only(self) -> None:
        """Never propose the chosen suggestion again at this place."""
        chosen = self._chosen()
        if chosen is not None:
            self.reject_these([chosen])

    def accept_these(self, suggestions: Sequence[Suggestion]) -> None:
        """Make marks of suggestions, as one step, and go on behind the first of them."""
        if self._hub.perform(lambda project: project.suggestions.accept(suggestions)) is not None:
            told = ngettext("{count} suggestion is accepted.", "{count} suggestions are accepted.", len(suggestions))
            self._decided(suggestions, told)

    def reject_these(self, suggestions: Sequence[Suggestion]) -> None:
        """Never propose these again, as one step, and go on behind the first of them."""
        both = [one for suggestion in suggestions for one in self._suggesting.meant(suggestion)]
        if self._hub.perform(lambda project: project.suggestions.reject(both)) is not None:
            told = ngettext("{count} suggestion is rejected.", "{count} suggestions are rejected.", len(suggestions))
            self._decided(suggestions, told)

    def stay(self) -> None:
        """Whoever decides on suggestions walks from one to the next of them."""
        self._walking.keep_to_suggestions()

    def toggle_suggestions(self) -> None:
        """Hide the suggestions, or show them again."""
        self._suggesting.toggle()

    def _chosen(self) -> Suggestion | None:
        chosen = self._situation.suggestion
        if chosen is None:
            self.stay()
            self._hub.refused.emit(
                _("Choose a suggestion first: Tab walks to the next one.")
                if self._suggesting.found
                else _("Nothing is suggested here.")
            )
        return chosen

    def _meant(self, chosen: Suggestion) -> Sequence[Suggestion]:
        """A name stands for itself wherever it is proposed; a pronoun, a role or a quote for one place."""
        is_name = self._hub.project.codebook.tag(chosen.tag).kind == PERSON and not is_pronoun(chosen.text)
        alike = self._suggesting.alike(chosen) if is_name else []
        return alike if chosen in alike else [chosen]

    def _continued(self, chosen: Suggestion) -> list[Suggestion]:
        first = {tie.span for tie in chosen.ties if tie.type == CONTINUES}
        return [one for one in self._suggesting.found if one.tag == chosen.tag and one.span in first]

    def _decided(self, suggestions: Sequence[Suggestion], told: str) -> None:
        self._suggesting.drop(suggestions)
        self._go_on(suggestions[0])
        self.stay()  # also for those that are still to come
        words = {one.text for one in suggestions}
        if len(suggestions) > 1:
            named = f"{shortened(next(iter(words)))}:  " if len(words) == 1 else ""
            self._hub.refused.emit(named + told.format(count=len(suggestions)))

    def _go_on(self, decided: Suggestion) -> None:
        """Choose the next suggestion; behind the last comes the first again."""
        found = self._suggesting.found
        if found:
            behind = bisect_left(found, decided.span.start, key=lambda one: one.span.start)
            self._walking.go_to_suggestion(found[behind % len(found)])
        else:
            self._situation.choose(None)
