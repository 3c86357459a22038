"""One merge: copies taken in, fields settled, all of it one operation that remembers what it brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from annotator.domain.articles import Annotator
from annotator.domain.merging import CopyFacts, Told, unheard
from annotator.domain.moments import Moment
from annotator.domain.operations import Deed, Operation
from annotator.store.ink import Ink
from annotator.store.joining import conflicts
from annotator.store.joining.copies import Copy
from annotator.store.joining.log import OPERATION, operations_in, rows_of
from annotator.store.joining.settling import MARK, Counted, settle
from annotator.store.joining.union import Taken, fresh_in, take


@dataclass(frozen=True, slots=True)
class Brought:
    """What one merge did; ``ink`` is its operation, if it was worth one."""

    copies: Sequence[CopyFacts]
    taken: Taken
    counted: Counted
    ink: Ink | None = None
    operation: Operation | None = None


def is_news(home: Connection, copies: Sequence[Copy]) -> bool:
    """Whether any copy knows something that this project does not."""
    return any(fresh_in(home, copy) for copy in copies)


def bring_home(home: Connection, copies: Sequence[Copy], told: Told) -> tuple[list[CopyFacts], Taken, Counted]:
    """Take in what these copies know, without an operation of its own; repeatable, in any order the same."""
    taken, done = Taken(), 0
    facts: list[CopyFacts] = []
    total = sum(len(fresh_in(home, copy)) for copy in copies)

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        told(min(done, total), total)

    for copy in copies:
        parted = _parted(home, copy)
        facts.append(CopyFacts(copy.path, take(home, copy, taken, count), parted))
    counted = settle(home, taken)
    touched, articles = _touched(home, taken)
    conflicts.find(home, touched, articles)
    return facts, taken, counted


def _touched(home: Connection, taken: Taken) -> tuple[dict[str, set[UUID]], set[UUID]]:
    """The rows that new operations changed, took away or made a second time, and the articles of marks."""
    touched: dict[str, set[UUID]] = {}
    for subject, target, _field in taken.registers:
        touched.setdefault(subject, set()).add(target)
    for rows in (taken.ended, taken.twice):
        for subject, keys in rows.items():
            touched.setdefault(subject, set()).update(keys)
    marks = [*touched.get(MARK.name, ()), *taken.born.get(MARK.name, ())]
    query = select(MARK.c.article).where(MARK.c.id.in_(bindparam("keys", expanding=True))).distinct()
    return touched, {row["article"] for row in rows_of(home, query, marks)}


def take_in(home: Connection, copies: Sequence[Copy]) -> int:
    """Take in what these copies know without an entry in the history; gives how many operations are new here."""
    _facts, taken, _counted = bring_home(home, copies, unheard)
    return len(taken.operations)


def merge(home: Connection, site: int, by: Annotator, copies: Sequence[Copy], told: Told) -> Brought:
    """Take in what these copies know, as one operation. Where they only merged themselves it needs none."""
    newest = Ink(home, site, by, Deed.MERGED).before
    facts, taken, counted = bring_home(home, copies, told)
    if not _is_work(taken):
        return Brought(facts, taken, counted)
    ink = Ink(home, site, by, Deed.MERGED)
    ink.before = newest
    ink.what = ", ".join(copy.path.name for copy in copies)
    ink.brought(list(taken.operations))
    return Brought(facts, taken, counted, ink, ink.finish())


def _is_work(taken: Taken) -> bool:
    merges = all(one["deed"] == Deed.MERGED.value for one in taken.operations.values())
    return not merges or bool(taken.registers or taken.ended or any(taken.born.values()))


def _parted(home: Connection, copy: Copy) -> Moment | None:
    """When a copy and the project last had an operation in common."""
    known = operations_in(home)
    query = select(OPERATION.c.id, OPERATION.c.done).order_by(OPERATION.c.hlc.desc())
    with copy.connection.execute(query) as newest_first:
        return next((Moment(done) for key, done in newest_first if key.bytes in known), None)
