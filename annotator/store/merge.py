"""Bringing a copy home: the union of rows and logs, and for each field the value with the greatest clock."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, RowMapping, insert, select, update
from sqlmodel import SQLModel

from annotator.domain.operations import Deed
from annotator.store import search, tally
from annotator.store.engine import engine_for
from annotator.store.ink import decode, parts
from annotator.store.refusals import told_to_people
from annotator.store.tables import (
    CHANGEABLE,
    BodyRow,
    ChangeRow,
    LifeRow,
    OperationRow,
    ProjectRow,
    RepairRow,
    SourceRow,
    table_of,
)

CHUNK = 500
_FIXED: tuple[type[SQLModel], ...] = (SourceRow, RepairRow)
OPERATION, CHANGE, LIFE = table_of(OperationRow), table_of(ChangeRow), table_of(LifeRow)


def bring_home(home: Connection, other: Path) -> int:
    """Take in everything that the copy at ``other`` knows and this project does not; gives its new operations."""
    with _reading(other) as copy:
        known = set(home.execute(select(OPERATION.c.id)).scalars())
        fresh = [key for key in copy.execute(select(OPERATION.c.id)).scalars() if key not in known]
        if not fresh:
            return 0
        for row in (BodyRow, *(one for one in CHANGEABLE.values() if one is not ProjectRow), *_FIXED, OperationRow):
            _take_missing(home, copy, row)
        for table in (CHANGE, LIFE):
            for part in parts(fresh, CHUNK):
                _insert(home, table, copy.execute(select(table).where(table.c.operation.in_(part))).mappings())
    _settle_fields(home, fresh)
    _settle_lives(home)
    _settle_standing(home)
    tally.rebuild(home)
    search.catch_up(home)
    return len(fresh)


@contextmanager
def _reading(other: Path) -> Generator[Connection]:
    engine = engine_for(other, read_only=True)
    try:
        with told_to_people(other), engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def _take_missing(home: Connection, copy: Connection, row: type[SQLModel]) -> None:
    table = table_of(row)
    keys = list(table.primary_key.columns)
    known = {tuple(one) for one in home.execute(select(*keys)).all()}
    missing = [tuple(one) for one in copy.execute(select(*keys)).all() if tuple(one) not in known]
    first, wanted = keys[0], set(missing)
    for part in parts(sorted({one[0] for one in missing}), CHUNK):
        rows = copy.execute(select(table).where(first.in_(part))).mappings()
        _insert(home, table, (row for row in rows if tuple(row[key.name] for key in keys) in wanted))


def _insert(home: Connection, table: Any, rows: Iterable[RowMapping]) -> None:  # noqa: ANN401
    if values := [dict(row) for row in rows]:
        home.execute(insert(table), values)


def _settle_fields(home: Connection, fresh: Sequence[UUID]) -> None:
    """Every field that the new operations touched gets the value of its latest change."""
    touched: set[tuple[str, UUID, str]] = set()
    for part in parts(fresh, CHUNK):
        query = select(CHANGE.c.subject, CHANGE.c.target, CHANGE.c.field).where(CHANGE.c.operation.in_(part))
        touched |= {(row[0], row[1], row[2]) for row in home.execute(query)}
    for subject, target, field in sorted(touched):
        latest = (
            select(CHANGE.c.after)
            .join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
            .where(CHANGE.c.target == target, CHANGE.c.field == field)
            .order_by(OPERATION.c.hlc.desc(), OPERATION.c.site.desc(), CHANGE.c.number.desc())
        )
        after = home.execute(latest.limit(1)).scalar_one()
        table = table_of(CHANGEABLE[subject])
        home.execute(update(table).where(table.c.id == target).values(decode(subject, field, after)))


def _settle_lives(home: Connection) -> None:
    """A row is gone where the latest event of its life took it away."""
    query = select(LIFE.c.subject, LIFE.c.event, LIFE.c.targets).join(OPERATION, OPERATION.c.id == LIFE.c.operation)
    gone: dict[str, dict[bytes, bool]] = {}
    for subject, event, packed in home.execute(query.order_by(OPERATION.c.hlc, OPERATION.c.site, LIFE.c.number)):
        fates = gone.setdefault(subject, {})
        for at in range(0, len(packed), 16):
            fates[packed[at : at + 16]] = event == "gone"
    for subject, fates in gone.items():
        table = table_of(CHANGEABLE[subject])
        for fate in (True, False):
            keys = [UUID(bytes=key) for key, is_gone in fates.items() if is_gone is fate]
            for part in parts(keys, CHUNK):
                home.execute(update(table).where(table.c.id.in_(part), table.c.gone != fate).values(gone=fate))


def _settle_standing(home: Connection) -> None:
    """Replay who undid what: the standing of operations is derived from the log alone."""
    standing: dict[UUID, str] = {}
    undone: dict[UUID, set[UUID]] = {}
    for row in home.execute(select(OPERATION).order_by(OPERATION.c.hlc, OPERATION.c.site)).all():
        _replay(row, standing, undone.setdefault(row.annotator, set()))
    for state in ("done", "undone", "dropped"):
        keys = [key for key, is_now in standing.items() if is_now == state]
        for part in parts(keys, CHUNK):
            home.execute(
                update(OPERATION).where(OPERATION.c.id.in_(part), OPERATION.c.standing != state).values(standing=state)
            )


def _replay(row: Row[Any], standing: dict[UUID, str], undone: set[UUID]) -> None:
    standing[row.id] = "done"
    if row.deed == Deed.UNDO.value:
        standing[row.reverts] = "undone"
        undone.add(row.reverts)
    elif row.deed == Deed.REDO.value:
        standing[row.reverts] = "done"
        undone.discard(row.reverts)
    else:
        standing.update(dict.fromkeys(undone, "dropped"))
        undone.clear()
