"""What a merge would bring or has brought, in numbers for people."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from annotator.domain.errors import PlanOutdated
from annotator.domain.language import _
from annotator.domain.transfer.merging import Counts, Merged, MergePlan
from annotator.store.joining.bringing import Brought
from annotator.store.joining.conflicts import SETTLED, still_there
from annotator.store.joining.log import rows_of
from annotator.store.joining.settling import Counted
from annotator.store.joining.telling import said_by, told
from annotator.store.tables import CHANGEABLE, AnnotatorRow, table_of

_ANNOTATOR = table_of(AnnotatorRow)


def counts_of(counted: Counted) -> dict[str, Counts]:
    """The counts by table, without those where nothing happens."""
    found = {
        subject: Counts(counted.new[subject], counted.changed[subject], counted.gone[subject], counted.back[subject])
        for subject in CHANGEABLE
        if subject != SETTLED.name
    }
    return {subject: counts for subject, counts in found.items() if counts != Counts()}


def merged(home: Connection, brought: Brought, backup: Path | None) -> Merged:
    """What a merge has brought."""
    return Merged(len(brought.taken.operations), counts_of(brought.counted), len(still_there(home)), backup)


def plan(home: Connection, brought: Brought) -> MergePlan:
    """What a merge would bring, told by one that was rehearsed."""
    found = still_there(home)
    new = brought.taken.operations
    by = {one.key: [operation in new for operation in said_by(home, one)] for one in found}
    there = frozenset(key for key, sides in by.items() if sides == [True, False])
    only = frozenset(key for key, sides in by.items() if all(sides))
    words = [told(home, one) for one in found]
    news = hashlib.sha256(b"".join(sorted(key.bytes for key in new))).hexdigest()
    counts, marks = counts_of(brought.counted), _marks_by(home, brought)
    return MergePlan(brought.copies, counts, marks, words, there, only, news, brought.taken_back, brought.keeps)


def refuse_if_outdated(home: Connection, brought: Brought, shown: MergePlan) -> None:
    """Raise ``PlanOutdated`` where a merge did something else than the plan that somebody agreed to."""
    if plan(home, brought) != shown:
        raise PlanOutdated(
            _("This merge would bring something else by now than its plan tells: the project or a copy has changed."),
            _("Nothing was changed. Look at the new plan, and apply that."),
        )


def _marks_by(home: Connection, brought: Brought) -> Mapping[str, int]:
    by = brought.taken.marks_by
    query = select(_ANNOTATOR.c.id, _ANNOTATOR.c.name).where(_ANNOTATOR.c.id.in_(bindparam("keys", expanding=True)))
    names = {row["id"]: row["name"] for row in rows_of(home, query, list(by))}
    found: dict[str, int] = {}
    for key, count in by.most_common():
        found[names[key]] = found.get(names[key], 0) + count
    return found
