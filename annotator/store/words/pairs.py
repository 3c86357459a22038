"""The index of a server: for every body the set of its characters and of its pairs of neighbours, in a GIN index.

A text that holds some words holds all their pairs, so who is asked for has them all. PostgreSQL's own
``tsvector`` keeps no place behind the 16,383rd and only 256 of a word: its phrases miss what stands far down
in a long text. Pairs need no places, know every character, and leave no text out.
"""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Integer, MetaData, Table, exists, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.exc import InternalError, ProgrammingError

from annotator.store.keys import Key
from annotator.store.words.index import BODY, MANY, Entry, Index, Keys
from annotator.text.codes import folded_codes
from annotator.text.folding import fold

SHAPE = 1
"""Raise it when folding or pairing changes: an index of another shape is built anew."""
_MOST_PAIRS = 64
"""So many pairs of long words are asked for; what follows is looked at in the text itself."""
NAME = f"search_{SHAPE}"
PAIRS = Table(NAME, MetaData(), Column("body", Key, primary_key=True), Column("pairs", ARRAY(Integer), nullable=False))
_MAY_ASK = text(f"SELECT has_table_privilege(to_regclass('{NAME}'), 'SELECT')")
_MAY_WRITE = text(f"{_MAY_ASK.text} AND has_table_privilege(to_regclass('{NAME}'), 'INSERT')")
_MAY_BEGIN = text("SELECT has_schema_privilege(current_schema(), 'CREATE')")
_SHAPES = text(r"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename ~ '^search_\d+$'")
_MAKE = (
    f"CREATE TABLE {NAME} (body uuid PRIMARY KEY, pairs integer[] NOT NULL)",
    f"CREATE INDEX {NAME}_pairs ON {NAME} USING gin (pairs)",
)
DAMAGES = (InternalError, ProgrammingError)
"""What a server says where the index, or what it lies in, is damaged."""
_RIGHTS = text(
    "SELECT DISTINCT grantee, privilege_type FROM information_schema.role_table_grants"
    " WHERE table_schema = current_schema() AND table_name = :name"
    " AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') AND grantee <> current_user"
)


class Pairs(Index):
    """The index of a project on a server. Its owner makes it; editors write and readers ask as they do the texts."""

    def exists(self, connection: Connection) -> bool:
        """Whether there is one of today's shape that we may read."""
        return bool(connection.execute(_MAY_ASK).scalar())

    def takes_in(self, connection: Connection) -> bool:
        """Whether we may write it too."""
        return bool(connection.execute(_MAY_WRITE).scalar())

    def may_begin(self, connection: Connection) -> bool:
        """Whether we may make tables."""
        return bool(connection.execute(_MAY_BEGIN).scalar())

    def begin(self, connection: Connection) -> None:
        """Make an empty index, unless there is one, and let all use it who have the texts."""
        if not self.exists(connection):
            self.drop(connection)
            for order in _MAKE:
                connection.exec_driver_sql(order)
            share(connection)

    def drop(self, connection: Connection) -> None:
        """Take the index away, of whatever shape."""
        for name in connection.execute(_SHAPES).scalars().all():
            connection.exec_driver_sql(f"DROP TABLE {name}")

    def known(self) -> ColumnElement[bool]:
        """Whether a body has its pairs."""
        return exists().where(PAIRS.c.body == BODY.c.id)

    def as_they_lie(self) -> ColumnElement[object]:
        """By their keys: a server keeps no other order."""
        return BODY.c.id

    def is_complete(self, connection: Connection, bodies: int) -> bool:
        """A body has one row at most."""
        return connection.execute(select(func.count()).select_from(PAIRS)).scalar_one() == bodies

    def entries(self, texts: Sequence[tuple[UUID, str]]) -> list[Entry]:
        """The characters and pairs of each."""
        pairs = _of_texts([text for _body, text in texts])
        return [{"body": body, "pairs": of_one} for (body, _text), of_one in zip(texts, pairs, strict=True)]

    def put(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Insert the pairs; whoever was faster inserted the same."""
        if entries:
            connection.execute(insert(PAIRS).on_conflict_do_nothing(), list(entries))

    def bodies(self, connection: Connection, phrases: Sequence[str], most: int) -> Keys | None:
        """Those that have every pair of all words, and those that are not in the index."""
        wanted = sorted({pair for phrase in phrases for pair in _of_words(phrase)})
        if not wanted or not self.exists(connection):
            return None
        having = select(PAIRS.c.body).where(PAIRS.c.pairs.contains(wanted))
        query = having.union_all(select(BODY.c.id).where(~self.known())).limit(most + 1)
        try:
            with connection.begin_nested():
                found = list(connection.execute(query).scalars())
        except DAMAGES:
            return None  # the index is damaged; the texts say the same
        return b"".join(body.bytes for body in found) if len(found) <= most else None


def share(connection: Connection, table: str = NAME, like: str = "body") -> None:
    """Let everybody do with the index, or another ``table``, what he may do with ``like``; for its owner."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    now, wanted = (set(connection.execute(_RIGHTS, {"name": name}).all()) for name in (table, like))
    orders = [f"REVOKE {right} ON {table} FROM {quote(name)}" for name, right in now - wanted]
    orders += [f"GRANT {right} ON {table} TO {quote(name)}" for name, right in wanted - now]
    for order in orders:
        connection.exec_driver_sql(order.replace("%", "%%"))


def _of_texts(texts: Sequence[str]) -> list[list[int]]:
    if sum(map(len, texts)) < MANY:
        return [_of_text(fold(one)) for one in texts]
    import numpy as np

    codes, found, start = folded_codes(texts).astype(np.int64), list[list[int]](), 0
    for one in texts:
        here = codes[start : start + len(one)]
        found.append(np.unique(np.concatenate((here, -1 - ((here[:-1] << 16 ^ here[1:]) & 0x7FFFFFFF)))).tolist())
        start += len(one)
    return found


def _of_text(folded: str) -> list[int]:
    codes = list(map(ord, folded))
    return sorted({*codes, *(_pair(*both) for both in pairwise(codes))})


def _of_words(folded: str) -> set[int]:
    codes = list(map(ord, folded[: _MOST_PAIRS + 1]))
    return {_pair(*both) for both in pairwise(codes)} or set(codes)


def _pair(first: int, second: int) -> int:
    """A negative number for two characters. Few pairs share one, and then only a text too many is looked at."""
    return -1 - ((first << 16 ^ second) & 0x7FFFFFFF)
