"""Marks, links between marks, and themes of whole articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import AnnotatorId, ArticleId, LinkId, LinkTypeId, MarkId, PersonId, TagId, ThemeId
from annotator.domain.moments import UNTOLD, Moment
from annotator.domain.spans import Span


class Origin(StrEnum):
    """How a mark came to be; it stays for ever."""

    HAND = "hand"
    SUGGESTION = "suggestion"
    IMPORT = "import"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag on one span of one article. ``text`` is always the reading text at ``span``."""

    id: MarkId
    article: ArticleId
    tag: TagId
    span: Span
    text: str
    annotator: AnnotatorId
    created: Moment
    changed: Moment
    origin: Origin = Origin.HAND
    person: PersonId | None = None
    note: str = ""
    features: Mapping[str, FeatureValue] = field(default_factory=dict[str, FeatureValue])

    def called(self, tag: TagId, annotator: AnnotatorId, untold: Moment = UNTOLD) -> "Mark":
        """The same mark in a project where tag and annotator have other keys; ``replace`` takes ten times as long.

        ``untold`` is the moment of one that is not dated.
        """
        return Mark(
            self.id, self.article, tag, self.span, self.text, annotator, self.created or untold, self.changed or untold,
            self.origin, self.person, self.note, self.features,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A typed pair of marks of one article, such as *says* from a person to a quote."""

    id: LinkId
    article: ArticleId
    type: LinkTypeId
    from_mark: MarkId
    to_mark: MarkId
    annotator: AnnotatorId


@dataclass(frozen=True, slots=True)
class ArticleTheme:
    """A theme that stands on a whole article."""

    id: ThemeId
    article: ArticleId
    tag: TagId
    annotator: AnnotatorId
