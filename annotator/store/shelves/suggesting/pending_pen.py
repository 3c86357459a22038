"""Putting suggestions where they wait: those that our sources found, found anew at will; and those that were offered.

What is offered came from elsewhere, and nothing of ours finds it again: it stays until somebody decides on it or
withdraws it. Of one place and tag there is one suggestion; what is offered goes before what was found.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from annotator.domain.ids import ArticleId
from annotator.domain.suggestions import Suggestion
from annotator.store import straight
from annotator.store.shelves.suggesting.pending import ARTICLE, PENDING, SOUGHT, Pending
from annotator.store.tables import WHOLE_SCORE
from annotator.store.writing.ink import parts

_AT_ONCE = 500
_INSERT = insert(PENDING)
_KEYS = frozenset({"id", "article", "body", "tag"})
_COLUMNS = (
    "id", "article", "body", "tag", "start", "end", "core_start", "core_end", "text", "source", "reason", "score",
    "person", "ties", "offered",
)  # fmt: skip
"""In the order in which rows are made."""
_INSERT_READY = "INSERT INTO pending ({names}) VALUES ({places})".format(
    names=", ".join(f'"{name}"' for name in _COLUMNS), places=", ".join("?" * len(_COLUMNS))
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found on one body of an article as rows that are ready, and the stamp of what it was found with.

    Whoever makes them holds up nobody: the transaction that writes them is as short as can be.
    """

    article: ArticleId
    stamp: str
    rows: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, article: ArticleId, body: UUID, stamp: str, found: Iterable[Suggestion]) -> "Sought":
        """Make the rows of what was found."""
        rows = {one.id: one for one in found}
        return cls(article, stamp, [_ready(_row_of(key, one, body)) for key, one in rows.items()])


class PendingPen(Pending):
    """Lets suggestions wait within an operation of which they are no part: it is undone without them."""

    def offer(self, suggestions: Iterable[Suggestion]) -> int:
        """Let suggestions from elsewhere wait until somebody decides; gives how many are new there or other."""
        return offer(self._connection, suggestions)


def put(connection: Connection, all_sought: Sequence[Sought]) -> None:
    """Put what was found on some articles in place of what was found before; what was offered stays."""
    if not all_sought:
        return  # ``drop`` takes no articles for all of them
    articles = [one.article for one in all_sought]
    drop(connection, articles)
    offered = select(PENDING.c.id).where(PENDING.c.article.in_(articles))
    taken = {key.bytes for key in connection.execute(offered).scalars()}
    rows = [row for one in all_sought for row in one.rows if row[0] not in taken]
    if rows and connection.dialect.name == "sqlite":
        straight.driver_of(connection).executemany(_INSERT_READY, rows)
    elif rows:
        connection.execute(_INSERT, list(map(_back, rows)))
    connection.execute(insert(SOUGHT), [{"article": one.article, "stamp": one.stamp} for one in all_sought])


def offer(connection: Connection, suggestions: Iterable[Suggestion]) -> int:
    """Let suggestions wait on the texts that are shown; gives how many are new there or other than before.

    Of two sources that offer the same, the surer one stays; a source that offers something again is believed.
    """
    count = 0
    for part in parts(_surest(suggestions), _AT_ONCE):
        offered = select(PENDING).where(PENDING.c.id.in_([key for key, _one in part]), PENDING.c.offered)
        there = {row["id"]: row for row in connection.execute(offered).mappings()}
        shown = select(ARTICLE.c.id, ARTICLE.c.body).where(ARTICLE.c.id.in_({one.article for _key, one in part}))
        bodies: dict[UUID, UUID] = {row[0]: row[1] for row in connection.execute(shown)}
        rows = [
            {**_row_of(key, one, bodies[one.article]), "offered": True} for key, one in part if one.article in bodies
        ]
        better = [row for row in rows if _goes_before(row, there.get(row["id"]))]
        if better:
            connection.execute(delete(PENDING).where(PENDING.c.id.in_([row["id"] for row in better])))
            straight.write_each(connection, _INSERT, better)
        count += len(better)
    return count


def withdraw(connection: Connection, source: str) -> int:
    """Forget what a source offered, and that its articles were looked at; gives how many suggestions that was."""
    own = (PENDING.c.offered, PENDING.c.source == source)
    connection.execute(delete(SOUGHT).where(SOUGHT.c.article.in_(select(PENDING.c.article).where(*own))))
    return connection.execute(delete(PENDING).where(*own)).rowcount


def drop(connection: Connection, articles: Sequence[ArticleId] = ()) -> None:
    """Forget what was found on some articles, or on all; what was offered stays."""
    for table, found in ((PENDING, [~PENDING.c.offered]), (SOUGHT, [])):
        if not articles:
            connection.execute(delete(table).where(*found))
        for part in parts(articles, _AT_ONCE):
            connection.execute(delete(table).where(table.c.article.in_(part), *found))


def _surest(suggestions: Iterable[Suggestion]) -> list[tuple[UUID, Suggestion]]:
    """One of each place and tag, with its key, which takes long to work out."""
    best: dict[UUID, Suggestion] = {}
    for one in suggestions:
        key = one.id
        known = best.get(key)
        if known is None or one.score > known.score:
            best[key] = one
    return list(best.items())


def _goes_before(row: Mapping[str, Any], there: Mapping[Any, Any] | None) -> bool:
    """Whether an offer takes the place of one that is there; on a text that is shown no more nobody sees that one."""
    if there is None or there["body"] != row["body"]:
        return True
    return row != dict(there) if row["source"] == there["source"] else row["score"] > there["score"]


def _ready(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row as SQLite takes it, in the order of the columns: keys as bytes, ties as text."""
    values: list[Any] = []
    for name, value in row.items():
        values.append(
            value.bytes if name in _KEYS else json.dumps(value, ensure_ascii=False) if name == "ties" else value
        )
    return tuple(values)


def _back(ready: Sequence[Any]) -> dict[str, Any]:
    """The row again, as Core takes it."""
    row: dict[str, Any] = dict(zip(_COLUMNS, ready, strict=True))
    keys = {name: UUID(bytes=row[name]) for name in _KEYS}
    return {**row, **keys, "ties": json.loads(row["ties"]), "offered": False}


def _whole(score: float) -> int:
    return round(score * WHOLE_SCORE)


def _row_of(key: UUID, one: Suggestion, body: UUID) -> dict[str, Any]:
    core = one.core
    ties = [
        part for tie in one.ties for part in (tie.type, tie.kind, str(tie.span.start), str(tie.span.end), tie.person)
    ]
    return {
        "id": key, "article": one.article, "body": body, "tag": one.tag, "start": one.span.start,
        "end": one.span.end, "core_start": core.start if core else None, "core_end": core.end if core else None,
        "text": one.text, "source": one.source, "reason": one.reason, "score": _whole(one.score),
        "person": one.person, "ties": ties, "offered": False,
    }  # fmt: skip
