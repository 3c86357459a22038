"""The tables of what a project holds: codebook, people, articles, and what stands on them."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, LargeBinary, text
from sqlmodel import Field

from annotator.store.keys import AnyText, Key
from annotator.store.tables.columns import (
    HAS_VARIANTS,
    IS_GONE,
    IS_LONG,
    Born,
    Row,
    clock_column,
    key_column,
    primary_column,
)


class ProjectRow(Born, table=True):
    """The one row that names the project; ``identity`` is the project's own key, which an import may bring.

    ``sources_off`` are the sources of suggestions that are not asked, a JSON list of their names.
    """

    id: UUID = primary_column()
    identity: UUID = key_column()
    title: str
    created: int = clock_column()
    sources_off: list[str] = Field(sa_type=JSON)


class AnnotatorRow(Born, table=True):
    """Somebody who makes marks; ``same_as`` points to the annotator whom this key means, too (``pointers``)."""

    id: UUID = primary_column()
    name: str
    same_as: UUID | None = key_column(nullable=True)


class TagRow(Born, table=True):
    """A tag of the codebook; ``features`` is a JSON list."""

    id: UUID = primary_column()
    ordinal: int
    kind: str
    name: str
    parent: UUID | None = key_column(nullable=True)
    colour: str
    key: str
    sign: str
    description: str
    guideline: str
    overlap: str
    features: list[Any] = Field(sa_type=JSON)
    line: str
    retired: bool


class LinkTypeRow(Born, table=True):
    """A type of link; both lists of kinds are JSON."""

    id: UUID = primary_column()
    ordinal: int
    name: str
    from_kinds: list[str] = Field(sa_type=JSON)
    to_kinds: list[str] = Field(sa_type=JSON)


class PersonRow(Born, table=True):
    """A person of the register; ``variants`` and ``identifiers`` are JSON.

    ``merged`` points to the person whom this one means since they were made one (``pointers``).
    """

    __table_args__ = (
        Index("person_variants", "id", sqlite_where=text(HAS_VARIANTS)),
        Index("person_merged", "merged", sqlite_where=text("merged IS NOT NULL")),
    )
    id: UUID = primary_column()
    name: str = Field(index=True)
    variants: list[str] = Field(sa_type=JSON)
    note: str
    identifiers: dict[str, str] = Field(sa_type=JSON)
    merged: UUID | None = key_column(nullable=True)


class DifferenceRow(Born, table=True):
    """Two persons who are known to be different; its key follows from both. ``first`` is the smaller key."""

    id: UUID = primary_column()
    first: UUID = key_column(index=True)
    second: UUID = key_column(index=True)


class SavedSearchRow(Born, table=True):
    """A search that somebody saved under a name; ``query`` is in the words of ``annotator.domain.search.saved``."""

    id: UUID = primary_column()
    name: str
    query: str


class ArticleRow(Born, table=True):
    """An article without its text; ``body`` points to the version that is read."""

    __table_args__ = (
        Index("article_listed", "gone", "ordinal", "id"),
        Index("article_gone", "id", sqlite_where=text(IS_GONE)),
        Index("article_body", "body"),
    )
    id: UUID = primary_column()
    ordinal: int = Field(sa_type=BigInteger, index=True)
    body: UUID = key_column()
    title: str
    byline: str
    source: str
    place: str
    published: str
    url: str
    language: str
    script: str
    note: str
    starred: bool
    created: int = clock_column()


class BodyRow(Row, table=True):
    """One reading text, never changed; its key follows from its hash, so that the same text is one row in every copy.

    ``length`` stands before ``text`` so that lists do not read it.
    """

    id: UUID = primary_column()
    length: int
    sha256: str = Field(index=True)
    text: str


class SourceRow(Row, table=True):
    """What an article came from, byte for byte."""

    article: UUID = Field(sa_type=Key, primary_key=True, foreign_key="article.id")
    name: str
    encoding: str
    sha256: str
    raw: bytes = Field(sa_type=LargeBinary)


class RepairRow(Row, table=True):
    """One repair between the source of an article and a body."""

    article: UUID = Field(sa_type=Key, primary_key=True, foreign_key="article.id")
    body: UUID = Field(sa_type=Key, primary_key=True, foreign_key="body.id", index=True)
    ordinal: int = Field(primary_key=True)
    kind: str
    source_start: int
    source_end: int
    source_text: str = Field(sa_type=AnyText)
    start: int
    text: str
    reason: str


class StatusRow(Born, table=True):
    """How far one annotator is with one article; its key follows from both."""

    __table_args__ = (Index("status_of", "annotator", "state", "gone"),)
    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id", index=True)
    annotator: UUID = key_column(foreign="annotator.id")
    state: str
    note: str


class MarkRow(Born, table=True):
    """A mark; body, start, end and text are one field of the log, ``span``.

    A mark whose ``body`` is not the one that its article shows stands on another version of the text.
    """

    __table_args__ = (
        Index("mark_article", "article", "start", "end"),
        Index("mark_long", "article", "start", sqlite_where=text(IS_LONG)),
        Index("mark_words", "article", "text", "start", "end", sqlite_where=text("person IS NOT NULL")),
        Index("mark_tag", "tag", "article"),
        Index("mark_person", "person", "article", sqlite_where=text("person IS NOT NULL")),
    )
    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id")
    tag: UUID = key_column(foreign="tag.id")
    body: UUID = key_column(foreign="body.id", index=True)
    start: int
    end: int
    text: str
    annotator: UUID = key_column(foreign="annotator.id")
    origin: str
    person: UUID | None = key_column(foreign="person.id", nullable=True)
    note: str
    features: dict[str, Any] = Field(sa_type=JSON)
    created: int = clock_column()
    changed: int = clock_column()


class LinkRow(Born, table=True):
    """A typed pair of marks."""

    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id", index=True)
    type: UUID = key_column(foreign="link_type.id")
    from_mark: UUID = key_column(foreign="mark.id", index=True)
    to_mark: UUID = key_column(foreign="mark.id", index=True)
    annotator: UUID = key_column(foreign="annotator.id")


class ArticleThemeRow(Born, table=True):
    """A theme on a whole article."""

    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id", index=True)
    tag: UUID = key_column(foreign="tag.id")
    annotator: UUID = key_column(foreign="annotator.id")


class SuggestionRow(Born, table=True):
    """A suggestion that an annotator decided on: its words and place then, and the mark that was made of it, if any."""

    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id", index=True)
    tag: UUID = key_column()
    start: int
    end: int
    text: str
    source: str
    reason: str
    score: int
    state: str
    mark: UUID | None = key_column(nullable=True)
    annotator: UUID = key_column(foreign="annotator.id")
