"""Pages of lines: quotes in order by date and place, with what continues them, who says them and by which words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, and_, exists, func, literal, or_, select, tuple_

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.speech import EVERYTHING, About, Line, Page, Piece, Reached, Speaker, SpokenArticle
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.spans import Span
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves.people import People
from annotator.store.shelves.register.matching import holding_any
from annotator.store.shelves.speech.asking import (
    ARTICLE,
    ARTICLE_ORDER,
    LINK,
    MARK,
    UNDATED,
    Found,
    Meant,
    Query,
    Words,
    articles_meant,
    quotes_meant,
    stands,
)
from annotator.store.shelves.speech.joining import continued, interrupted, lines_of, reachable
from annotator.store.shelves.speech.roles import Roles
from annotator.store.writing.ink import parts

FEW, MANY = 48, 480
"""Articles that are looked through at once: first as many as most pages take, then more where quotes are rare."""
_QUOTE, _END = MARK.alias("quote"), MARK.alias("far_end")
_PLACE = (_QUOTE.c.start, _QUOTE.c.end, _QUOTE.c.id)


class Lines:
    """Reads what is said; marks on other versions of a text, and what is gone, are never given."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def page(self, book: Codebook, about: About, after: Reached | None, limit: int) -> Page:
        """The next lines behind ``after``: about ``limit`` of them, at least one where there are any."""
        asked = _Asked(about, Words.of(book), Meant.by(about, self._meanings, book))
        lines: list[Line] = []
        while True:
            rows = self._quotes(asked, after, limit)
            lines += self._lines(asked, rows)
            after = _reached(rows[-1]) if len(rows) == limit else None
            if after is None or len(lines) * 2 >= limit:
                return Page(tuple(lines), after)

    def articles(self, book: Codebook, after: Reached | None, limit: int, containing: str = "") -> list[SpokenArticle]:
        """Articles in which somebody is quoted, in order, with the number of their lines."""
        words = Words.of(book)
        quotes = (_QUOTE.c.tag.in_(words.quotes), stands(_QUOTE))
        alone = select(func.count()).where(*quotes, ~interrupted(_QUOTE, words)).scalar_subquery()
        query = _articles([exists().where(*quotes)], after, limit).add_columns(alone)
        if containing:
            columns = (ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published)
            query = query.where(holding_any(columns, containing, self._connection.dialect.name))
        rows = self._connection.execute(query).all()
        several = self._of_several([row.id for row in rows], words)
        return [
            SpokenArticle(
                ArticleId(row.id), row.title, row.source, row.published, row[-1] + several[row.id],
                Reached(row.undated, row.published, row.ordinal, ArticleId(row.id), -1, -1, MarkId(row.id)),
            )
            for row in rows
        ]  # fmt: skip

    def _of_several(self, articles: Sequence[UUID], words: Words) -> Counter[UUID]:
        """How many lines of these articles are made of several pieces, however those are joined."""
        found: dict[UUID, UUID] = {}
        for part in parts(articles, 400):
            query = select(_QUOTE.c.id, _QUOTE.c.article).join_from(_QUOTE, ARTICLE, stands(_QUOTE))
            query = query.where(ARTICLE.c.id.in_(part), _QUOTE.c.tag.in_(words.quotes), interrupted(_QUOTE, words))
            found |= {row.id: row.article for row in self._connection.execute(query)}
        heads = set(lines_of(self._connection, words, list(found)).values())
        return Counter(found[head] for head in heads)

    def _quotes(self, asked: "_Asked", after: Reached | None, limit: int) -> list[Found]:
        """The next quotes that are meant, each piece for itself."""
        found: list[Found] = []
        begun = after
        for conditions, size in asked.looks():
            query = _articles(conditions, begun, size, again=begun is after)
            articles = self._connection.execute(query).all()
            if articles:
                found += self._quotes_in(asked, [row.id for row in articles], after, limit - len(found))
            if len(articles) < size or len(found) == limit:
                break
            last = articles[-1]
            begun = Reached(last.undated, last.published, last.ordinal, ArticleId(last.id), 0, 0, MarkId(last.id))
        return found

    def _quotes_in(
        self, asked: "_Asked", articles: Sequence[UUID], after: Reached | None, limit: int
    ) -> Sequence[Found]:
        columns: list[Any] = [
            *_PLACE, _QUOTE.c.text, _QUOTE.c.article, ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published,
            ARTICLE.c.ordinal, UNDATED.label("undated"),
        ]  # fmt: skip
        query = select(*columns).join_from(_QUOTE, ARTICLE, stands(_QUOTE)).where(_QUOTE.c.article.in_(articles))
        query = query.where(*asked.quotes).order_by(*ARTICLE_ORDER, *_PLACE).limit(limit)
        if after is not None and after.article in articles:
            place = tuple_(literal(after.start), literal(after.end), literal(after.mark, Key()))
            query = query.where(or_(_QUOTE.c.article != after.article, tuple_(*_PLACE) > place))
        return self._connection.execute(query).all()

    def _lines(self, asked: "_Asked", rows: Sequence[Found]) -> list[Line]:
        """The lines of which these quotes are the first pieces that are meant."""
        if not rows:
            return []
        pairs = continued(self._connection, asked.words, [row.id for row in rows])
        whole = {row.id: tuple(reachable(row.id, pairs)) for row in rows if row.id in pairs}
        first = self._first_meant(asked, whole)
        heads = [row for row in rows if first.get(row.id, row.id) == row.id]
        pieces = self._pieces(asked, [key for row in heads for key in whole.get(row.id, (row.id,))])
        lines = [
            Line(
                ArticleId(row.article), row.title, row.source, row.published,
                tuple(sorted((pieces[key] for key in whole.get(row.id, (row.id,))), key=_by_place)),
            )
            for row in heads
        ]  # fmt: skip
        return Roles(self._connection, self._meanings, asked.words.holds).told(lines)

    def _first_meant(self, asked: "_Asked", whole: Mapping[UUID, tuple[UUID, ...]]) -> dict[UUID, UUID]:
        """For each piece of a line of several: the first piece that is meant; there the line stands."""
        meant: list[Found] = []
        for part in parts(list({key for keys in whole.values() for key in keys}), 400):
            query = select(*_PLACE).join_from(_QUOTE, ARTICLE, stands(_QUOTE)).where(_QUOTE.c.id.in_(part))
            meant += self._connection.execute(query.where(*asked.quotes)).all()
        order = {row.id: (row.start, row.end, row.id) for row in meant}
        return {key: min((one for one in keys if one in order), key=order.__getitem__) for key, keys in whole.items()}

    def _pieces(self, asked: "_Asked", keys: Sequence[UUID]) -> dict[UUID, Piece]:
        found: dict[UUID, Piece] = {}
        for part in parts(keys, 400):
            speakers, cues = self._speakers(asked, part), self._cues(asked, part)
            query = select(_QUOTE.c.id, _QUOTE.c.start, _QUOTE.c.end, _QUOTE.c.text).where(_QUOTE.c.id.in_(part))
            for key, start, end, text in self._connection.execute(query):
                said = (tuple(speakers.get(key, ())), tuple(cues.get(key, ())))
                found[key] = Piece(MarkId(key), Span(start, end), text, *said)
        return found

    def _speakers(self, asked: "_Asked", quotes: Sequence[UUID]) -> dict[UUID, list[Speaker]]:
        rows = self._ends(quotes, asked.words.says, LINK.c.to_mark, LINK.c.from_mark)
        root = self._meanings.people.root
        people = {PersonId(root(row.person)) for row in rows if row.person is not None}
        names = {one.id: one.name for one in People(self._connection, self._meanings).get_many(people)}
        found: dict[UUID, list[Speaker]] = {}
        for row in rows:
            person = None if row.person is None else PersonId(root(row.person))
            name = str(row.text if person is None else names.get(person, row.text))
            found.setdefault(row.quote, []).append(Speaker(MarkId(row.id), name, person))
        return found

    def _cues(self, asked: "_Asked", quotes: Sequence[UUID]) -> dict[UUID, list[str]]:
        found: dict[UUID, list[str]] = {}
        for row in self._ends(quotes, asked.words.cues, LINK.c.from_mark, LINK.c.to_mark):
            found.setdefault(row.quote, []).append(row.text)
        return found

    def _ends(
        self, quotes: Sequence[UUID], types: Sequence[UUID], near: Column[UUID], far: Column[UUID]
    ) -> Sequence[Found]:
        """What links of some types join to these quotes, in the order of the links' keys."""
        query = (
            select(near.label("quote"), _END.c.id, _END.c.text, _END.c.person)
            .join_from(LINK, _QUOTE, _QUOTE.c.id == near)
            .join(_END, and_(_END.c.id == far, ~_END.c.gone, _END.c.body == _QUOTE.c.body))
            .where(near.in_(quotes), LINK.c.type.in_(types), ~LINK.c.gone)
        )
        return self._connection.execute(query.order_by(LINK.c.id)).all()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with the conditions that it comes to."""

    about: About
    words: Words
    meant: Meant
    quotes: Sequence[ColumnElement[bool]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "quotes", quotes_meant(_QUOTE, self.about, self.words, self.meant))

    def looks(self) -> Iterator[tuple[Sequence[ColumnElement[bool]], int]]:
        """Conditions on articles and how many to look through at once, look after look.

        Often the next articles hold enough; to ask of all articles which of them hold any takes longer.
        """
        if self.about.article is None:
            yield (), FEW if self.about == EVERYTHING else MANY
        conditions = articles_meant(self.about, self.words, self.meant)
        while True:
            yield conditions, MANY


def _articles(meant: Iterable[ColumnElement[bool]], after: Reached | None, limit: int, *, again: bool = False) -> Query:
    """Articles in order behind a place; ``again`` begins with the one in which it lies."""
    columns: list[Any] = [
        ARTICLE.c.id, ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published, ARTICLE.c.ordinal,
        UNDATED.label("undated"),
    ]  # fmt: skip
    query = select(*columns).where(~ARTICLE.c.gone, *meant).order_by(*ARTICLE_ORDER).limit(limit)
    if after is None:
        return query
    place = tuple_(
        literal(after.undated), literal(after.published), literal(after.ordinal), literal(after.article, Key())
    )
    here = tuple_(*ARTICLE_ORDER)
    return query.where(here >= place if again else here > place)


def _reached(row: Found) -> Reached:
    return Reached(row.undated, row.published, row.ordinal, ArticleId(row.article), row.start, row.end, MarkId(row.id))


def _by_place(piece: Piece) -> tuple[Span, bytes]:
    return piece.span, piece.mark.bytes
