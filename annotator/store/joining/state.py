"""What a project shows, as a function of its log alone: registers, lives, who undid what. Values in, values out.

Because nothing else is looked at, it does not matter in which order copies are brought together, or how often.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from annotator.domain.log.operations import Deed


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


def without(changes: Collection[Change], merged: Collection[UUID], idle: Collection[UUID]) -> tuple[str, str]:
    """What a field says with the changes that came with a merge, and what it would say without them.

    What was built on them since is left out of both: whoever asks compares the first with what stands now.
    So are ``idle`` operations: those of other merges that were taken back, and what took them back.
    """
    by_operation = {one.operation: one for one in changes}
    others = [one for one in changes if one.operation not in merged and one.operation not in idle]
    rest = [one for one in others if not _built_on(one, by_operation, merged)]
    brought = [one for one in changes if one.operation in merged]
    first = min(changes, key=lambda change: change.stamp)
    return latest([*brought, *rest]).after, latest(rest).after if rest else first.before


def _built_on(change: Change, by_operation: Mapping[UUID, Change], merged: Collection[UUID]) -> bool:
    passed: set[UUID] = set()
    while change.over is not None and change.over not in passed:
        if change.over in merged:
            return True
        passed.add(change.over)
        if change.over not in by_operation:
            return False
        change = by_operation[change.over]
    return False


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
