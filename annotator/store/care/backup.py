"""Whole copies of a project file, by SQLite's backup interface: never by opening the file beside the engine."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path

from sqlalchemy import Engine

from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.store.engine import CACHE_KILOBYTES
from annotator.store.refusals import told_to_people
from annotator.store.straight import driver_of

PAGES = 512
"""Pages that are copied at once where somebody may want to write meanwhile: a few milliseconds."""
_FEW_PAGES = "PRAGMA cache_size=10"
"""No page of either file is read again: to keep many of them takes a quarter of the time."""
_NOBODY_ELSE = (
    "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF", _FEW_PAGES,
)  # fmt: skip
"""The copy has another name until it is whole and on the disk, so it needs no journal on it and no locks."""
BEGINNINGS = 4
"""A copy begins again when somebody writes in between; after so many it is made in one go."""


def write(engine: Engine, target: Path) -> None:
    """Copy the project to ``target`` in one go: a temporary file beside it, then an atomic rename.

    Raises ``ProjectRefused`` where it cannot be written and ``DiskFull`` where there is no room.
    """
    _write(engine, target, lambda source, copy: source.backup(copy))


def write_between(engine: Engine, target: Path) -> None:
    """The same in small steps, so that gestures come in between."""
    _write(engine, target, _in_steps)


class _BegunAgain(Exception):
    """Somebody writes so often that the copy never ends."""


def _in_steps(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    left, beginnings = float("inf"), 0

    def look(_status: int, remaining: int, _total: int) -> None:
        nonlocal left, beginnings
        beginnings += remaining >= left
        left = remaining
        if beginnings > BEGINNINGS:
            raise _BegunAgain

    try:
        source.backup(copy, pages=PAGES, progress=look, sleep=0.01)
    except _BegunAgain:
        source.backup(copy)


@contextlib.contextmanager
def _keeping_few(source: sqlite3.Connection) -> Generator[None]:
    source.execute(_FEW_PAGES)
    try:
        yield
    finally:
        source.execute(f"PRAGMA cache_size={-CACHE_KILOBYTES}")


def _write(engine: Engine, target: Path, run: Callable[[sqlite3.Connection, sqlite3.Connection], None]) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_to_people(target), engine.connect() as connection:
            source = driver_of(connection)
            with _keeping_few(source), contextlib.closing(sqlite3.connect(part)) as copy:
                for pragma in _NOBODY_ELSE:
                    copy.execute(pragma)
                run(source, copy)
                copy.execute("PRAGMA journal_mode=DELETE")
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError as error:
        raise ProjectRefused(
            _("“{path}” cannot be written: {reason}.").format(path=target, reason=error.strerror),
            _("Choose a folder that exists and that you may write to."),
        ) from error
    finally:
        part.unlink(missing_ok=True)
