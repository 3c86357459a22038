"""What a merge brought in numbers, as undoing it would take back: rows that came, that went, that were changed."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Connection, func, select

from annotator.domain.log.history import Event, Step
from annotator.store.joining.log import MERGED, unpacked
from annotator.store.tables import CHANGEABLE, ChangeRow, LifeRow, OperationRow, SettledRow, table_of
from annotator.store.turning.records import KEY_SIZE
from annotator.store.writing.ink import parts

CHANGE, LIFE, OPERATION = table_of(ChangeRow), table_of(LifeRow), table_of(OperationRow)
_AT_ONCE = 500
_FIRST = ("article", "mark", "link", "person", "tag")
"""What is told first; then the others in the order of their tables."""
UNTOLD = ("status", table_of(SettledRow).name)
"""Rows that are not told: an article in progress is told by the change of its state, a decision by its operation."""


_Event: TypeAlias = tuple[tuple[int, int, int], str]
"""When something happened to a row, by clock, site and number, and what."""


@dataclass(slots=True)
class _Rows:
    """Keys of one table by what happened to them, and of those that went or came back the first and the last event."""

    born: set[bytes] = field(default_factory=set[bytes])
    first: dict[bytes, _Event] = field(default_factory=dict[bytes, _Event])
    last: dict[bytes, _Event] = field(default_factory=dict[bytes, _Event])
    changed: set[bytes] = field(default_factory=set[bytes])

    def counts(self) -> Counter[Event]:
        """How many came, went, came back and were changed; what went and came again, or came and went, is in none."""
        found: Counter[Event] = Counter()
        gone, back = (
            {key for key, (_stamp, event) in self.last.items() if event == self.first[key][1] == one.value}
            for one in (Event.GONE, Event.BACK)
        )
        went = {key for key, (_stamp, event) in self.last.items() if event == Event.GONE.value}
        found[Event.BORN] = len(self.born - went)
        found[Event.GONE] = len(gone - self.born)
        found[Event.BACK] = len(back - self.born)
        found[Event.CHANGED] = len(self.changed - self.born - went - back)
        return found


def brought(connection: Connection, merge: UUID, hidden: Sequence[str]) -> Iterator[Step]:
    """What came with a merge, a step for each kind of thing and of event; ``hidden`` fields say nothing to people."""
    told = select(LIFE.c.targets).where(LIFE.c.operation == merge, LIFE.c.event == MERGED).order_by(LIFE.c.number)
    yield from counted(
        connection, [key for (targets,) in connection.execute(told) for key in unpacked(targets)], hidden
    )


def counted(connection: Connection, operations: Sequence[UUID], hidden: Sequence[str]) -> Iterator[Step]:
    """What some operations did together in numbers; what was given to a thing as it came belongs to its coming."""
    rows: dict[str, _Rows] = {}
    came: Counter[str] = Counter()
    others: set[str] = set()
    for some in parts(operations, _AT_ONCE):
        others |= _read_sizes(connection, some, came)
        _read_changes(connection, some, hidden, rows)
    others |= rows.keys()
    for some in parts(operations, _AT_ONCE):
        _read_lives(connection, some, others, rows)
    counts = {subject: Counter({Event.BORN: size}) for subject, size in came.items()}
    counts |= {subject: one.counts() for subject, one in rows.items()}
    counts = {subject: one for subject, one in counts.items() if subject not in UNTOLD}
    order = [*_FIRST, *(subject for subject in CHANGEABLE if subject not in _FIRST)]
    for event in (Event.BORN, Event.BACK, Event.GONE, Event.CHANGED):
        for subject in order:
            if subject in counts and counts[subject][event]:
                yield Step(event, subject, count=counts[subject][event])


def _read_sizes(connection: Connection, operations: Sequence[UUID], came: Counter[str]) -> set[str]:
    """Add up how many rows of each kind came; gives the kinds of which some went or came back, too."""
    size = func.sum(func.length(LIFE.c.targets)) / KEY_SIZE
    query = select(LIFE.c.subject, LIFE.c.event, size).where(LIFE.c.operation.in_(operations))
    query = query.where(LIFE.c.event.in_([event.value for event in Event]))
    others: set[str] = set()
    for subject, event, count in connection.execute(query.group_by(LIFE.c.subject, LIFE.c.event)):
        if event == Event.BORN.value:
            came[subject] += int(count)
        else:
            others.add(subject)
    return others


def _read_lives(
    connection: Connection, operations: Sequence[UUID], subjects: Collection[str], rows: dict[str, _Rows]
) -> None:
    columns = (LIFE.c.subject, LIFE.c.event, LIFE.c.targets, OPERATION.c.hlc, OPERATION.c.site, LIFE.c.number)
    query = select(*columns).join(OPERATION, OPERATION.c.id == LIFE.c.operation)
    query = query.where(LIFE.c.operation.in_(operations), LIFE.c.event.in_([event.value for event in Event]))
    query = query.where(LIFE.c.subject.in_(subjects))
    for subject, event, targets, *stamp in connection.execute(query):
        one, packed = rows.setdefault(subject, _Rows()), bytes(targets)
        keys = (packed[at : at + KEY_SIZE] for at in range(0, len(packed), KEY_SIZE))
        if event == Event.BORN.value:
            one.born.update(keys)
            continue
        for key in keys:
            this = ((stamp[0], stamp[1], stamp[2]), event)
            one.first[key] = min(this, one.first.get(key, this))
            one.last[key] = max(this, one.last.get(key, this))


def _read_changes(
    connection: Connection, operations: Sequence[UUID], hidden: Sequence[str], rows: dict[str, _Rows]
) -> None:
    query = select(CHANGE.c.subject, CHANGE.c.target).distinct()
    for subject, target in connection.execute(
        query.where(CHANGE.c.operation.in_(operations), CHANGE.c.field.not_in(hidden))
    ):
        rows.setdefault(subject, _Rows()).changed.add(target.bytes)
