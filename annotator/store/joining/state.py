"""What a project shows, as a function of its log alone: registers, lives, who undid what. Values in, values out.

Because nothing else is looked at, it does not matter in which order copies are brought together, or how often.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from annotator.domain.log.operations import Deed

Named: TypeAlias = Mapping[UUID, Collection[UUID]]
"""Operations that others name: those that a merge brought, or that are kept of one."""
_NOTHING: Named = MappingProxyType({})


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


_Told = TypeVar("_Told", Change, Fate)


class Step(NamedTuple):
    """An operation as far as undoing is concerned."""

    id: UUID
    deed: str
    reverts: UUID | None
    annotator: UUID


def latest(changes: Iterable[Change]) -> Change:
    """The change whose value stands."""
    return max(changes, key=lambda change: change.stamp)


def lives(fates: Iterable[Fate]) -> bool:
    """Whether a row is there: its latest event says so."""
    return max(fates, key=lambda fate: fate.stamp).event != "gone"


class Idle(NamedTuple):
    """Operations that say nothing while a merge stands (``before`` it is taken back), and ``after`` that.

    Those of other merges that were taken back, and what took merges back (``undos``) and did them again (``redos``).
    ``taken`` gives the deed for each that was taken back otherwise, and for what took it back or did it again.
    """

    before: set[UUID]
    after: set[UUID]
    undos: set[UUID]
    redos: set[UUID]
    taken: Mapping[UUID, UUID]


def without(changes: Collection[Change], leaving: set[UUID], idle: Idle, kept: Named) -> tuple[str, str]:
    """What a field says with a merge, and what it would say without it: without what is ``leaving`` along with it.

    What was built on that since is left out of both: whoever asks compares the first with what stands now.
    """
    by_operation = {one.operation: one for one in changes}
    others = [one for one in changes if one.operation not in leaving]
    rest = [one for one in others if not _built_on(one, by_operation, leaving | idle.redos, idle.undos)]
    brought = [one for one in changes if one.operation in leaving]
    before = heard([*brought, *_founded(rest, idle.before - leaving, idle.taken)], idle.before - leaving, kept)
    return said(before, changes), said(heard(_founded(rest, idle.after, idle.taken), idle.after, kept), changes)


def _founded(changes: Collection[Change], idle: set[UUID], taken: Mapping[UUID, UUID]) -> list[Change]:
    """Changes but those by which a deed over what is ``idle`` was done and taken back: these put that back."""
    over = {one.operation: one.over for one in changes}
    hollow: set[UUID] = set()
    for one in sorted(changes, key=lambda change: change.stamp):
        deed = taken.get(one.operation)
        beneath = None if deed is None else over.get(deed)
        if deed is not None and beneath is not None and (beneath in idle or taken.get(beneath) in hollow):
            hollow.add(deed)
    return [one for one in changes if taken.get(one.operation) not in hollow]


def heard(told: Iterable[_Told], idle: Collection[UUID], kept: Named) -> list[_Told]:
    """What was said of one field or row by operations that are not ``idle``.

    Whoever did a merge again for what is ``kept`` of it speaks for those operations, and with them is silent.
    """
    by_others = [one for one in told if one.operation not in idle]
    speaking = {one.operation for one in by_others}
    return [one for one in by_others if one.operation not in kept or speaking.intersection(kept[one.operation])]


def said(heard: Collection[Change], changes: Iterable[Change]) -> str:
    """What a field says if only some of its changes are heard: without any what stood before them all."""
    return latest(heard).after if heard else min(changes, key=lambda change: change.stamp).before


def _built_on(
    change: Change, by_operation: Mapping[UUID, Change], these: Collection[UUID], undos: Collection[UUID]
) -> bool:
    """Whether a change is laid over one of ``these``, at whatever distance; what was undone is not built on."""
    passed: set[UUID] = set()
    while change.over is not None and change.over not in passed:
        if change.over in undos:
            return False
        if change.over in these:
            return True
        passed.add(change.over)
        if change.over not in by_operation:
            return False
        change = by_operation[change.over]
    return False


def replay(steps: Iterable[Step], undone: Mapping[UUID, UUID] = MappingProxyType({})) -> dict[UUID, str]:
    """Go through operations, oldest first; gives how those stand that are touched by it.

    ``undone`` is what could be redone before, and whose it is: a new deed of the same annotator ends that.
    """
    now: dict[UUID, str] = {}
    whose = dict(undone)
    waiting: dict[UUID, dict[UUID, None]] = {}
    for key, annotator in undone.items():
        waiting.setdefault(annotator, {})[key] = None
    for one in steps:
        now[one.id] = "done"
        whose[one.id] = one.annotator
        target = one.reverts
        if one.deed == Deed.UNDO.value and target is not None:
            now[target] = "undone"
            waiting.setdefault(whose.get(target, one.annotator), {})[target] = None
        elif one.deed == Deed.REDO.value and target is not None:
            now[target] = "done"
            waiting.get(whose.get(target, one.annotator), {}).pop(target, None)
        else:
            now.update(dict.fromkeys(waiting.pop(one.annotator, ()), "dropped"))
    return now


def standing(steps: Collection[Step], brought: Named, kept: Named = _NOTHING) -> dict[UUID, str]:
    """How all operations stand, given oldest first: what came with a merge that was taken back is ``away``."""
    away = taken_back(steps, brought, kept)
    return replay(one for one in steps if one.id not in away) | dict.fromkeys(away, "away")


def taken_back(steps: Iterable[Step], brought: Named, kept: Named = _NOTHING) -> set[UUID]:
    """The operations that came with merges which do not stand, whoever did them; ``steps`` are oldest first."""
    return {key for away in away_with(steps, brought, kept).values() for key in away}


def away_with(steps: Iterable[Step], brought: Named, kept: Named = _NOTHING) -> dict[UUID, set[UUID]]:
    """For each merge that does not stand, or not whole, the operations that are away with it.

    A merge is later than all that it brought. So from the newest to the oldest it is known of each whether it
    came with one that was taken back, and then it says nothing itself; of what turned it likewise. It may be
    done again for those operations alone that are ``kept``.
    """
    turns: dict[UUID, list[Step]] = {}
    merges: list[UUID] = []
    for one in steps:
        if one.id in brought:
            merges.append(one.id)
        elif one.reverts is not None and one.reverts in brought:
            turns.setdefault(one.reverts, []).append(one)
    found: dict[UUID, set[UUID]] = {}
    away: set[UUID] = set()
    for merge in reversed(merges):
        if merge in away:
            continue
        gone: set[UUID] = set()
        for turn in turns.get(merge, ()):
            if turn.id not in away:
                again = kept.get(turn.id, gone) if turn.deed == Deed.REDO.value else ()
                gone = set(brought[merge]) if turn.deed == Deed.UNDO.value else gone.difference(again)
        if gone:
            found[merge] = gone
            away |= gone
    return found
