"""Operations of which no notification came: whoever did them came to an end between the commit and telling of it."""

import time
from typing import Any
from uuid import UUID

import psycopg

TURN_SECONDS = 30.0
"""So often what need not be looked through any more is forgotten."""
_NEWEST = "SELECT id, hlc FROM operation ORDER BY hlc DESC LIMIT %s"
_LATER = "SELECT id, hlc, site FROM operation WHERE hlc > %s ORDER BY hlc"
_UNDER_WAY = (
    "SELECT virtualtransaction FROM pg_locks WHERE relation = 'operation'::regclass"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""Whoever has read the log holds a lock of it until the end of the transaction, and anybody may see who does."""
_KNOWN = 1000
"""So many are known from the start: fewer are committed while one is on its way."""


class Missed:
    """What one listener was told of, and, when it looks, whether that is everything that others did.

    A clock is greater than all that were in the log when it was read. So what is not in the log yet and has no
    greater clock than the newest one there is of somebody who has read the log already. Once all of them have come
    to an end, however long that takes, only greater clocks need to be looked through.
    """

    def __init__(self, connection: psycopg.Connection[tuple[UUID, int]], site: int) -> None:
        newest = connection.execute(_NEWEST, (_KNOWN,)).fetchall()
        self._site = site
        self._heard = dict(newest)
        self._waited_for: dict[UUID, int] = {}
        self._floor = newest[-1][1] if len(newest) == _KNOWN else 0
        self._next_floor: int | None = newest[0][1] if newest else 0
        self._under_way = _under_way(connection)
        self._turned = time.monotonic()

    def hear(self, operation: UUID, hlc: int) -> None:
        """Be told of an operation."""
        self._heard[operation] = hlc

    def look(self, connection: psycopg.Connection[tuple[UUID, int, int]]) -> dict[UUID, int]:
        """Operations of others, with their clocks, of which nothing was told since the look before this one."""
        ended = self._next_floor is not None and self._under_way.isdisjoint(_under_way(connection))
        later = connection.execute(_LATER, (self._floor,)).fetchall()  # after it: what those who ended did is there
        missed = {key: hlc for key, hlc in self._waited_for.items() if key not in self._heard}
        self._heard |= missed
        unheard = {key: hlc for key, hlc, site in later if site != self._site and key not in self._heard}
        self._waited_for = unheard  # their notification may be on its way
        if self._next_floor is not None and ended:
            self._floor, self._next_floor = self._next_floor, None
            self._heard = {key: hlc for key, hlc in self._heard.items() if hlc > self._floor}
            self._turned = time.monotonic()
        elif self._next_floor is None and time.monotonic() - self._turned >= TURN_SECONDS:
            self._next_floor = later[-1][1] if later else self._floor
            self._under_way = _under_way(connection)  # after the log was read: nobody can have come between
        return missed


def _under_way(connection: psycopg.Connection[Any]) -> frozenset[str]:
    """The transactions that have read the log, or wait for it."""
    return frozenset(str(row[0]) for row in connection.execute(_UNDER_WAY).fetchall())
