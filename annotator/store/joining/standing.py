"""How operations stand, derived from who undid what: by the log alone, whatever was written here before."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, or_, select

from annotator.domain.log.operations import Deed
from annotator.store.joining.log import OPERATION, brought_by, kept_by, rows_of
from annotator.store.joining.state import Named, Step, replay, standing, taken_back
from annotator.store.joining.union import Taken
from annotator.store.writing.rows import put_values

_STEPS = select(OPERATION.c.id, OPERATION.c.deed, OPERATION.c.reverts, OPERATION.c.annotator)
_IN_ORDER = (OPERATION.c.hlc, OPERATION.c.site)
_OF_A_MERGE = or_(
    OPERATION.c.standing == "away", and_(OPERATION.c.deed == Deed.MERGED.value, OPERATION.c.standing != "done")
)
_ONE_OF_A_MERGE = select(OPERATION.c.id).where(_OF_A_MERGE).limit(1)
"""Whether a merge was ever taken back: mostly none was."""


def settle(home: Connection, taken: Taken) -> None:
    """Let operations stand as the log says with what was taken in."""
    fresh = set(taken.operations)
    first: dict[UUID, int] = {}
    for one in taken.operations.values():
        first[one["annotator"]] = min(first.get(one["annotator"], one["hlc"]), one["hlc"])
    now: dict[UUID, str] = {}
    for annotator, hlc in first.items():
        now |= _replayed(home, annotator, hlc, fresh)
    _put(home, now, {key: taken.operations[key]["standing"] for key in now if key in fresh})
    if home.execute(_ONE_OF_A_MERGE).first():
        settle_all(home)


def settle_all(home: Connection, turning: Iterable[Step] = (), keeping: Named = MappingProxyType({})) -> None:
    """Derive anew how every operation stands; ``turning`` is an undo or redo of a merge that is about to be written.

    ``keeping`` are the operations for which alone it does that again, if not for all.
    """
    _put(home, standing([*_steps(home), *turning], brought_by(home), {**kept_by(home), **keeping}))


class Turn(NamedTuple):
    """What says nothing ``before`` and ``after`` a merge is turned.

    ``turns`` are what turned merges here before, ``undos`` those of them that took one back, ``came`` all that
    came with merges.
    """

    before: set[UUID]
    after: set[UUID]
    turns: set[UUID]
    undos: set[UUID]
    came: set[UUID]

    @property
    def leaving(self) -> set[UUID]:
        """The operations that say nothing only from now on: what came with merges that stand no more."""
        return self.after - self.before

    @property
    def coming(self) -> set[UUID]:
        """The operations that are heard again, since what had taken their merge back is away itself."""
        return self.before - self.after


def turn(home: Connection, turning: Step) -> Turn:
    """What changes by an undo or redo of a merge that is about to be written.

    Only merges that were made here matter: what came with one says all that was done there, turned or not.
    """
    steps, brought, kept = _steps(home), brought_by(home), kept_by(home)
    came = {key for keys in brought.values() for key in keys}
    here = {merge: keys for merge, keys in brought.items() if merge not in came}
    turns = {one.id for one in steps if one.reverts in here}
    undos = {one.id for one in steps if one.reverts in here and one.deed == Deed.UNDO.value}
    heard = {key for keys in here.values() for key in keys}
    after = taken_back([*steps, turning], here, kept)
    return Turn(taken_back(steps, here, kept), after, turns, undos, heard)


def taken_back_alone(home: Connection) -> dict[UUID, UUID]:
    """The deed of each that was taken back, merges aside, and of what took it back or did it again."""
    merged, taken = OPERATION.c.deed == Deed.MERGED.value, OPERATION.c.standing.in_(("undone", "dropped"))
    gone = set(home.execute(select(OPERATION.c.id).where(taken, ~merged, OPERATION.c.reverts.is_(None))).scalars())
    turns = {one.id: one.reverts for one in _steps(home) if one.reverts is not None and one.reverts in gone}
    return {key: key for key in gone} | turns


def silent(home: Connection) -> set[UUID]:
    """What says nothing of whether rows are there: what is away, and all that turned merges, here or elsewhere."""
    merges = select(OPERATION.c.id).where(OPERATION.c.deed == Deed.MERGED.value)
    unheard = or_(OPERATION.c.standing == "away", OPERATION.c.reverts.in_(merges))
    return set(home.execute(select(OPERATION.c.id).where(unheard)).scalars())


def _steps(home: Connection) -> list[Step]:
    return [Step(*row) for row in home.execute(_STEPS.order_by(*_IN_ORDER))]


def _replayed(home: Connection, annotator: UUID, hlc: int, fresh: Collection[UUID]) -> dict[UUID, str]:
    """How the operations of one annotator stand: only the new ones are gone through, if they are all the latest."""
    mine = OPERATION.c.annotator == annotator
    known = home.execute(select(OPERATION.c.id).where(mine, OPERATION.c.hlc >= hlc)).scalars()
    steps = _STEPS.where(mine)
    undone: list[UUID] = []
    if all(key in fresh for key in known):
        before = select(OPERATION.c.id).where(mine, OPERATION.c.hlc < hlc, OPERATION.c.standing == "undone")
        undone = list(home.execute(before).scalars())
        steps = steps.where(OPERATION.c.hlc >= hlc)
    return replay((Step(*row) for row in home.execute(steps.order_by(*_IN_ORDER))), dict.fromkeys(undone, annotator))


def _put(home: Connection, now: Mapping[UUID, str], known: Mapping[UUID, str] | None = None) -> None:
    """Write how operations stand, those that stand otherwise now; ``known`` is how some do."""
    here = dict(known or {})
    query = select(OPERATION.c.id, OPERATION.c.standing).where(OPERATION.c.id.in_(bindparam("keys", expanding=True)))
    here |= {row["id"]: row["standing"] for row in rows_of(home, query, [key for key in now if key not in here])}
    differing = {key: {"standing": value} for key, value in now.items() if key in here and here[key] != value}
    put_values(home, OPERATION, differing)
