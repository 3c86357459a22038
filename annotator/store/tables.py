"""The tables of a project. Rows stay in this room: readers give values of ``annotator.domain``.

Every row that can be changed carries the clock of its birth (``hlc``, ``site``) and ``gone``, its own
tombstone. Times are milliseconds since 1970 UTC, spans code points of the body, half-open.
"""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary, MetaData, SmallInteger, String, Table, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from annotator.store.keys import AnyText, Key

HAS_VARIANTS = "variants <> '[]'"
"""Which persons have further names: few, so that an index over them finds a name in a large register at once."""
IS_GONE = "gone = 1"
"""Rows that were taken away: few, so that nothing need look through the others for them."""
LONG = 1000
"""Characters beyond which a mark counts as long."""
IS_LONG = f'"end" - start > {LONG}'
"""Marks that may begin far before a place and still touch it: few, so that nobody looks through all before it."""
ON_A_SERVER = {HAS_VARIANTS: "variants::text <> '[]'", IS_GONE: "gone"}
"""The same where JSON and truth are types of their own."""
UNDONE = text("standing = 'undone'")
"""Operations that could be redone: hardly ever any, so that no gesture looks through the log for them."""


def table_of(row: type[SQLModel]) -> Table:
    """The Core table behind a row class."""
    return row.__table__  # type: ignore[attr-defined]  # SQLModel does not declare what its metaclass sets


def _key(*, foreign: str | None = None, index: bool = False, nullable: bool = False) -> Any:  # noqa: ANN401
    """A column for a key; foreign ones are checked at commit."""
    return Field(sa_type=Key, foreign_key=foreign, index=index, nullable=nullable)


def _primary() -> Any:  # noqa: ANN401
    return Field(sa_type=Key, primary_key=True)


def _clock() -> Any:  # noqa: ANN401
    return Field(sa_type=BigInteger, nullable=False)


class Row(SQLModel):
    """Any table; it is called as its class, in small letters without ``Row``: ``LinkTypeRow`` lies in ``link_type``."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # type: ignore[override]  # noqa: N805
        """The name of the table."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


class Born(Row):
    """What every changeable row carries."""

    hlc: int = _clock()
    site: int = _clock()
    gone: bool = False


class ProjectRow(Born, table=True):
    """The one row that names the project; ``identity`` is the project's own key, which an import may bring."""

    id: UUID = _primary()
    identity: UUID = _key()
    title: str
    created: int = _clock()


class AnnotatorRow(Born, table=True):
    """Somebody who makes marks; ``same_as`` points to the annotator whom this key means, too (``pointers``)."""

    id: UUID = _primary()
    name: str
    same_as: UUID | None = _key(nullable=True)


class TagRow(Born, table=True):
    """A tag of the codebook; ``features`` is a JSON list."""

    id: UUID = _primary()
    ordinal: int
    kind: str
    name: str
    parent: UUID | None = _key(nullable=True)
    colour: str
    key: str
    sign: str
    description: str
    guideline: str
    overlap: str
    features: list[Any] = Field(sa_type=JSON)


class LinkTypeRow(Born, table=True):
    """A type of link; both lists of kinds are JSON."""

    id: UUID = _primary()
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
    id: UUID = _primary()
    name: str = Field(index=True)
    variants: list[str] = Field(sa_type=JSON)
    note: str
    identifiers: dict[str, str] = Field(sa_type=JSON)
    merged: UUID | None = _key(nullable=True)


class ArticleRow(Born, table=True):
    """An article without its text; ``body`` points to the version that is read."""

    __table_args__ = (
        Index("article_listed", "gone", "ordinal", "id"),
        Index("article_gone", "id", sqlite_where=text(IS_GONE)),
        Index("article_body", "body"),
    )
    id: UUID = _primary()
    ordinal: int = Field(sa_type=BigInteger, index=True)
    body: UUID = _key()
    title: str
    byline: str
    source: str
    place: str
    published: str
    url: str
    language: str
    script: str
    created: int = _clock()


class BodyRow(Row, table=True):
    """One reading text, never changed; its key follows from its hash, so that the same text is one row in every copy.

    ``length`` stands before ``text`` so that lists do not read it.
    """

    id: UUID = _primary()
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
    id: UUID = _primary()
    article: UUID = _key(foreign="article.id", index=True)
    annotator: UUID = _key(foreign="annotator.id")
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
    id: UUID = _primary()
    article: UUID = _key(foreign="article.id")
    tag: UUID = _key(foreign="tag.id")
    body: UUID = _key(foreign="body.id", index=True)
    start: int
    end: int
    text: str
    annotator: UUID = _key(foreign="annotator.id")
    origin: str
    person: UUID | None = _key(foreign="person.id", nullable=True)
    note: str
    features: dict[str, Any] = Field(sa_type=JSON)
    created: int = _clock()
    changed: int = _clock()


