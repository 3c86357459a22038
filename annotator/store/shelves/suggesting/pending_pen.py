"""Putting suggestions where they wait: those that our sources found, found anew at will; and those that were offered.

What is offered came from elsewhere, and nothing of ours finds it again: it stays until somebody decides on it or
withdraws it. Of one place and tag in a text there is one suggestion; what is offered goes before what was found.
What was offered on a text that is shown no more stays with it: undoing the correction shows both again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from sqlalchemy import Connection, delete, func, insert, select

from annotator.domain.ids import ArticleId
from annotator.domain.suggestions import Suggestion
from annotator.store import straight
from annotator.store.shelves.suggesting.pending import ARTICLE, IS_SHOWN, PENDING, SOUGHT, Pending
from annotator.store.tables import WHOLE_SCORE
from annotator.store.writing.ink import parts

_AT_ONCE = 500
_INSERT = insert(PENDING)
_KEYS = frozenset({"id", "article", "body", "tag"})
Place: TypeAlias = tuple[UUID, UUID, int, int]
"""Article, tag, start and end."""
_COLUMNS = (
    "id", "article", "body", "tag", "start", "end", "core_start", "core_end", "text", "source", "reason", "score",
    "person", "ties", "offered",
)  # fmt: skip
"""In the order in which rows are made."""
_PLACE = (PENDING.c.body, PENDING.c.tag, PENDING.c.start, PENDING.c.end)
_OF_A_PLACE = slice(_COLUMNS.index("body"), _COLUMNS.index("end") + 1)
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
        return cls(article, stamp, [_ready(_row_of(one, body)) for one in rows.values()])


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
    offered = select(*_PLACE).where(PENDING.c.article.in_(articles))
    taken = {(row[0].bytes, row[1].bytes, *row[2:]) for row in connection.execute(offered).all()}
    rows = [row for one in all_sought for row in one.rows if row[_OF_A_PLACE] not in taken]
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
        shown = select(ARTICLE.c.id, ARTICLE.c.body).where(ARTICLE.c.id.in_({one.article for one in part}))
        bodies: dict[UUID, UUID] = {row[0]: row[1] for row in connection.execute(shown)}
        there = _standing_there(connection, part)
        rows = [{**_row_of(one, bodies[one.article]), "offered": True} for one in part if one.article in bodies]
        better = [row for row in rows if _goes_before(row, there.get(_place_of(row)))]
        if better:
            replaced = [there[place]["id"] for row in better if (place := _place_of(row)) in there]
            connection.execute(delete(PENDING).where(PENDING.c.id.in_(replaced)))
            straight.write_each(connection, _INSERT, better)
        count += len(better)
    return count


def withdraw(connection: Connection, source: str) -> int:
    """Forget what a source offered, and that its articles were looked at; gives how many suggestions that was.

    Those on texts that are shown no more go with them, uncounted.
    """
    own = (PENDING.c.offered, PENDING.c.source == source)
    count = connection.execute(
        select(func.count()).select_from(PENDING).join(ARTICLE, IS_SHOWN).where(*own)
    ).scalar_one()
    connection.execute(delete(SOUGHT).where(SOUGHT.c.article.in_(select(PENDING.c.article).where(*own))))
    connection.execute(delete(PENDING).where(*own))
    return count


def drop(connection: Connection, articles: Sequence[ArticleId] = ()) -> None:
    """Forget what was found on some articles, or on all; what was offered stays."""
    for table, found in ((PENDING, [~PENDING.c.offered]), (SOUGHT, [])):
        if not articles:
            connection.execute(delete(table).where(*found))
        for part in parts(articles, _AT_ONCE):
            connection.execute(delete(table).where(table.c.article.in_(part), *found))


def _surest(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """One of each place and tag."""
    best: dict[Place, Suggestion] = {}
    for one in suggestions:
        place = (one.article, one.tag, one.span.start, one.span.end)
        known = best.get(place)
        if known is None or one.score > known.score:
            best[place] = one
    return list(best.values())


def _standing_there(connection: Connection, suggestions: Iterable[Suggestion]) -> dict[Place, Mapping[Any, Any]]:
    """The rows on the shown texts that begin where suggestions do, by their places."""
    articles = {one.article for one in suggestions}
    starts = {one.span.start for one in suggestions}
    query = select(PENDING).join(ARTICLE, IS_SHOWN).where(PENDING.c.article.in_(articles), PENDING.c.start.in_(starts))
    return {_place_of(row): row for row in connection.execute(query).mappings()}


def _place_of(row: Mapping[Any, Any]) -> Place:
    return row["article"], row["tag"], row["start"], row["end"]


def _goes_before(row: Mapping[str, Any], there: Mapping[Any, Any] | None) -> bool:
    """Whether an offer takes the place of what stands there: of anything that was found, of an offer that is less."""
    if there is None or not there["offered"]:
        return True
    if row["source"] != there["source"]:
        return row["score"] > there["score"]
    return any(row[name] != there[name] for name in row if name != "id")


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


def _row_of(one: Suggestion, body: UUID) -> dict[str, Any]:
    core = one.core
    ties = [
        part for tie in one.ties for part in (tie.type, tie.kind, str(tie.span.start), str(tie.span.end), tie.person)
    ]
    return {
        "id": uuid5(one.id, body.hex), "article": one.article, "body": body, "tag": one.tag, "start": one.span.start,
        "end": one.span.end, "core_start": core.start if core else None, "core_end": core.end if core else None,
        "text": one.text, "source": one.source, "reason": one.reason, "score": _whole(one.score),
        "person": one.person, "ties": ties, "offered": False,
    }  # fmt: skip
