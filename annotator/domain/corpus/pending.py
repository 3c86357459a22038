"""Suggestions of many articles that nobody has decided on: what is asked of them, and what comes page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.ids import ArticleId, TagId
from annotator.domain.suggestions import Suggestion


class Order(StrEnum):
    """In which order pending suggestions come."""

    CERTAIN = "certain"
    """Most certain first."""
    UNCERTAIN = "uncertain"
    """Least certain first."""
    NAME = "name"
    """By their words, so that what reads alike stands together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pending suggestions are asked for; what is left empty does not matter.

    ``tags`` and ``sources`` are any of these, ``words`` exactly these, ``least`` the lowest score, 0 to 1.
    ``offered`` leaves only what came from elsewhere, such as the predictions of a file.
    """

    tags: tuple[TagId, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    words: str = ""
    least: float = 0.0
    offered: bool = False


ANY = Wanted()
"""All of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pending suggestion as a line of a concordance: with the title and what stands before and behind it."""

    suggestion: Suggestion
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Name:
    """What is proposed in the same words with the same tag: where, how often, how surely."""

    tag: TagId
    words: str
    places: int
    articles: int
    best: float


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source of suggestions as a person sees it.

    ``about`` says what it proposes, ``missing`` what has to be installed or done before it can, or nothing.
    ``kinds`` are those that it proposes.
    """

    name: str
    about: str
    kinds: tuple[str, ...]
    on: bool
    missing: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How a source does for a tag in this project; ``standing`` counts what is pending."""

    source: str
    tag: TagId
    standing: int
    accepted: int
    rejected: int

    @property
    def precision(self) -> float | None:
        """The share of what was decided that was right; ``None`` before anything was."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Made:
    """How many marks of a tag were made by hand, and how many of suggestions."""

    by_hand: int = 0
    suggested: int = 0

    @property
    def share(self) -> float | None:
        """The share that comes from suggestions; ``None`` where there are no marks."""
        whole = self.by_hand + self.suggested
        return self.suggested / whole if whole else None


@dataclass(frozen=True, slots=True)
class Figures:
    """How suggestions do in a project: by source and tag, and marks made of them beside those made by hand."""

    of_sources: tuple[Figure, ...] = ()
    made: Mapping[TagId, Made] = field(default_factory=dict[TagId, Made])
