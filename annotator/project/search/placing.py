"""The places of hits, article by article."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from annotator.domain.ids import ArticleId
from annotator.domain.search.hits import Hit
from annotator.domain.search.query import IN_TEXT
from annotator.domain.spans import Span

Told: TypeAlias = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def by_article(hits: Iterable[Hit], told: Told) -> Iterator[tuple[ArticleId, dict[Span, str]]]:
    """The places in texts with the words that were found there, article by article, each once.

    ``told`` is told articles done and their number; it may raise ``Cancelled``.
    """
    places: defaultdict[ArticleId, dict[Span, str]] = defaultdict(dict)
    for hit in hits:
        if hit.where in IN_TEXT and hit.span is not None:
            places[hit.article][hit.span] = hit.words
    for done, (article, spans) in enumerate(places.items()):
        told(done, len(places))
        yield article, spans
