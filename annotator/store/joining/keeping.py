"""What others took back with a merge, and what stands without that merge: it is kept, unless one lets it go.

Whoever takes a merge back takes it from their own copy. Work that another copy knew before, or by another way,
stays there; the merge that would carry the taking back along does that merge again for just this work.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from annotator.domain.articles import Annotator
from annotator.domain.ids import OperationId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.transfer.merging import TakenBack
from annotator.store.joining import conflicts, standing, undoing
from annotator.store.joining.copies import Copy
from annotator.store.joining.log import OPERATION, brought_by, kept_by, operations_in, rows_of
from annotator.store.joining.settling import UNCOUNTED, Counted
from annotator.store.joining.state import Step, away_with
from annotator.store.pointers import Meanings
from annotator.store.shelves.history import History
from annotator.store.tables import CHANGEABLE, AnnotatorRow, MarkRow, table_of
from annotator.store.writing.ink import Ink

MARK, ANNOTATOR = table_of(MarkRow), table_of(AnnotatorRow)
_MERGE = OPERATION.alias("merge")
_TAKEN_BACK = (
    select(OPERATION.c.id)
    .join(_MERGE, OPERATION.c.reverts == _MERGE.c.id)
    .where(OPERATION.c.deed == Deed.UNDO.value, _MERGE.c.deed == Deed.MERGED.value)
    .limit(1)
)
"""Whether a merge was ever taken back: mostly none was, and nothing else is asked."""
_STEPS = select(
    OPERATION.c.hlc, OPERATION.c.site, OPERATION.c.id, OPERATION.c.deed, OPERATION.c.reverts, OPERATION.c.annotator
)
_AWAY = select(OPERATION.c.id).where(OPERATION.c.standing == "away")
Rows = Mapping[str, Mapping[UUID, Mapping[str, Any]]]


@dataclass(frozen=True)
class _Side:
    """The project or a copy of it, as it is before they are brought together."""

    connection: Connection
    operations: set[bytes]

    @cached_property
    def brought(self) -> dict[UUID, set[UUID]]:
        return {merge: set(keys) for merge, keys in brought_by(self.connection).items()}

    @cached_property
    def turned_back(self) -> set[UUID]:
        """Merges that do not stand here."""
        not_standing = select(OPERATION.c.id).where(
            OPERATION.c.deed == Deed.MERGED.value, OPERATION.c.standing != "done"
        )
        return set(self.connection.execute(not_standing).scalars())

    @cached_property
    def away(self) -> set[UUID]:
        return set(self.connection.execute(_AWAY).scalars())

    def has(self, key: UUID) -> bool:
        return key.bytes in self.operations

    def hears(self, key: UUID) -> bool:
        """Whether an operation is known here and not away with a merge: what is away says nothing."""
        return self.has(key) and key not in self.away

    def knew(self, merge: UUID, undo: UUID, gone: set[UUID], mine: set[UUID]) -> set[UUID]:
        """What of ``gone`` stands here and came here otherwise than by the merge that somebody took back elsewhere.

        Where that merge is known already, another one tells which brought this merge without it, or it without this
        merge; a merge that brings nothing but merges leaves no trace, so what is ``mine`` counts as well.
        """
        if self.hears(undo):
            return set()
        own = {key for key in gone if self.hears(key)}
        if not self.hears(merge):
            return own
        others = [keys for one, keys in self.brought.items() if one != merge and one not in self.turned_back]
        return {key for key in own if key in mine or any((merge in keys) != (key in keys) for keys in others)}


@dataclass(frozen=True)
class Standing:
    """Operations of a merge that was taken back by ``undo``; ``here`` where they stand in the project itself."""

    merge: UUID
    undo: UUID
    operations: set[UUID]
    here: bool
    rows: undoing.Keys


@dataclass(frozen=True)
class Elsewhere:
    """All that stands in one copy and would go, or has gone, since somebody took a merge back in another one."""

    found: Sequence[Standing] = ()

    @cached_property
    def rows(self) -> undoing.Keys:
        """The rows that it is about, by table."""
        return _united(one.rows for one in self.found)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.found)

    def look(self, home: Connection) -> Rows:
        """The rows as they are now."""
        return {
            subject: {row["id"]: row for row in rows_of(home, _whole(subject), list(keys))}
            for subject, keys in self.rows.items()
        }


def stands_elsewhere(home: Connection, by: Annotator, copies: Sequence[Copy]) -> Elsewhere:
    """What of merges that were taken back stands in the project or in a copy that knew it without that merge."""
    if not any(one.execute(_TAKEN_BACK).first() for one in (home, *(copy.connection for copy in copies))):
        return Elsewhere()
    sides = [_Side(home, operations_in(home)), *(_Side(copy.connection, copy.operations) for copy in copies)]
    steps = _steps(sides)
    brought = {merge: keys for side in sides for merge, keys in side.brought.items()}
    kept = {key: named for side in sides for key, named in kept_by(side.connection).items()}
    annotators = Meanings(home).annotators
    me = annotators.meaning(annotators.root(by.id))
    mine = {one.id for one in steps if one.annotator in me}
    found: list[Standing] = []
    looked: set[UUID] = set()
    # A merge may have come with another one, and says nothing as long as that is away: one at a time, newest first.
    while waiting := {merge: gone for merge, gone in away_with(steps, brought, kept).items() if merge not in looked}:
        merge, gone = next(iter(waiting.items()))
        looked.add(merge)
        undo = _undo_of(merge, steps, waiting)
        known = [side.knew(merge, undo, gone, set() if number else mine) for number, side in enumerate(sides)]
        if operations := set[UUID]().union(*known):
            rows = _united(undoing.rows_touched_by(side.connection, operations) for side in sides)
            found.append(Standing(merge, undo, operations, bool(known[0]), rows))
            again = Step(new_id(), Deed.REDO.value, merge, by.id)
            steps.append(again)
            kept[again.id] = sorted(operations)
    return Elsewhere(found)


def _undo_of(merge: UUID, steps: Sequence[Step], waiting: Mapping[UUID, set[UUID]]) -> UUID:
    """What took a merge back last, of that which is not away itself."""
    away = {key for gone in waiting.values() for key in gone}
    undos = (one.id for one in reversed(steps) if one.reverts == merge and one.deed == Deed.UNDO.value)
    return next(key for key in undos if key not in away)


def keep(home: Connection, site: int, by: Annotator, elsewhere: Elsewhere) -> list[Ink]:
    """Do those merges again for what stands elsewhere, each as one operation."""
    inks: list[Ink] = []
    merges = [one.merge for one in elsewhere.found]
    for one in elsewhere.found:
        merge = History(home, Meanings(home)).one(OperationId(one.merge))
        ink = Ink(home, site, by, Deed.REDO)
        ink.what, ink.place, ink.reverts = merge.title, merge.place, merge.id
        standing.settle_all(home, [undoing.step_of(ink)], {ink.id: one.operations})
        undoing.keep(ink, merge, one.operations, merges)
        ink.kept(sorted(one.operations))
        ink.finish(always=True)
        inks.append(ink)
    if inks:
        touched = conflicts.Touched(elsewhere.rows, elsewhere.rows.get(MARK.name, set()))
        conflicts.find(home, conflicts.with_articles(home, touched))
    return inks


def recount(counted: Counted, before: Rows, between: Rows, after: Rows) -> None:
    """Count what keeping has changed as if it had been so at once."""
    for rows, sign in ((between, -1), (after, 1)):
        for subject, now in rows.items():
            for key, row in now.items():
                told = _told(before[subject].get(key), row)
                if told:
                    getattr(counted, told)[subject] += sign


def told(home: Connection, elsewhere: Elsewhere, before: Rows, between: Rows, after: Rows) -> list[TakenBack]:
    """What stands elsewhere, for people: who took it back, and how many marks stay, come back, or go."""
    history = History(home, Meanings(home))
    found: list[TakenBack] = []
    for one in elsewhere.found:
        merge, undo = (history.one(OperationId(key)) for key in (one.merge, one.undo))
        who = home.execute(select(ANNOTATOR.c.name).where(ANNOTATOR.c.id == undo.annotator)).scalar_one()
        marks = [
            key
            for key in one.rows.get(MARK.name, ())
            if _is_gone(between, key) and not (_is_gone(after, key) and _is_gone(before, key))
        ]
        found.append(TakenBack(who, undo.done, merge.what, one.here, len(marks), len(one.operations)))
    return found


def _is_gone(rows: Rows, mark: UUID) -> bool:
    row = rows[MARK.name].get(mark)
    return row is None or bool(row["gone"])


def _told(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    """As what a merge counts a row."""
    if before is None:
        return "" if now["gone"] else "new"
    if before["gone"] != now["gone"]:
        return "gone" if now["gone"] else "back"
    changed = any(before[name] != now[name] for name in now if name not in {*UNCOUNTED, "hlc", "site"})
    return "changed" if changed and not now["gone"] else ""


def _steps(sides: Sequence[_Side]) -> list[Step]:
    found = {row.id: row for side in sides for row in side.connection.execute(_STEPS)}
    in_order = sorted(found.values(), key=lambda row: (row.hlc, row.site))
    return [Step(row.id, row.deed, row.reverts, row.annotator) for row in in_order]


def _united(several: Iterable[undoing.Keys]) -> undoing.Keys:
    found: undoing.Keys = {}
    for one in several:
        for subject, keys in one.items():
            found.setdefault(subject, set()).update(keys)
    return found


def _whole(subject: str) -> Any:  # noqa: ANN401
    table = table_of(CHANGEABLE[subject])
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
