"""Named tables of an SQLite file that another program made, as plain rows: nothing in it is run, nothing is changed.

The file is opened read-only and as it lies there (``immutable``): no journal of it is played back and no lock is left.
Views, virtual tables and whatever calls a function are not read, since a file from elsewhere may have prepared them.
"""

import sqlite3
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _

Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, object]]]
"""The rows of tables by their names; a table that is not there has none."""
LARGEST_BYTES = 2 * 1024**3
LARGEST_VALUE_BYTES = 128 * 1024 * 1024
MOST_ROWS = 2_000_000
_MAGIC = b"SQLite format 3\0"
_STEPS = 100_000
MOST_STEPS = 20_000
"""Two thousand million steps of SQLite's machine: a file that needs more was made to hang its reader."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0")


def read_tables(path: Path, names: Collection[str]) -> Rows:
    """All rows of these tables, each by the names of its columns. Raises ``ImportRefused`` and ``OSError``."""
    _refuse_what_is_none(path)
    with _opened(path) as connection:
        found = {name: _rows(connection, name) for name in names}
    if not any(found.values()):
        raise ImportRefused(_("There is nothing of the expected in the database."), _("Nothing was imported."))
    return found


def _refuse_what_is_none(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head != _MAGIC:
        raise _damaged(path)
    if path.stat().st_size > LARGEST_BYTES:
        raise ImportRefused(
            _("“{name}” has more than {limit} MB.").format(name=path.name, limit=LARGEST_BYTES >> 20),
            _("Nothing was imported; cut it into several files."),
        )


@contextmanager
def _opened(path: Path) -> Generator[sqlite3.Connection]:
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.text_factory = _text
        connection.row_factory = sqlite3.Row
        connection.set_authorizer(_allowed)
        connection.set_progress_handler(_Steps().taken, _STEPS)
        yield connection
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
        raise _damaged(path) from error
    finally:
        if connection is not None:
            connection.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _allowed(action: int, *_what: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


class _Steps:
    """Counts what SQLite does, and stops it."""

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def taken(self) -> bool:
        """Whether it was enough."""
        self._left -= 1
        return self._left < 0


def _rows(connection: sqlite3.Connection, name: str) -> list[Mapping[str, object]]:
    """The rows of a plain table; none where there is no such table."""
    made = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()
    if made is None or not str(made[0]).upper().startswith("CREATE TABLE"):
        return []
    rows = connection.execute(f'SELECT * FROM "{name}" LIMIT {MOST_ROWS + 1}').fetchall()
    if len(rows) > MOST_ROWS:
        raise ImportRefused(
            _("The table “{name}” has more than {count} rows.").format(name=name, count=f"{MOST_ROWS:,}"),
            _("Nothing was imported."),
        )
    return [dict(row) for row in rows]


def _damaged(path: Path) -> ImportRefused:
    return ImportRefused(
        _("“{name}” is damaged, or it is no database of SQLite.").format(name=path.name),
        _("Nothing of it was imported. Close it in the program that made it, and copy it once more."),
    )
