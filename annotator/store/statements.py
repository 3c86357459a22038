"""Statements that every gesture runs, built once: building one anew takes four times as long as running it."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles

from annotator.store.tables import HAS_VARIANTS, ON_A_SERVER, TALLY_PART, TallyRow, table_of

_TALLIED = ("marks", "hidden")
SHOWN_MARKS: ColumnElement[int] = table_of(TallyRow).c.marks - table_of(TallyRow).c.hidden
"""How many of the marks of a subject stand on a text that is shown."""


@cache
def standing(table: Table) -> Select[Any]:
    """The rows whose keys are among the parameter ``keys`` and that are not gone."""
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)), ~table.c.gone)


@cache
def among(table: Table, *, held: bool = False) -> Select[Any]:
    """The rows whose keys are among the parameter ``keys``, gone or not; nobody else writes them while ``held``."""
    return _held(select(table).where(table.c.id.in_(bindparam("keys", expanding=True))), held=held)


@cache
def keys_among(table: Table) -> Select[Any]:
    """Which of the parameter ``keys`` have a row, gone or not."""
    return select(table.c.id).where(table.c.id.in_(bindparam("keys", expanding=True)))


@cache
def one_row(table: Table, *, held: bool = False) -> Select[Any]:
    """The row of the parameter ``key``, gone or not; nobody else writes it while ``held``."""
    return _held(select(table).where(table.c.id == bindparam("key")), held=held)


@cache
def otherwise(table: Table, *, held: bool = False) -> Select[Any]:
    """The rows among the parameter ``keys`` whose tombstone is not as the parameter ``gone`` says; as in ``among``."""
    there = select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
    return _held(there.where(table.c.gone != bindparam("gone")), held=held)


def _held(query: Select[Any], *, held: bool) -> Select[Any]:
    """Keep rows from others until the end of the transaction, on a server: SQLite has one writer."""
    return query.with_for_update(key_share=True) if held else query


@cache
def take_away(table: Table) -> Update:
    """Set the tombstone of the rows among the parameter ``keys`` to the parameter ``as_gone``."""
    return update(table).where(table.c.id.in_(bindparam("keys", expanding=True))).values(gone=bindparam("as_gone"))


@cache
def put_in(table: Table) -> Insert:
    """Insert rows of a table."""
    return insert(table)


@cache
def count_in() -> Insert:
    """Add ``marks``, and those ``hidden`` of them, to the tally of a ``subject`` in a file."""
    table = table_of(TallyRow)
    whole = sqlite.insert(table)
    added = {name: table.c[name] + whole.excluded[name] for name in _TALLIED}
    return whole.on_conflict_do_update(index_elements=["subject"], set_=added)


@cache
def count_in_part(subjects: int) -> Insert:
    """The same on a server, in a ``part``, for several subjects: ``subject0``, ``marks0`` and so on."""
    names = ("subject", *_TALLIED)
    each: list[dict[str, Any]] = [{name: bindparam(f"{name}{at}") for name in names} for at in range(subjects)]
    parts = postgresql.insert(TALLY_PART).values([{**row, "part": bindparam("part")} for row in each])
    added = {name: TALLY_PART.c[name] + parts.excluded[name] for name in _TALLIED}
    return parts.on_conflict_do_update(index_elements=["subject", "part"], set_=added)


@cache
def put_unless_there(table: Table, dialect: str) -> Insert:
    """Insert a row, unless one with its key is there."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table).on_conflict_do_nothing()


@cache
def counts(dialect: str) -> Table:
    """The table in which the tally is kept."""
    return TALLY_PART if dialect == "postgresql" else table_of(TallyRow)


class HasVariants(ColumnElement[bool]):
    """Whether a person has further names, in the very words of the index over them."""

    inherit_cache = True


@compiles(HasVariants)
def _has_variants(_element: HasVariants, _compiler: Any, **_more: Any) -> str:  # noqa: ANN401
    return HAS_VARIANTS


@compiles(HasVariants, "postgresql")
def _has_variants_on_a_server(_element: HasVariants, _compiler: Any, **_more: Any) -> str:  # noqa: ANN401
    return ON_A_SERVER[HAS_VARIANTS]


@cache
def newest_clock(table: Table) -> Select[Any]:
    """The greatest clock of the log. Its limit is no value: a server would plan the statement anew for each."""
    return select(table.c.hlc).order_by(table.c.hlc.desc()).limit(literal_column("1"))


def is_undone(table: Table) -> ColumnElement[bool]:
    """Whether an operation could be redone, in the very words of the index over them."""
    return table.c.standing == literal_column("'undone'")


def is_done(table: Table) -> ColumnElement[bool]:
    """Whether an operation stands. A value would be bound, and SQLite prepare it anew: an index holds but one."""
    return table.c.standing == literal_column("'done'")


@cache
def drop_undone(table: Table) -> Update:
    """End what the annotator ``by`` could have redone."""
    return update(table).where(table.c.annotator == bindparam("by"), is_undone(table)).values(standing="dropped")


@cache
def latest_change(operation: Table, change: Table) -> Select[Any, Any, Any, Any]:
    """What last changed the parameter ``field`` of the row ``target``: operation, value, clock, site."""
    columns = (change.c.operation, change.c.after, operation.c.hlc, operation.c.site)
    query = select(*columns).join(operation, operation.c.id == change.c.operation)
    register = (change.c.target == bindparam("target"), change.c.field == bindparam("field"))
    newest_first = (operation.c.hlc.desc(), operation.c.site.desc(), change.c.number.desc())
    return query.where(*register).order_by(*newest_first).limit(1)


@cache
def changes_of(operation: Table, change: Table) -> Select[Any, Any, Any, Any]:
    """Row, field, operation and clock of every change of the rows among the parameter ``keys``, oldest first."""
    query = select(change.c.target, change.c.field, change.c.operation, operation.c.hlc)
    joined = query.join(operation, operation.c.id == change.c.operation)
    oldest_first = (operation.c.hlc, operation.c.site, change.c.number)
    return joined.where(change.c.target.in_(bindparam("keys", expanding=True))).order_by(*oldest_first)


@cache
def newest_on(column: Column[Any]) -> Select[Any, Any]:
    """For each key among the parameter ``keys`` that this column has: the greatest clock of a birth with it."""
    table = column.table
    newest = func.max(table.c.hlc).label("newest")
    return select(column.label("key"), newest).where(column.in_(bindparam("keys", expanding=True))).group_by(column)


@cache
def newest_changes(operation: Table, change: Table) -> Select[Any, Any]:
    """For each row among the parameter ``keys`` that was ever changed, the greatest clock of a change."""
    newest = func.max(operation.c.hlc).label("newest")
    query = select(change.c.target.label("key"), newest).join(operation, operation.c.id == change.c.operation)
    return query.where(change.c.target.in_(bindparam("keys", expanding=True))).group_by(change.c.target)
