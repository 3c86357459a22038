"""Suggestions: marks that are only proposed, until somebody accepts or rejects them."""

from dataclasses import dataclass
from uuid import uuid5

from annotator.domain.ids import AnnotatorId, ArticleId, SuggestionId, TagId
from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed mark. ``text`` is the reading text at ``span``, ``source`` what proposed it, ``reason`` in words."""

    article: ArticleId
    tag: TagId
    span: Span
    text: str
    source: str
    reason: str = ""

    @property
    def id(self) -> SuggestionId:
        """Its key: the same wherever and by whatever the same mark is proposed."""
        return SuggestionId(uuid5(self.article, f"suggestion/{self.tag}/{self.span.start}/{self.span.end}"))


@dataclass(frozen=True, slots=True)
class Rejection:
    """What an annotator does not want to have proposed again."""

    annotator: AnnotatorId
    suggestion: Suggestion

    @property
    def key(self) -> SuggestionId:
        """The same for the same annotator and suggestion in every copy of a project."""
        return SuggestionId(uuid5(self.suggestion.id, str(self.annotator)))
