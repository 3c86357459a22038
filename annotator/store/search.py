"""The search index: which texts may hold given words. Derived from the bodies, may be dropped and built anew.

SQLite: a contentless FTS5 table over the folded text with a space between any two characters, asked for
phrases. FTS5's ``ascii`` tokenizer takes every character beyond ASCII for a letter, whatever tables of
Unicode an SQLite was built with, so a file gives the same answers everywhere. Bodies never change and are
never removed, so neither are their entries; ``search_body`` says under which number a body stands, and
what it does not know yet is looked at without the index: the answer is the same at every moment.
"""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import DatabaseError

from annotator.domain.ids import ArticleId
from annotator.store.ink import parts
from annotator.store.keys import Key
from annotator.store.tables import ArticleRow, BodyRow, table_of
from annotator.text.folding import fold

SHAPE = 1
"""Raise it when folding or spacing changes: an index of another shape is built anew."""
SMALLEST = 2_000
"""Projects with fewer texts are scanned: that is as fast, and spares a file as large as its texts."""
SLICE = 300_000
"""Characters that are taken in at once: a gesture that comes between waits a tenth of a second, no more."""
_AT_ONCE = 500
_LONGEST_PHRASE = 64
"""Characters of the words that the index is asked for; what follows is looked at in the text itself."""
_HASH_BYTES = 16 * 1024 * 1024
"""What FTS5 gathers in memory before it writes: an import is then a few large pieces, a tenth smaller in all."""
_MAKE = f"CREATE VIRTUAL TABLE search USING fts5(shape_{SHAPE}, content='', columnsize=0, tokenize='ascii')"
_OURS = re.compile(re.sub(r"shape_\d+", r"shape_\\d+", re.escape(_MAKE)))
_TABLES = frozenset({"search_data", "search_idx", "search_config", "search_body"})
_MATCHING = "SELECT n.body FROM search s JOIN search_body n ON n.number = s.rowid WHERE s.search MATCH :phrase"
_UNKNOWN = "SELECT id FROM body WHERE NOT EXISTS (SELECT 1 FROM search_body n WHERE n.body = body.id)"
_TOKEN = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]")
_NUMBERS = Table(
    "search_body",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("body", Key, nullable=False, unique=True),
)
_ARTICLE, _BODY = table_of(ArticleRow), table_of(BodyRow)


def is_ours(kind: str, name: str, sql: str | None) -> bool:
    """Whether an object of a file is the index or one of the tables in which FTS5 keeps it."""
    if name == "search":
        return kind == "table" and _OURS.fullmatch(sql or "") is not None
    return kind == "table" and name in _TABLES and "VIRTUAL" not in (sql or "").upper()


def exists(connection: Connection) -> bool:
    """Whether there is an index of today's shape, complete or not; on a server there is none."""
    return (
        connection.dialect.name == "sqlite"
        and connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'search'")).scalar() == _MAKE
    )


def is_behind(connection: Connection) -> bool:
    """Whether building would be worth it: there are texts enough, and some are not in the index."""
    count = _count_of_bodies(connection)
    return count >= SMALLEST and not (exists(connection) and _is_complete(connection, count))


def missing(connection: Connection) -> list[list[UUID]]:
    """The bodies that are not in the index, as they lie in the file, in pieces of ``SLICE`` characters."""
    query = select(_BODY.c.id, _BODY.c.length).order_by(text("body.rowid"))
    if exists(connection):
        known = select(_NUMBERS.c.number).where(_NUMBERS.c.body == _BODY.c.id)
        query = query.where(~known.exists())
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
    if not exists(connection):
        drop(connection)
        connection.execute(text(_MAKE))
        connection.execute(text(f"INSERT INTO search(search, rank) VALUES ('hashsize', {_HASH_BYTES})"))
        _NUMBERS.create(connection)


def drop(connection: Connection) -> None:
    """Take the index away; searching goes on without it."""
    for name in ("search", "search_body"):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))


def take_in(connection: Connection, bodies: Sequence[UUID]) -> None:
    """Put these bodies into the index, whose texts lie in the project already; nothing where there is none."""
    if not bodies or not exists(connection):
        return
    for part in parts(list(dict.fromkeys(bodies)), _AT_ONCE):
        known = set(connection.execute(select(_NUMBERS.c.body).where(_NUMBERS.c.body.in_(part))).scalars())
        query = select(_BODY.c.id, _BODY.c.text).where(_BODY.c.id.in_([one for one in part if one not in known]))
        _insert(connection, [(row[0], row[1]) for row in connection.execute(query)])


def catch_up(connection: Connection) -> None:
    """Put every body into the index that it lacks; nothing where there is none."""
    if exists(connection):
        for piece in missing(connection):
            take_in(connection, piece)


def candidates(connection: Connection, folded: str) -> list[ArticleId]:
    """The articles, in their order, whose texts may hold these folded words.

    All of them where the index cannot tell; none is ever left out that holds them.
    """
    phrase = _phrase(folded)
    if phrase and exists(connection):
        try:
            return _matching(connection, phrase)
        except DatabaseError:
            pass  # the index is damaged; the texts say the same
    everything = select(_ARTICLE.c.id).where(~_ARTICLE.c.gone).order_by(_ARTICLE.c.ordinal, _ARTICLE.c.id)
    return [ArticleId(key) for key in connection.execute(everything).scalars()]


def _matching(connection: Connection, phrase: str) -> list[ArticleId]:
    bodies = (
        _MATCHING if _is_complete(connection, _count_of_bodies(connection)) else f"{_MATCHING} UNION ALL {_UNKNOWN}"
    )
    found = f"SELECT a.id FROM ({bodies}) f JOIN article a ON a.body = f.body WHERE NOT a.gone ORDER BY a.ordinal, a.id"
    rows = connection.execute(text(found), {"phrase": phrase}).scalars().all()
    return [ArticleId(UUID(bytes=key)) for key in rows]


def _insert(connection: Connection, texts: Iterable[tuple[UUID, str]]) -> None:
    first = _greatest_number(connection) + 1
    numbered = list(enumerate(texts, first))
    if not numbered:
        return
    put = text(f"INSERT INTO search(rowid, shape_{SHAPE}) VALUES (:number, :words)")
    connection.execute(put, [{"number": at, "words": " ".join(fold(words))} for at, (_body, words) in numbered])
    connection.execute(insert(_NUMBERS), [{"number": at, "body": body} for at, (body, _words) in numbered])


def _phrase(folded: str) -> str:
    """The words as FTS5 asks for a phrase; empty where none of their characters is in the index."""
    tokens = _TOKEN.findall(folded)[:_LONGEST_PHRASE]
    return f'"{" ".join(tokens)}"' if tokens else ""


def _is_complete(connection: Connection, bodies: int) -> bool:
    """Numbers are given without gaps and for good, so the greatest is how many there are."""
    return _greatest_number(connection) == bodies


def _greatest_number(connection: Connection) -> int:
    return connection.execute(text("SELECT max(number) FROM search_body")).scalar() or 0


def _count_of_bodies(connection: Connection) -> int:
    return connection.execute(text("SELECT count(*) FROM body")).scalar_one()
