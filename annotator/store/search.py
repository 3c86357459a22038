"""The search index: which texts may hold given words. Derived from the bodies, may be dropped and built anew.

A file and a server have one each (``words``). What an index does not know yet is looked at without it: the
answer is the same at every moment.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, select

from annotator.store.words.fts import FullText
from annotator.store.words.index import BODY, Entry, Index, Keys
from annotator.store.words.pairs import Pairs
from annotator.store.writing.ink import parts

SMALLEST = 2_000
"""Projects with fewer texts are scanned: that is as fast, and spares a file as large as its texts."""
SLICE = 1_000_000
"""Characters that are taken in at once: a gesture that comes between waits a tenth of a second, no more."""
_AT_ONCE = 500
_INDEXES: dict[str, Index] = {"sqlite": FullText(), "postgresql": Pairs()}


def exists(connection: Connection) -> bool:
    """Whether there is an index of today's shape, complete or not."""
    return index_of(connection).exists(connection)


def is_behind(connection: Connection) -> bool:
    """Whether building would be worth it and may be done: there are texts enough, and some are not in the index."""
    index = index_of(connection)
    count = connection.execute(select(func.count()).select_from(BODY)).scalar_one()
    if count < SMALLEST:
        return False
    if index.exists(connection):
        return not index.is_complete(connection, count) and index.takes_in(connection)
    return index.may_begin(connection)


def missing(connection: Connection) -> list[list[UUID]]:
    """The bodies that are not in the index, as they lie in the database, in pieces of ``SLICE`` characters."""
    index = index_of(connection)
    query = select(BODY.c.id, BODY.c.length).order_by(index.as_they_lie())
    if index.exists(connection):
        query = query.where(~index.known())
    pieces: list[list[UUID]] = []
    room = 0
    for body, length in connection.execute(query):
        if room <= 0:
            pieces.append([])
            room = SLICE
        pieces[-1].append(body)
        room -= length
    return pieces


def begin(connection: Connection) -> None:
    """Make an empty index, unless there is one of today's shape."""
    index_of(connection).begin(connection)


def drop(connection: Connection) -> None:
    """Take the index away; searching goes on without it."""
    index_of(connection).drop(connection)


def take_in(connection: Connection, bodies: Sequence[UUID]) -> None:
    """Put these bodies into the index, whose texts lie in the project already; nothing where there is none."""
    index = index_of(connection)
    if not bodies or not index.takes_in(connection):
        return
    for part in parts(list(dict.fromkeys(bodies)), _AT_ONCE):
        index.put(connection, index.entries(texts(connection, _unknown(connection, part))))


def texts(connection: Connection, bodies: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """The texts of these bodies, of which ``index_of(…).entries`` makes what ``put`` puts in."""
    found: list[tuple[UUID, str]] = []
    for part in parts(bodies, _AT_ONCE):
        rows = connection.execute(select(BODY.c.id, BODY.c.text).where(BODY.c.id.in_(part)))
        found += [(row[0], row[1]) for row in rows]
    return found


def put(connection: Connection, made: Sequence[Entry]) -> None:
    """Put in what was made of texts, unless somebody else has done it, or has taken the index away."""
    index = index_of(connection)
    if made and index.takes_in(connection):
        unknown = {key for part in parts(made, _AT_ONCE) for key in _unknown(connection, [one["body"] for one in part])}
        index.put(connection, [one for one in made if one["body"] in unknown])


def _unknown(connection: Connection, bodies: Sequence[UUID]) -> list[UUID]:
    query = select(BODY.c.id).where(BODY.c.id.in_(bodies), ~index_of(connection).known())
    return list(connection.execute(query).scalars())


def catch_up(connection: Connection) -> None:
    """Put every body into the index that it lacks; nothing where there is none."""
    if exists(connection):
        for piece in missing(connection):
            take_in(connection, piece)


def few(connection: Connection, phrases: Sequence[str], most: int) -> Keys | None:
    """The keys of the bodies that may hold all of these folded words.

    ``None`` where they are too many or nobody can tell.
    """
    return index_of(connection).bodies(connection, [phrase for phrase in phrases if phrase], most)


def index_of(connection: Connection) -> Index:
    """The index of a kind of database."""
    return _INDEXES[connection.dialect.name]
