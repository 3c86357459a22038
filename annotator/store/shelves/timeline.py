"""The shelf of the history as people read it: pages of entries, of the whole project or of one thing."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, func, or_, select

from annotator.domain.log.history import Entry, Event, Sought, Step, kind_of
from annotator.domain.log.operations import Deed, Operation
from annotator.store import straight
from annotator.store.pointers import Meanings
from annotator.store.shelves.brought import UNTOLD, brought, counted
from annotator.store.shelves.calling import Called, Clock, pointed_to
from annotator.store.shelves.history import NEWEST_FIRST, operation_of
from annotator.store.shelves.people import Annotators
from annotator.store.shelves.touching import touching
from annotator.store.tables import ChangeRow, LifeRow, OperationRow, table_of
from annotator.store.turning.records import KEY_SIZE, unpacked
from annotator.store.writing.ink import parts
from annotator.text.folding import fold

CHANGE, LIFE, OPERATION = table_of(ChangeRow), table_of(LifeRow), table_of(OperationRow)
STEPS = 12
"""So many steps of an operation are told."""
NAMED = 3
"""So many of the rows that came or went together are called by name."""
_BRINGING = frozenset({Deed.ARTICLES_IMPORTED, Deed.UNDO, Deed.REDO})
"""What brings or takes articles with all that belongs to them is told in numbers."""
_AT_ONCE = 500
_TOLD = (LIFE.c.subject.not_in(UNTOLD), LIFE.c.event.in_([event.value for event in Event]))
"""Which rows that came or went are told."""
_SIZE = select(
    (
        select(func.count()).where(CHANGE.c.operation == bindparam("operation")).scalar_subquery()
        + select(func.coalesce(func.sum(func.length(LIFE.c.targets)) / KEY_SIZE, 0))
        .where(LIFE.c.operation == bindparam("operation"))
        .scalar_subquery()
    ).label("size")
)
_HIDDEN = frozenset({"changed", "ordinal", "identity", "created"})
"""Fields that only follow from others."""


class Timeline:
    """Reads the log for people."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def page(self, sought: Sought, before: Operation | None, limit: int) -> list[Entry]:
        """Up to ``limit`` entries behind ``before``, newest first."""
        rows: list[RowMapping] = []
        for row in self._rows(sought, before):
            rows.append(row)
            if len(rows) == limit:
                break
        return self._entries(rows)

    def _rows(self, sought: Sought, before: Operation | None) -> Iterator[RowMapping]:
        about = touching(self._connection, self._meanings, sought)
        asked, words = list(self._asked(sought)), fold(sought.words.strip())
        clock = self._clock(before)
        for row in self._all(asked, clock) if about is None else self._among(about, asked, clock):
            if not words or words in fold(operation_of(row, self._meanings).title):
                yield row

    def _all(self, asked: Sequence[ColumnElement[bool]], behind: Clock | None) -> Iterator[RowMapping]:
        while True:
            query = select(OPERATION).where(*asked, *_behind(behind)).order_by(*NEWEST_FIRST)
            rows = self._connection.execute(query.limit(_AT_ONCE)).mappings().all()
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            behind = (rows[-1]["hlc"], rows[-1]["site"])

    def _among(
        self, about: Collection[UUID], asked: Sequence[ColumnElement[bool]], behind: Clock | None
    ) -> Iterator[RowMapping]:
        found: list[tuple[int, int, UUID]] = []
        for part in parts(list(about), _AT_ONCE):
            query = select(OPERATION.c.hlc, OPERATION.c.site, OPERATION.c.id).where(OPERATION.c.id.in_(part))
            rows = self._connection.execute(query.where(*asked, *_behind(behind))).all()
            found += [(row[0], row[1], row[2]) for row in rows]
        for part in parts(sorted(found, reverse=True), _AT_ONCE):
            query = select(OPERATION).where(OPERATION.c.id.in_([key for _hlc, _site, key in part]))
            yield from self._connection.execute(query.order_by(*NEWEST_FIRST)).mappings().all()

    def _asked(self, sought: Sought) -> Iterator[ColumnElement[bool]]:
        if sought.by is not None:
            yield OPERATION.c.annotator.in_(self._meanings.annotators.meaning(sought.by))
        if sought.kinds:
            yield OPERATION.c.deed.in_([deed.value for deed in Deed if kind_of(deed) in sought.kinds])
        if sought.since is not None:
            yield OPERATION.c.done >= sought.since
        if sought.until is not None:
            yield OPERATION.c.done < sought.until

    def _clock(self, operation: Operation | None) -> Clock | None:
        if operation is None:
            return None
        row = self._connection.execute(
            select(OPERATION.c.hlc, OPERATION.c.site).where(OPERATION.c.id == operation.id)
        ).one()
        return row[0], row[1]

    def _entries(self, rows: Sequence[RowMapping]) -> list[Entry]:
        keys = [row["id"] for row in rows]
        told = {key: self._told(key) for key in keys}
        totals = self._totals(keys)
        called = Called(self._connection, (need for events in told.values() for one in events for need in one.needs()))
        names = {one.id: one.name for one in Annotators(self._connection, self._meanings).all()}
        entries: list[Entry] = []
        for row in rows:
            operation = operation_of(row, self._meanings)
            if operation.deed is Deed.MERGED:
                steps = tuple(brought(self._connection, row["id"], sorted(_HIDDEN)))
                entries.append(Entry(operation, names.get(operation.annotator, "?"), steps))
                continue
            if operation.deed in _BRINGING and any(one.subject == "article" for one in _lived(told[row["id"]])):
                entries.append(self._summed(operation, names.get(operation.annotator, "?"), row, told, called))
                continue
            steps = [step for one in told[row["id"]] for step in one.steps(called, (row["hlc"], row["site"]))][:STEPS]
            more = max(0, totals.get(row["id"], 0) - sum(step.count for step in steps))
            entries.append(Entry(operation, names.get(operation.annotator, "?"), tuple(steps), more))
        return entries

    def _summed(
        self,
        operation: Operation,
        by: str,
        row: RowMapping,
        told: "Mapping[UUID, list[_Changed | _Lived]]",
        called: Called,
    ) -> Entry:
        """What an import brought in numbers, and the first of it by name; few things by their names alone."""
        numbers = tuple(counted(self._connection, [row["id"]], sorted(_HIDDEN)))
        at = row["hlc"], row["site"]
        lives = list(_lived(told[row["id"]]))
        came = {one.subject for one in lives}
        others = [one for one in told[row["id"]] if isinstance(one, _Changed) and one.subject not in came]
        steps = [step for one in lives for step in one.named(called, at)]
        steps += [step for one in others for step in one.steps(called, at)]
        named = tuple(steps[:STEPS])
        if sum(step.count for step in numbers) == len(named) <= NAMED:
            return Entry(operation, by, named)
        return Entry(operation, by, numbers, named=named)

    def size(self, operation: UUID) -> int:
        """How many rows an operation made, took away or changed, those that nobody is told of among them."""
        [found] = straight.rows(self._connection, _SIZE, {"operation": operation})
        return int(found["size"])

    def _told(self, operation: UUID) -> "list[_Changed | _Lived]":
        """The first things that an operation did, in their order."""
        columns = (CHANGE.c.number, CHANGE.c.subject, CHANGE.c.target, CHANGE.c.field, CHANGE.c.before, CHANGE.c.after)
        changes = select(*columns).where(CHANGE.c.operation == operation, CHANGE.c.field.not_in(_HIDDEN))
        few = func.substr(LIFE.c.targets, 1, KEY_SIZE * STEPS)
        parts_of = (LIFE.c.number, LIFE.c.subject, LIFE.c.event, func.length(LIFE.c.targets), few)
        lives = select(*parts_of).where(LIFE.c.operation == operation, *_TOLD)
        ask = self._connection.execute
        found = [(row[0], _Changed(*row[1:])) for row in ask(changes.order_by(CHANGE.c.number).limit(STEPS))]
        found += [(row[0], _Lived(*row[1:])) for row in ask(lives.order_by(LIFE.c.number).limit(STEPS))]
        return [one for _number, one in sorted(found, key=lambda pair: pair[0])]

    def _totals(self, operations: Sequence[UUID]) -> Counter[UUID]:
        """How many things each operation did."""
        changes = select(CHANGE.c.operation, func.count()).where(CHANGE.c.field.not_in(_HIDDEN))
        rows = func.sum(func.length(LIFE.c.targets)) / KEY_SIZE
        lives = select(LIFE.c.operation, rows).where(*_TOLD)
        found: Counter[UUID] = Counter()
        for query, key in ((changes, CHANGE.c.operation), (lives, LIFE.c.operation)):
            for operation, count in self._connection.execute(query.where(key.in_(operations)).group_by(key)):
                found[operation] += int(count)
        return found


