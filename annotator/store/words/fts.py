"""The index of a file: a contentless FTS5 table over the folded text with a space between any two characters.

It is asked for phrases. FTS5's ``ascii`` tokenizer takes every character beyond ASCII for a letter, whatever
tables of Unicode an SQLite was built with, so a file gives the same answers everywhere. ``search_body`` says
under which number a body stands, and what it does not know yet is looked at without the index.
"""

import re
import sqlite3
from collections.abc import Sequence
from itertools import accumulate
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Integer, MetaData, Table, insert, select, text

from annotator.store.keys import Key
from annotator.store.straight import driver_of
from annotator.store.words.index import BODY, KEY_BYTES, MANY, Entry, Index, Keys
from annotator.text.codes import AS_HERE, folded_codes
from annotator.text.folding import fold

SHAPE = 1
"""Raise it when folding or spacing changes: an index of another shape is built anew."""
_LONGEST_PHRASE = 64
"""Characters of the words that the index is asked for; what follows is looked at in the text itself."""
_HASH_BYTES = 16 * 1024 * 1024
"""What FTS5 gathers in memory before it writes: an import is then a few large pieces, a tenth smaller in all."""
MAKE = f"CREATE VIRTUAL TABLE search USING fts5(shape_{SHAPE}, content='', columnsize=0, tokenize='ascii')"
_OURS = re.compile(re.sub(r"shape_\d+", r"shape_\\d+", re.escape(MAKE)))
_SHAPE_HERE = "SELECT sql FROM sqlite_master WHERE name = 'search'"
_TABLES = frozenset({"search_data", "search_idx", "search_config", "search_body"})
_NUMBERED = "SELECT rowid AS number FROM search WHERE search MATCH :phrase LIMIT :most"
"""Limited here: around the keys a limit would let SQLite copy each of them, a tenth of the whole time."""
_MATCHING = f"SELECT n.body FROM ({_NUMBERED}) s CROSS JOIN search_body n ON n.number = s.number"
_TOGETHER = "SELECT CAST(group_concat(body, '') AS BLOB) FROM ({})"
"""All keys as one value: to fetch ten thousand rows takes as long as to find them."""
_IS_COMPLETE = "SELECT (SELECT max(number) FROM search_body) IS (SELECT count(*) FROM body)"
_UNKNOWN = "SELECT id FROM body WHERE NOT EXISTS (SELECT 1 FROM search_body n WHERE n.body = body.id)"
_TOKEN = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]")
_NUMBERS = Table(
    "search_body",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("body", Key, nullable=False, unique=True),
)


def is_ours(kind: str, name: str, sql: str | None) -> bool:
    """Whether an object of a file is the index or one of the tables in which FTS5 keeps it."""
    if name == "search":
        return kind == "table" and _OURS.fullmatch(sql or "") is not None
    return kind == "table" and name in _TABLES and "VIRTUAL" not in (sql or "").upper()


class FullText(Index):
    """The index of a project in a file."""

    def exists(self, connection: Connection) -> bool:
        """Whether there is one of today's shape."""
        return connection.execute(text(_SHAPE_HERE)).scalar() == MAKE

    def takes_in(self, connection: Connection) -> bool:
        """Where there is one: whoever may write the file may write it."""
        return self.exists(connection)

    def may_begin(self, connection: Connection) -> bool:  # noqa: ARG002
        """Always, for the same reason."""
        return True

    def begin(self, connection: Connection) -> None:
        """Make an empty index, unless there is one of today's shape."""
        if not self.exists(connection):
            self.drop(connection)
            connection.execute(text(MAKE))
            connection.execute(text(f"INSERT INTO search(search, rank) VALUES ('hashsize', {_HASH_BYTES})"))
            _NUMBERS.create(connection)

    def drop(self, connection: Connection) -> None:
        """Take the index away; searching goes on without it."""
        for name in ("search", "search_body"):
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))

    def known(self) -> ColumnElement[bool]:
        """Whether a body has a number."""
        return select(_NUMBERS.c.number).where(_NUMBERS.c.body == BODY.c.id).exists()

    def as_they_lie(self) -> ColumnElement[object]:
        """As they came into the file."""
        return text("body.rowid")  # type: ignore[return-value]  # SQLAlchemy orders by it all the same

    def is_complete(self, connection: Connection, bodies: int) -> bool:
        """Numbers are given without gaps and for good, so the greatest is how many there are."""
        return _greatest_number(connection) == bodies

    def entries(self, texts: Sequence[tuple[UUID, str]]) -> list[Entry]:
        """The folded characters with spaces between them."""
        words = all_spaced([text for _body, text in texts])
        return [{"body": body, "words": one} for (body, _text), one in zip(texts, words, strict=True)]

    def put(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Give the texts the next numbers."""
        numbered = [{**one, "number": at} for at, one in enumerate(entries, _greatest_number(connection) + 1)]
        if not numbered:
            return
        connection.execute(text(f"INSERT INTO search(rowid, shape_{SHAPE}) VALUES (:number, :words)"), numbered)
        connection.execute(insert(_NUMBERS), [{"number": one["number"], "body": one["body"]} for one in numbered])

    def bodies(self, connection: Connection, phrases: Sequence[str], most: int) -> Keys | None:
        """Those of all phrases, and those that are not in the index."""
        asked = " AND ".join(phrase for phrase in map(phrase_of, phrases) if phrase)
        if not asked:
            return None
        driver = driver_of(connection)
        try:
            if driver.execute(_SHAPE_HERE).fetchone() != (MAKE,):
                return None
            if driver.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
                return None  # no file of ours: bytes would be turned on their way
            [(known,)] = driver.execute(_IS_COMPLETE).fetchall()
            query = _TOGETHER.format(_MATCHING if known else f"{_MATCHING} UNION ALL {_UNKNOWN} LIMIT :most")
            [(found,)] = driver.execute(query, {"phrase": asked, "most": most + 1}).fetchall()
        except sqlite3.DatabaseError:
            return None  # the index is damaged; the texts say the same
        keys: Keys = found or b""
        return None if len(keys) % KEY_BYTES or len(keys) > most * KEY_BYTES else keys


def all_spaced(texts: Sequence[str]) -> list[str]:
    """The texts folded, with a space behind each character."""
    if sum(map(len, texts)) < MANY:
        return [_spaced(fold(one)) for one in texts]
    import numpy as np

    codes = folded_codes(texts)
    room = np.full(2 * len(codes), ord(" "), np.uint32)
    room[::2] = codes
    everything = room.tobytes().decode(AS_HERE)
    ends = [2 * end for end in accumulate(map(len, texts))]
    return [everything[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _spaced(folded: str) -> str:
    return "".join([f"{character} " for character in folded])


def phrase_of(folded: str) -> str:
    """The words as FTS5 asks for a phrase; empty where none of their characters is in the index."""
    tokens = _TOKEN.findall(folded)[:_LONGEST_PHRASE]
    return f'"{" ".join(tokens)}"' if tokens else ""


def _greatest_number(connection: Connection) -> int:
    return connection.execute(text("SELECT max(number) FROM search_body")).scalar() or 0
