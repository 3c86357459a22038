"""How many marks stand on an article, under a tag, for a person: kept in the same transaction, derived."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, literal, select, text

from annotator.store import straight
from annotator.store.keys import Key
from annotator.store.statements import count_in, counts
from annotator.store.tables import MarkRow, table_of

MARK = table_of(MarkRow)
COUNTED = ("article", "tag", "person")
"""The columns of a mark whose values have a tally."""


def add(connection: Connection, marks: Iterable[Mapping[str, Any]], gone: Iterable[Mapping[str, Any]] = ()) -> None:
    """Count marks in, and those that are ``gone`` out; each needs its article, tag and person."""
    deltas = _subjects(marks)
    deltas.subtract(_subjects(gone))
    count(connection, deltas)


def count(connection: Connection, deltas: Mapping[UUID, int]) -> None:
    """Change the tally of each subject by so many."""
    # In one order everywhere, so that two who count the same things never wait for each other.
    rows = [{"subject": subject, "marks": delta} for subject, delta in sorted(deltas.items()) if delta]
    if not rows:
        return
    straight.write_each(connection, count_in(connection.dialect.name), rows)


def _subjects(marks: Iterable[Mapping[str, Any]]) -> Counter[UUID]:
    return Counter(mark[name] for mark in marks for name in COUNTED if mark.get(name) is not None)


def rebuild(connection: Connection) -> None:
    """Count everything again."""
    table = counts(connection.dialect.name)
    connection.execute(delete(table))
    part = {"part": literal(0)} if "part" in table.c else {}
    for name in COUNTED:
        subject = MARK.c[name]
        query = select(subject, func.count(), *part.values()).where(~MARK.c.gone, subject.is_not(None))
        connection.execute(insert(table).from_select(["subject", "marks", *part], query.group_by(subject)))


def wrong(connection: Connection) -> list[UUID]:
    """The subjects whose tally is not what a plain recount says."""
    recount = " UNION ALL ".join(
        f"SELECT {name} AS subject, count(*) AS marks FROM mark WHERE NOT gone AND {name} IS NOT NULL GROUP BY {name}"
        for name in COUNTED
    )
    found = connection.execute(
        text(
            f"SELECT r.subject FROM ({recount}) r LEFT JOIN tally t ON t.subject = r.subject "
            "WHERE coalesce(t.marks, 0) <> r.marks "
            f"UNION SELECT t.subject FROM tally t LEFT JOIN ({recount}) r ON r.subject = t.subject "
            "WHERE t.marks <> coalesce(r.marks, 0)"
        ).columns(subject=Key)
    )
    return list(found.scalars())
