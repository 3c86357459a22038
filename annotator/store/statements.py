"""Statements that every gesture runs, built once: building one anew takes four times as long as running it."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Select, Table, Update, bindparam, insert, select, update
from sqlalchemy.dialects import sqlite


@cache
def standing(table: Table) -> Select[Any]:
    """The rows whose keys are among the parameter ``keys`` and that are not gone."""
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)), ~table.c.gone)


@cache
def keys_among(table: Table) -> Select[Any]:
    """Which of the parameter ``keys`` have a row, gone or not."""
    return select(table.c.id).where(table.c.id.in_(bindparam("keys", expanding=True)))


@cache
def one_row(table: Table) -> Select[Any]:
    """The row of the parameter ``key``, gone or not."""
    return select(table).where(table.c.id == bindparam("key"))


@cache
def put_in(table: Table) -> Insert:
    """Insert rows of a table."""
    return insert(table)


@cache
def count_in(table: Table) -> Insert:
    """Add ``marks`` to the tally of a ``subject``."""
    statement = sqlite.insert(table)
    return statement.on_conflict_do_update(
        index_elements=["subject"], set_={"marks": table.c.marks + statement.excluded.marks}
    )


@cache
def newest_clock(table: Table) -> Select[Any]:
    """The greatest clock of the log."""
    return select(table.c.hlc).order_by(table.c.hlc.desc()).limit(1)


@cache
def drop_undone(table: Table) -> Update:
    """End what the annotator ``by`` could have redone."""
    undone = (table.c.annotator == bindparam("by"), table.c.standing == "undone")
    return update(table).where(*undone).values(standing="dropped")
