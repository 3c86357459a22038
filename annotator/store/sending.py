"""Statements on their way to a server: those whose answer nobody waits for go along with the next one.

A gesture runs a dozen statements, and each answer that is waited for costs both sides more than the statement
itself. In pipeline mode they are sent at once; the server does them in their order, and what it refuses is raised
with the next answer, at the latest when the transaction is committed.
"""

import contextlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import Dialect

_LINE = "annotator.line"


@cache
def numbering() -> Dialect:
    """The dialect whose statements have ``$1`` where a value goes, as the server itself wants it."""
    return PGDialect_psycopg(paramstyle="numeric_dollar")


def ask(connection: Connection, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """What a statement gives, after all that was sent before it."""
    line = _line(connection)
    return line.rows(line.send(statement, values))


def ask_ahead(connection: Connection, statement: str, values: Sequence[Any]) -> Callable[[], Sequence[Sequence[Any]]]:
    """The same, but the answer is waited for when it is called for, or comes with another one before."""
    line = _line(connection)
    answer = line.send(statement, values)
    return lambda: line.rows(answer)


def write(connection: Connection, statement: str, values: Sequence[Any]) -> int:
    """Run a statement that writes; gives how many rows it wrote."""
    line = _line(connection)
    return line.count(line.send(statement, values))


def send(connection: Connection, statement: str, values: Sequence[Any]) -> None:
    """Run a statement that writes, without waiting until it is done."""
    _line(connection).send(statement, values)


def send_after_commit(connection: Connection, statement: str, values: Sequence[Any]) -> None:
    """Run a statement in a transaction of its own right behind the one that is under way, if that is committed.

    Where the server refuses it, the log tells of it: what was committed stands.
    """
    _line(connection).send_after_commit(statement, values)


def send_each(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """The same for each of some rows."""
    line = _line(connection)
    for values in rows:
        line.send(statement, values)


def let_core_wait(engine: Engine, line_of: Callable[[Any], Any]) -> None:
    """Give each connection its line, and let whatever SQLAlchemy does by itself come after what was sent."""

    def connected(driver: Any, record: Any) -> None:  # noqa: ANN401  (an event of SQLAlchemy)
        record.info[_LINE] = line_of(driver)

    def before_core(connection: Connection, *_more: object) -> None:
        _line(connection).settle()

    def commit(connection: Connection) -> None:
        if (line := _line(connection)).waits:
            line.commit()  # goes along, too; then nothing is left for SQLAlchemy to commit

    def rollback(connection: Connection) -> None:
        if not connection.invalidated:
            _line(connection).forget_what_follows()
            with contextlib.suppress(_errors(engine)):  # what was refused is why it is rolled back
                _line(connection).settle()

    event.listen(engine, "connect", connected)
    event.listen(engine, "before_cursor_execute", before_core)
    event.listen(engine, "commit", commit)
    event.listen(engine, "rollback", rollback)


def _line(connection: Connection) -> Any:  # noqa: ANN401
    """The line of a connection: this module is read without psycopg, too, by whoever works on a file."""
    return connection.info[_LINE]


def _errors(engine: Engine) -> type[Exception]:
    return engine.dialect.loaded_dbapi.Error
