"""How far back steps can be taken back: ``compact --before`` cuts changes, and one operation tells of it.

That operation comes along with merging. So a copy whose changes were cut and one whose were not refuse alike.
"""

from collections.abc import Collection
from contextlib import suppress
from uuid import UUID

from sqlalchemy import Connection, func, select

from annotator.domain.log.operations import Deed
from annotator.domain.moments import from_iso
from annotator.store.tables import OperationRow, table_of
from annotator.store.writing.ink import parts

OPERATION = table_of(OperationRow)
_CLOCK_BITS = 16


def clock_of(day: str) -> int:
    """The first clock of a day, by UTC, so that it is the same on every machine. Raises ``ValueError``."""
    return from_iso(day) << _CLOCK_BITS


def day_of_cut(connection: Connection, operations: Collection[UUID]) -> str | None:
    """The day before which changes were cut, if one of these operations is older; ``None`` where none is."""
    clocks = [
        connection.execute(select(func.min(OPERATION.c.hlc)).where(OPERATION.c.id.in_(part))).scalar()
        for part in parts(list(operations), 500)
    ]
    first = min((clock for clock in clocks if clock is not None), default=0)
    query = select(OPERATION.c.what).where(OPERATION.c.hlc > first, OPERATION.c.deed == Deed.HISTORY_CUT.value)
    for day in connection.execute(query.order_by(OPERATION.c.hlc.desc())).scalars():
        with suppress(ValueError):  # a prepared file may say anything
            if first < clock_of(day):
                return day
    return None
