"""Saving what a damaged project file still holds: table by table, around the pages that cannot be read."""

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection
from sqlmodel import SQLModel

from annotator.domain.errors import NotFound
from annotator.domain.findings import Finding
from annotator.domain.language import _
from annotator.store import tally
from annotator.store.engine import MAX_VALUE_BYTES
from annotator.store.refusals import not_ours

_HEADER_BYTES = 100
_LONGEST = 1 << 40
"""A header that speaks of a longer file is damaged itself."""
_READ_ERRORS = (sqlite3.DatabaseError, UnicodeDecodeError)


def salvage(damaged: Path, home: Connection) -> list[Finding]:
    """Copy every row of ``damaged`` that can be read into the empty tables of ``home``.

    Gives one finding for each table of which something is gone. Raises ``NotFound`` where there is no
    file, and ``NotAProject`` where not even its first page can be read.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=damaged), _("Check the name."))
    found: list[Finding] = []
    with TemporaryDirectory(prefix="annotator-") as folder, closing(_opened(damaged, Path(folder))) as source:
        source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except _READ_ERRORS as error:
            raise not_ours(damaged) from error
        for table in SQLModel.metadata.sorted_tables:
            if table.name == "tally":
                continue
            columns = [column.name for column in table.columns]
            saved, lost = _copy(source, home, table.name, columns)
            if lost:
                what = _("{table}: {saved} rows saved; what lay in {lost} unreadable stretches is gone.")
                hint = _("Compare with a backup, if there is one.")
                found.append(Finding(table.name, what.format(table=table.name, saved=saved, lost=lost), hint))
    _drop_dangling(home)
    tally.rebuild(home)
    return found


def _opened(damaged: Path, folder: Path) -> sqlite3.Connection:
    """A private copy of the file, as long as its header says: of a shorter one SQLite reads no page at all."""
    copy = folder / "damaged"
    shutil.copyfile(damaged, copy)
    with copy.open("r+b") as file:
        header = file.read(_HEADER_BYTES)
        if len(header) == _HEADER_BYTES:
            size, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
            whole = (65_536 if size == 1 else size) * pages
            if copy.stat().st_size < whole <= _LONGEST:
                file.truncate(whole)
    return sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)


def _copy(source: sqlite3.Connection, home: Connection, table: str, columns: list[str]) -> tuple[int, int]:
    """Copy one table; gives how many rows were saved and how many stretches could not be read."""
    try:
        first, last = source.execute(f"SELECT min(rowid), max(rowid) FROM {table}").fetchone()
    except _READ_ERRORS:
        return 0, 1
    if first is None:
        return 0, 0
    names = ", ".join(f'"{name}"' for name in columns)
    put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    lost: list[tuple[int, int]] = []
    saved = 0
    for rows in _stretches(source, f"SELECT {names} FROM {table}", first, last, lost):
        if rows:
            home.exec_driver_sql(put, rows)
        saved += len(rows)
    return saved, len(lost)


def _stretches(
    source: sqlite3.Connection, query: str, first: int, last: int, lost: list[tuple[int, int]]
) -> Iterator[list[tuple[object, ...]]]:
    """The rows between two rowids; a stretch that fails is halved until only what is unreadable is left out."""
    waiting = [(first, last)]
    while waiting:
        low, high = waiting.pop()
        try:
            yield source.execute(f"{query} WHERE rowid BETWEEN ? AND ?", (low, high)).fetchall()
        except _READ_ERRORS:
            if low == high:
                lost.append((low, high))
            else:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]


def _drop_dangling(home: Connection) -> None:
    """Take out rows that point to rows which could not be saved."""
    while rows := home.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_rest in rows:
            home.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
