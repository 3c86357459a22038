"""An article: metadata, source, the repairs between source and reading text, status."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.errors import ImportRefused
from annotator.domain.ids import AnnotatorId, ArticleId, ProjectId
from annotator.domain.language import _
from annotator.domain.moments import Moment
from annotator.domain.spans import Span

LONGEST_BYTES = 56 * 1024 * 1024
"""No text in UTF-8 and no source is longer: nineteen million Chinese characters."""
_MEGABYTE = 1024 * 1024


class State(StrEnum):
    """How far the work on an article is, for one annotator."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ADJUDICATED = "adjudicated"


class RepairKind(StrEnum):
    """What a repair mended."""

    GLOSS = "gloss"
    BREAK = "break"
    LOST = "lost"
    BOILERPLATE = "boilerplate"
    CORRECTION = "correction"
    """What a person corrected by hand."""
    CHARACTER = "character"
    """A NUL, which no text may hold."""
    LINE = "line"
    """A line end of a printed page or a wrapped text, within a word or a paragraph."""
    MISREADING = "misreading"
    """Characters that were read by a wrong encoding."""
    ENTITY = "entity"
    """A character that is still written as a page writes it, such as ``&amp;lt;``."""
    INVISIBLE = "invisible"
    """Soft hyphens, zero-width characters and marks of direction without a partner."""


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_too_long(text: str) -> None:
    """Raises ``ImportRefused`` for a text that is too long to be one article."""
    if 4 * len(text) > LONGEST_BYTES:  # no character has more bytes than that
        refuse_too_large(len(text.encode()))


def refuse_too_large(size_bytes: int) -> None:
    """Raises ``ImportRefused`` for a source that is too large to be one article."""
    if size_bytes > LONGEST_BYTES:
        raise ImportRefused(
            _("{size} MB are too long for one article; {limit} MB are possible.")
            .format(size=-(-size_bytes // _MEGABYTE), limit=LONGEST_BYTES // _MEGABYTE),
            _("Cut it into several files, such as one a chapter."),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """What a project is called and when it began."""

    id: ProjectId
    title: str
    created: Moment


@dataclass(frozen=True, slots=True)
class Annotator:
    """Somebody who makes marks."""

    id: AnnotatorId
    name: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; an empty string means not known.

    ``published`` is an ISO 8601 date or a part of one (``2024-11-15``, ``2024-11``);
    ``language`` a BCP 47 tag (``zh``, ``en``); ``script`` an ISO 15924 code (``Hant``, ``Hans``, ``Latn``).
    """

    title: str = ""
    byline: str = ""
    source: str = ""
    place: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    script: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What an article came from, kept unchanged.

    ``raw`` are the bytes as found, ``encoding`` the Python name by which they were read, ``name``
    the file's name. Repairs count code points of ``raw`` decoded, without byte order mark and with
    every line end as LF.
    """

    name: str
    raw: bytes
    encoding: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One recorded edit between source and reading text.

    ``source`` counts code points of the decoded source, ``start`` those of the reading text; there
    ``text`` stands in place of ``source_text``. Repairs of one article never overlap, and the source
    with all of them applied from left to right is the reading text.
    """

    kind: RepairKind
    source: Span
    source_text: str
    start: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Status:
    """How far one annotator is with one article, with a note."""

    annotator: AnnotatorId
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article without its text. ``sha256`` is that of the reading text in UTF-8, in hexadecimal."""

    id: ArticleId
    metadata: Metadata
    sha256: str
    length: int
    ordinal: int
    created: Moment
    starred: bool = False


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the list of articles. ``state`` is that of the annotator who asks."""

    id: ArticleId
    ordinal: int
    title: str
    source: str
    published: str
    length: int
    marks: int
    state: State
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles there are, and how many of them are done or adjudicated."""

    total: int
    done: int
