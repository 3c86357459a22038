"""One engine a file: pragmas forced on every connection and read back, transactions begun by us."""

import json
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from annotator.domain.errors import ProjectLocked
from annotator.domain.language import _

APPLICATION_ID = 0x41416E6E
"""``AAnn``: byte 68 of every project file, by which the desktop knows it."""
FORMAT = 6
"""The number of the tables' layout, SQLite's ``user_version``."""
BUSY_SECONDS = 5.0
MAX_VALUE_BYTES = 128 * 1024 * 1024
"""No value or row may be longer; a damaged or prepared length then cannot make us read the disk into memory.

A change of a mark that is as long as the longest text has that text twice (``LONGEST_BYTES``).
"""

_STATEMENTS = 2000
"""How many different statements are kept compiled; a program that has done everything knows about half of that."""
_PREPARED = 500
"""How many of them a connection keeps prepared; every gesture there is, done and undone, takes half of that."""
SPILL_PAGES = 250_000
"""Up to 1 GB of a transaction waits in memory: once SQLite writes early, nobody can read until the end of it."""

CACHE_KILOBYTES = 8_000
"""What a search for a frequent pair reads of 10,000 articles: SQLite's own 2 MB would be read anew each time."""

_PRAGMAS = (
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)


class OneForAll(SQLiteDialect_pysqlite):
    """SQLite's dialect, the same for every file: what it compiled once it knows for whichever project is opened next.

    All engines take it with the same arguments, and SQLAlchemy asks a dialect for nothing but its equality.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Whether it compiles statements to the same."""
        return isinstance(other, OneForAll)

    def __hash__(self) -> int:
        """One for all."""
        return hash(OneForAll)


registry.register("sqlite.annotator", __name__, OneForAll.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(_STATEMENTS)


def engine_for(path: Path, *, read_only: bool) -> Engine:
    """An engine whose connections are as careful as DESIGN section 10 asks."""

    def connect() -> sqlite3.Connection:
        mode = "ro" if read_only else "rw"
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_PREPARED,
        )
        prepare(connection, read_only=read_only)
        return connection

    engine = create_engine(
        "sqlite+annotator://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        json_serializer=_json,
        execution_options={"compiled_cache": _COMPILED},
        json_deserializer=_value,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _json(value: object) -> str:
    """JSON as text; nearly all lists and features are empty."""
    return json.dumps(value, ensure_ascii=False) if value else ("{}" if isinstance(value, dict) else "[]")


def _value(text: str) -> object:
    """A value of JSON; nearly all are empty."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)


def prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    """Force the pragmas and read them back. Raises ``ProjectLocked`` where the journal mode does not change."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    for name, wanted, number in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={wanted}")
        told = connection.execute(f"PRAGMA {name}").fetchone()
        if told and told[0] != number:
            raise sqlite3.OperationalError(f"SQLite does not take PRAGMA {name}={wanted}")
    connection.execute(f"PRAGMA cache_size={-CACHE_KILOBYTES}")
    connection.execute(f"PRAGMA cache_spill={SPILL_PAGES}")
    if not read_only and connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0] != "truncate":
        raise ProjectLocked(
            _("Another program holds the project in a mode that forbids sharing."), _("Close it there and try again.")
        )


_BEGIN_WRITING = "BEGIN IMMEDIATE; {explain}PRAGMA defer_foreign_keys=ON"


@cache
def begin_writing() -> str:
    """The script that begins a transaction which writes, and whose foreign keys are checked at its commit.

    Wherever that pragma runs, SQLite prepares every statement of the connection anew: a third of what a gesture
    takes. It is on as soon as it is prepared, though, so to have it explained does as well; if an SQLite does
    otherwise, it runs.
    """
    explained = _BEGIN_WRITING.format(explain="EXPLAIN ")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.executescript(explained)
        [is_on] = memory.execute("PRAGMA defer_foreign_keys").fetchone()
    return explained if is_on else _BEGIN_WRITING.format(explain="")


def _begin(connection: Any) -> None:  # noqa: ANN401  (an event of SQLAlchemy)
    """Straight to the driver: through SQLAlchemy this takes as long as the rest of a small transaction."""
    driver = connection.connection.driver_connection
    if connection.get_execution_options().get("writing", False):
        if driver.in_transaction:  # sqlite3 would commit what was left half done before it runs a script
            raise sqlite3.ProgrammingError("a transaction is under way on this connection already")
        driver.executescript(begin_writing())
    else:
        driver.execute("BEGIN")
