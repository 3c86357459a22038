"""The plan of an import: what would come in, what was repaired and why, what is doubtful."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import overload

from annotator.domain.articles import Metadata, Repair, RepairKind
from annotator.domain.codebook import Codebook
from annotator.domain.ids import ArticleId, TagId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.mappings import ColumnMapping


@dataclass(frozen=True, slots=True)
class Candidate:
    """One character that may have stood at a broken place, with the reason for its rank."""

    text: str
    score: float
    reason: str


class Stance(StrEnum):
    """What the repairer itself holds of a proposal."""

    CERTAIN = "certain"
    """Done unless a person undoes it."""
    OFFERED = "offered"
    """Not done unless a person asks for it."""
    OPEN = "open"
    """A person has to choose; until then a placeholder stands there."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair that could be made, before anybody has decided.

    ``span`` counts code points of the decoded source. ``text`` would stand in its place (``〓`` for a
    lost character). ``group`` names what is decided together, such as ``創(chuàng)``.
    """

    kind: RepairKind
    span: Span
    text: str
    reason: str
    stance: Stance
    group: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text: ``text`` has LF line ends and no byte order mark.

    ``others`` are further encodings that could be meant, likeliest first; ``doubts`` are sentences
    about what did not fit, with the place.
    """

    text: str
    encoding: str
    others: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a file holds it: all its text, what the file says about it, and what of the text is not it.

    ``metadata`` holds what the file plainly says; what is empty is read out of the text. ``proposals`` count code
    points of the decoded text, in order. ``part`` tells it from others of its file, such as a chapter or a row.
    """

    decoded: Decoded
    metadata: Metadata = Metadata()  # noqa: RUF009  (a frozen value)
    proposals: tuple[Proposal, ...] = ()
    part: str = ""
    themes: tuple[str, ...] = ()
    """Names of themes of the whole article."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """Metadata read out of an article; ``how`` tells for a field how it was inferred, if it was not plainly there."""

    metadata: Metadata
    how: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Repaired:
    """A reading text with the repairs that lead to it from the source."""

    text: str
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """The file that an article was found in, to be read anew by another encoding; ``url`` is where it came from."""

    name: str
    raw: Callable[[], bytes]
    """Its bytes, which need not be in memory."""
    format: str
    url: str = ""
    mapping: ColumnMapping | None = None
    """What the columns are, where the file is a table."""
    table: Callable[[], Path] | None = None
    """Where the table lies, of which ``raw`` gives nothing: it is read in pieces."""


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """One article that would come in; ``name`` is what its source is called.

    ``chosen`` holds, by index into ``proposals``, the replacement of each proposal that is to be
    made. ``twin`` is an article of the project that already has this text, ``same_as`` the name of an
    earlier file of the plan that has it.
    """

    name: str
    found_in: FoundIn
    document: Document
    proposals: tuple[Proposal, ...]
    chosen: Mapping[int, str]
    repaired: Repaired
    inferred: Inferred
    twin: ArticleId | None = None
    same_as: str = ""
    wanted: bool = True

    @property
    def decoded(self) -> Decoded:
        """The source as text."""
        return self.document.decoded


class Articles(Sequence[PlannedArticle]):
    """The articles of a plan, which need not be in memory."""

    @abstractmethod
    def article(self, at: int) -> PlannedArticle:
        """The one at that place, from 0 to below the length."""

    @abstractmethod
    def wants(self, at: int) -> bool:
        """Whether the one at that place is to come in, which tells without reading it."""

    @overload
    def __getitem__(self, at: int) -> PlannedArticle: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PlannedArticle]: ...
    def __getitem__(self, at: int | slice) -> PlannedArticle | Sequence[PlannedArticle]:
        """One of them, or several."""
        places = range(len(self))[at]
        return self.article(places) if isinstance(places, int) else tuple(map(self.article, places))


@dataclass(frozen=True, slots=True)
class PlannedLabel:
    """What a tag is called in a file, and the path of the tag that it becomes; ``tag`` is the file's own."""

    words: str
    tag: TagId
    path: str
    is_new: bool
    count: int


@dataclass(frozen=True, slots=True)
class PlannedExchange:
    """A file with marks that would come in; ``known`` counts its articles that are here already."""

    name: str
    exchange: Exchange
    marks: int
    known: int
    whole: bool
    """Whether the project is still empty and takes over title, codebook and people as they are."""
    suggestions: int = 0
    renamed: Mapping[TagId, TagId] = field(default_factory=dict[TagId, TagId])
    """The tags of this project that somebody chose for tags of the file."""

    def labels(self, book: Codebook) -> list[PlannedLabel]:
        """What tags are called in the file and which they become; ``book`` is the codebook here."""
        here = {book.path(tag.id) for tag in book.tags}
        theirs = self.exchange.codebook
        paths = ((one, self.renamed.get(one.tag)) for one in self.exchange.labels())
        told = ((one, theirs.path(one.tag) if chosen is None else book.path(chosen)) for one, chosen in paths)
        return [PlannedLabel(one.words, one.tag, path, path not in here, one.count) for one, path in told]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something does not come in: the file, the line where there is one, and a sentence."""

    name: str
    message: str
    hint: str = ""
    line: int | None = None

    def __str__(self) -> str:
        """In words: where, what, and what to do."""
        place = self.name
        if self.line is not None:
            place = _("{name}, line {line}").format(name=self.name, line=self.line)
        return f"{place}: {self.message} {self.hint}".rstrip()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing is written before it is applied."""

    articles: Sequence[PlannedArticle] = ()
    exchanges: tuple[PlannedExchange, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def wanted(self) -> Iterator[int]:
        """The places of the articles that are to come in."""
        listed = self.articles
        if isinstance(listed, Articles):
            return filter(listed.wants, range(len(listed)))
        return (at for at, one in enumerate(listed) if one.wanted)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has done."""

    articles: tuple[ArticleId, ...]
    marks: int
    skipped: int
    suggestions: int = 0
    """How many wait now that did not before."""
