"""What of a project goes out: every empty field means all."""

from dataclasses import dataclass

from annotator.domain.articles import State
from annotator.domain.ids import AnnotatorId, ArticleId, TagId


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles, and on them the marks, that an export carries.

    ``states`` choose articles by the state that any annotator gave them; ``annotators`` and ``tags``
    choose marks (a tag brings the tags below it). Links go with the marks at both their ends.
    """

    articles: frozenset[ArticleId] = frozenset()
    states: frozenset[State] = frozenset()
    annotators: frozenset[AnnotatorId] = frozenset()
    tags: frozenset[TagId] = frozenset()
