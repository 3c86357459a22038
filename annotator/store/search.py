"""The search index: which texts may hold given words. Derived from the bodies, may be dropped and built anew.

A file and a server have one each (``words``). What an index does not know yet is looked at without it: the
answer is the same at every moment.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, select

from annotator.domain.ids import ArticleId
from annotator.store.tables import ArticleRow, table_of
from annotator.store.words.fts import FullText
from annotator.store.words.index import BODY, Index
from annotator.store.words.pairs import Pairs
from annotator.store.writing.ink import parts

SMALLEST = 2_000
"""Projects with fewer texts are scanned: that is as fast, and spares a file as large as its texts."""
SLICE = 300_000
"""Characters that are taken in at once: a gesture that comes between waits a tenth of a second, no more."""
_AT_ONCE = 500
_ARTICLE = table_of(ArticleRow)
_INDEXES: dict[str, Index] = {"sqlite": FullText(), "postgresql": Pairs()}


def exists(connection: Connection) -> bool:
    """Whether there is an index of today's shape, complete or not."""
    return _index(connection).exists(connection)


def is_behind(connection: Connection) -> bool:
    """Whether building would be worth it and may be done: there are texts enough, and some are not in the index."""
    index = _index(connection)
    count = connection.execute(select(func.count()).select_from(BODY)).scalar_one()
    if count < SMALLEST:
        return False
    if index.exists(connection):
        return not index.is_complete(connection, count) and index.takes_in(connection)
    return index.may_begin(connection)


def missing(connection: Connection) -> list[list[UUID]]:
    """The bodies that are not in the index, as they lie in the database, in pieces of ``SLICE`` characters."""
    index = _index(connection)
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
    _index(connection).begin(connection)


def drop(connection: Connection) -> None:
    """Take the index away; searching goes on without it."""
    _index(connection).drop(connection)


def take_in(connection: Connection, bodies: Sequence[UUID]) -> None:
    """Put these bodies into the index, whose texts lie in the project already; nothing where there is none."""
    index = _index(connection)
    if not bodies or not index.takes_in(connection):
        return
    for part in parts(list(dict.fromkeys(bodies)), _AT_ONCE):
        query = select(BODY.c.id, BODY.c.text).where(BODY.c.id.in_(part), ~index.known())
        index.put(connection, [(row[0], row[1]) for row in connection.execute(query)])


def catch_up(connection: Connection) -> None:
    """Put every body into the index that it lacks; nothing where there is none."""
    if exists(connection):
        for piece in missing(connection):
            take_in(connection, piece)


def candidates(connection: Connection, folded: str) -> list[ArticleId]:
    """The articles, in their order, whose texts may hold these folded words.

    All of them where the index cannot tell; none is ever left out that holds them.
    """
    index = _index(connection)
    if folded and index.exists(connection):
        found = index.articles(connection, folded)
        if found is not None:
            return list(map(ArticleId, found))
    everything = select(_ARTICLE.c.id).where(~_ARTICLE.c.gone).order_by(_ARTICLE.c.ordinal, _ARTICLE.c.id)
    return [ArticleId(key) for key in connection.execute(everything).scalars()]


def few(connection: Connection, phrases: Sequence[str], most: int) -> list[UUID] | None:
    """The bodies that may hold all of these folded words; ``None`` where they are too many or nobody can tell."""
    return _index(connection).bodies(connection, [phrase for phrase in phrases if phrase], most)


def _index(connection: Connection) -> Index:
    return _INDEXES[connection.dialect.name]
