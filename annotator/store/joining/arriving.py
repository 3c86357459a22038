"""What copies put on things that others took away or put something else on, or on another version of a text."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, select

from annotator.domain.codebook import HOLDS, SAYS
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Kind
from annotator.store.joining.contradictions import Found
from annotator.store.joining.log import CHUNK, OPERATION, changes_of, rows_of
from annotator.store.joining.state import Change, Stamp, latest
from annotator.store.tables import ArticleRow, BodyRow, LinkRow, LinkTypeRow, MarkRow, table_of
from annotator.store.writing.ink import STANDING_ON, parts
from annotator.text.anchoring import anchor

ARTICLE, BODY, MARK, LINK = (table_of(row) for row in (ArticleRow, BodyRow, MarkRow, LinkRow))
STANDS_ON = {table_of(row).name: columns for row, columns in STANDING_ON.items()}
"""By table, the columns by which other rows stand on its rows."""
LINK_TYPE = table_of(LinkTypeRow)
_CHOOSING = (Deed.SPEAKER_SET.value, Deed.HOLDER_SET.value)
ADDED = "added"
"""In the place of a field: something was put on the row."""
CONTEXT = 16
"""Characters on each side by which one of several places is told."""


def added_to(home: Connection, subject: str, keys: Sequence[UUID]) -> Iterator[Change]:
    """What was put on these rows and stands, as if it were a change of them."""
    for column in STANDS_ON.get(subject, ()):
        table = column.table
        born = and_(OPERATION.c.hlc == table.c.hlc, OPERATION.c.site == table.c.site)
        query = select(OPERATION.c.hlc, OPERATION.c.site, OPERATION.c.id, column).join(table, born).distinct()
        for part in parts(keys, CHUNK):
            for hlc, site, operation, key in home.execute(query.where(column.in_(part), ~table.c.gone)):
                yield Change(Stamp(hlc, site), operation, subject, key, ADDED, "", "", None)


def chosen_otherwise(home: Connection, marks: Sequence[UUID]) -> list[Found]:
    """Those of the quotes and roles whose one speaker or holder was chosen differently; ``winning`` is the latest link.

    Choosing takes away all others that are known. So of an earlier one that is there whoever chose later did not know.
    """
    born = and_(OPERATION.c.hlc == LINK.c.hlc, OPERATION.c.site == LINK.c.site)
    query = select(LINK.c.to_mark, LINK_TYPE.c.name, LINK.c.hlc, LINK.c.site, LINK.c.id, LINK.c.from_mark)
    query = query.add_columns(OPERATION.c.deed).join(LINK_TYPE, LINK_TYPE.c.id == LINK.c.type).join(OPERATION, born)
    query = query.where(LINK.c.to_mark.in_(bindparam("keys", expanding=True)), ~LINK.c.gone)
    ends: dict[tuple[UUID, str], list[dict[str, Any]]] = {}
    for row in rows_of(home, query.where(LINK_TYPE.c.name.in_((SAYS, HOLDS))), sorted(set(marks))):
        ends.setdefault((row["to_mark"], row["name"]), []).append(row)
    found: list[Found] = []
    for (mark, name), links in ends.items():
        *others, last = sorted(links, key=lambda row: (row["hlc"], row["site"], row["id"]))
        if last["deed"] in _CHOOSING:
            different = (row["id"] for row in others if row["from_mark"] != last["from_mark"])
            found += [Found(Kind.ENDS, MARK.name, mark, name, last["id"], other) for other in different]
    return found


def versions(home: Connection, articles: Sequence[UUID]) -> list[Found]:
    """Those of the articles with marks on another version of their text, each with who put the latest one there."""
    born = and_(OPERATION.c.hlc == MARK.c.hlc, OPERATION.c.site == MARK.c.site)
    query = select(ARTICLE.c.id, MARK.c.hlc, MARK.c.site, OPERATION.c.id.label("operation"))
    query = query.join(MARK, MARK.c.article == ARTICLE.c.id).join(OPERATION, born)
    query = query.where(~ARTICLE.c.gone, ~MARK.c.gone, MARK.c.body != ARTICLE.c.body)
    found = list(rows_of(home, query.where(ARTICLE.c.id.in_(bindparam("keys", expanding=True))), sorted(set(articles))))
    last = {row["id"]: row["operation"] for row in sorted(found, key=lambda row: (row["hlc"], row["site"]))}
    texts: dict[UUID, list[Change]] = {}
    for one in changes_of(home, list(last)):
        if one.field == "body":
            texts.setdefault(one.target, []).append(one)
    return [
        Found(Kind.VERSION, ARTICLE.name, key, "", latest(texts[key]).operation if key in texts else key, losing)
        for key, losing in last.items()
    ]


def places(home: Connection, article: UUID) -> dict[UUID, tuple[UUID, Span, str] | None]:
    """Where the marks on other versions of its text would stand on the one that an article shows, if that is told."""
    shown = select(BODY.c.id, BODY.c.text).join(ARTICLE, ARTICLE.c.body == BODY.c.id).where(ARTICLE.c.id == article)
    body, text = home.execute(shown).one()
    elsewhere = and_(MARK.c.body != body, ~MARK.c.gone)
    query = select(MARK.c.id, MARK.c.start, MARK.c.end, BODY.c.text).join(BODY, BODY.c.id == MARK.c.body)
    found: dict[UUID, tuple[UUID, Span, str] | None] = {}
    for key, start, end, before in home.execute(query.where(MARK.c.article == article, elsewhere)).all():
        around = before[max(0, start - CONTEXT) : start], before[end : end + CONTEXT]
        span = anchor(text, before[start:end], *around)
        found[key] = None if span is None else (body, span, span.of(text))
    return found
