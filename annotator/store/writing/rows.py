"""Many rows at once: a statement compiled once, and values turned column by column.

Core's ``execute`` looks at every value of every row by itself, which takes longer than SQLite's own work on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, Update, bindparam, update
from sqlalchemy.engine import Dialect

from annotator.store import straight
from annotator.store.keys import Key
from annotator.store.statements import put_in

_STATEMENTS = 256
MANY = 20
"""Fewer rows are not worth compiling a statement for."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], **alike: object) -> None:
    """Insert rows that have the same columns; those of ``alike`` are the same in all of them."""
    if len(rows) < MANY or not connection.dialect.positional:
        straight.write_each(connection, put_in(table), [{**row, **alike} for row in rows])
        return
    dialect = connection.dialect
    statement = put_in(table).compile(dialect=dialect, column_keys=[*rows[0], *alike])
    columns: list[Iterable[Any]] = []
    for name in statement.positiontup or ():
        if name in alike:
            columns.append(repeat(_turned([alike[name]], table, name, dialect)[0], len(rows)))
        else:
            columns.append(_turned([row[name] for row in rows], table, name, dialect))
    connection.exec_driver_sql(str(statement), list(zip(*columns, strict=True)))


def _turned(values: list[Any], table: Table, name: str, dialect: Dialect) -> list[Any]:
    """Values of one column as the driver takes them."""
    kind = table.c[name].type
    if isinstance(kind, Key):
        return [None if value is None else value.int.to_bytes(16) for value in values]
    turn = kind.dialect_impl(dialect).bind_processor(dialect)
    return values if turn is None else [turn(value) for value in values]


def put_values(connection: Connection, table: Table, after: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Write columns of many rows, one statement for all rows of which the same columns change."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for key, values in after.items():
        named = {f"new_{column}": value for column, value in values.items()}
        alike.setdefault(tuple(values), []).append({"row_id": key, **named})
    for columns, rows in alike.items():
        straight.write_each(connection, _put(table, columns), rows)


@lru_cache(_STATEMENTS)
def _put(table: Table, columns: tuple[str, ...]) -> Update:
    """Set some columns of the row ``row_id`` ("key" is a column) to ``new_`` and their names."""
    fresh: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
    return update(table).where(table.c.id == bindparam("row_id")).values(fresh)
