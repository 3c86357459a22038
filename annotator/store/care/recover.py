"""Saving what a damaged project file still holds: table by table, around the pages that cannot be read."""

import mmap
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, DropIndex
from sqlmodel import SQLModel

from annotator.domain.care.findings import Finding
from annotator.domain.errors import AnnotatorError, DamagedProject, NotAProject, NotFound
from annotator.domain.language import _, ngettext
from annotator.store.care import layouts, mending, rows
from annotator.store.care.damaged.headers import MAGIC
from annotator.store.care.damaged.losses import Loss
from annotator.store.care.damaged.rebuilding import Rebuilt, rebuild
from annotator.store.care.guard import BESIDE, refusing_to_copy
from annotator.store.care.migrating import bring_up
from annotator.store.engine import APPLICATION_ID, FORMAT, MAX_VALUE_BYTES
from annotator.store.refusals import not_ours

Put = Callable[[str, Sequence[Any]], object]
_DERIVED = frozenset({"tally", "sought"})
_FOUND_ANEW = "DELETE FROM pending WHERE NOT offered"
_OURS = b"CREATE TABLE mark ("
_LOG = ("change", "life", "operation")
_AT_ONCE = 1_000


def salvage(damaged: Path, home: Connection) -> list[Finding]:
    """Copy every row of ``damaged`` that can be read and be a value into the empty tables of ``home``.

    Gives findings for each table of which something is or may be gone, and one for what is lost by name. Raises
    ``NotFound`` where there is no file, ``NotAProject`` for one that is no database, ``DamagedProject`` where
    not even the list of its tables can be read, another ``ProjectRefused`` where there is no room to read it.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=damaged), _("Check the name."))
    with TemporaryDirectory(prefix="annotator-") as folder:
        readable = Path(folder, "readable")
        with refusing_to_copy(damaged):
            rebuilt = rebuild(_with_what_lies_beside(damaged, Path(folder, "whole")), readable)
        if rebuilt is None:
            raise _beyond_saving(damaged)
        older = all(layouts.is_ours("table", *one, today=False) for one in rebuilt.tables.items())
        if rebuilt.format < FORMAT and older:
            readable = _of_today(readable, rebuilt)
        with closing(_opened(readable)) as source, _without_indexes(home):
            found = [_left_out(name) for name in rebuilt.strangers]
            found += _copy_all(source, rebuilt.lost, home)
    home.exec_driver_sql(_FOUND_ANEW)
    found += mending.mend(home, damaged.stem)
    return found


def lists_our_tables(path: Path) -> bool:
    """Whether anywhere in a file it stands how one of our tables is made, however it begins."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
            return raw.find(_OURS) >= 0


def _with_what_lies_beside(damaged: Path, copy: Path) -> Path:
    """A copy in which what a killed writer left beside the file is rolled back or in; the file where that fails."""
    beside = [ending for ending in BESIDE if damaged.with_name(damaged.name + ending).exists()]
    if not beside:
        return damaged
    for ending in ("", *beside):
        shutil.copyfile(damaged.with_name(damaged.name + ending), copy.with_name(copy.name + ending))
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError:
        return damaged
    return copy


def _of_today(readable: Path, rebuilt: Rebuilt) -> Path:
    """What can be saved of a file of an earlier format, brought up; without its log if that hinders."""
    older = readable.with_name("older")
    with closing(_opened(readable)) as source, closing(sqlite3.connect(older, isolation_level=None)) as copy:
        for name, sql in rebuilt.tables.items():
            copy.execute(sql)
            _copy(
                source, copy.executemany, name, [f'"{row[1]}"' for row in source.execute(f"PRAGMA table_info({name})")]
            )
        for sql in rebuilt.indexes:
            copy.execute(sql)
        copy.execute(f"PRAGMA application_id={APPLICATION_ID}")
        copy.execute(f"PRAGMA user_version={rebuilt.format}")
        mending.drop_dangling(copy.execute)
    try:
        bring_up(older)
    except DamagedProject:
        with closing(sqlite3.connect(older, isolation_level=None)) as copy:
            for name in _LOG:
                copy.execute(f"DELETE FROM {name}")
        bring_up(older)
    return older


