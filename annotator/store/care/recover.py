"""Saving what a damaged project file still holds: table by table, around the pages that cannot be read."""

import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from annotator.domain.errors import AnnotatorError, DamagedProject, NotFound
from annotator.domain.findings import Finding
from annotator.domain.language import _
from annotator.store.care import layouts, mending, rows
from annotator.store.care.migrating import bring_up
from annotator.store.engine import APPLICATION_ID, FORMAT, MAX_VALUE_BYTES
from annotator.store.refusals import not_ours

Put = Callable[[str, Sequence[Any]], object]
_HEADER_BYTES = 100
_DERIVED = frozenset({"tally"})
_LOG = ("change", "life", "operation")
_SHORTEST_ROW = 30
"""Bytes; no more rows than that fit into a file, so no rowid is greater."""
_LONGEST = 1 << 40
"""A header that speaks of a longer file is damaged itself."""
_READ_ERRORS = (sqlite3.DatabaseError, UnicodeDecodeError)


def salvage(damaged: Path, home: Connection) -> list[Finding]:
    """Copy every row of ``damaged`` that can be read and be a value into the empty tables of ``home``.

    Gives one finding for each table of which something is gone, and one for what is lost by name. Raises
    ``NotFound`` where there is no file, ``NotAProject`` for one that is no database, ``DamagedProject`` where
    not even the list of its tables can be read.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=damaged), _("Check the name."))
    with TemporaryDirectory(prefix="annotator-") as folder, closing(_opened(damaged, Path(folder))) as source:
        source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
        with closing(_of_today(damaged, source, Path(folder))) as present:
            found = list(_copy_all(present, home))
    found += mending.mend(home, damaged.stem)
    return found


def _of_today(damaged: Path, source: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    """The file, or what can be saved of one of an earlier format, brought up; without its log if that hinders."""
    try:
        version = source.execute("PRAGMA user_version").fetchone()[0]
        there = _tables_in(source)
    except _READ_ERRORS as error:
        raise _beyond_saving(damaged) from error
    if not 0 < version < FORMAT or not all(layouts.is_ours("table", *one, today=False) for one in there.items()):
        return source
    older = folder / "older"
    with closing(sqlite3.connect(older, isolation_level=None)) as copy:
        for name, sql in there.items():
            if not name.startswith("sqlite_"):
                copy.execute(sql)
                _copy(
                    source,
                    copy.executemany,
                    name,
                    [f'"{row[1]}"' for row in source.execute(f"PRAGMA table_info({name})")],
                )
        for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"):
            copy.execute(sql)
        copy.execute(f"PRAGMA application_id={APPLICATION_ID}")
        copy.execute(f"PRAGMA user_version={version}")
        mending.drop_dangling(copy.execute)
    try:
        bring_up(older)
    except DamagedProject:
        with closing(sqlite3.connect(older, isolation_level=None)) as copy:
            for name in _LOG:
                copy.execute(f"DELETE FROM {name}")
        bring_up(older)
    return sqlite3.connect(f"{older.as_uri()}?mode=ro", uri=True)


def _tables_in(source: sqlite3.Connection) -> dict[str, str]:
    return dict(source.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())


def _copy_all(source: sqlite3.Connection, home: Connection) -> Iterator[Finding]:
    there = _tables_in(source)
    hint = _("Compare with a backup, if there is one.")
    for table in SQLModel.metadata.sorted_tables:
        if table.name in _DERIVED:
            continue
        if not layouts.is_plain_table(table.name, there.get(table.name)):
            yield Finding(table.name, _("{table}: it is not there, or not a table.").format(table=table.name), hint)
            continue
        columns = [f'"{column.name}"' for column in table.columns]
        saved, lost = _copy(source, home.exec_driver_sql, table.name, columns)
        taken_out = home.exec_driver_sql(f"DELETE FROM {table.name} WHERE NOT ({rows.fits(table)})").rowcount
        if lost:
            what = _("{table}: {saved} rows saved; what lay in {lost} unreadable stretches is gone.")
            yield Finding(table.name, what.format(table=table.name, saved=saved, lost=lost), hint)
        if taken_out:
            what = _("{table}: {count} rows are not as they must be; they were left out.")
            yield Finding(table.name, what.format(table=table.name, count=taken_out), hint)


def _beyond_saving(damaged: Path) -> AnnotatorError:
    with damaged.open("rb") as file:
        if not file.read(_HEADER_BYTES).startswith(b"SQLite format 3\0"):
            return not_ours(damaged)
    return DamagedProject(
        _("Not even the list of tables of “{name}” can be read.").format(name=damaged.name),
        _("Restore a backup; nothing can be saved from this file."),
    )


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


def _copy(source: sqlite3.Connection, put_in: Put, table: str, columns: list[str]) -> tuple[int, int]:
    """Copy one table; gives how many rows were saved and how many stretches could not be read."""
    try:
        first, last = source.execute(f"SELECT min(rowid), max(rowid) FROM {table}").fetchone()
    except _READ_ERRORS:
        pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        first, last = 1, pages * size // _SHORTEST_ROW
    if first is None:
        return 0, 0
    names = ", ".join(columns)
    put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    lost: list[tuple[int, int]] = []
    saved = 0
    for found in _stretches(source, f"SELECT {names} FROM {table}", first, last, lost):
        if found:
            put_in(put, found)
        saved += len(found)
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
                start = lost.pop()[0] if lost and lost[-1][1] == low - 1 else low
                lost.append((start, high))
            else:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]
