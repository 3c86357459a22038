"""Suggestions: marks that are only proposed, until somebody accepts or rejects them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid5

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, SuggestionId, TagId
from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A proposed link from or to a suggestion: its type, and what stands at its other end.

    ``type`` is the name of a built-in link type: the holder of a role (*holds*), the speaker and the cue of a
    quote (*says*, *cue*), the quote that it goes on with (*continues*). ``kind`` and ``span`` are those of the
    mark at the other end, which need not stand yet. ``person`` names whom a mention there means where its own
    words do not (他); empty where they do, or where nobody can tell.
    """

    type: str
    kind: str
    span: Span
    person: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed mark.

    ``text`` is the reading text at ``span``, ``source`` what proposed it, ``reason`` why, in words, and
    ``score`` the share of such proposals that is expected to be right, from 0 to 1. ``person`` names whom a
    mention means where its own words do not. ``core`` is the shorter span that a key shrinks it to, such as
    the title within an organisation and title. What stands at the other ends of ``ties`` is accepted with it.
    """

    article: ArticleId
    tag: TagId
    span: Span
    text: str
    source: str
    reason: str = ""
    score: float = 1.0
    person: str = ""
    core: Span | None = None
    ties: tuple[Tie, ...] = ()

    @property
    def id(self) -> SuggestionId:
        """Its key: the same wherever and by whatever the same mark is proposed."""
        return SuggestionId(uuid5(self.article, f"suggestion/{self.tag}/{self.span.start}/{self.span.end}"))


class Verdict(StrEnum):
    """What an annotator decided on a suggestion."""

    REJECTED = "rejected"
    """Not to be proposed again."""
    ACCEPTED = "accepted"
    """A mark was made of it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an annotator decided on a suggestion; ``mark`` is what was made of it where it was accepted.

    The suggestion has the span and words that it had when it was decided on, whatever becomes of the mark.
    """

    annotator: AnnotatorId
    suggestion: Suggestion
    verdict: Verdict = Verdict.REJECTED
    mark: MarkId | None = None

    @property
    def key(self) -> SuggestionId:
        """The same for the same decision in every copy of a project: what was rejected in one stays so in all.

        What was accepted and what was rejected are decisions of their own, so that copies never disagree.
        """
        if self.mark is not None:
            return key_of_accepted(self.mark)
        return SuggestionId(uuid5(self.suggestion.id, str(self.annotator)))


def key_of_accepted(mark: MarkId) -> SuggestionId:
    """The key of the decision that made a mark."""
    return SuggestionId(uuid5(mark, "accepted"))


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which source proposed what became a mark, how sure it was, and why."""

    source: str
    score: float
    reason: str
