"""Rows on their way from a copy, which is always a file, into the project, as raw as they lie there.

Between two files nothing is turned: making keys and lists of every value takes longer than all the rest.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import JSON, Boolean, Connection, Table, select

from annotator.store.keys import Key, key_or_none
from annotator.store.statements import put_in
from annotator.store.straight import driver_of
from annotator.store.writing.ink import parts

CHUNK = 500
Raw: TypeAlias = tuple[Any, ...]
"""A row as SQLite gives it, in the order of the table's columns."""


def place_of(table: Table, column: str) -> int:
    """Where a column stands in a raw row."""
    return list(table.columns.keys()).index(column)


def fetch(copy: Connection, table: Table, column: str, keys: Iterable[bytes]) -> Iterator[Raw]:
    """The rows of a copy whose ``column`` is one of these keys."""
    columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118  (not a dict)
    driver = driver_of(copy)
    for part in parts(list(keys), CHUNK):
        marks = ", ".join("?" * len(part))
        query = f'SELECT {columns} FROM "{table.name}" WHERE "{column}" IN ({marks})'
        yield from driver.execute(query, part).fetchall()


def known_among(home: Connection, table: Table, column: str, keys: Sequence[bytes]) -> set[bytes]:
    """Those of the keys that stand in a column of the project."""
    found: set[bytes] = set()
    for part in parts(keys, CHUNK):
        if home.dialect.name == "sqlite":
            marks = ", ".join("?" * len(part))
            query = f'SELECT "{column}" FROM "{table.name}" WHERE "{column}" IN ({marks})'
            found.update(key for (key,) in driver_of(home).execute(query, part))
        else:
            there = select(table.c[column]).where(table.c[column].in_([UUID(bytes=key) for key in part]))
            found.update(key.bytes for key in home.execute(there).scalars())
    return found


def put(home: Connection, table: Table, rows: Sequence[Raw]) -> None:
    """Insert raw rows."""
    if not rows:
        return
    if home.dialect.name == "sqlite":
        columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118  (not a dict)
        marks = ", ".join("?" * len(table.columns))
        driver_of(home).executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)
        return
    home.execute(put_in(table), [values_of(table, row) for row in rows])


def values_of(table: Table, row: Raw, wanted: Sequence[str] = ()) -> dict[str, Any]:
    """A raw row as the store knows it; only the columns that are ``wanted``, if any are named."""
    found: dict[str, Any] = {}
    for name, at, turn in _turns(table, tuple(wanted)):
        value = row[at]
        found[name] = value if turn is None or value is None else turn(value)
    return found


@cache
def _turns(table: Table, wanted: tuple[str, ...]) -> Sequence[tuple[str, int, Callable[[Any], Any] | None]]:
    """What makes a value of each wanted column, and where the column stands."""
    named = enumerate(table.columns)
    return [(one.name, at, _turn(one.type)) for at, one in named if not wanted or one.name in wanted]


def _turn(kind: object) -> Callable[[Any], Any] | None:
    if isinstance(kind, Key):
        return key_or_none
    if isinstance(kind, JSON):
        return json.loads
    return bool if isinstance(kind, Boolean) else None
