"""Undo and redo: one routine that puts the other values in place, for every kind of deed."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, bindparam, select, update

from annotator.domain.articles import Annotator
from annotator.domain.ids import OperationId
from annotator.domain.log.operations import Deed, Operation
from annotator.store import straight
from annotator.store.joining import standing, undoing
from annotator.store.pointers import Meanings
from annotator.store.shelves.history import LASTING, History
from annotator.store.statements import among
from annotator.store.tables import CHANGEABLE, LinkTypeRow, OperationRow, StatusRow, TagRow, table_of
from annotator.store.turning import remaining
from annotator.store.turning.depending import dependents
from annotator.store.turning.horizon import day_of_cut
from annotator.store.turning.records import Fields, Record, record_of
from annotator.store.turning.refusing import (
    built_upon,
    changed_since,
    cut_away,
    not_own,
    not_undone_here,
    undone_already,
)
from annotator.store.turning.standing import STAMPS, begun, is_derived, values_by_what_stands, without_what_follows
from annotator.store.writing.fields import columns_of, decode, encode
from annotator.store.writing.ink import Ink, parts

OPERATION, STATUS = table_of(OperationRow), table_of(StatusRow)
LINK_TYPE, TAG = table_of(LinkTypeRow), table_of(TagRow)
_STANDS = update(OPERATION).where(OPERATION.c.id == bindparam("operation")).values(standing=bindparam("as_standing"))
_LAST_UNDO = (
    select(OPERATION.c.id)
    .where(OPERATION.c.reverts == bindparam("target"), OPERATION.c.deed == Deed.UNDO.value)
    .order_by(OPERATION.c.hlc.desc())
    .limit(1)
)
_OF_THE_CODEBOOK = {table.name: select(table.c.id).where(table.c.gone).limit(1) for table in (TAG, LINK_TYPE)}
"""Whether any of them was taken away."""
_OTHER_WAY = {"born": "gone", "back": "gone", "gone": "back"}


def write_undo(connection: Connection, site: int, by: Annotator) -> tuple[Ink, Operation] | None:
    """Take back the last deed of an annotator. ``None`` where there is none. Raises ``UndoRefused``."""
    target = _history(connection).undoable(by.id)
    return None if target is None else _undo(connection, site, by, target)


def write_redo(connection: Connection, site: int, by: Annotator) -> tuple[Ink, Operation] | None:
    """Do again what was undone last. ``None`` where there is nothing. Raises ``UndoRefused``."""
    target = _history(connection).redoable(by.id)
    return None if target is None else _redo(connection, site, by, target)


def write_undo_one(connection: Connection, site: int, by: Annotator, key: OperationId) -> tuple[Ink, Operation]:
    """Take back one deed of an annotator, however long ago; an undo is taken back by doing its deed again.

    Raises ``UndoRefused``, which says what depends on it, and ``NotFound``.
    """
    history = _history(connection)
    chosen = history.one(key)
    target = chosen if chosen.reverts is None else history.one(chosen.reverts)
    if not history.is_by(chosen, by.id):
        raise not_own(connection, chosen)
    if chosen.deed is Deed.UNDO:
        if not target.undone or _last_undo(connection, target.id) != chosen.id:
            raise undone_already(chosen)
        return _redo(connection, site, by, target)
    if target.deed in LASTING:
        raise not_undone_here(target)
    if target.undone:
        raise undone_already(target)
    return _undo(connection, site, by, target)


def _undo(connection: Connection, site: int, by: Annotator, target: Operation) -> tuple[Ink, Operation]:
    ink = _ink(connection, site, by, Deed.UNDO, target)
    if target.deed is Deed.MERGED:
        _refuse_if_cut(ink, target, {target.id, *undoing.brought_with(connection, target.id)})
        changed = undoing.reverse(ink, target)
        standing.settle_all(connection, [undoing.step_of(ink)])
        undoing.put_stamps(ink, changed)
    else:
        _turn(ink, remaining.to_undo(connection, record_of(connection, target.id)), target, "undone")
    _tell_of_tags(ink)
    return ink, target


def _redo(connection: Connection, site: int, by: Annotator, target: Operation) -> tuple[Ink, Operation]:
    ink = _ink(connection, site, by, Deed.REDO, target)
    record = record_of(connection, _last_undo(connection, target.id))
    if target.deed is Deed.MERGED:
        turn = standing.turn(connection, undoing.step_of(ink))
        standing.settle_all(connection, [undoing.step_of(ink)])
        _refuse_if_built_on(ink, record, target)
        undoing.repeat(ink, target, turn)
    else:
        _turn(ink, remaining.to_redo(connection, record_of(connection, target.id), record), target, "done")
    _tell_of_tags(ink)
    return ink, target


def _tell_of_tags(ink: Ink) -> None:
    """A tag or type of link that is gone is in the codebook while it is used: what came or went may change that."""
    for name, is_gone in _OF_THE_CODEBOOK.items():
        if straight.rows(ink.connection, is_gone, {}):
            ink.touched.rows(name, ())


def _history(connection: Connection) -> History:
    return History(connection, Meanings(connection))


def _last_undo(connection: Connection, target: UUID) -> UUID:
    [found] = straight.rows(connection, _LAST_UNDO, {"target": target})
    return found["id"]


def _ink(connection: Connection, site: int, by: Annotator, deed: Deed, target: Operation) -> Ink:
    ink = Ink(connection, site, by, deed)
    ink.what, ink.place, ink.reverts = target.title, target.place, target.id
    return ink


def _turn(ink: Ink, putting: remaining.Putting, target: Operation, standing: str) -> None:
    """Put back what a record wrote, unless later deeds build on it; its deed stands then as is said."""
    _refuse_if_built_on(ink, putting.record, target)
    _stand(ink.connection, target.id, standing)
    _reverse(ink, putting)


def _refuse_if_built_on(ink: Ink, record: Record, target: Operation) -> None:
    _refuse_if_cut(ink, target, {record.operation})
    building = dependents(ink.connection, without_what_follows(record, target.deed), target.id)
    if building:
        raise built_upon(ink.connection, target, building, again=ink.deed is Deed.REDO)


def _refuse_if_cut(ink: Ink, target: Operation, operations: Collection[UUID]) -> None:
    if (day := day_of_cut(ink.connection, operations)) is not None:
        raise cut_away(target, day, again=ink.deed is Deed.REDO)


def _stand(connection: Connection, operation: UUID, standing: str) -> None:
    straight.write(connection, _STANDS, {"operation": operation, "as_standing": standing})


def _reverse(ink: Ink, putting: remaining.Putting) -> None:
    """Put back what stood before, or what follows from the deeds that stand; refused where it was changed since."""
    record = putting.record
    for subject, rows in record.changes.items():
        own = {key: {name: both for name, both in fields.items() if not is_derived(subject, name)}
               for key, fields in rows.items()}  # fmt: skip
        _refuse_if_changed(ink, subject, putting.expected(own))
        values = {key: {name: before for name, (before, _after) in fields.items()} for key, fields in own.items()}
        stamps = STAMPS.get(subject, ())
        derived = {key: {*(fields.keys() - own[key].keys()), *putting.anew.get(key, ()), *stamps}
                   for key, fields in rows.items()}  # fmt: skip
        if any(derived.values()):
            for key, found in values_by_what_stands(ink.connection, derived).items():
                values[key] |= found
        ink.change_all(CHANGEABLE[subject], {key: _decoded(subject, fields) for key, fields in values.items()})
    for life in reversed(record.lives):
        if life.subject != STATUS.name:
            ink.end(CHANGEABLE[life.subject], life.keys, _OTHER_WAY[life.event])
    _begin(ink, {*record.changes.get(STATUS.name, ()), *record.going().get(STATUS.name, ()),
                 *record.coming().get(STATUS.name, ())})  # fmt: skip


def _begin(ink: Ink, statuses: set[UUID]) -> None:
    """Let those statuses stand that a standing deed has made or set, and no others."""
    standing = begun(ink.connection, statuses)
    ink.end(StatusRow, standing, "back")
    ink.end(StatusRow, statuses - standing)


def _decoded(subject: str, fields: Mapping[str, str]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(decode(subject, name, value).values()) for name, value in fields.items()}


@cache
def _locked(table: Table) -> Select[Any]:
    """The rows among the parameter ``keys``, which nobody else may write on a server; SQLite has one writer."""
    return among(table).with_for_update()


def _refuse_if_changed(ink: Ink, subject: str, expected: Mapping[UUID, Fields]) -> None:
    locked = _locked(table_of(CHANGEABLE[subject]))
    for part in parts(list(expected), straight.PART):
        ink.counting.begin(CHANGEABLE[subject], part)
        for row in straight.rows(ink.connection, locked, {"keys": part}):
            for field, (_before, after) in expected[row["id"]].items():
                if encode([row[column] for column in columns_of(subject, field)]) != after:
                    raise changed_since(ink.what, again=ink.deed is Deed.REDO)
