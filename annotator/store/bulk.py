"""Many articles at once: import in one transaction by Core ``executemany``, export by pages of few queries."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    insert,
    or_,
    select,
)

from annotator.domain.articles import Repair
from annotator.domain.errors import SpanRefused
from annotator.domain.ids import ArticleId
from annotator.domain.moments import now
from annotator.domain.suggestions import Suggestion
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store import straight
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
from annotator.store.shelves.suggesting import pending_pen
from annotator.store.tables import ArticleRow, ArticleThemeRow, LinkRow, MarkRow, StatusRow
from annotator.store.texts import Texts
from annotator.store.writing.ink import Ink, parts

CHUNK = 500

T = TypeVar("T")
Rows = list[dict[str, Any]]


def import_articles(
    ink: Ink, articles: Iterable[ExchangeArticle], progress: Callable[[int], None] = lambda _done: None
) -> tuple[list[ArticleId], int, int]:
    """Write articles with everything on them; gives their keys and how many marks and suggestions came in.

    ``progress`` is told how many articles are written, and may raise to stop: then the transaction is
    rolled back. Raises ``SpanRefused`` where a mark does not agree with its text; a suggestion is left out then.
    """
    shelf, stream = ArticlesPen(ink.connection, Meanings(ink.connection), ink, Texts()), iter(articles)
    ordinal, done, marks, suggestions = shelf.next_ordinal(), list[ArticleId](), 0, 0
    was_gone = _gone_articles(ink.connection)
    while chunk := list(islice(stream, CHUNK)):
        fresh = [one for one in chunk if one.id not in was_gone]
        _insert(ink, fresh, ordinal)
        _revive(ink, [one for one in chunk if one.id in was_gone], ordinal + len(fresh))
        ordinal += len(chunk)
        marks += sum(len(one.marks) for one in chunk)
        suggestions += pending_pen.offer(ink.connection, _suggestions(chunk))
        done += [one.id for one in chunk]
        progress(len(done))
    return done, marks, suggestions


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


def _suggestions(chunk: Iterable[ExchangeArticle]) -> Iterator[Suggestion]:
    for article in chunk:
        yield from (one for one in article.suggestions if one.text and one.span.of(article.text) == one.text)


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
    there = _Page(connection, meanings, keys)
    rows = {row["id"]: row for row in there.rows(_BODIES)}
    marks = there.grouped(_MARKS, mark_of)
    links = there.grouped(_LINKS, link_of)
    themes = there.grouped(_THEMES, theme_of)
    statuses = there.grouped(_STATUSES, status_of)
    repairs = _repairs(there.rows(_REPAIRS))
    for key in keys:
        if (row := rows.get(key)) is not None:
            yield ExchangeArticle(
                key, metadata_of(row), row["text"], tuple(one_each(statuses.get(key, ()))),
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

    def rows(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        """What one of the statements of this module gives for the articles of the page."""
        missing = straight.PART - len(self.keys) if len(self.keys) > straight.MOST_KEYS else 0
        filled = [*self.keys, *repeat(self.keys[-1], missing)]  # a list of that length is prepared once
        return straight.rows(self.connection, query, {"keys": filled})

    def grouped(
        self, query: Select[Any], value_of: Callable[[Mapping[str, Any], Meanings], T]
    ) -> dict[ArticleId, list[T]]:
        """The same as values, by article."""
        found: dict[ArticleId, list[T]] = {}
        for row in self.rows(query):
            found.setdefault(row["article"], []).append(value_of(row, self.meanings))
        return found


def _repairs(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[ArticleId, UUID], list[Repair]]:
    grouped: dict[tuple[ArticleId, UUID], list[Repair]] = {}
    for row in rows:
        grouped.setdefault((row["article"], row["body"]), []).append(repair_of(row))
    return grouped


def _standing(table: Table, order: Sequence[Column[Any]], *conditions: ColumnElement[bool]) -> Select[Any]:
    """The rows of a table on the articles of a page that are not gone, without what only the log asks for."""
    query = (
        select(*(one for one in table.c if one.name not in _OF_LOG))
        .select_from(table)
        .join(ARTICLE, ARTICLE.c.id == table.c.article)
    )
    return query.where(table.c.article.in_(_KEYS), ~table.c.gone, *conditions).order_by(table.c.article, *order)


def _dangling() -> Select[Any]:
    """The links with an end that is gone or stands on another version of the text."""
    shown = and_(MARK.c.body == ARTICLE.c.body, ~MARK.c.gone)
    ends = or_(LINK.c.from_mark == MARK.c.id, LINK.c.to_mark == MARK.c.id)
    query = select(LINK.c.id).join(MARK, ends).join(ARTICLE, ARTICLE.c.id == MARK.c.article)
    return query.where(LINK.c.article.in_(_KEYS), ~shown)


_OF_LOG = {"hlc", "site", "gone", "body"}
_KEYS: BindParameter[Sequence[ArticleId]] = bindparam("keys", expanding=True)
_BODIES = select(ARTICLE, BODY.c.text).join(BODY, BODY.c.id == ARTICLE.c.body).where(ARTICLE.c.id.in_(_KEYS))
_MARKS = _standing(MARK, (MARK.c.start, MARK.c.end, MARK.c.id), MARK.c.body == ARTICLE.c.body)
_LINKS = _standing(LINK, (LINK.c.id,), LINK.c.id.not_in(_dangling()))
_THEMES = _standing(THEME, (THEME.c.id,))
_STATUSES = _standing(STATUS, (STATUS.c.annotator,))
_REPAIRS = select(REPAIR).where(REPAIR.c.article.in_(_KEYS)).order_by(REPAIR.c.article, REPAIR.c.ordinal)
