"""Reading the log for a merge: which operations are new, what they changed, every change of the rows they touched."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, bindparam, select

from annotator.domain.log.operations import Deed
from annotator.store.joining.state import Change, Fate, Stamp
from annotator.store.tables import ChangeRow, LifeRow, OperationRow, table_of
from annotator.store.turning.standing import stands
from annotator.store.writing.ink import parts

CHUNK = 500
OPERATION, CHANGE, LIFE = table_of(OperationRow), table_of(ChangeRow), table_of(LifeRow)
MERGED = "merged"
"""The event of a life row that names the operations which a merge brought."""
KEPT = "kept"
"""The event of a life row that names for which operations alone a merge that was taken back is done again."""
OF_OPERATIONS = frozenset({MERGED, KEPT})
_KEY_BYTES, _SEEN_BYTES = 16, 8
_CHANGES = (
    select(
        OPERATION.c.hlc, OPERATION.c.site, CHANGE.c.number, CHANGE.c.operation, CHANGE.c.subject, CHANGE.c.target,
        CHANGE.c.field, CHANGE.c.before, CHANGE.c.after, CHANGE.c.over,
    )
    .join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
    .where(CHANGE.c.target.in_(bindparam("keys", expanding=True)))
)  # fmt: skip
_FATES = select(
    OPERATION.c.hlc, OPERATION.c.site, LIFE.c.number, LIFE.c.operation, LIFE.c.subject, LIFE.c.event, LIFE.c.targets,
    LIFE.c.seen,
).join(OPERATION, OPERATION.c.id == LIFE.c.operation)  # fmt: skip


def operations_in(connection: Connection) -> set[bytes]:
    """The keys of all operations, as bytes: nothing is slower with many operations than making keys of them."""
    keys = connection.exec_driver_sql("SELECT id FROM operation")
    return {key.bytes if isinstance(key, UUID) else bytes(key) for (key,) in keys}


def idle(connection: Connection) -> set[UUID]:
    """All operations but the deeds that stand: what was taken back, and what took it back or did it again."""
    return set(connection.execute(select(OPERATION.c.id).where(~stands())).scalars())


def rows_of(connection: Connection, query: Executable, keys: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The rows of a query that takes ``keys``, asked for in parts."""
    for part in parts(keys, CHUNK):
        yield from map(dict, connection.execute(query, {"keys": part}).mappings())


def changes_of(connection: Connection, targets: Sequence[UUID]) -> Iterator[Change]:
    """Every change of these rows."""
    for part in parts(targets, CHUNK):
        for hlc, site, number, *rest in connection.execute(_CHANGES, {"keys": part}):
            yield Change(Stamp(hlc, site, number), *rest)


def fates_since(connection: Connection, hlc: int, targets: set[UUID]) -> Iterator[tuple[UUID, Fate]]:
    """The events in the lives of these rows, from a clock on."""
    wanted = {key.bytes for key in targets}
    for row in connection.execute(_FATES.where(OPERATION.c.hlc >= hlc)):
        yield from _fates(row, wanted)


def removals(connection: Connection, targets: set[UUID]) -> Iterator[tuple[UUID, Fate]]:
    """The events that took these rows away or brought them back."""
    wanted = {key.bytes for key in targets}
    for row in connection.execute(_FATES.where(LIFE.c.event.in_(("gone", "back")))):
        yield from _fates(row, wanted)


def ends_of(connection: Connection, targets: set[UUID]) -> dict[UUID, list[Fate]]:
    """The same by row, for what a removal had not seen: one that was done again has seen what it had at first."""
    fates: dict[UUID, list[Fate]] = {key: [] for key in targets}
    for key, fate in removals(connection, targets) if targets else ():
        fates[key].append(fate)
    redone = select(OPERATION.c.id, OPERATION.c.reverts).where(OPERATION.c.deed == Deed.REDO.value)
    operations = {fate.operation for told in fates.values() for fate in told}
    again = {key: deed for part in parts(list(operations), CHUNK)
             for key, deed in connection.execute(redone.where(OPERATION.c.id.in_(part)))}  # fmt: skip
    for key, told in fates.items() if again else ():
        at_first = {fate.operation: fate.seen for fate in told}
        seen = ((fate, at_first.get(again.get(fate.operation, fate.operation), fate.seen)) for fate in told)
        fates[key] = [fate._replace(seen=before) for fate, before in seen]
    return fates


def births(connection: Connection, subject: str, targets: set[UUID]) -> Iterator[tuple[UUID, Fate]]:
    """The births of these rows of one table; several where copies made them independently."""
    wanted = {key.bytes for key in targets}
    born = _FATES.where(LIFE.c.event == "born", LIFE.c.subject == subject)
    for row in connection.execute(born) if wanted else ():
        yield from _fates(row, wanted)


def _fates(row: Any, wanted: set[bytes]) -> Iterator[tuple[UUID, Fate]]:  # noqa: ANN401
    targets, seen = bytes(row.targets), bytes(row.seen or b"")
    for at in range(0, len(targets), _KEY_BYTES):
        if (key := targets[at : at + _KEY_BYTES]) in wanted:
            place = at // _KEY_BYTES * _SEEN_BYTES
            known = int.from_bytes(seen[place : place + _SEEN_BYTES])
            stamp = Stamp(row.hlc, row.site, row.number)
            yield UUID(bytes=key), Fate(stamp, row.operation, row.event, known)


def unpacked(targets: bytes) -> list[UUID]:
    """The keys in a life row."""
    return [UUID(bytes=bytes(targets[at : at + _KEY_BYTES])) for at in range(0, len(targets), _KEY_BYTES)]


def packed(keys: Iterable[UUID]) -> bytes:
    """Keys as a life row has them."""
    return b"".join(key.bytes for key in keys)


def brought_by(connection: Connection) -> dict[UUID, list[UUID]]:
    """For each merge the operations that came with it."""
    return _named_by(connection, MERGED)


def kept_by(connection: Connection) -> dict[UUID, list[UUID]]:
    """For each time that a merge was done again for some of its operations alone: which."""
    return _named_by(connection, KEPT)


def _named_by(connection: Connection, event: str) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for operation, targets in connection.execute(select(LIFE.c.operation, LIFE.c.targets).where(LIFE.c.event == event)):
        found.setdefault(operation, []).extend(unpacked(targets))
    return found
