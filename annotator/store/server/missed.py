"""Operations of which no notification came: whoever did them came to an end between the commit and telling of it."""

import time
from uuid import UUID

import psycopg

LATE_SECONDS = 30.0
"""From its clock to its commit no operation takes longer that is told of after its commit; others tell inside it."""
_NEWEST = "SELECT id, hlc FROM operation ORDER BY hlc DESC LIMIT %s"
_LATER = "SELECT id, hlc, site FROM operation WHERE hlc > %s ORDER BY hlc"
_KNOWN = 1000
"""So many are known from the start: fewer are committed while one is on its way."""


class Missed:
    """What one listener was told of, and, when it looks, whether that is everything that others did.

    A clock is greater than all that were in the log when it was read. So an operation that was under way
    ``LATE_SECONDS`` ago at most has a greater one than the newest of that time, and only those are looked through.
    """

    def __init__(self, connection: psycopg.Connection[tuple[UUID, int]], site: int) -> None:
        newest = connection.execute(_NEWEST, (_KNOWN,)).fetchall()
        self._site = site
        self._heard = dict(newest)
        self._waited_for = set[UUID]()
        self._floor = newest[-1][1] if len(newest) == _KNOWN else 0
        self._next_floor = newest[0][1] if newest else 0
        self._turned = time.monotonic()

    def hear(self, operation: UUID, hlc: int) -> None:
        """Be told of an operation."""
        self._heard[operation] = hlc

    def look(self, connection: psycopg.Connection[tuple[UUID, int, int]]) -> dict[UUID, int]:
        """Operations of others, with their clocks, of which nothing was told since the look before this one."""
        later = connection.execute(_LATER, (self._floor,)).fetchall()
        unheard = {key: hlc for key, hlc, site in later if site != self._site and key not in self._heard}
        missed = {key: hlc for key, hlc in unheard.items() if key in self._waited_for}
        self._heard |= missed
        self._waited_for = set(unheard) - set(missed)  # their notification may be on its way
        if (now := time.monotonic()) - self._turned >= LATE_SECONDS:
            self._floor, self._next_floor = self._next_floor, later[-1][1] if later else self._next_floor
            self._heard = {key: hlc for key, hlc in self._heard.items() if hlc > self._floor}
            self._turned = now
        return missed
