"""Taking a whole project, with its log, from a file to a server and back: all of it or nothing."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlmodel import SQLModel

from annotator.domain.errors import AnnotatorError, DamagedProject, ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.store import search
from annotator.store.engine import engine_for
from annotator.store.file.store import make_tables
from annotator.store.refusals import told_to_people
from annotator.store.tables import BodyRow, SourceRow, TallyRow, table_of
from annotator.store.writing import tally

Told = Callable[[int, int], None]
_AT_ONCE = 500
_LARGE_AT_ONCE = 20
"""Rows of whole texts and sources that are held in memory."""
_LARGE = frozenset({table_of(BodyRow), table_of(SourceRow)})
_DERIVED = frozenset({table_of(TallyRow)})


def _to_nobody(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def move(source: Connection, where: Location, progress: Told = _to_nobody) -> None:
    """Copy everything that ``source`` reads to a new file, or into an empty database.

    ``progress`` is told rows done and their number, and may raise ``Cancelled``: then nothing is there.
    Raises ``ProjectRefused`` where something is there already.
    """
    if isinstance(where, ServerAddress):
        _fill_database(source, where, progress)
        return
    if where.exists():
        raise ProjectRefused(_("“{path}” exists already.").format(path=where), _("Choose another name, or open it."))
    write_file(source, where, progress)


def write_file(source: Connection, target: Path, progress: Told = _to_nobody) -> None:
    """Copy everything into a project file: a temporary one beside it, then an atomic rename."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.open("xb").close()
        engine = engine_for(part, read_only=False)
        try:
            with told_to_people(target):
                _fill(engine, source, progress, make_tables)
        finally:
            engine.dispose()
        part.replace(target)
    except OSError as error:
        raise ProjectRefused(
            _("“{path}” cannot be written: {reason}.").format(path=target, reason=error.strerror),
            _("Choose a folder that exists and that you may write to."),
        ) from error
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


def _fill_database(source: Connection, address: ServerAddress, progress: Told) -> None:
    # psycopg: not for those who work on a file
    from annotator.store.server import engine, layout
    from annotator.store.server.refusals import told_by_server

    def prepare(home: Connection) -> None:
        layout.make_tables(home, address)
        layout.refuse_a_project(home, address)

    there = engine.engine_for(address)
    try:
        with told_by_server(address):
            _fill(there, source, progress, prepare)
    finally:
        there.dispose()


def _fill(engine: Engine, source: Connection, progress: Told, prepare: Callable[[Connection], None]) -> None:
    with engine.connect() as plain:
        home = plain.execution_options(writing=True)
        with home.begin():
            prepare(home)
            copy_rows(source, home, progress)
            tally.rebuild(home)
            search.catch_up(home)


def copy_rows(source: Connection, home: Connection, progress: Told = _to_nobody) -> None:
    """Copy the rows of all tables but derived ones into empty tables. Raises ``DamagedProject`` where one is lost."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table not in _DERIVED]
    counts = {table: _count(source, table) for table in tables}
    done, total = 0, sum(counts.values())
    for table in tables:
        size = _LARGE_AT_ONCE if table in _LARGE else _AT_ONCE
        for rows in source.execute(select(table).execution_options(yield_per=size)).mappings().partitions():
            progress(done, total)
            home.execute(insert(table), [dict(row) for row in rows])
            done += len(rows)
        if _count(home, table) != counts[table]:
            raise _lost(table)
    progress(total, total)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _lost(table: Table) -> AnnotatorError:
    return DamagedProject(
        _("Not all rows of “{table}” arrived.").format(table=table.name),
        _("Nothing was moved; check the project first: annotator check"),
    )
