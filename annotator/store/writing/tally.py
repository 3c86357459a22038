"""How many marks stand on an article, under a tag, for a person: kept in the same transaction, derived.

Those that nobody sees are counted apart: on an earlier version of a text, or on an article that was removed.
They are few and come with merges, but a tag or a person that they use is still used.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    text,
)

from annotator.store import straight
from annotator.store.keys import Key
from annotator.store.parts import part_of
from annotator.store.statements import count_in, count_in_part, counts
from annotator.store.tables import ArticleRow, Born, MarkRow, table_of

MARK, ARTICLE = table_of(MarkRow), table_of(ArticleRow)
COUNTED = ("article", "tag", "person")
"""The columns of a mark whose values have a tally."""
ROWS = frozenset[type[Born]]({ArticleRow, MarkRow})
"""What tallies are made of: on a server it is read once nobody else can write it."""
FIELDS = frozenset({"span", "tag", "person"})
"""The fields of a mark whose change changes a tally."""
Shown: TypeAlias = Mapping[UUID, UUID | None]
"""The body that each article shows; none where it was removed."""
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_HELD = select(ARTICLE.c.id, ARTICLE.c.body, ARTICLE.c.gone).order_by(ARTICLE.c.id).with_for_update(read=True)
"""Whoever wants to correct or remove the article waits until the marks are counted; SQLite has one writer."""
_BODIES = _HELD.where(ARTICLE.c.id.in_(_KEYS))
_BODIES_UNDER = _HELD.where(ARTICLE.c.id.in_(select(MARK.c.article).where(MARK.c.id.in_(_KEYS))))
_IS_SHOWN = and_(ARTICLE.c.body == MARK.c.body, ~ARTICLE.c.gone)


def add(
    connection: Connection, shown: Shown, marks: Iterable[Mapping[str, Any]], gone: Iterable[Mapping[str, Any]] = ()
) -> None:
    """Count marks in, and those that are ``gone`` out; each needs its article, body, tag and person."""
    deltas, hidden = defaultdict[UUID, int](int), defaultdict[UUID, int](int)
    for rows, one in ((marks, 1), (gone, -1)):
        for mark in rows:
            unseen = one if shown[mark["article"]] != mark["body"] else 0
            for subject in _subjects(mark):
                deltas[subject] += one
                hidden[subject] += unseen
    count(connection, deltas, hidden)


def show(connection: Connection, before: Shown, after: Shown) -> None:
    """Let articles show another body than before, or be removed or back: what stands on them is hidden or seen."""
    turned = [article for article in before if before[article] != after[article]]
    hidden = defaultdict[UUID, int](int)
    columns = (MARK.c.article, MARK.c.body, MARK.c.tag, MARK.c.person)
    query = select(*columns, func.count().label("marks")).where(~MARK.c.gone).group_by(*columns)
    for at in range(0, len(turned), straight.PART):
        part = turned[at : at + straight.PART]
        for mark in map(dict[str, Any], connection.execute(query.where(MARK.c.article.in_(part))).mappings()):
            was, now = (one[mark["article"]] == mark["body"] for one in (before, after))
            for subject in _subjects(mark):
                hidden[subject] += (was - now) * mark["marks"]
    count(connection, {}, hidden)


def shown_by(connection: Connection, articles: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """The body that each of these articles shows; none where it was removed. Until the end that stays so."""
    return _shown(connection, _BODIES, articles)


def shown_under(connection: Connection, marks: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """The same for the articles on which these marks stand."""
    return _shown(connection, _BODIES_UNDER, marks)


def _shown(connection: Connection, query: Executable, wanted: Iterable[UUID]) -> dict[UUID, UUID | None]:
    keys, found = list(dict.fromkeys(wanted)), dict[UUID, UUID | None]()
    for at in range(0, len(keys), straight.PART):
        found |= shown_in(straight.rows(connection, query, {"keys": keys[at : at + straight.PART]}))
    return found


def shown_in(articles: Iterable[Mapping[str, Any]]) -> dict[UUID, UUID | None]:
    """The body that each of these rows of articles shows; none where it was removed."""
    return {row["id"]: None if row["gone"] else row["body"] for row in articles}


def _subjects(mark: Mapping[str, Any]) -> Iterable[UUID]:
    return (mark[name] for name in COUNTED if mark[name] is not None)


def count(connection: Connection, deltas: Mapping[UUID, int], hidden: Mapping[UUID, int]) -> None:
    """Change the tally of each subject by so many marks, and by so many of them that are hidden."""
    # In one order everywhere, so that two who count the same things never wait for each other.
    both = [(one, deltas.get(one, 0), hidden.get(one, 0)) for one in sorted(deltas.keys() | hidden.keys())]
    rows = [one for one in both if one[1] or one[2]]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        named = [{"subject": subject, "marks": marks, "hidden": unseen} for subject, marks, unseen in rows]
        straight.write_each(connection, count_in(), named)
        return
    part = part_of(connection)
    for first in range(0, len(rows), len(COUNTED)):
        _count_in_part(connection, part, rows[first : first + len(COUNTED)])


def _count_in_part(connection: Connection, part: int, rows: Sequence[tuple[UUID, int, int]]) -> None:
    values: dict[str, Any] = {"part": part}
    for at, (subject, marks, unseen) in enumerate(rows):
        values |= {f"subject{at}": subject, f"marks{at}": marks, f"hidden{at}": unseen}
    straight.write(connection, count_in_part(len(rows)), values)


def rebuild(connection: Connection) -> None:
    """Count everything again."""
    table = counts(connection.dialect.name)
    connection.execute(delete(table))
    part = {"part": literal(0)} if "part" in table.c else {}
    hidden = func.sum(case((_IS_SHOWN, 0), else_=1))
    for name in COUNTED:
        subject = MARK.c[name]
        query = select(subject, func.count(), hidden, *part.values()).join(ARTICLE, ARTICLE.c.id == MARK.c.article)
        counted = query.where(~MARK.c.gone, subject.is_not(None)).group_by(subject)
        connection.execute(insert(table).from_select(["subject", "marks", "hidden", *part], counted))


def wrong(connection: Connection) -> list[UUID]:
    """The subjects whose tally is not what a plain recount says."""
    recount = " UNION ALL ".join(
        f"SELECT {name} AS subject, count(*) AS marks, "
        "sum(CASE WHEN article.body = mark.body AND NOT article.gone THEN 0 ELSE 1 END) AS hidden "
        "FROM mark JOIN article ON article.id = mark.article "
        f"WHERE NOT mark.gone AND {name} IS NOT NULL GROUP BY {name}"
        for name in COUNTED
    )
    found = connection.execute(
        text(
            f"SELECT r.subject FROM ({recount}) r LEFT JOIN tally t ON t.subject = r.subject "
            "WHERE coalesce(t.marks, 0) <> r.marks OR coalesce(t.hidden, 0) <> r.hidden "
            f"UNION SELECT t.subject FROM tally t LEFT JOIN ({recount}) r ON r.subject = t.subject "
            "WHERE t.marks <> coalesce(r.marks, 0) OR t.hidden <> coalesce(r.hidden, 0)"
        ).columns(subject=Key)
    )
    return list(found.scalars())
