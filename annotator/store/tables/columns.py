"""What tables are made of: their columns, the birth that changeable rows carry, and the conditions of small indexes."""

import re
from typing import Any

from sqlalchemy import BigInteger, Table, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from annotator.store.keys import Key

HAS_VARIANTS = "variants <> '[]'"
"""Which persons have further names: few, so that an index over them finds a name in a large register at once."""
IS_GONE = "gone = 1"
OF_STATUS = "subject = 'status' AND event <> 'born'"
"""Among the lives of rows: statuses that were taken away or brought back."""
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


def key_column(*, foreign: str | None = None, index: bool = False, nullable: bool = False) -> Any:  # noqa: ANN401
    """A column for a key; foreign ones are checked at commit."""
    return Field(sa_type=Key, foreign_key=foreign, index=index, nullable=nullable)


def primary_column() -> Any:  # noqa: ANN401
    """A column for the key of a row."""
    return Field(sa_type=Key, primary_key=True)


def clock_column() -> Any:  # noqa: ANN401
    """A column for a clock, a time or another large number."""
    return Field(sa_type=BigInteger, nullable=False)


class Row(SQLModel):
    """Any table; it is called as its class, in small letters without ``Row``: ``LinkTypeRow`` lies in ``link_type``."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # type: ignore[override]  # noqa: N805
        """The name of the table."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


class Born(Row):
    """What every changeable row carries."""

    hlc: int = clock_column()
    site: int = clock_column()
    gone: bool = False
