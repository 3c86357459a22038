"""The tables of the log, and of what is derived from it: conflicts and tallies."""

from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, SmallInteger, String, Table, text
from sqlmodel import Field

from annotator.store.keys import Key
from annotator.store.tables.columns import OF_STATUS, UNDONE, Born, Row, clock_column, key_column, primary_column


class OperationRow(Row, table=True):
    """One thing somebody did. ``reverts`` is what an undo or redo put back; ``standing`` is derived from them."""

    __table_args__ = (
        Index("operation_clock", "hlc", "site", unique=True),
        Index("operation_by", "annotator", "hlc"),
        Index("operation_undone", "annotator", "hlc", sqlite_where=UNDONE),
    )
    id: UUID = primary_column()
    hlc: int = clock_column()
    site: int = clock_column()
    annotator: UUID = key_column(foreign="annotator.id")
    deed: str
    what: str
    done: int = clock_column()
    article: UUID | None = key_column(nullable=True)
    start: int | None = None
    end: int | None = None
    reverts: UUID | None = key_column(nullable=True)
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
    target: UUID = key_column()
    field: str
    before: str
    after: str
    over: UUID | None = key_column(nullable=True)


class LifeRow(Row, table=True):
    """Rows of one table that an operation made (``born``), took away (``gone``) or brought ``back``.

    ``targets`` are keys of 16 bytes, at most 65,536 of them, so that an import of a million marks is a few
    rows. ``seen`` (for gone and back) has 8 bytes for each: the greatest clock of a change of that row, or of
    a mark, theme or link put on it, that was known then, 0 for none; what has a greater one was done in
    another copy meanwhile.
    """

    __table_args__ = (Index("life_of_status", "operation", sqlite_where=text(OF_STATUS)),)
    operation: UUID = Field(sa_type=Key, primary_key=True, foreign_key="operation.id")
    number: int = Field(primary_key=True)
    subject: str
    event: str
    targets: bytes = Field(sa_type=LargeBinary)
    seen: bytes | None = Field(default=None, sa_type=LargeBinary)


class SettledRow(Born, table=True):
    """A conflict that somebody settled; its key follows from what it is about. Undoing takes it away again."""

    id: UUID = primary_column()
    choice: str


class ConflictRow(Row, table=True):
    """What copies say differently: derived from the log at each merge. Both sides are operations, or rows."""

    id: UUID = primary_column()
    kind: str
    subject: str
    target: UUID = key_column(index=True)
    field: str
    winning: UUID = key_column()
    losing: UUID = key_column()
    before: str


class TallyRow(Row, table=True):
    """How many marks stand on an article, under a tag or for a person: derived, rebuilt by ``tally.rebuild``."""

    subject: UUID = primary_column()
    marks: int
    hidden: int
    """Those of them that nobody sees: on an earlier version of a text, or on an article that was removed."""


TALLY_PART = Table(
    "tally_part",
    MetaData(),
    Column("subject", Key, primary_key=True),
    Column("part", SmallInteger, primary_key=True),
    Column("marks", BigInteger, nullable=False),
    Column("hidden", BigInteger, nullable=False),
)
"""On a server the tally is a view of parts, one a connection: so nobody waits for whoever counts the same tag."""