def _opened(readable: Path) -> sqlite3.Connection:
    source = sqlite3.connect(f"{readable.as_uri()}?mode=ro", uri=True)
    source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    source.text_factory = _text
    return source


@contextmanager
def _without_indexes(home: Connection) -> Generator[None]:
    """Rows that come in the order of their age go into a table twice as fast that is indexed afterwards."""
    indexes = [index for table in SQLModel.metadata.sorted_tables for index in table.indexes]
    for index in indexes:
        home.execute(DropIndex(index))
    yield
    for index in indexes:
        home.execute(CreateIndex(index))


def _text(raw: bytes) -> str | bytes:
    """A text; bytes where it is none, so that its row is taken out with all that are not as they must be."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _copy_all(source: sqlite3.Connection, lost: Mapping[str, Loss], home: Connection) -> Iterator[Finding]:
    there = dict(source.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    hint = _("Compare with a backup, if there is one.")
    for table in SQLModel.metadata.sorted_tables:
        if table.name in _DERIVED:
            continue
        if table.name not in there:
            yield Finding(table.name, _("{table}: it is not there, or not a table.").format(table=table.name), hint)
            continue
        columns = [f'"{column.name}"' for column in table.columns]
        more = {row[1] for row in source.execute(f"PRAGMA table_xinfo({table.name})")} - set(table.columns.keys())
        yield from (_left_out(f"{table.name}.{name}") for name in sorted(more))
        saved, failed = _copy(source, home.exec_driver_sql, table.name, columns)
        taken_out = home.exec_driver_sql(f"DELETE FROM {table.name} WHERE NOT ({rows.fits(table)})").rowcount
        loss = lost.get(table.name, Loss(0, open_end=False))
        if gone := loss.stretches + failed:
            what = ngettext(
                "{table}, rows saved: {saved}; what lay in {lost} unreadable stretch is gone.",
                "{table}, rows saved: {saved}; what lay in {lost} unreadable stretches is gone.", gone,
            )  # fmt: skip
            yield Finding(table.name, what.format(table=table.name, saved=saved, lost=gone), hint)
        if loss.open_end:
            what = _("{table}, rows saved: {saved}; more may be gone, as nothing tells where the table ended.")
            yield Finding(table.name, what.format(table=table.name, saved=saved), hint)
        if taken_out:
            what = ngettext(
                "{table}: {count} row is not as it must be; it was left out.",
                "{table}: {count} rows are not as they must be; they were left out.", taken_out,
            )  # fmt: skip
            yield Finding(table.name, what.format(table=table.name, count=taken_out), hint)


def _left_out(name: str) -> Finding:
    """What a newer version keeps, or somebody has put there: a table, a view or a column."""
    what = _("“{name}” is nothing that this version knows; it was left out.").format(name=name)
    return Finding(name, what, _("Compare with a backup, if there is one."))


def _beyond_saving(damaged: Path) -> AnnotatorError:
    with damaged.open("rb") as file:
        is_database = file.read(len(MAGIC)).startswith(MAGIC)
    hint = _("Restore a backup; nothing can be saved from this file.")
    if is_database:
        return DamagedProject(_("Not even the list of tables of “{name}” can be read.").format(name=damaged.name), hint)
    return NotAProject(not_ours(damaged).message, hint)


def _copy(source: sqlite3.Connection, put_in: Put, table: str, columns: list[str]) -> tuple[int, int]:
    """Copy one table from end to end; gives how many rows that were, and 1 where the rest cannot be read.

    That is so where a planted table has no such columns. Its indexes are not there any more.
    """
    names = ", ".join(columns)
    put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    saved = 0
    for part in _parts(source, f"SELECT {names} FROM {table} NOT INDEXED"):
        if part is None:
            return saved, 1
        put_in(put, part)
        saved += len(part)
    return saved, 0


def _parts(source: sqlite3.Connection, query: str) -> Iterator[list[Any] | None]:
    """The rows, some at once; ``None`` for those that cannot be read."""
    try:
        found = source.execute(query)
        while part := found.fetchmany(_AT_ONCE):
            yield part
    except sqlite3.DatabaseError:
        yield None
