"""Deciding on suggestions: accepted ones become marks whose origin says so, rejected ones are remembered."""

from collections.abc import Iterable, Sequence

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId, MarkId
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Mark
from annotator.domain.suggestions import Decision, Provenance, Suggestion
from annotator.domain.wording import shortened
from annotator.project.suggesting.accepting import Refused, accept
from annotator.project.suggesting.teaching import Teaching

_NAMED = 3
"""So many different words the history names of those that were decided on at once."""


def _to_nobody(_suggestion: Suggestion, _refusal: AnnotatorError) -> None:
    """Nobody wants to know what was left out."""


class Suggestions(Teaching):
    """What is proposed, and what this annotator decides on it; each decision is one step."""

    def rejected(self, article: ArticleId) -> list[Suggestion]:
        """What was rejected on an article, by place."""
        with self._desk.read() as reader:
            return [one.suggestion for one in reader.suggestions.rejected(article, self._desk.annotator.id)]

    def origin_of(self, mark: MarkId) -> Provenance | None:
        """Which source proposed what became a mark, with its score and reason; ``None`` where nobody proposed it."""
        with self._desk.read() as reader:
            return reader.suggestions.origin_of(mark)

    def accept(self, suggestions: Sequence[Suggestion], refused: Refused = _to_nobody) -> Outcome[list[Mark]]:
        """Make marks of suggestions, and of what stands at the other ends of their ties, linked; gives the new marks.

        Marks that stand already are used, and links are not doubled. A pronoun is joined to the person whom the
        suggestion names. What cannot be is told to ``refused`` and left out; where that is all, the first
        refusal is raised: ``SpanRefused``, ``LinkRefused`` or ``NotFound``.
        """
        if not suggestions:
            return Outcome([])
        with self._desk.write(Deed.SUGGESTIONS_ACCEPTED, _words(suggestions), _place(suggestions[0])) as pen:
            marks = accept(pen, self._desk, suggestions, refused)
        return self._desk.done(pen, marks)

    def reject(self, suggestions: Sequence[Suggestion]) -> Outcome[None]:
        """Never propose these again to this annotator."""
        if not suggestions:
            return Outcome(None)
        me = self._desk.annotator.id
        with self._desk.write(Deed.SUGGESTIONS_REJECTED, _words(suggestions), _place(suggestions[0])) as pen:
            pen.suggestions.decide(Decision(me, one) for one in suggestions)
        return self._desk.done(pen, None)


def _place(suggestion: Suggestion) -> Place:
    return Place(suggestion.article, suggestion.span)


def _words(suggestions: Iterable[Suggestion]) -> str:
    """What the history calls them: their words, each once."""
    different = list(dict.fromkeys(one.text for one in suggestions))
    return shortened(", ".join(different[:_NAMED]) + (" …" if len(different) > _NAMED else ""))
