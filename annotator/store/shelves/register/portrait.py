"""What marks and links tell of one person: words, dates, roles, quotes, articles. A giant one has ten thousand marks.

Everything goes from the mentions of the person over indexes, so it does not matter how large the project is.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    RowMapping,
    String,
    Tuple,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from annotator.domain.codebook import CUE_OF, SAYS
from annotator.domain.corpus.register import Appearance, Held, Mention, Naming, Portrait, Saying, Where
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.log.operations import Place
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves.register.listing import ARTICLE, LINK, MARK, ROLE, holders, mentions_of, of_type
from annotator.store.tables import BodyRow, table_of
from annotator.store.writing.ink import parts

BODY = table_of(BodyRow)
AROUND = 12
"""Characters that are shown on each side of a mention."""
_QUOTE, _CUE = MARK.alias("quote"), MARK.alias("cue")
_SHOWN = (ARTICLE.c.id, ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published)
_BESIDE = MARK.alias("beside")
_TOGETHER = mentions_of(func.count(MARK.c.article.distinct())).where(
    MARK.c.person.in_(bindparam("other", expanding=True)),
    exists().where(
        _BESIDE.c.article == MARK.c.article, _BESIDE.c.body == MARK.c.body, ~_BESIDE.c.gone,
        _BESIDE.c.person.in_(bindparam("one", expanding=True)),
    ),
)  # fmt: skip
"""In how many articles two people are mentioned; built once, since it is asked for each pair."""


class Portraits:
    """Reads what is told of one person at a time."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def of(self, person: Person) -> Portrait:
        """What there is to tell of a person, but for lists that are read in pages."""
        quotes = self._connection.execute(self._quotes(person.id, func.count(_QUOTE.c.id.distinct()))).scalar_one()
        days, articles = self._days(person.id)
        return Portrait(person, self._namings(person.id), days, articles, self._roles(person.id), quotes)

    def _days(self, person: PersonId) -> tuple[dict[str, int], int]:
        """Mentions by the date of the article, and the number of articles: article by article, as the index has it."""
        mine = MARK.c.person.in_(self._meanings.people.meaning(person))
        text = (MARK.c.article, MARK.c.body)
        one = select(*text, func.count().label("marks")).where(mine, ~MARK.c.gone).group_by(*text).subquery()
        query = select(ARTICLE.c.published, func.sum(one.c.marks), func.count())
        shown = and_(ARTICLE.c.id == one.c.article, ARTICLE.c.body == one.c.body, ~ARTICLE.c.gone)
        joined = query.join_from(one, ARTICLE, shown)
        rows = self._connection.execute(joined.group_by(ARTICLE.c.published)).all()
        return {row[0]: int(row[1]) for row in rows}, sum(row[2] for row in rows)

    def together(self, pairs: Sequence[tuple[PersonId, PersonId]]) -> list[int]:
        """For each two persons how many articles mention both."""
        return [self._together(one, other) for one, other in pairs]

    def _together(self, one: PersonId, other: PersonId) -> int:
        """From whoever is mentioned less, by the index of persons and articles."""
        means = self._meanings.people.meaning
        return self._connection.execute(_TOGETHER, {"one": means(one), "other": means(other)}).scalar_one()

    def quotes(self, person: PersonId, after: Saying | None, limit: int) -> list[Saying]:
        """Quotes behind ``after``, those of the newest articles first, with their cues."""
        order = (ARTICLE.c.published, ARTICLE.c.id, -_QUOTE.c.start, _QUOTE.c.id)
        columns = (*_SHOWN, _QUOTE.c.id.label("quote"), _QUOTE.c.text, _QUOTE.c.start, _QUOTE.c.end)
        query = self._quotes(person, *columns).group_by(*columns)  # two mentions may say one quote
        if after is not None:
            query = query.where(tuple_(*order) < _here(after.where, after.quote))
        rows = self._connection.execute(query.order_by(*(one.desc() for one in order)).limit(limit)).mappings().all()
        cues = self._cues([row["quote"] for row in rows])
        return [Saying(row["quote"], row["text"], cues.get(row["quote"], ""), _where(row)) for row in rows]

    def articles(self, person: PersonId, after: Appearance | None, limit: int) -> list[Appearance]:
        """Articles that mention a person behind ``after``, the newest first."""
        order = (ARTICLE.c.published, ARTICLE.c.id)
        query = self._mentions(
            person, *_SHOWN, func.count().label("mentions"), func.min(MARK.c.start).label("start"),
            func.min(MARK.c.end).label("end"),
        )  # fmt: skip
        if after is not None:
            here = literal(after.where.published), literal(after.where.place.article, Key())
            query = query.where(tuple_(*order) < tuple_(*here))
        newest = query.group_by(*_SHOWN).order_by(*(one.desc() for one in order)).limit(limit)
        return [Appearance(row["mentions"], _where(row)) for row in self._connection.execute(newest).mappings()]

    def mentions(self, person: PersonId, after: Mention | None, limit: int, words: str | None = None) -> list[Mention]:
        """Mentions behind ``after`` with a little of the text around them, those of the newest articles first.

        Only those of exactly these words, where some are given.
        """
        order = (ARTICLE.c.published, ARTICLE.c.id, -MARK.c.start, MARK.c.id)
        query = self._mentions(person, *_SHOWN, MARK.c.id.label("mark"), MARK.c.text, MARK.c.start, MARK.c.end)
        if words is not None:
            query = query.where(MARK.c.text == words)
        if after is not None:
            query = query.where(tuple_(*order) < _here(after.where, after.mark))
        rows = self._connection.execute(query.order_by(*(one.desc() for one in order)).limit(limit)).mappings().all()
        around = self._around([row["mark"] for row in rows])
        return [Mention(row["mark"], row["text"], *around[row["mark"]], _where(row)) for row in rows]

    def _around(self, marks: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
        """A little of the text before and after marks; asked for the shown ones only, since it reads their texts."""
        furthest = func.greatest if self._connection.dialect.name == "postgresql" else func.max
        start = furthest(MARK.c.start - AROUND, 0)
        before = func.substr(BODY.c.text, start + 1, MARK.c.start - start)
        query = select(MARK.c.id, before, func.substr(BODY.c.text, MARK.c.end + 1, AROUND))
        found: dict[UUID, tuple[str, str]] = {}
        for part in parts(marks, 500):
            rows = self._connection.execute(
                query.join_from(MARK, BODY, BODY.c.id == MARK.c.body).where(MARK.c.id.in_(part))
            )
            found |= {row[0]: (row[1], row[2]) for row in rows}
        return found

    def _mentions(self, person: PersonId, *columns: Any) -> Any:  # noqa: ANN401  (a select of that many columns)
        mine = MARK.c.person.in_(self._meanings.people.meaning(person))
        return mentions_of(*columns).where(mine)

    def _quotes(self, person: PersonId, *columns: Any) -> Any:  # noqa: ANN401
        linked = self._mentions(person, *columns).join_from(
            MARK, LINK, and_(LINK.c.from_mark == MARK.c.id, of_type(SAYS))
        )
        return linked.join_from(
            LINK, _QUOTE, and_(_QUOTE.c.id == LINK.c.to_mark, _QUOTE.c.body == MARK.c.body, ~_QUOTE.c.gone)
        )

    def _namings(self, person: PersonId) -> tuple[Naming, ...]:
        query = self._mentions(person, MARK.c.text, func.count()).group_by(MARK.c.text)
        rows: Sequence[Any] = self._connection.execute(query).all()
        found = [Naming(row[0], row[1]) for row in rows]
        return tuple(sorted(found, key=lambda one: (-one.count, one.words)))

    def _roles(self, person: PersonId) -> tuple[Held, ...]:
        dated, articles = func.nullif(ARTICLE.c.published, ""), func.count(ARTICLE.c.id.distinct())
        query = self._mentions(person, ROLE.c.text, func.min(dated), func.max(dated), articles)
        rows: Sequence[Any] = self._connection.execute(holders(query).group_by(ROLE.c.text)).all()
        answers = self._answers(person) if rows else {}
        held = [Held(row[0], row[1] or "", row[2] or "", row[3], answers.get(row[0], {})) for row in rows]
        return tuple(sorted(held, key=lambda one: (one.last, one.articles, one.words), reverse=True))

    def _answers(self, person: PersonId) -> dict[str, dict[str, Any]]:
        """What is answered of the newest mark of each role of which anything is."""
        query = holders(self._mentions(person, ROLE.c.text, ROLE.c.features))
        answered = query.where(cast(ROLE.c.features, String) != "{}")
        rows: Sequence[Any] = self._connection.execute(
            answered.order_by(ARTICLE.c.published, ARTICLE.c.id, ROLE.c.start)
        ).all()
        return {row[0]: row[1] for row in rows if row[1]}

    def role(self, person: PersonId, words: str) -> Where | None:
        """Where it is written newest that a person holds that role."""
        query = holders(self._mentions(person, *_SHOWN, ROLE.c.start, ROLE.c.end)).where(ROLE.c.text == words)
        newest = query.order_by(ARTICLE.c.published.desc(), ARTICLE.c.id.desc(), ROLE.c.start).limit(1)
        row = self._connection.execute(newest).mappings().first()
        return None if row is None else _where(row)

    def _cues(self, quotes: Sequence[MarkId]) -> dict[MarkId, str]:
        found: dict[MarkId, str] = {}
        for part in parts(quotes, 500):
            query = select(LINK.c.from_mark, _CUE.c.text).join_from(LINK, _QUOTE, _QUOTE.c.id == LINK.c.from_mark)
            query = query.join(_CUE, and_(_CUE.c.id == LINK.c.to_mark, _CUE.c.body == _QUOTE.c.body, ~_CUE.c.gone))
            linked = query.where(LINK.c.from_mark.in_(part), of_type(CUE_OF)).order_by(LINK.c.id)
            for quote, words in self._connection.execute(linked).all():
                found.setdefault(MarkId(quote), words)
        return found


def _here(where: Where, mark: UUID) -> Tuple:
    """The place of a row in the order of date, article, start and mark, newest first."""
    start = where.place.span.start if where.place.span else 0
    article = literal(where.place.article, Key())
    return tuple_(literal(where.published), article, literal(-start), literal(mark, Key()))


def _where(row: RowMapping) -> Where:
    place = Place(ArticleId(row["id"]), Span(row["start"], row["end"]))
    return Where(place, row["title"], row["source"], row["published"])
