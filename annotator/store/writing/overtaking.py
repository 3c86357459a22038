"""Two people on one thing: whoever comes second is told what the first one did; nothing of either is lost."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    Update,
    bindparam,
    cast,
    select,
    update,
)

from annotator.domain.errors import ChangedMeanwhile
from annotator.domain.language import _
from annotator.domain.wording import shortened, where_they_differ
from annotator.store import straight
from annotator.store.statements import latest_change, one_row
from annotator.store.tables import AnnotatorRow, BodyRow, ChangeRow, OperationRow, PersonRow, TagRow, table_of

OPERATION, CHANGE, ANNOTATOR = table_of(OperationRow), table_of(ChangeRow), table_of(AnnotatorRow)
BODY = table_of(BodyRow)
_CALLED = {("mark", "tag"): table_of(TagRow), ("mark", "person"): table_of(PersonRow)}
"""Fields that hold keys: people know those rows by their names."""

Fields: TypeAlias = Mapping[str, tuple[Sequence[Any], Sequence[Any]]]
"""For each field what stood there and what shall stand there, as the values of its columns."""
Unheard: TypeAlias = Callable[[UUID, int, int], bool]
"""Whether whoever works here has not heard of an operation yet, given its key, clock and site; asked, it is heard."""


def put_where_unchanged(
    connection: Connection, table: Table, key: UUID, read: Mapping[str, Any], after: Mapping[str, Any]
) -> bool:
    """Set columns of a row where those in ``read`` still hold what was read; tells whether they did.

    SQLite's writers come one after the other, so there it always holds; on a server somebody may have
    been faster by a moment.
    """
    values = {"row_id": key, **_named("read", read), **_named("new", after)}
    return straight.count(connection, _put(table, tuple(read), tuple(after)), values) == 1


def as_it_was(
    connection: Connection, table: Table, read: Mapping[str, Any], after: Mapping[str, Any]
) -> Mapping[str, Any]:
    """A row as it was before ``after`` was put: others may have written other columns of it since it was ``read``."""
    if connection.dialect.name == "sqlite":
        return read
    [now] = straight.rows(connection, one_row(table), {"key": read["id"]})
    return {**now, **{column: read[column] for column in after}}


def _named(prefix: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{prefix}_{name}": value for name, value in values.items()}


@cache
def _put(table: Table, read: tuple[str, ...], after: tuple[str, ...]) -> Update:
    same = (_same(table.c[name], bindparam(f"read_{name}", type_=table.c[name].type)) for name in read)
    fresh = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in after}
    return update(table).where(table.c.id == bindparam("row_id"), *same).values(fresh)


def _same(column: Column[Any], value: ColumnElement[Any]) -> ColumnElement[bool]:
    if isinstance(column.type, JSON):  # which PostgreSQL does not compare
        return cast(column, Text).is_not_distinct_from(cast(value, Text))
    return column.is_not_distinct_from(value)


def refuse_unheard(connection: Connection, subject: str, key: UUID, fields: Fields) -> None:
    """Raises ``ChangedMeanwhile`` where somebody changed one of the fields and whoever works here does not know yet.

    Only who is told of others' work by the database knows what was heard; for everybody else nothing is refused.
    """
    unheard: Unheard | None = connection.get_execution_options().get("unheard")
    if unheard is None:
        return
    for name in fields:
        found = connection.execute(latest_change(OPERATION, CHANGE), {"target": key, "field": name}).first()
        if found is not None and unheard(found.operation, found.hlc, found.site):
            raise overtaken(connection, subject, key, {name: fields[name]})


def overtaken(connection: Connection, subject: str, key: UUID, fields: Fields) -> ChangedMeanwhile:
    """The refusal that tells who changed what, and both values; still inside the transaction that failed."""
    name, (theirs, yours) = next(iter(fields.items()))
    who = _("Somebody")
    found = connection.execute(latest_change(OPERATION, CHANGE), {"target": key, "field": name}).first()
    if found is not None:
        by = select(ANNOTATOR.c.name).join(OPERATION, OPERATION.c.annotator == ANNOTATOR.c.id)
        who = connection.execute(by.where(OPERATION.c.id == found.operation)).scalar_one()
    if (subject, name) == ("article", "body"):
        made, wanted = where_they_differ(*(_text(connection, values[0]) for values in (theirs, yours)))
    else:
        made, wanted = (_words(connection, subject, name, values) for values in (theirs, yours))
    return ChangedMeanwhile(
        _("{who} was faster and made it “{theirs}”; you wanted “{yours}”.").format(who=who, theirs=made, yours=wanted),
        _("Nothing was written over. Do it again if it shall be yours."),
    )


def _text(connection: Connection, body: UUID) -> str:
    return connection.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar_one()


def _words(connection: Connection, subject: str, field: str, values: Sequence[Any]) -> str:
    value = values[-1]  # of a span: its words
    rows = _CALLED.get((subject, field))
    if rows is not None and value is not None:
        value = connection.execute(select(rows.c.name).where(rows.c.id == value)).scalar()
    return "–" if value is None or value == "" else shortened(str(value))
