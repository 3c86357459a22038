"""Many articles at once: import in one transaction by Core ``executemany``, export by pages of few queries."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, Table, and_, insert, or_, select

from annotator.domain.articles import Repair
from annotator.domain.errors import SpanRefused
from annotator.domain.ids import ArticleId
from annotator.domain.moments import now
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store.pointers import Meanings
from annotator.store.shelves.article_rows import (
    article_row,
    body_row,
    metadata_of,
    repair_of,
    repair_rows,
    status_key,
    status_of,
)
from annotator.store.shelves.articles import ARTICLE, BODY, REPAIR, STATUS, one_each
from annotator.store.shelves.articles_pen import ArticlesPen, put_bodies
from annotator.store.shelves.links import LINK, THEME, link_of, link_row, theme_of, theme_row
from annotator.store.shelves.marks import MARK, agree, mark_of, row_of
from annotator.store.tables import ArticleRow, ArticleThemeRow, LinkRow, MarkRow, StatusRow
from annotator.store.texts import Texts
from annotator.store.writing.ink import Ink, parts

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
    shelf, stream = ArticlesPen(ink.connection, Meanings(ink.connection), ink, Texts()), iter(articles)
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
    bodies = [body_row(one.text) for one in chunk]
    created = now()
    put(
        ArticleRow,
        [
            article_row(one.id, body["id"], one.metadata, ordinal + at, created, starred=one.starred)
            for at, (one, body) in enumerate(zip(chunk, bodies, strict=True))
        ],
    )
    put_bodies(ink.connection, bodies)
    pairs = list(zip(chunk, bodies, strict=True))
    _put_repairs(ink.connection, [row for one, body in pairs for row in repair_rows(one.id, body["id"], one.repairs)])
    put(MarkRow, [row for one, body in pairs for row in _mark_rows(one, body["id"])])
    put(LinkRow, [link_row(link) for one in chunk for link in one.links])
    put(ArticleThemeRow, [theme_row(theme) for one in chunk for theme in one.themes])
    put(StatusRow, [row for one in chunk for row in _status_rows(one)])


def _put_repairs(connection: Connection, rows: Rows) -> None:
    """Insert the repairs of articles that have none yet; those of one that comes back are here already."""
    known: set[Any] = set()
    for part in parts(sorted({row["article"] for row in rows}), CHUNK):
        query = select(REPAIR.c.article, REPAIR.c.body).where(REPAIR.c.article.in_(part)).distinct()
        known |= {tuple(pair) for pair in connection.execute(query)}
    if missing := [row for row in rows if (row["article"], row["body"]) not in known]:
        connection.execute(insert(REPAIR), missing)


def _mark_rows(article: ExchangeArticle, body: UUID) -> Rows:
    for mark in article.marks:
        if article.text[mark.span.start : mark.span.end] != mark.text:
            agree(mark.span, mark.text, article.text)
            raise SpanRefused(mark.text)
    return [row_of(mark, body) for mark in article.marks]


def _status_rows(article: ExchangeArticle) -> Rows:
    return [
        {
            "id": status_key(article.id, one.annotator),
            "article": article.id,
            "annotator": one.annotator,
            "state": one.state.value,
            "note": one.note,
        }
        for one in article.statuses
    ]


def _gone_articles(connection: Connection) -> set[ArticleId]:
    return {ArticleId(key) for key in connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.gone)).scalars()}


def export_articles(
    connection: Connection, meanings: Meanings, articles: Sequence[ArticleId]
) -> Iterator[ExchangeArticle]:
    """The articles with everything on their texts, in the order of ``articles``, page by page."""
    for part in parts(articles, CHUNK):
        yield from _page(connection, meanings, part)


def _page(connection: Connection, meanings: Meanings, keys: Sequence[ArticleId]) -> Iterator[ExchangeArticle]:
    query = select(ARTICLE, BODY.c.text).join(BODY, BODY.c.id == ARTICLE.c.body).where(ARTICLE.c.id.in_(keys))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    there = _Page(connection, meanings, keys)
    marks = there.grouped(MARK, mark_of, (MARK.c.start, MARK.c.end, MARK.c.id), MARK.c.body == ARTICLE.c.body)
    links = there.grouped(LINK, link_of, (LINK.c.id,), LINK.c.id.not_in(_dangling(keys)))
    themes = there.grouped(THEME, theme_of, (THEME.c.id,))
    statuses = there.grouped(STATUS, status_of, (STATUS.c.annotator,))
    repairs = _repairs(connection, keys)
    for key in keys:
        if (row := rows.get(key)) is not None:
            yield ExchangeArticle(
                key, metadata_of(dict(row)), row["text"], tuple(one_each(statuses.get(key, ()))),
                tuple(repairs.get((key, row["body"]), ())),
                tuple(marks.get(key, ())), tuple(links.get(key, ())), tuple(themes.get(key, ())),
                row["starred"],
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Page:
    """What is on some articles, grouped by article."""

    connection: Connection
    meanings: Meanings
    keys: Sequence[ArticleId]

    def grouped(
        self,
        table: Table,
        value_of: Callable[[RowMapping, Meanings], T],
        order: Sequence[Column[Any]],
        *conditions: ColumnElement[bool],
    ) -> dict[ArticleId, list[T]]:
        """The rows of a table that are not gone, as values."""
        query = select(table).join(ARTICLE, ARTICLE.c.id == table.c.article)
        there = query.where(table.c.article.in_(self.keys), ~table.c.gone, *conditions)
        found: dict[ArticleId, list[T]] = {}
        for row in self.connection.execute(there.order_by(table.c.article, *order)).mappings():
            found.setdefault(ArticleId(row["article"]), []).append(value_of(row, self.meanings))
        return found


def _dangling(keys: Sequence[ArticleId]) -> Select[Any]:
    """The links with an end that is gone or stands on another version of the text."""
    shown = and_(MARK.c.body == ARTICLE.c.body, ~MARK.c.gone)
    ends = or_(LINK.c.from_mark == MARK.c.id, LINK.c.to_mark == MARK.c.id)
    query = select(LINK.c.id).join(MARK, ends).join(ARTICLE, ARTICLE.c.id == MARK.c.article)
    return query.where(LINK.c.article.in_(keys), ~shown)


def _repairs(connection: Connection, articles: Sequence[ArticleId]) -> dict[tuple[ArticleId, UUID], list[Repair]]:
    query = select(REPAIR).where(REPAIR.c.article.in_(articles)).order_by(REPAIR.c.article, REPAIR.c.ordinal)
    grouped: dict[tuple[ArticleId, UUID], list[Repair]] = {}
    for row in connection.execute(query).mappings():
        grouped.setdefault((row["article"], row["body"]), []).append(repair_of(row))
    return grouped
