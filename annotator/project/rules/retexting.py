"""Another version of a text: marks, rejections and what was offered from elsewhere go along to their new places."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.articles import Article
from annotator.domain.errors import SpanRefused
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.suggestions import Decision
from annotator.domain.transfer.plans import Repaired
from annotator.project.suggesting.following import gone_along
from annotator.store import Pen
from annotator.text.offset_map import OffsetMap


def retext(pen: Pen, article: ArticleId, after: Repaired, moves: OffsetMap, by: AnnotatorId) -> Article:
    """Give an article another text; ``moves`` leads from the one that is shown to it.

    What was offered stays with the old text as well, so that undo shows it again. Raises ``SpanRefused`` where a
    mark would lose all its words.
    """
    marks = pen.marks.of_article(article)
    body, before = pen.articles.shown(article)
    waiting = pen.pending.offered_on(article, body)
    shown = pen.articles.retext(article, after.text, after.repairs)
    pen.marks.go_along(article, _places(marks, moves))
    _take_rejections_along(pen, article, moves, after.text, by)
    pen.pending.offer(gone_along(waiting, before, moves, after.text))
    return shown


def _take_rejections_along(pen: Pen, article: ArticleId, moves: OffsetMap, text: str, by: AnnotatorId) -> None:
    """What was rejected stays so at its new place, unless its words changed."""
    old = pen.suggestions.rejected(article, by)
    spans = [moves.span_to_view(one.suggestion.span) for one in old]
    pen.suggestions.forget(old)
    pen.suggestions.decide(
        Decision(one.annotator, replace(one.suggestion, span=span))
        for one, span in zip(old, spans, strict=True)
        if span.of(text) == one.suggestion.text
    )


def _places(marks: Sequence[Mark], moves: OffsetMap) -> dict[MarkId, Span]:
    """Where marks stand in a corrected text. Raises ``SpanRefused`` where one would lose all its words."""
    places = {mark.id: moves.span_to_view(mark.span) for mark in marks}
    for mark in marks:
        if not len(places[mark.id]):
            raise SpanRefused(
                _("The mark “{words}” would lose all its words.").format(words=mark.text), _("Remove the mark first.")
            )
    return places
