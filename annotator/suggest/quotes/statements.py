"""What a grammar finds: something said, by whom, and which words announce it."""

from dataclasses import dataclass, field
from enum import Enum

from annotator.domain.spans import Span


class Kind(Enum):
    """What a source is called by; it decides how far a pronoun may point at it."""

    NAME = "name"
    PRONOUN = "pronoun"
    PHRASE = "phrase"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Voice:
    """A mention of who speaks; ``person`` names whom it means where its words do not, empty where nobody can tell."""

    span: Span
    kind: Kind
    person: str = ""


class How(Enum):
    """By what grammar something was found; the reasons that people read follow from it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    AT_ONCE = "at once"
    BEHIND = "behind"
    CONTINUED = "continued"
    ACCORDING = "according"
    TURN = "turn"
    ANNOUNCED = "announced"
    GESTURE = "gesture"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said. ``start`` is where the words that announce it begin, ``first`` the piece that it continues."""

    content: Span
    cue: Span | None
    voices: tuple[Voice, ...]
    how: How
    score: float
    first: Span | None = None
    start: int = field(default=-1)
