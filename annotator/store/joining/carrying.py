"""Rows on their way from a copy, which is always a file, into the project, as raw as they lie there.

Between two files nothing is turned: making keys and lists of every value takes longer than all the rest.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import JSON, Boolean, Connection, Table

from annotator.store.keys import Key
from annotator.store.statements import put_in
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
    for part in parts(list(keys), CHUNK):
        marks = ", ".join("?" * len(part))
        query = f'SELECT {columns} FROM "{table.name}" WHERE "{column}" IN ({marks})'
        yield from map(tuple, copy.exec_driver_sql(query, tuple(part)).all())


def put(home: Connection, table: Table, rows: Sequence[Raw]) -> None:
    """Insert raw rows."""
    if not rows:
        return
    if home.dialect.name == "sqlite":
        columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118  (not a dict)
        marks = ", ".join("?" * len(table.columns))
        home.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', list(rows))
        return
    home.execute(put_in(table), [values_of(table, row) for row in rows])


def values_of(table: Table, row: Raw) -> dict[str, Any]:
    """A raw row as the store knows it."""
    return {column.name: _value(column.type, value) for column, value in zip(table.columns, row, strict=True)}


def _value(kind: object, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(kind, Key):
        return UUID(bytes=value)
    if isinstance(kind, JSON):
        return json.loads(value)
    return bool(value) if isinstance(kind, Boolean) else value
