"""Which role a speaker has where something is said: as that article words it, else as the latest one before it did."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from annotator.domain.corpus.speech import Line, Piece, Role, Speaker
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.store.pointers import Meanings
from annotator.store.shelves.speech.asking import ARTICLE, LINK, MARK, Query, stands
from annotator.store.writing.ink import parts

_HOLDER, _ROLE = MARK.alias("holder"), MARK.alias("role")
_WHEN = (ARTICLE.c.published, ARTICLE.c.ordinal, _ROLE.c.start)
_Who: TypeAlias = PersonId | MarkId
"""A person, or the mention itself where it means nobody yet."""
_Held: TypeAlias = tuple[str, int, int, Role]
"""Date, ordinal of the article and place of a role."""


class Roles:
    """Reads the *holds* links of those who speak."""

    def __init__(self, connection: Connection, meanings: Meanings, holds: Sequence[UUID]) -> None:
        self._connection, self._meanings, self._holds = connection, meanings, holds

    def told(self, lines: Sequence[Line]) -> list[Line]:
        """The lines with the roles of their speakers."""
        here = self._here(lines)
        lacking: dict[PersonId, str] = {}
        for line, one in _speakers(lines):
            if one.person is not None and (line.article, one.person) not in here and line.published:
                lacking[one.person] = min(line.published, lacking.get(one.person, line.published))
        before = self._before(lacking, max((line.published for line in lines), default=""))

        def role(line: Line, piece: Piece, one: Speaker) -> Role | None:
            held = here.get((line.article, one.person or one.mention))
            if held:
                return _nearest(held, piece.span.start, line)
            return _latest(before.get(one.person, ()) if one.person else (), line)

        return [_with_roles(line, role) for line in lines]

    def _here(self, lines: Sequence[Line]) -> dict[tuple[ArticleId, _Who], list[tuple[int, str]]]:
        """Roles by article and holder, each with its place, in the order of the text."""
        found: dict[tuple[ArticleId, _Who], list[tuple[int, str]]] = {}
        people = self._keys({one.person for _line, one in _speakers(lines) if one.person is not None})
        alone = {one.mention for _line, one in _speakers(lines) if one.person is None}
        articles = {line.article for line in lines}
        among = [*_among(_HOLDER.c.person, people), *_among(_HOLDER.c.id, alone)]
        for which, where in product(among, _among(_HOLDER.c.article, articles)):
            for row in self._connection.execute(self._query().where(which, where)):
                who = MarkId(row.holder) if row.person is None else PersonId(self._meanings.people.root(row.person))
                found.setdefault((ArticleId(row.article), who), []).append((row.start, row.text))
        for held in found.values():
            held.sort()
        return found

    def _before(self, lacking: Mapping[PersonId, str], last: str) -> Mapping[PersonId, list[_Held]]:
        """Roles of some people by date and place: from the day on which each is lacking to the last, and one before.

        Somebody has thousands of mentions: no more of them are fetched than these days can need.
        """
        found: dict[PersonId, list[_Held]] = {}
        first = min(lacking.values(), default="")
        for which in _among(_HOLDER.c.person, self._keys(lacking)):
            self._hold(found, self._query().where(which, ARTICLE.c.published.between(first, last)))
        told = {who for who, held in found.items() if min(one[0] for one in held) <= lacking[who]}
        for which in _among(_HOLDER.c.person, self._keys(set(lacking) - told)):
            newest = func.row_number().over(partition_by=_HOLDER.c.person, order_by=[one.desc() for one in _WHEN])
            earlier = self._query().where(which, ARTICLE.c.published < first, ARTICLE.c.published != "")
            ranked = earlier.add_columns(newest.label("rank")).subquery()
            self._hold(found, select(ranked).where(ranked.c.rank == 1))
        for held in found.values():
            held.sort(key=lambda one: one[:3])
        return found

    def _hold(self, found: dict[PersonId, list[_Held]], query: Query) -> None:
        for row in self._connection.execute(query):
            who = PersonId(self._meanings.people.root(row.person))
            role = Role(row.text, row.published, ArticleId(row.article), here=False)
            found.setdefault(who, []).append((row.published, row.ordinal, row.start, role))

    def _keys(self, people: Iterable[PersonId]) -> set[UUID]:
        return {key for person in people for key in self._meanings.people.meaning(person)}

    def _query(self) -> Query:
        """Every role beside its holder and its article."""
        columns: list[Any] = [
            _HOLDER.c.id.label("holder"), _HOLDER.c.person, ARTICLE.c.id.label("article"), ARTICLE.c.published,
            ARTICLE.c.ordinal, _ROLE.c.start, _ROLE.c.text,
        ]  # fmt: skip
        return (
            select(*columns)
            .join_from(_HOLDER, ARTICLE, stands(_HOLDER) & ~ARTICLE.c.gone)
            .join(LINK, (LINK.c.from_mark == _HOLDER.c.id) & LINK.c.type.in_(self._holds) & ~LINK.c.gone)
            .join(_ROLE, (_ROLE.c.id == LINK.c.to_mark) & stands(_ROLE))
        )


def _among(column: ColumnElement[Any], keys: Iterable[UUID]) -> list[ColumnElement[bool]]:
    return [column.in_(part) for part in parts(list(keys), 400)]


def _speakers(lines: Iterable[Line]) -> Iterator[tuple[Line, Speaker]]:
    return ((line, one) for line in lines for piece in line.pieces for one in piece.speakers)


def _nearest(held: Sequence[tuple[int, str]], start: int, line: Line) -> Role:
    """The last role that begins before the quote, else the first behind it."""
    at = bisect_right(held, start, key=lambda one: one[0])
    return Role(held[max(0, at - 1)][1], line.published, line.article, here=True)


def _latest(held: Sequence[_Held], line: Line) -> Role | None:
    """The latest role up to the day of the article."""
    at = bisect_right(held, line.published, key=lambda one: one[0]) if line.published else 0
    return held[at - 1][3] if at else None


def _with_roles(line: Line, role: Any) -> Line:  # noqa: ANN401
    return replace(
        line,
        pieces=tuple(
            replace(piece, speakers=tuple(replace(one, role=role(line, piece, one)) for one in piece.speakers))
            for piece in line.pieces
        ),
    )
