"""Which quotes are pieces of one: what *continues* joins, however it was drawn."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, and_, exists, select

from annotator.store.shelves.speech.asking import LINK, MARK, Found, Words
from annotator.store.writing.ink import parts

_ONE, _OTHER = MARK.alias("one"), MARK.alias("other")
_GOES_ON = LINK.alias("goes_on")


def continued(connection: Connection, words: Words, quotes: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """The neighbours, both ways, of these quotes and of all that hang together with them."""
    pairs: dict[UUID, set[UUID]] = {}
    seen, fresh = set(quotes), list(quotes)
    while fresh:
        ends: set[UUID] = set()
        for one, other in _pairs(connection, words, fresh):
            pairs.setdefault(one, set()).add(other)
            pairs.setdefault(other, set()).add(one)
            ends |= {one, other}
        fresh = [end for end in ends if end not in seen]
        seen.update(fresh)
    return pairs


def reachable(start: UUID, pairs: Mapping[UUID, set[UUID]]) -> list[UUID]:
    """All that hang together with one, itself first."""
    found, seen = [start], {start}
    for key in found:
        fresh = pairs.get(key, set()) - seen
        seen |= fresh
        found += sorted(fresh)
    return found


def interrupted(quote: FromClause, words: Words) -> ColumnElement[bool]:
    """The quote is, or was meant to be, one of several pieces."""
    goes_on = and_(_GOES_ON.c.type.in_(words.continues), ~_GOES_ON.c.gone)
    one, other = (exists().where(end == quote.c.id, goes_on) for end in (_GOES_ON.c.from_mark, _GOES_ON.c.to_mark))
    return one | other


def lines_of(connection: Connection, words: Words, pieces: Sequence[UUID]) -> dict[UUID, UUID]:
    """For each of these pieces, and all that hang together with them, the one that stands for its line."""
    pairs = continued(connection, words, pieces)
    found: dict[UUID, UUID] = {}
    for key in pieces:
        if key not in found:
            found.update((piece, key) for piece in reachable(key, pairs))
    return found


def _pairs(connection: Connection, words: Words, quotes: Sequence[UUID]) -> Iterator[Found]:
    """What is joined at one of these quotes: both ends quotes that are there, on one text."""
    query = (
        select(LINK.c.from_mark, LINK.c.to_mark)
        .join(_ONE, _ONE.c.id == LINK.c.from_mark)
        .join(_OTHER, _OTHER.c.id == LINK.c.to_mark)
        .where(LINK.c.type.in_(words.continues), ~LINK.c.gone, LINK.c.from_mark != LINK.c.to_mark)
        .where(~_ONE.c.gone, ~_OTHER.c.gone, _ONE.c.body == _OTHER.c.body)
        .where(_ONE.c.tag.in_(words.quotes), _OTHER.c.tag.in_(words.quotes))
    )
    for part in parts(quotes, 400):
        for end in (LINK.c.from_mark, LINK.c.to_mark):
            yield from connection.execute(query.where(end.in_(part)))
