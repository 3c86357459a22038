"""One merge: copies taken in, fields settled, all of it one operation that remembers what it brought."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from annotator.domain.articles import Annotator
from annotator.domain.log.operations import Deed, Operation
from annotator.domain.moments import Moment
from annotator.domain.transfer.merging import CopyFacts, TakenBack, Told, unheard
from annotator.store.joining import conflicts, keeping
from annotator.store.joining.arriving import LINK, MARK
from annotator.store.joining.conflicts import Touched
from annotator.store.joining.copies import Copy
from annotator.store.joining.log import OPERATION, operations_in, rows_of
from annotator.store.joining.settling import Counted, settle
from annotator.store.joining.union import Taken, take
from annotator.store.writing.ink import Ink


@dataclass(frozen=True, slots=True)
class Brought:
    """What one merge did. ``operation`` is what undo takes back; ``inks`` are all that was written, if any was.

    ``taken_back`` is what others took back, and what was kept of it or would have been.
    """

    copies: Sequence[CopyFacts]
    taken: Taken
    counted: Counted
    taken_back: Sequence[TakenBack] = ()
    keeps: bool = True
    inks: Sequence[Ink] = ()
    operation: Operation | None = None


def is_news(home: Connection, by: Annotator, copies: Sequence[Copy]) -> bool:
    """Whether any copy knows something that this project does not, or has what was taken back here with a merge."""
    known = operations_in(home)
    return not all(copy.operations <= known for copy in copies) or bool(keeping.stands_elsewhere(home, by, copies))


def bring_home(home: Connection, copies: Sequence[Copy], told: Told) -> tuple[list[CopyFacts], Taken, Counted]:
    """Take in what these copies know, without an operation of its own; repeatable, in any order the same."""
    taken, done = Taken(), 0
    facts: list[CopyFacts] = []
    known = operations_in(home)
    total = sum(len(copy.operations - known) for copy in copies)

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        told(min(done, total), total)

    for copy in copies:
        parted = _parted(known, copy)
        fresh = sorted(copy.operations - known)
        take(home, copy, fresh, taken, count)
        known.update(fresh)
        facts.append(CopyFacts(copy.path, len(fresh), parted))
    counted = settle(home, taken)
    conflicts.find(home, _touched(home, taken))
    return facts, taken, counted


def _touched(home: Connection, taken: Taken) -> Touched:
    """The rows that new operations changed, took away or made a second time, and what they made things on."""
    rows: dict[str, set[UUID]] = {}
    for subject, target, _field in taken.registers:
        rows.setdefault(subject, set()).add(target)
    for ended in (taken.ended, taken.twice):
        for subject, keys in ended.items():
            rows.setdefault(subject, set()).update(keys)
    texts = {target for subject, target, field in taken.registers if (subject, field) == ("article", "body")}
    marks = {*rows.get(MARK.name, ()), *taken.born.get(MARK.name, ())}
    born = taken.born.get(LINK.name, set())
    links = born | rows.get(LINK.name, set())
    rows.setdefault(MARK.name, set()).update(_ends_that_are_gone(home, born))
    touched = Touched(rows, marks, {*texts, *taken.twice.get("article", ())}, links)
    return conflicts.with_articles(home, touched)


def _ends_that_are_gone(home: Connection, links: set[UUID]) -> set[UUID]:
    """The marks that new links stand on and that are not there any more."""
    ends = or_(MARK.c.id == LINK.c.from_mark, MARK.c.id == LINK.c.to_mark)
    query = select(MARK.c.id).join(LINK, ends).where(LINK.c.id.in_(bindparam("keys", expanding=True)), MARK.c.gone)
    return {row["id"] for row in rows_of(home, query, list(links))}


def take_in(home: Connection, copies: Sequence[Copy]) -> int:
    """Take in what these copies know without an entry in the history; gives how many operations are new here."""
    _facts, taken, _counted = bring_home(home, copies, unheard)
    return len(taken.operations)


def merge(
    home: Connection, site: int, by: Annotator, copies: Sequence[Copy], told: Told, *, keeps: bool = True
) -> Brought:
    """Take in what these copies know, as one operation. Where they only merged themselves it needs none.

    What stands here or in a copy and was taken back with a merge elsewhere ``keeps`` standing, by an operation each.
    """
    elsewhere = keeping.stands_elsewhere(home, by, copies)
    before = elsewhere.look(home)
    newest = Ink(home, site, by, Deed.MERGED).clock.before
    facts, taken, counted = bring_home(home, copies, told)
    inks: list[Ink] = []
    operation = None
    if _is_work(taken):
        ink = Ink(home, site, by, Deed.MERGED)
        ink.clock.before = newest
        ink.what = ", ".join(copy.path.name for copy in copies)
        ink.brought(list(taken.operations))
        operation = ink.finish()
        inks.append(ink)
    between = elsewhere.look(home)
    again = keeping.keep(home, site, by, elsewhere) if keeps else []
    after = elsewhere.look(home)
    keeping.recount(counted, before, between, after)
    taken_back = keeping.told(home, elsewhere, before, between, after)
    return Brought(facts, taken, counted, taken_back, keeps, [*inks, *again], operation)


def _is_work(taken: Taken) -> bool:
    merges = all(one["deed"] == Deed.MERGED.value for one in taken.operations.values())
    return not merges or bool(taken.registers or taken.ended or any(taken.born.values()))


def _parted(known: Collection[bytes], copy: Copy) -> Moment | None:
    """When a copy and the project, which knows these operations, last had one in common."""
    query = select(OPERATION.c.id, OPERATION.c.done).order_by(OPERATION.c.hlc.desc())
    with copy.connection.execute(query) as newest_first:
        return next((Moment(done) for key, done in newest_first if key.bytes in known), None)
