"""Statements on their way to a server: those whose answer nobody waits for go along with the next one.

A gesture runs a dozen statements, and each answer that is waited for costs both sides more than the statement
itself. In psycopg's pipeline mode they are sent at once; the server does them in their order, and what it
refuses is raised with the next answer, at the latest when the transaction is committed.
"""

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, event

_PIPELINE = "annotator.pipeline"
_IDLE = 0
"""The status of a connection without a transaction, as libpq counts them."""


def ask(connection: Connection, statement: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    """What a statement gives, after all that was sent before it."""
    return _now(connection, statement, values).fetchall()


def write(connection: Connection, statement: str, values: Mapping[str, Any]) -> int:
    """Run a statement that writes; gives how many rows it wrote."""
    return _now(connection, statement, values).rowcount


def send(connection: Connection, statement: str, values: Mapping[str, Any]) -> None:
    """Run a statement that writes, without waiting until it is done."""
    _begin(connection).execute(statement, values)


def send_each(connection: Connection, statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """The same for each of some rows."""
    if len(rows) == 1:
        send(connection, statement, rows[0])
    else:
        _begin(connection).cursor().executemany(statement, rows)


def settle(connection: Connection) -> None:
    """Wait until the server has done all that was sent. Raises what it refused."""
    if (pipeline := connection.info.pop(_PIPELINE, None)) is not None:
        pipeline.__exit__(None, None, None)


def let_core_wait(engine: Engine) -> None:
    """See to it that whatever SQLAlchemy does by itself comes after what was sent."""

    def before_core(connection: Connection, *_more: object) -> None:
        settle(connection)

    def commit(connection: Connection) -> None:
        if _PIPELINE in connection.info:
            try:
                _driver(connection).commit()  # goes along, too; then nothing is left for SQLAlchemy to commit
            finally:
                settle(connection)

    def rollback(connection: Connection) -> None:
        if not connection.invalidated:
            with contextlib.suppress(_errors(engine)):  # what was refused is why it is rolled back
                settle(connection)

    event.listen(engine, "before_cursor_execute", before_core)
    event.listen(engine, "commit", commit)
    event.listen(engine, "rollback", rollback)


def _now(connection: Connection, statement: str, values: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Run a statement with what was sent before, or with what begins the transaction: else there is nothing to save."""
    driver = _driver(connection)
    if _PIPELINE not in connection.info and driver.pgconn.transaction_status != _IDLE:
        return driver.execute(statement, values)
    cursor = _begin(connection).execute(statement, values)
    settle(connection)
    return cursor


def _begin(connection: Connection) -> Any:  # noqa: ANN401
    driver = _driver(connection)
    if _PIPELINE not in connection.info:
        pipeline = driver.pipeline()
        pipeline.__enter__()
        connection.info[_PIPELINE] = pipeline
    return driver


def _driver(connection: Connection) -> Any:  # noqa: ANN401
    """The connection of psycopg: this module is read without psycopg, too, by whoever works on a file."""
    return connection.connection.driver_connection


def _errors(engine: Engine) -> type[Exception]:
    return engine.dialect.loaded_dbapi.Error
