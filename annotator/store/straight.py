"""Statements straight to the driver: what Core does anew for each run is done once for each statement.

Core takes some fifteen times as long for a row as SQLite itself, and a gesture runs a dozen statements. For long
lists of keys Core runs them as usual.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, SelectBase
from sqlalchemy.engine import Dialect

from annotator.store import sending
from annotator.store.keys import Key, key_or_none, raw_or_none

MOST_KEYS = 8
"""A list of keys that is longer is Core's: each length is a statement of its own."""
PART = 500
"""But lists of that length, into which long ones are cut, come again and again."""
_PREPARED = 1024

Turn = Callable[[Any], Any] | None
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A compiled statement: which value stands at each place, which are turned, how columns are turned back.

    ``fixed`` are the values that the statement brings itself, such as a limit.
    """

    sql: str
    places: tuple[tuple[str, int | None], ...]
    turns: tuple[tuple[int, Callable[[Any], Any]], ...]
    fixed: Mapping[str, Any]
    columns: tuple[tuple[str, Turn], ...]

    def parameters(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        if self.fixed:
            values = {**self.fixed, **values}
        found = [values[name] if at is None else values[name][at] for name, at in self.places]
        for place, turn in self.turns:
            found[place] = turn(found[place])
        return tuple(found)

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Mapping[str, Any]]:
        """By name."""
        names = [name for name, _turn in self.columns]
        return [dict(zip(names, cells, strict=True)) for cells in self.cells(found)]

    def cells(self, found: Sequence[Sequence[Any]]) -> Iterable[tuple[Any, ...]]:
        """Turned column by column: of many rows that takes half the time."""
        if not found:
            return ()
        pairs = zip(self.columns, zip(*found, strict=True), strict=True)
        columns = [cells if turn is None else map(turn, cells) for (_name, turn), cells in pairs]
        return zip(*columns, strict=True)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection behind one of ours; only where the dialect is SQLite's."""
    return connection.connection.driver_connection  # type: ignore[return-value]  # the dialect says which it is


def rows(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Rows:
    """What a statement gives, all of it; lists among ``values`` stand for parameters that expand."""
    prepared = _prepared(connection, statement, values)
    if prepared is None:
        return [dict(row) for row in connection.execute(statement, dict(values)).mappings()]  # type: ignore[misc]
    return prepared.rows(_ask(connection, prepared, values))


def ahead(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Callable[[], Rows]:
    """The same for a question that is known before its answer is needed: a server is asked it along with the next."""
    prepared = _prepared(connection, statement, values)
    if prepared is None or connection.dialect.name == "sqlite":
        found = rows(connection, statement, values)
        return lambda: found
    answer = sending.ask_ahead(connection, prepared.sql, prepared.parameters(values))
    return lambda: prepared.rows(answer())


def cells(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
    """The same as rows without names."""
    prepared = _prepared(connection, statement, values)
    if prepared is None:
        return [tuple(row) for row in connection.execute(statement, dict(values)).all()]
    return prepared.cells(_ask(connection, prepared, values))


def _ask(connection: Connection, prepared: _Prepared, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    if connection.dialect.name == "sqlite":
        return driver_of(connection).execute(prepared.sql, prepared.parameters(values)).fetchall()
    return sending.ask(connection, prepared.sql, prepared.parameters(values))


def write(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> None:
    """Run a statement that writes; a server may refuse it only with the next one, or with the commit."""
    prepared = _prepared(connection, statement, values)
    if prepared is None:
        connection.execute(statement, dict(values))
    elif connection.dialect.name == "sqlite":
        driver_of(connection).execute(prepared.sql, prepared.parameters(values))
    else:
        sending.send(connection, prepared.sql, prepared.parameters(values))


def count(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> int:
    """Run a statement that writes; gives how many rows it wrote."""
    prepared = _prepared(connection, statement, values)
    if prepared is None:
        return connection.execute(statement, dict(values)).rowcount
    if connection.dialect.name == "sqlite":
        return driver_of(connection).execute(prepared.sql, prepared.parameters(values)).rowcount
    return sending.write(connection, prepared.sql, prepared.parameters(values))


def write_each(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run a statement that writes for each of some rows, which have the same columns."""
    prepared = _prepared(connection, statement, rows[0])
    if prepared is None:
        connection.execute(statement, [dict(row) for row in rows])
    elif connection.dialect.name == "sqlite":
        driver_of(connection).executemany(prepared.sql, map(prepared.parameters, rows))
    else:
        sending.send_each(connection, prepared.sql, [prepared.parameters(row) for row in rows])


def _prepared(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> _Prepared | None:
    """``None`` where Core has to run the statement."""
    names, dialect = tuple(values), connection.dialect
    if dialect.name != "sqlite":
        dialect = sending.numbering()
    lists = _lists(statement, names, dialect)
    if not lists:
        return _compiled(statement, names, (), dialect)
    lengths = tuple(len(values[name]) for name in lists)
    if any(length > MOST_KEYS and length != PART for length in lengths):
        return None
    return _compiled(statement, names, lengths, dialect)


@lru_cache(_PREPARED)
def _lists(statement: Any, names: tuple[str, ...], dialect: Dialect) -> tuple[str, ...]:  # noqa: ANN401
    """The parameters that stand for lists."""
    binds = statement.compile(dialect=dialect, column_keys=names).binds
    return tuple(name for name in names if name in binds and binds[name].expanding)


@lru_cache(_PREPARED)
def _compiled(statement: Any, names: tuple[str, ...], lengths: tuple[int, ...], dialect: Dialect) -> _Prepared:  # noqa: ANN401
    compiled = statement.compile(dialect=dialect, column_keys=names)
    lists = {name: [None] * length for name, length in zip(_lists(statement, names, dialect), lengths, strict=True)}
    state = compiled.construct_expanded_state({**dict.fromkeys(names), **lists})
    expanded = {one: (name, at) for name, many in state.parameter_expansion.items() for at, one in enumerate(many)}
    places = [expanded.get(place, (place, None)) for place in state.positiontup or ()]
    turns = ((place, _there(compiled.binds[name].type, dialect)) for place, (name, _at) in enumerate(places))
    columns = statement.selected_columns if isinstance(statement, SelectBase) else ()
    turned = ((one.name, _back(one.type, dialect)) for one in columns)
    fixed = {name: compiled.binds[name].value for name, _at in places if name not in names}
    those = tuple((place, turn) for place, turn in turns if turn is not None)
    return _Prepared(state.statement, tuple(places), those, fixed, tuple(turned))


def _there(kind: Any, dialect: Dialect) -> Turn:  # noqa: ANN401
    if isinstance(kind, Key):
        return raw_or_none if dialect.name == "sqlite" else None
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _back(kind: Any, dialect: Dialect) -> Turn:  # noqa: ANN401
    if isinstance(kind, Key):
        return key_or_none if dialect.name == "sqlite" else None
    return kind.dialect_impl(dialect).result_processor(dialect, None)
