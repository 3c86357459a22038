"""Points in time: whole milliseconds since 1970-01-01 UTC; ISO 8601 at the doors."""

import time
from datetime import UTC, datetime, timedelta
from typing import NewType

Moment = NewType("Moment", int)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
UNTOLD = Moment(0)
"""Stands for the moment of what another tool did not date."""


def now() -> Moment:
    """The present moment by the clock of the machine."""
    return Moment(time.time_ns() // 1_000_000)


def to_iso(moment: Moment) -> str:
    """``2024-11-15T08:00:00.000Z``: always UTC, always three digits of milliseconds."""
    when = _EPOCH + timedelta(milliseconds=moment)
    return when.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_iso(text: str) -> Moment:
    """The moment that an ISO 8601 time names; without a zone it is taken as UTC.

    Raises ``ValueError`` where the text is no such time.
    """
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Moment((when - _EPOCH) // timedelta(milliseconds=1))


def local(moment: Moment) -> str:
    """``2024-11-15 16:00`` by the clock of the place where the program runs."""
    return f"{datetime.fromtimestamp(moment / 1000, UTC).astimezone():%Y-%m-%d %H:%M}"
