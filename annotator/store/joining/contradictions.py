"""What two copies say differently, derived from the log alone: the same in every copy. Values in, values out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from annotator.domain.ids import ConflictId, built_in_id
from annotator.domain.transfer.merging import Kind
from annotator.store.joining.state import Change, Fate, latest

NO_MATTER = frozenset({("mark", "changed"), ("tag", "ordinal"), ("link_type", "ordinal"), ("article", "ordinal"),
                        ("article", "created"), ("mark", "created"), ("project", "created")})  # fmt: skip
"""Fields that follow from others, or say only in which order and when things came."""


class Found(NamedTuple):
    """A contradiction: what stands and what does not, as operations or rows; ``before`` as the log has values."""

    kind: Kind
    subject: str
    target: UUID
    field: str
    winning: UUID
    losing: UUID
    before: str = ""

    @property
    def key(self) -> ConflictId:
        """Follows from what it is about, so that it is the same in every copy."""
        return ConflictId(built_in_id(f"conflict/{self.kind}/{self.target}/{self.field}/{self.losing}"))


@dataclass(frozen=True, slots=True)
class Turns:
    """Operations that were ``undone``, and those that undid or did again (``turning``), which are no edits."""

    undone: Collection[UUID] = ()
    turning: Collection[UUID] = ()

    def is_edit(self, operation: UUID) -> bool:
        """Whether somebody wanted what the operation set, and still does."""
        return operation not in self.undone and operation not in self.turning


def edited(changes: Iterable[Change], turns: Turns) -> list[Found]:
    """Where one field, whose ``changes`` these are, was set differently in copies that did not know of each other.

    An edit that was undone contradicts nothing, nor does one whose value the other side had, too.
    """
    by_operation: dict[UUID, Change] = {}
    for one in changes:
        if (known := by_operation.get(one.operation)) is None or known.stamp < one.stamp:
            by_operation[one.operation] = one
    if len(by_operation) < 2 or _subject(by_operation) in NO_MATTER:
        return []
    winner = latest(by_operation.values())
    inner = {one.over for one in by_operation.values()}
    path = _path(winner, by_operation)
    found: list[Found] = []
    for leaf in sorted(by_operation.values()):
        if leaf.operation in inner or leaf is winner or leaf.operation in turns.undone:
            continue
        own = _path(leaf, by_operation)
        shared = {one.operation for one in path} & {one.operation for one in own}
        before = _before(own, shared)
        since = {one.after for one in path if one.operation not in shared and turns.is_edit(one.operation)}
        if leaf.after not in since | {before, winner.after} and _same_body(leaf, winner):
            found.append(
                Found(Kind.EDITED, leaf.subject, leaf.target, leaf.field, winner.operation, leaf.operation, before)
            )
    return found


def removed(subject: str, fates: Sequence[Fate], changes: Iterable[Change]) -> Change | None:
    """The latest edit of a row that whoever took it away had not seen; ``None`` where there is none."""
    if not fates or (last := max(fates, key=lambda fate: fate.stamp)).event != "gone":
        return None
    unseen = [
        one
        for one in changes
        if one.stamp.hlc > last.seen and one.operation != last.operation and (subject, one.field) not in NO_MATTER
    ]
    return latest(unseen) if unseen else None


def circles(pointers: Mapping[UUID, UUID]) -> list[tuple[UUID, ...]]:
    """The circles that pointers run in, each from its smallest key on."""
    found: set[tuple[UUID, ...]] = set()
    for start in pointers:
        passed: list[UUID] = []
        at = start
        while at in pointers and at not in passed:
            passed.append(at)
            at = pointers[at]
        if at in passed:
            circle = passed[passed.index(at) :]
            first = circle.index(min(circle))
            found.add((*circle[first:], *circle[:first]))
    return sorted(found)


def _subject(by_operation: Mapping[UUID, Change]) -> tuple[str, str]:
    one = next(iter(by_operation.values()))
    return one.subject, one.field


def _path(leaf: Change, by_operation: Mapping[UUID, Change]) -> list[Change]:
    """From a change back to the first one."""
    path = [leaf]
    while (over := path[-1].over) is not None and over in by_operation and by_operation[over] not in path:
        path.append(by_operation[over])
    return path


def _before(own: Sequence[Change], shared: Iterable[UUID]) -> str:
    """What stood when the two ways parted."""
    shared = set(shared)
    return next((one.after for one in own if one.operation in shared), own[-1].before)


def _same_body(one: Change, other: Change) -> bool:
    """Spans in different versions of a text are no contradiction by themselves: that is told of the article."""
    return one.field != "span" or one.after.split(",")[0] == other.after.split(",")[0]