def _behind(clock: Clock | None) -> Iterator[ColumnElement[bool]]:
    if clock is not None:
        hlc, site = clock
        yield or_(OPERATION.c.hlc < hlc, and_(OPERATION.c.hlc == hlc, OPERATION.c.site < site))


def _lived(told: "Sequence[_Changed | _Lived]") -> "Iterator[_Lived]":
    """What came or went, articles first."""
    lives = (one for one in told if isinstance(one, _Lived))
    return iter(sorted(lives, key=lambda one: one.subject != "article"))


@dataclass(frozen=True, slots=True)
class _Changed:
    """One field of one row, from one value to another."""

    subject: str
    target: UUID
    field: str
    before: str
    after: str

    def needs(self) -> Iterator[tuple[str, UUID]]:
        yield self.subject, self.target
        yield from pointed_to(self.subject, self.field, self.before, self.after)

    def steps(self, called: Called, at: Clock) -> Iterator[Step]:
        if (self.subject, self.field) == ("article", "body"):
            before, after = called.texts(self.before, self.after)
        else:
            before, after = (called.words(self.subject, self.field, one, at) for one in (self.before, self.after))
        if before == after:  # a mark that went along with its text
            return
        thing = called.thing(self.subject, self.target, at)
        yield Step(Event.CHANGED, self.subject, thing, self.field, before, after)


@dataclass(frozen=True, slots=True)
class _Lived:
    """Rows that came or went together; the keys of the first few."""

    subject: str
    event: str
    size: int
    few: bytes

    @property
    def is_named(self) -> bool:
        return self.size <= KEY_SIZE * NAMED

    def needs(self) -> Iterator[tuple[str, UUID]]:
        if self.is_named or self.subject == "article":
            yield from ((self.subject, key) for key in unpacked(self.few))

    def steps(self, called: Called, at: Clock) -> Iterator[Step]:
        if not self.is_named:
            yield Step(Event(self.event), self.subject, count=self.size // KEY_SIZE)
            return
        yield from self.named(called, at)

    def named(self, called: Called, at: Clock) -> Iterator[Step]:
        """Those that are known by name; what went is called as it was before."""
        event = Event(self.event)
        at = (at[0] - 1, at[1]) if event is Event.GONE else at
        for key in unpacked(self.few) if self.is_named or self.subject == "article" else ():
            field, words = called.kind(self.subject, key, at)
            before, after = (words, "") if event is Event.GONE else ("", words)
            yield Step(event, self.subject, called.thing(self.subject, key, at), field, before, after)
