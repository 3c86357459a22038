"""Deciding on suggestions: accepted ones become marks whose origin says so, rejected ones are remembered."""

from collections.abc import Sequence

from annotator.domain.ids import ArticleId
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Mark, Origin
from annotator.domain.suggestions import Rejection, Suggestion
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules.making import put_all


class Suggestions:
    """What this annotator decided on suggestions of an article; each decision is one step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rejected(self, article: ArticleId) -> list[Suggestion]:
        """What was rejected on an article, by place."""
        with self._desk.read() as reader:
            return [one.suggestion for one in reader.suggestions.rejected(article, self._desk.annotator.id)]

    def accept(self, suggestions: Sequence[Suggestion]) -> Outcome[list[Mark]]:
        """Make marks of suggestions of one article and one tag; gives the new marks.

        Raises ``SpanRefused`` where the codebook forbids all of them.
        """
        first = suggestions[0]
        with self._desk.write(Deed.SUGGESTIONS_ACCEPTED, shortened(first.text), _place(first)) as pen:
            tag, spans = self._desk.codebook.tag(first.tag), [one.span for one in suggestions]
            marks = put_all(pen, self._desk, first.article, spans, tag, Origin.SUGGESTION)
        return self._desk.done(pen, marks)

    def reject(self, suggestions: Sequence[Suggestion]) -> Outcome[None]:
        """Never propose these again to this annotator."""
        first, me = suggestions[0], self._desk.annotator.id
        with self._desk.write(Deed.SUGGESTIONS_REJECTED, shortened(first.text), _place(first)) as pen:
            pen.suggestions.reject(Rejection(me, one) for one in suggestions)
        return self._desk.done(pen, None)


def _place(suggestion: Suggestion) -> Place:
    return Place(suggestion.article, suggestion.span)
