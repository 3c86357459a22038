"""What the deeds that stand leave in those few fields that follow from deeds rather than being one themselves.

When a mark was changed last, and that an article is in progress since its first mark: these come along with
other deeds, so that taking one of several back must not ask what came after, but work them out anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, select, text

from annotator.domain.log.operations import Deed
from annotator.store import straight
from annotator.store.statements import is_done
from annotator.store.tables import OF_STATUS, ChangeRow, LifeRow, OperationRow, StatusRow, table_of
from annotator.store.turning.records import Record, unpacked
from annotator.store.writing.ink import parts

CHANGE, LIFE, OPERATION, STATUS = map(table_of, (ChangeRow, LifeRow, OperationRow, StatusRow))
STAMPS: Mapping[str, tuple[str, ...]] = {"mark": ("changed",)}
"""The fields that say when a row was changed last."""
_Clock: TypeAlias = tuple[int, int]
_NEVER: tuple[_Clock, bool] = ((-1, -1), False)
_ABOUT_STATUS = frozenset({Deed.STATUS_SET, Deed.ARTICLES_IMPORTED})


def stands() -> ColumnElement[bool]:
    """Whether an operation is a deed that stands; undo and redo only move others, and are none themselves."""
    return and_(is_done(OPERATION), OPERATION.c.reverts.is_(None))


def is_derived(subject: str, field: str) -> bool:
    """Whether a field says what follows from all the deeds that stand, not only from the last one."""
    return subject == STATUS.name or is_stamp(subject, field)


def is_stamp(subject: str, field: str) -> bool:
    """Whether a field says when something was changed last."""
    return field in STAMPS.get(subject, ())


def _comes_along(subject: str, field: str, deed: Deed) -> bool:
    return is_stamp(subject, field) or _begins(subject, deed)


def _begins(subject: str, deed: Deed) -> bool:
    return subject == STATUS.name and deed not in _ABOUT_STATUS


def values_by_what_stands(connection: Connection, changes: Mapping[UUID, Iterable[str]]) -> dict[UUID, dict[str, str]]:
    """For rows and fields: the value of the last deed that stands, else that of the birth; as JSON text."""
    found: dict[UUID, dict[str, str]] = {}
    for part in parts(list(changes), straight.PART):
        for row in straight.rows(connection, _values_and_whether_they_stand(), {"keys": part}):
            target, field = row["target"], row["field"]
            if field in changes[target]:
                values = found.setdefault(target, {})
                values.setdefault(field, row["before"])
                if row["stands"]:
                    values[field] = row["after"]
    return found


@cache
def _values_and_whether_they_stand() -> Select[Any, Any, Any, Any, bool]:
    """Every change of the rows among the parameter ``keys``, oldest first."""
    columns = (CHANGE.c.target, CHANGE.c.field, CHANGE.c.before, CHANGE.c.after, stands().label("stands"))
    query = select(*columns).join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
    oldest_first = (OPERATION.c.hlc, OPERATION.c.site, CHANGE.c.number)
    return query.where(CHANGE.c.target.in_(bindparam("keys", expanding=True))).order_by(*oldest_first)


def begun(connection: Connection, keys: Collection[UUID]) -> set[UUID]:
    """Those among the keys of statuses that the last deed which stands made, changed or brought back."""
    last: dict[UUID, tuple[_Clock, bool]] = {}
    for part in parts(list(keys), straight.PART):
        for query in (_statuses_born(), _changed()):
            for row in straight.rows(connection, query, {"keys": part}):
                last[row["key"]] = max(last.get(row["key"], _NEVER), ((row["hlc"], row["site"]), True))
    for key, when, stood in _taken_and_given(connection, keys):
        last[key] = max(last.get(key, _NEVER), (when, stood))
    return {key for key, (_when, stood) in last.items() if stood}


@cache
def _statuses_born() -> Select[Any, Any, Any]:
    """When deeds that stand made the statuses among the parameter ``keys``."""
    by = and_(OPERATION.c.hlc == STATUS.c.hlc, OPERATION.c.site == STATUS.c.site)
    query = select(STATUS.c.id.label("key"), OPERATION.c.hlc, OPERATION.c.site).join(OPERATION, by)
    return query.where(stands(), STATUS.c.id.in_(bindparam("keys", expanding=True)))


@cache
def _changed() -> Select[Any, Any, Any]:
    """When deeds that stand changed the rows among the parameter ``keys``."""
    by = OPERATION.c.id == CHANGE.c.operation
    query = select(CHANGE.c.target.label("key"), OPERATION.c.hlc, OPERATION.c.site).join(OPERATION, by)
    return query.where(stands(), CHANGE.c.target.in_(bindparam("keys", expanding=True)))


@cache
def _lives_of_statuses() -> Select[Any, Any, Any, Any]:
    """What deeds that stand took away and brought back among statuses."""
    columns = (OPERATION.c.hlc, OPERATION.c.site, LIFE.c.event, LIFE.c.targets)
    return select(*columns).join(OPERATION, OPERATION.c.id == LIFE.c.operation).where(text(OF_STATUS), stands())


def _taken_and_given(connection: Connection, keys: Collection[UUID]) -> Iterator[tuple[UUID, _Clock, bool]]:
    """When deeds that stand took statuses away, or brought them back (true)."""
    for row in straight.rows(connection, _lives_of_statuses(), {}) if keys else ():
        for key in unpacked(row["targets"]):
            if key in keys:
                yield key, (row["hlc"], row["site"]), row["event"] == "back"


def without_what_follows(record: Record, deed: Deed) -> Record:
    """A record without what only came along with its deed: nobody builds on that."""
    changes = {
        subject: {
            key: kept
            for key, fields in rows.items()
            if (kept := {name: both for name, both in fields.items() if not _comes_along(subject, name, deed)})
        }
        for subject, rows in record.changes.items()
    }
    lives = tuple(life for life in record.lives if not _begins(life.subject, deed))
    return Record(record.operation, changes, lives)
