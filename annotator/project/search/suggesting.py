"""What was found becomes suggestions that wait in their articles, a few at a time, so that nobody waits for them."""

from collections.abc import Callable, Iterator, Sequence

from annotator.domain.codebook import Tag
from annotator.domain.ids import ArticleId
from annotator.domain.language import marked
from annotator.domain.log.operations import Outcome
from annotator.domain.reasons import because
from annotator.domain.search.hits import Hit
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.project.obliging import obligingly
from annotator.project.search.placing import by_article, unheard
from annotator.project.suggesting import offering

SOURCE = "search"
_TOGETHER = 500
"""Suggestions that are written in one transaction: a gesture that comes between waits for them."""


def suggest(desk: Desk, hits: Sequence[Hit], tag: Tag, told: Callable[[int, int], None] = unheard) -> Outcome[int]:
    """Let the places of hits in texts wait as suggestions of a tag; gives how many, new or not.

    ``told`` is told articles done and their number, and may raise ``Cancelled``: what waits by then stays.
    """
    count, articles = 0, set[ArticleId]()
    try:
        with obligingly():
            for some in _pieces(hits, tag, told):
                fresh, there = offering.place(desk, some)
                count += len(there)
                articles |= {one.article for one in there} if fresh else set()
    finally:
        outcome = offering.tell(desk, count, articles)
    return outcome


def _pieces(hits: Sequence[Hit], tag: Tag, told: Callable[[int, int], None]) -> Iterator[list[Suggestion]]:
    reason = because(marked("found by a search"))
    waiting: list[Suggestion] = []
    for article, spans in by_article(hits, told):
        for span, words in spans.items():
            waiting.append(Suggestion(article, tag.id, span, words, SOURCE, reason))
            if len(waiting) == _TOGETHER:
                yield waiting
                waiting = []
    if waiting:
        yield waiting
