"""Floors of the store: the very same rows with the same keys and indexes, through nothing but ``sqlite3``."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.floors import connect

Rows = dict[str, list[tuple]]
_OURS = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND sql IS NOT NULL"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection as careful as the program's, closed afterwards."""
    connection = connect(path)
    try:
        yield connection
    finally:
        connection.close()


def content_of(path: Path) -> tuple[list[str], Rows]:
    """How the tables and indexes of a project file are made, and all rows; the search index left out."""
    with opened(path) as raw:
        made = raw.execute(f"SELECT sql FROM sqlite_master WHERE {_OURS} ORDER BY type = 'index'").fetchall()
        names = raw.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {_OURS}").fetchall()
        return [row[0] for row in made], {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


def write_rows(path: Path, made: list[str], rows: Rows) -> None:
    """A new file with those tables, indexes and rows, by ``executemany`` in one transaction."""
    path.unlink(missing_ok=True)
    with opened(path) as raw:
        for statement in made:
            raw.execute(statement)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("PRAGMA defer_foreign_keys=ON")
        for name, lines in rows.items():
            if lines:
                raw.executemany(f'INSERT INTO "{name}" VALUES ({",".join("?" * len(lines[0]))})', lines)
        raw.execute("COMMIT")


class OneMark:
    """What the last operation of a file wrote, written again under fresh keys: a mark, its log, its counts."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._mark = list(raw.execute("SELECT * FROM mark ORDER BY hlc DESC LIMIT 1").fetchone())
        self._operation = list(raw.execute("SELECT * FROM operation ORDER BY hlc DESC LIMIT 1").fetchone())
        self._life = list(
            raw.execute(
                "SELECT * FROM life WHERE operation = ?", (self._at(self._operation, "operation", "id"),)
            ).fetchone()
        )
        self._counted = [self._at(self._mark, "mark", name) for name in ("article", "tag")]

    def _at(self, row: list, table: str, column: str):
        names = [one[1] for one in self._raw.execute(f"PRAGMA table_info({table})")]
        return row[names.index(column)]

    def _set(self, row: list, table: str, **values: object) -> list:
        names = [one[1] for one in self._raw.execute(f"PRAGMA table_info({table})")]
        return [values.get(name, old) for name, old in zip(names, row, strict=True)]

    def prepared(self, number: int) -> dict[str, list]:
        """The rows of one more such operation, in an order in which no foreign key has to wait for the commit."""
        mark, operation = os.urandom(16), os.urandom(16)
        clock = time.time_ns() // 1_000_000 << 16 | number
        return {
            "operation": self._set(self._operation, "operation", id=operation, hlc=clock),
            "mark": self._set(self._mark, "mark", id=mark, hlc=clock),
            "life": self._set(self._life, "life", operation=operation, targets=mark),
        }

    def write(self, rows: dict[str, list]) -> float:
        """Write them in one transaction; gives the seconds that it took."""
        begun = time.perf_counter()
        self._raw.execute("BEGIN IMMEDIATE")
        for name, row in rows.items():
            self._raw.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
        for subject in self._counted:
            self._raw.execute(
                "INSERT INTO tally VALUES (?, 1, 0) ON CONFLICT (subject) DO UPDATE SET marks = marks + 1", (subject,)
            )
        self._raw.execute("COMMIT")
        return time.perf_counter() - begun


def copy_and_sync(source: Path, target: Path) -> None:
    """A plain copy that is on the disk when it returns."""
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def union(home: Path, other: Path) -> None:
    """Take every row of another file that is not here yet, table by table, in one transaction."""
    with opened(home) as raw:
        names = raw.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {_OURS}").fetchall()
        raw.execute("ATTACH ? AS other", (str(other),))
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("PRAGMA defer_foreign_keys=ON")
        for (name,) in names:
            if name != "tally":
                raw.execute(f'INSERT OR IGNORE INTO main."{name}" SELECT * FROM other."{name}"')
        raw.execute("COMMIT")
