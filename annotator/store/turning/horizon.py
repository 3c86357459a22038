"""How far back steps can be taken back: ``compact --before`` cuts changes, and one operation tells of it.

That operation comes along with merging. So a copy whose changes were cut and one whose were not refuse alike.
"""

from collections.abc import Collection
from contextlib import suppress
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from annotator.domain.log.operations import Deed
from annotator.domain.moments import from_iso
from annotator.store import straight
from annotator.store.tables import OperationRow, table_of
from annotator.store.writing.ink import parts

OPERATION = table_of(OperationRow)
_CLOCK_BITS = 16
_OLDEST = select(func.min(OPERATION.c.hlc).label("oldest")).where(OPERATION.c.id.in_(bindparam("keys", expanding=True)))
_CUTS = (
    select(OPERATION.c.what)
    .where(OPERATION.c.hlc > bindparam("first"), OPERATION.c.deed == Deed.HISTORY_CUT.value)
    .order_by(OPERATION.c.hlc.desc())
)


def clock_of(day: str) -> int:
    """The first clock of a day, by UTC, so that it is the same on every machine. Raises ``ValueError``."""
    return from_iso(day) << _CLOCK_BITS


def day_of_cut(connection: Connection, operations: Collection[UUID]) -> str | None:
    """The day before which changes were cut, if one of these operations is older; ``None`` where none is."""
    clocks = [
        row["oldest"]
        for part in parts(list(operations), 500)
        for row in straight.rows(connection, _OLDEST, {"keys": part})
    ]
    first = min((clock for clock in clocks if clock is not None), default=0)
    for row in straight.rows(connection, _CUTS, {"first": first}):
        with suppress(ValueError):  # a prepared file may say anything
            if first < clock_of(row["what"]):
                return row["what"]
    return None
