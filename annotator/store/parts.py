"""Which part of a server's tally a connection counts in: one in which nobody else counts who works now.

Two who count the same tag in one part wait until the other's commit is on the disk.
"""

from sqlalchemy import Connection

from annotator.store import sending

PARTS = 251
"""Into so many parts a tally falls at most. The first that is free is taken, so mostly there are a few."""
LOCK = 2_051_967_348
"""The first number of the advisory locks by which parts are taken; the second is the part."""
_PART = "annotator.part"
_FREE = f"""
    SELECT coalesce(
        (SELECT part FROM generate_series(0, {PARTS - 1}) AS part WHERE pg_try_advisory_lock({LOCK}, part) LIMIT 1),
        pg_backend_pid() % {PARTS}
    )"""
"""Held as long as the session; where all are taken, two may share one."""


def part_of(connection: Connection) -> int:
    """The part of a connection, from 0; the server is asked once."""
    if _PART not in connection.info:
        [[connection.info[_PART]]] = sending.ask(connection, _FREE, ())
    return connection.info[_PART]
