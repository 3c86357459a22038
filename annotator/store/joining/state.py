"""What a project shows, as a function of its log alone: registers, lives, who undid what. Values in, values out.

Because nothing else is looked at, it does not matter in which order copies are brought together, or how often.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from annotator.domain.operations import Deed


class Stamp(NamedTuple):
    """When something was logged: the operation's clock, then its site, then the place within it."""

    hlc: int
    site: int
    number: int = 0


class Change(NamedTuple):
    """One field that an operation set, as the log has it; values are JSON text."""

    stamp: Stamp
    operation: UUID
    subject: str
    target: UUID
    field: str
    before: str
    after: str
    over: UUID | None


class Fate(NamedTuple):
    """One event in the life of a row: ``born``, ``gone`` or ``back``; ``seen`` as ``LifeRow`` tells."""

    stamp: Stamp
    operation: UUID
    event: str
    seen: int = 0


class Step(NamedTuple):
    """An operation as far as undoing is concerned."""

    id: UUID
    deed: str
    reverts: UUID | None


def latest(changes: Iterable[Change]) -> Change:
    """The change whose value stands."""
    return max(changes, key=lambda change: change.stamp)


def lives(fates: Iterable[Fate]) -> bool:
    """Whether a row is there: its latest event says so."""
    return max(fates, key=lambda fate: fate.stamp).event != "gone"


def replay(steps: Iterable[Step], undone: Collection[UUID] = ()) -> dict[UUID, str]:
    """Go through the operations of one annotator, oldest first; gives how those stand that are touched by it.

    ``undone`` is what could be redone before: a new deed ends that.
    """
    now: dict[UUID, str] = {}
    waiting = dict.fromkeys(undone)
    for one in steps:
        now[one.id] = "done"
        if one.deed == Deed.UNDO.value and one.reverts is not None:
            now[one.reverts] = "undone"
            waiting[one.reverts] = None
        elif one.deed == Deed.REDO.value and one.reverts is not None:
            now[one.reverts] = "done"
            waiting.pop(one.reverts, None)
        else:
            now.update(dict.fromkeys(waiting, "dropped"))
            waiting.clear()
    return now


def taken_back(brought: Mapping[UUID, Collection[UUID]], standing: Mapping[UUID, str]) -> set[UUID]:
    """The operations that came with a merge which does not stand any more."""
    return {key for merge, keys in brought.items() if standing.get(merge, "done") != "done" for key in keys}
