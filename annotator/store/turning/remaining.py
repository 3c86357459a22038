"""What an undo must not put back: what came with a merge, or was done here, and does not stand any more.

An undo puts back what stood before its deed. Where that was said by an operation that has gone since, what the
others say is put there instead; a row that only such operations brought stays away.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, literal_column, or_, select

from annotator.domain.log.operations import Deed
from annotator.store import straight
from annotator.store.tables import CHANGEABLE, ChangeRow, LifeRow, OperationRow, StatusRow, table_of
from annotator.store.turning.records import KEY_SIZE, Fields, Life, Record
from annotator.store.turning.standing import stands
from annotator.store.writing.ink import parts

CHANGE, LIFE, OPERATION, STATUS = map(table_of, (ChangeRow, LifeRow, OperationRow, StatusRow))
_OVER, _TURNED = OPERATION.alias("beneath"), OPERATION.alias("turned")
_AWAY: ColumnElement[str] = literal_column("'away'")
_DONE: ColumnElement[str] = literal_column("'done'")
"""No values: SQLite would prepare the statement anew for each, since there are indexes of some standings alone."""
_SAYS_NOTHING = or_(
    _OVER.c.standing == _AWAY,
    and_(_OVER.c.reverts.is_(None), _OVER.c.standing != _DONE),
    and_(_OVER.c.deed == Deed.UNDO.value, _TURNED.c.standing == _DONE),
    and_(_OVER.c.deed == Deed.REDO.value, _TURNED.c.standing != _DONE),
)
_OVER_NOTHING = (
    select(CHANGE.c.target, CHANGE.c.field)
    .join(_OVER, _OVER.c.id == CHANGE.c.over)
    .outerjoin(_TURNED, _TURNED.c.id == _OVER.c.reverts)
    .where(CHANGE.c.operation == bindparam("operation"), _SAYS_NOTHING)
)
_LIVES = (
    select(LIFE.c.event, LIFE.c.targets)
    .join(OPERATION, OPERATION.c.id == LIFE.c.operation)
    .order_by(OPERATION.c.hlc, OPERATION.c.site, LIFE.c.number)
)


@dataclass(frozen=True, slots=True)
class Putting:
    """What undo or redo puts back: a record, and where what stands decides instead.

    ``anew`` are fields that get what the standing deeds say; ``unwritten`` are fields that the undo had left as they
    were, so that they need not be now as they were then. Both by row.
    """

    record: Record
    anew: Mapping[UUID, Collection[str]]
    unwritten: Mapping[UUID, Collection[str]]

    def expected(self, rows: Mapping[UUID, Fields]) -> dict[UUID, Fields]:
        """Of these rows the fields that must be as the record left them."""
        return {
            key: {name: both for name, both in fields.items() if name not in self.unwritten.get(key, ())}
            for key, fields in rows.items()
        }


def to_undo(connection: Connection, record: Record) -> Putting:
    """What the undo of an operation puts back."""
    lives = tuple(
        replace(life, keys=tuple(key for key in life.keys if key not in away))
        if life.event == "gone" and (away := _brought_by_nothing(connection, life.subject, life.keys))
        else life
        for life in record.lives
    )
    return Putting(replace(record, lives=lives), _laid_over_nothing(connection, record.operation), {})


def to_redo(connection: Connection, done: Record, undone: Record) -> Putting:
    """What the redo of an operation puts back: what its undo wrote, and what that had no need to write."""
    changes = {subject: dict(rows) for subject, rows in undone.changes.items()}
    unwritten: dict[UUID, set[str]] = {}
    for subject, rows in done.changes.items():
        for key, fields in rows.items():
            there = changes.setdefault(subject, {}).get(key, {})
            missing = {name: (after, after) for name, (_before, after) in fields.items() if name not in there}
            if missing:
                changes[subject][key] = {**there, **missing}
                unwritten[key] = set(missing)
    came = undone.going()
    left = [
        Life(subject, "back", tuple(sorted(_gone(connection, subject, waiting, done.operation))))
        for subject, keys in done.coming().items()
        if subject != STATUS.name and (waiting := keys - came.get(subject, set()))
    ]
    return Putting(Record(undone.operation, changes, (*undone.lives, *left)), {}, unwritten)


def _laid_over_nothing(connection: Connection, operation: UUID) -> dict[UUID, set[str]]:
    """The fields that an operation set over what does not stand any more, by row."""
    found: dict[UUID, set[str]] = {}
    for row in straight.rows(connection, _OVER_NOTHING, {"operation": operation}):
        found.setdefault(row["target"], set()).add(row["field"])
    return found


def _brought_by_nothing(connection: Connection, subject: str, keys: Collection[UUID]) -> set[UUID]:
    """Those of the rows of one table that came with merges which were taken back, and with nothing else."""
    query = _born_away(subject)
    away = {row["id"] for part in parts(list(keys), straight.PART)
            for row in straight.rows(connection, query, {"keys": part})}  # fmt: skip
    return _gone(connection, subject, away) if away else away


def _gone(connection: Connection, subject: str, keys: Collection[UUID], *also: UUID) -> set[UUID]:
    """Those of the rows of one table that are not there by the deeds that stand, ``also`` some that do not yet."""
    heard = _LIVES.where(LIFE.c.subject == subject, or_(stands(), OPERATION.c.id.in_(also)))
    wanted, there = {key.bytes for key in keys}, set[UUID]()
    for event, targets in connection.execute(heard):
        places = range(0, len(targets), KEY_SIZE)
        told = {UUID(bytes=key) for at in places if (key := targets[at : at + KEY_SIZE]) in wanted}
        there = there - told if event == "gone" else there | told
    return set(keys) - there


@cache
def _born_away(subject: str) -> Select[Any]:
    table = table_of(CHANGEABLE[subject])
    by = and_(OPERATION.c.hlc == table.c.hlc, OPERATION.c.site == table.c.site)
    query = select(table.c.id).join(OPERATION, by)
    return query.where(OPERATION.c.standing == _AWAY, table.c.id.in_(bindparam("keys", expanding=True)))
