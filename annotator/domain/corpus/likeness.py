"""Articles that are like one: by the people and themes that they share, those that few articles have counting most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from annotator.domain.corpus.listing import ListedArticle
from annotator.domain.ids import ArticleId


@dataclass(frozen=True, slots=True)
class Shared:
    """What several articles have: a person or a theme, by its name."""

    name: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """An article that is like another, and why: the rarest reasons first."""

    row: ListedArticle
    score: float
    people: tuple[str, ...]
    themes: tuple[str, ...]


def ranked(
    shared: Iterable[tuple[ArticleId, Shared]], articles: int, limit: int
) -> list[tuple[ArticleId, float, list[Shared]]]:
    """The articles that share the most, with what they share; one thing weighs the more, the fewer have it.

    The weight of a thing is log(1 + articles of the project / articles that have it), the inverse
    document frequency of retrieval (Spärck Jones 1972), kept above zero.
    """
    by_article: dict[ArticleId, set[Shared]] = {}
    having: dict[Shared, int] = {}
    for article, thing in shared:
        things = by_article.setdefault(article, set())
        if thing not in things:
            things.add(thing)
            having[thing] = having.get(thing, 0) + 1
    weights: Mapping[Shared, float] = {thing: log(1 + articles / (count + 1)) for thing, count in having.items()}
    found = [
        (article, sum(weights[thing] for thing in things), sorted(things, key=lambda one: (-weights[one], one.name)))
        for article, things in by_article.items()
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]
