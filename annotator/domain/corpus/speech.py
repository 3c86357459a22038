"""Who says what: the quotes of a project as lines of a play, and how often who speaks of which theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from annotator.domain.ids import ArticleId, MarkId, PersonId, TagId
from annotator.domain.log.operations import Place
from annotator.domain.spans import Span

JOINT = " … "
"""Stands between the pieces of a quote that the article interrupts."""


@dataclass(frozen=True, slots=True)
class About:
    """Which quotes are meant: of an article, by a person, on a theme or one below it; nothing given means all.

    A quote is on a theme where its span overlaps a mark with it, and where its article carries it.
    """

    article: ArticleId | None = None
    person: PersonId | None = None
    theme: TagId | None = None


EVERYTHING = About()


@dataclass(frozen=True, slots=True)
class Role:
    """A role as an article words it; ``here`` where that is the article of the quote, else the latest before it."""

    words: str
    published: str
    article: ArticleId
    here: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """The mention that says a quote, and whom it means; ``name`` are its own words where it means nobody yet."""

    mention: MarkId
    name: str
    person: PersonId | None = None
    role: Role | None = None

    @property
    def who(self) -> UUID | str:
        """What tells two speakers apart."""
        return self.person or self.name


@dataclass(frozen=True, slots=True)
class Piece:
    """One mark of a quote, with the speakers and cues that are linked to this very mark."""

    mark: MarkId
    span: Span
    text: str
    speakers: tuple[Speaker, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What is said at one go: a quote with all pieces that continue it, in the order of the text."""

    article: ArticleId
    title: str
    source: str
    published: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return JOINT.join(piece.text for piece in self.pieces)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who says it, each once."""
        return tuple({one.who: one for piece in reversed(self.pieces) for one in reversed(piece.speakers)}.values())[
            ::-1
        ]

    @property
    def cues(self) -> tuple[str, ...]:
        """The words that announce it, in the order of its pieces."""
        return tuple(cue for piece in self.pieces for cue in piece.cues)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.article, self.pieces[0].span)


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one has read: the place behind which the next page begins."""

    undated: int
    published: str
    ordinal: int
    article: ArticleId
    start: int
    end: int
    mark: MarkId


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines in order, by date and place; ``reached`` is ``None`` behind the last one."""

    lines: tuple[Line, ...]
    reached: Reached | None = None


@dataclass(frozen=True, slots=True)
class SpokenArticle:
    """An article in which somebody is quoted, and how often. ``reached`` is its place in the order."""

    id: ArticleId
    title: str
    source: str
    published: str
    quotes: int
    reached: Reached


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever speaks, over all articles: a person, or the words of mentions that mean nobody yet."""

    name: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How many quotes of somebody are on a theme: in all, by a mark in the passage, by the whole article.

    A quote that is on the theme both ways counts once in all.
    """

    voice: Voice
    theme: TagId
    quotes: int
    passages: int
    articles: int


@dataclass(frozen=True, slots=True)
class Month:
    """How often somebody is quoted in the articles of one month: ``2024-11``, ``2024`` where no more is known."""

    voice: Voice
    month: str
    quotes: int


def totals(counted: Iterable[Cell | Month]) -> dict[Voice, int]:
    """The quotes of each voice over all cells or months, most first."""
    found: dict[Voice, int] = {}
    for one in counted:
        found[one.voice] = found.get(one.voice, 0) + one.quotes
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].name)))
