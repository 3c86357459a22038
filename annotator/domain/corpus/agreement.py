"""How far annotators agree: the F-measure of the marks of two, one taken as the truth for the other.

Where most of a text is unmarked, the F-measure of two annotators is what Cohen's kappa comes to (G. Hripcsak and
A. S. Rothschild, *Agreement, the F-measure, and Reliability in Information Retrieval*, JAMIA 12, 2005).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.ids import AnnotatorId, TagId
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators on the articles that both have marked: marks of one, of the other, and equal in tag and span."""

    one: AnnotatorId
    other: AnnotatorId
    articles: int
    of_one: int
    of_other: int
    equal: int

    @property
    def f_measure(self) -> float:
        """From 0 to 1: twice the equal marks by all marks of both."""
        return 2 * self.equal / (self.of_one + self.of_other)


def agreements(articles: Iterable[ExchangeArticle]) -> list[Agreement]:
    """For every two who have marked an article in common; those who made nothing there are not compared."""
    found: dict[tuple[AnnotatorId, AnnotatorId], list[int]] = {}
    for article in articles:
        layers: dict[AnnotatorId, set[tuple[TagId, Span]]] = {}
        for mark in article.marks:
            layers.setdefault(mark.annotator, set()).add((mark.tag, mark.span))
        for one, other in combinations(sorted(layers, key=lambda key: key.bytes), 2):
            counts = found.setdefault((one, other), [0, 0, 0, 0])
            equal = len(layers[one] & layers[other])
            for at, more in enumerate((1, len(layers[one]), len(layers[other]), equal)):
                counts[at] += more
    return [Agreement(*pair, *counts) for pair, counts in found.items()]
