"""Suggestions from elsewhere: predictions of a file, hits of a search, answers of a language model, and a way back."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from annotator.domain.corpus.pending import Order, Wanted
from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.log.operations import Changes, Outcome, Subject
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.store import Reader

_MOST = 100_000
"""More of one article nobody goes through."""
_NAMED = 100
"""Whoever listens is told of so many articles one by one; of more, that it may be any."""


def offer(desk: Desk, suggestions: Sequence[Suggestion]) -> Outcome[int]:
    """Let those wait whose words stand where they say; gives how many are new or other than before."""
    count, there = place(desk, suggestions)
    return tell(desk, count, {one.article for one in there} if count else set())


def place(desk: Desk, suggestions: Sequence[Suggestion]) -> tuple[int, list[Suggestion]]:
    """The same in one short transaction, of which nobody hears; gives those that stand there, too."""
    with desk.read() as reader:
        there = list(standing(reader, suggestions))
    return desk.store.offer_pending(there) if there else 0, there


def tell(desk: Desk, count: int, articles: set[ArticleId]) -> Outcome[int]:
    """Let everybody hear what is new on these articles, if there are any; ``count`` is what comes of it."""
    return desk.heard(Outcome(count, _changes(frozenset(articles)) if articles else Changes()))


def withdraw(desk: Desk, source: str) -> Outcome[int]:
    """Forget what a source offered, decided or not; what became marks stays."""
    count = desk.store.withdraw_pending(source)
    return desk.heard(Outcome(count, _changes(frozenset()) if count else Changes()))


def standing(reader: Reader, suggestions: Iterable[Suggestion]) -> Iterable[Suggestion]:
    """Those of articles that are here, and whose words stand at their places."""
    in_order = sorted(suggestions, key=lambda one: str(one.article))
    for article, these in groupby(in_order, key=lambda one: one.article):
        try:
            text = reader.articles.text(article)
        except NotFound:
            continue
        yield from (one for one in these if one.text and one.span.of(text) == one.text)


def offered(reader: Reader, article: ArticleId, by: AnnotatorId) -> list[Suggestion]:
    """What was offered on an article that nothing takes and nobody rejected, by place."""
    found = reader.pending.page(by, Wanted(articles=(article,), offered=True), Order.NAME, None, _MOST)
    return sorted(found, key=lambda one: (one.span, str(one.tag)))


def _changes(articles: frozenset[ArticleId]) -> Changes:
    return Changes(frozenset({Subject.SUGGESTIONS}), articles if len(articles) <= _NAMED else frozenset())