class LinkRow(Born, table=True):
    """A typed pair of marks."""

    id: UUID = _primary()
    article: UUID = _key(foreign="article.id", index=True)
    type: UUID = _key(foreign="link_type.id")
    from_mark: UUID = _key(foreign="mark.id", index=True)
    to_mark: UUID = _key(foreign="mark.id", index=True)
    annotator: UUID = _key(foreign="annotator.id")


class ArticleThemeRow(Born, table=True):
    """A theme on a whole article."""

    id: UUID = _primary()
    article: UUID = _key(foreign="article.id", index=True)
    tag: UUID = _key(foreign="tag.id")
    annotator: UUID = _key(foreign="annotator.id")


class SuggestionRow(Born, table=True):
    """A suggestion that an annotator rejected."""

    id: UUID = _primary()
    article: UUID = _key(foreign="article.id", index=True)
    tag: UUID = _key()
    start: int
    end: int
    text: str
    source: str
    reason: str
    annotator: UUID = _key(foreign="annotator.id")


class OperationRow(Row, table=True):
    """One thing somebody did. ``reverts`` is what an undo or redo put back; ``standing`` is derived from them."""

    __table_args__ = (
        Index("operation_clock", "hlc", "site", unique=True),
        Index("operation_by", "annotator", "hlc"),
        Index("operation_undone", "annotator", "hlc", sqlite_where=UNDONE),
    )
    id: UUID = _primary()
    hlc: int = _clock()
    site: int = _clock()
    annotator: UUID = _key(foreign="annotator.id")
    deed: str
    what: str
    done: int = _clock()
    article: UUID | None = _key(nullable=True)
    start: int | None = None
    end: int | None = None
    reverts: UUID | None = _key(nullable=True)
    standing: str = Field(sa_type=String)


class ChangeRow(Row, table=True):
    """One field that an operation changed, with both values as JSON text.

    ``over`` is the operation whose change of the same field this one was laid over; none over the birth.
    Two changes over the same one, made in two copies, are a conflict.
    """

    __table_args__ = (Index("change_target", "target", "field"),)
    operation: UUID = Field(sa_type=Key, primary_key=True, foreign_key="operation.id")
    number: int = Field(primary_key=True)
    subject: str
    target: UUID = _key()
    field: str
    before: str
    after: str
    over: UUID | None = _key(nullable=True)


class LifeRow(Row, table=True):
    """Rows of one table that an operation made (``born``), took away (``gone``) or brought ``back``.

    ``targets`` are keys of 16 bytes, at most 65,536 of them, so that an import of a million marks is a few
    rows. ``seen`` (for gone and back) has 8 bytes for each: the greatest clock of a change of that row that
    was known then, 0 for none; a change with a greater one was made in another copy meanwhile.
    """

    operation: UUID = Field(sa_type=Key, primary_key=True, foreign_key="operation.id")
    number: int = Field(primary_key=True)
    subject: str
    event: str
    targets: bytes = Field(sa_type=LargeBinary)
    seen: bytes | None = Field(default=None, sa_type=LargeBinary)


class SettledRow(Born, table=True):
    """A conflict that somebody settled; its key follows from what it is about. Undoing takes it away again."""

    id: UUID = _primary()
    choice: str


class ConflictRow(Row, table=True):
    """What copies say differently: derived from the log at each merge. Both sides are operations, or rows."""

    id: UUID = _primary()
    kind: str
    subject: str
    target: UUID = _key(index=True)
    field: str
    winning: UUID = _key()
    losing: UUID = _key()
    before: str


class TallyRow(Row, table=True):
    """How many marks stand on an article, under a tag or for a person: derived, rebuilt by ``tally.rebuild``."""

    subject: UUID = _primary()
    marks: int


TALLY_PART = Table(
    "tally_part",
    MetaData(),
    Column("subject", Key, primary_key=True),
    Column("part", SmallInteger, primary_key=True),
    Column("marks", BigInteger, nullable=False),
)
"""On a server the tally is a view of parts, one a connection: so nobody waits for whoever counts the same tag."""


CHANGEABLE: dict[str, type[Born]] = {
    table_of(row).name: row
    for row in (
        ProjectRow,
        AnnotatorRow,
        TagRow,
        LinkTypeRow,
        PersonRow,
        ArticleRow,
        StatusRow,
        MarkRow,
        LinkRow,
        ArticleThemeRow,
        SuggestionRow,
        SettledRow,
    )
}
"""The tables whose rows the log can change, by the name that it calls them."""
