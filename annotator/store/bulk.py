"""Many articles at once: import in one transaction by Core ``executemany``, export by pages of few queries."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, RowMapping, Table, insert, select

from annotator.domain.errors import SpanRefused
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.moments import now
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store import search
from annotator.store.ink import Ink, parts
from annotator.store.shelves.articles import (
    ARTICLE,
    BODY,
    REPAIR,
    STATUS,
    ArticlesPen,
    article_row,
    body_row,
    metadata_of,
    repair_of,
    repair_rows,
    status_of,
)
from annotator.store.shelves.links import LINK, THEME, link_of, link_row, theme_of, theme_row
from annotator.store.shelves.marks import MARK, agree, mark_of, row_of
from annotator.store.tables import ArticleRow, ArticleThemeRow, LinkRow, MarkRow, StatusRow
from annotator.store.texts import Texts

CHUNK = 500

T = TypeVar("T")
Rows = list[dict[str, Any]]


def import_articles(
    ink: Ink, articles: Iterable[ExchangeArticle], progress: Callable[[int], None] = lambda _done: None
) -> tuple[list[ArticleId], int]:
    """Write articles with everything on them; gives their keys and how many marks came in.

    ``progress`` is told how many articles are written, and may raise to stop: then the transaction is
    rolled back. Raises ``SpanRefused`` where a mark does not agree with its text.
    """
    shelf, stream = ArticlesPen(ink.connection, ink, Texts()), iter(articles)
    ordinal, done, marks = shelf.next_ordinal(), list[ArticleId](), 0
    was_gone = _gone_articles(ink.connection)
    while chunk := list(islice(stream, CHUNK)):
        fresh = [one for one in chunk if one.id not in was_gone]
        _insert(ink, fresh, ordinal)
        _revive(ink, [one for one in chunk if one.id in was_gone], ordinal + len(fresh))
        ordinal += len(chunk)
        marks += sum(len(one.marks) for one in chunk)
        done += [one.id for one in chunk]
        progress(len(done))
    return done, marks


def _insert(ink: Ink, chunk: Sequence[ExchangeArticle], ordinal: int) -> None:
    _write(ink, ink.insert, chunk, ordinal)


def _revive(ink: Ink, chunk: Sequence[ExchangeArticle], ordinal: int) -> None:
    """Articles that were here before and were removed or undone: their rows come back."""
    if chunk:
        _write(ink, ink.put, chunk, ordinal)


def _write(ink: Ink, put: Callable[[Any, Rows], None], chunk: Sequence[ExchangeArticle], ordinal: int) -> None:
    bodies = [body_row(one.id, one.text) for one in chunk]
    created = now()
    put(
        ArticleRow,
        [
            article_row(one.id, body["id"], one.metadata, ordinal + at, created)
            for at, (one, body) in enumerate(zip(chunk, bodies, strict=True))
        ],
    )
    if bodies:
        ink.connection.execute(insert(BODY), bodies)
        search.take_in(ink.connection, [body["id"] for body in bodies])
    pairs = zip(chunk, bodies, strict=True)
    if repairs := [row for one, body in pairs for row in repair_rows(body["id"], one.repairs)]:
        ink.connection.execute(insert(REPAIR), repairs)
    put(MarkRow, [row for one in chunk for row in _mark_rows(one)])
    put(LinkRow, [link_row(link) for one in chunk for link in one.links])
    put(ArticleThemeRow, [theme_row(theme) for one in chunk for theme in one.themes])
    put(StatusRow, [row for one in chunk for row in _status_rows(one)])


def _mark_rows(article: ExchangeArticle) -> Rows:
    for mark in article.marks:
        if article.text[mark.span.start : mark.span.end] != mark.text:
            agree(mark.span, mark.text, article.text)
            raise SpanRefused(mark.text)
    return [row_of(mark) for mark in article.marks]


def _status_rows(article: ExchangeArticle) -> Rows:
    return [
        {"id": new_id(), "article": article.id, "annotator": one.annotator, "state": one.state.value, "note": one.note}
        for one in article.statuses
    ]


def _gone_articles(connection: Connection) -> set[ArticleId]:
    return {ArticleId(key) for key in connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.gone)).scalars()}


def export_articles(connection: Connection, articles: Sequence[ArticleId]) -> Iterator[ExchangeArticle]:
    """The articles with everything on them, in the order of ``articles``, page by page."""
    for part in parts(articles, CHUNK):
        yield from _page(connection, part)


def _page(connection: Connection, keys: Sequence[ArticleId]) -> Iterator[ExchangeArticle]:
    query = select(ARTICLE, BODY.c.text).join(BODY, BODY.c.id == ARTICLE.c.body).where(ARTICLE.c.id.in_(keys))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    marks = _grouped(connection, MARK, keys, mark_of, (MARK.c.start, MARK.c.end, MARK.c.id))
    links = _grouped(connection, LINK, keys, link_of, (LINK.c.id,))
    themes = _grouped(connection, THEME, keys, theme_of, (THEME.c.id,))
    statuses = _grouped(connection, STATUS, keys, status_of, (STATUS.c.annotator,))
    repairs = _repairs(connection, [row["body"] for row in rows.values()])
    for key in keys:
        if (row := rows.get(key)) is not None:
            yield ExchangeArticle(
                key, metadata_of(dict(row)), row["text"], tuple(statuses.get(key, ())),
                tuple(repairs.get(row["body"], ())),
                tuple(marks.get(key, ())), tuple(links.get(key, ())), tuple(themes.get(key, ())),
            )  # fmt: skip


def _grouped(
    connection: Connection,
    table: Table,
    keys: Sequence[ArticleId],
    value_of: Callable[[RowMapping], T],
    order: Sequence[Column[Any]],
) -> dict[ArticleId, list[T]]:
    query = select(table).where(table.c.article.in_(keys), ~table.c.gone).order_by(table.c.article, *order)
    grouped: dict[ArticleId, list[T]] = {}
    for row in connection.execute(query).mappings():
        grouped.setdefault(ArticleId(row["article"]), []).append(value_of(row))
    return grouped


def _repairs(connection: Connection, bodies: Sequence[Any]) -> dict[Any, Any]:
    query = select(REPAIR).where(REPAIR.c.body.in_(bodies)).order_by(REPAIR.c.body, REPAIR.c.ordinal)
    grouped: dict[Any, Any] = {}
    for row in connection.execute(query).mappings():
        grouped.setdefault(row["body"], []).append(repair_of(row))
    return grouped
