"""Putting a backup in the place of a project, or beside it: no engine has the file open meanwhile."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from annotator.domain.care.safekeeping import Backup, Contents, Safekeeping, Why
from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.domain.moments import Moment, now
from annotator.store.care import shelf
from annotator.store.care.guard import look_before_opening
from annotator.store.engine import BUSY_SECONDS
from annotator.store.refusals import told_to_people

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file; another file must never be opened with it."""
_CONTENTS = "SELECT (SELECT title FROM project), (SELECT count(*) FROM article WHERE NOT gone), (SELECT count(*) {})"
_MARKS = "FROM mark JOIN article ON article.id = mark.article {} WHERE NOT mark.gone AND NOT article.gone"
"""Marks that are shown are counted one by one: the tallies of earlier formats know no others."""
_ON_WHAT_IS_SHOWN = "AND article.body = mark.body"
"""Format 1 knows no other texts of an article than the one that is shown."""
_KNOWS_BODIES = "SELECT count(*) FROM pragma_table_info('mark') WHERE name = 'body'"
_NEWEST = "SELECT max(hlc) FROM operation"
_LAST = (
    "SELECT name, done FROM operation JOIN annotator ON annotator.id = annotator ORDER BY operation.hlc DESC LIMIT 1"
)


def backups_of(project: Path, folder: Path) -> list[Backup]:
    """The backups of a project, newest first; a file that cannot be read any more is known by its place."""
    return shelf.backups(folder, project, _identity(project))


def contents(backup: Path) -> Contents:
    """What a backup holds, in any format. Raises ``AnnotatorError`` where it cannot be read."""
    with told_to_people(backup), contextlib.closing(_reading(backup)) as connection:
        shown = _ON_WHAT_IS_SHOWN if connection.execute(_KNOWS_BODIES).fetchone()[0] else ""
        title, articles, marks = connection.execute(_CONTENTS.format(_MARKS.format(shown))).fetchone()
        name, done = connection.execute(_LAST).fetchone() or ("", None)
    return Contents(title, articles, marks, name, None if done is None else Moment(done))


def restore(backup: Path, project: Path, safekeeping: Safekeeping) -> Backup | None:
    """Put ``backup`` in the place of ``project``; gives the backup of what lay there, if anything did.

    Raises ``AnnotatorError`` and leaves everything as it was where the backup is not sound, the present
    file cannot be kept, another program writes to it, or there is no room.
    """
    look_before_opening(backup, read_only=True)
    target, kept = project.resolve(), None
    with _beside(target) as part, contextlib.ExitStack() as held:
        if target.exists():
            kept = _keep(*_held(target, held), target, safekeeping)
        _copy(backup, part)
        if os.name != "posix":
            held.close()  # no other system replaces a file that somebody has open
        for ending in _BESIDE:
            target.with_name(target.name + ending).unlink(missing_ok=True)
        part.replace(target)
        _to_disk(target.parent)
    if kept is not None:
        shelf.thin(kept.path.parent)
    return kept


def restore_beside(backup: Backup, project: Path) -> Path:
    """Copy ``backup`` to a new file beside ``project`` that has its time in the name; gives it."""
    look_before_opening(backup.path, read_only=True)
    when = f"{datetime.fromtimestamp(backup.made / 1000).astimezone():%Y-%m-%d %H.%M.%S}"
    target = _unused(project.with_name(f"{project.stem} {when}{project.suffix}"))
    with _beside(target) as part:
        _copy(backup.path, part)
        part.replace(target)
    return target


def _held(target: Path, until: contextlib.ExitStack) -> tuple[BinaryIO, sqlite3.Connection]:
    """The present file open for copying, and a connection that keeps others from writing ``until`` the end.

    The file is opened before the connection and closed after it: closing one drops the locks of the other
    (POSIX). A journal that was left is rolled back. Raises ``ProjectLocked`` where somebody writes; a file
    that SQLite cannot read has no writers.
    """
    file = until.enter_context(target.open("rb"))
    connection = sqlite3.connect(target.as_uri() + "?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    until.callback(connection.close)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            with told_to_people(target):
                raise
    return file, connection


def _keep(file: BinaryIO, connection: sqlite3.Connection, target: Path, safekeeping: Safekeeping) -> Backup:
    """Copy the present file as it is, sound or not, with what SQLite left beside it."""
    identity, clock = _asked(connection, "SELECT identity FROM project"), _asked(connection, _NEWEST)
    place, made = shelf.shelf(safekeeping.folder, target, _key(identity) or shelf.UNKNOWN), now()
    newest = clock if isinstance(clock, int) and clock > 0 else 0
    copy = place / shelf.name_of(made, Why.RESTORE, newest)
    with _refusing(copy):
        shelf.put_up(place, target)
        _write(file, copy)
        for ending in _BESIDE[:2]:
            if (left := target.with_name(target.name + ending)).exists():
                _copy(left, copy.with_name(copy.name + ending))
        return Backup(copy, target, made, Why.RESTORE, copy.stat().st_size, newest)


def _asked(connection: sqlite3.Connection, query: str) -> object:
    try:
        return (connection.execute(query).fetchone() or (None,))[0]
    except (sqlite3.Error, UnicodeDecodeError):  # damaged: then it is known by its place
        return None


@contextlib.contextmanager
def _beside(target: Path) -> Generator[Path]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _refusing(target):
            yield part
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def _refusing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise ProjectRefused(
            _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror),
            _("Nothing was changed; free some space or choose another folder, and try again."),
        ) from error


def _copy(source: Path, target: Path) -> None:
    """Copy a file that nobody has open."""
    with source.open("rb") as file:
        _write(file, target)


def _write(file: BinaryIO, target: Path) -> None:
    """Copy what was opened, all the way to the disk."""
    with target.open("wb") as copy:
        shutil.copyfileobj(file, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def _to_disk(folder: Path) -> None:
    """Let the rename reach the disk; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True, isolation_level=None)


def _identity(project: Path) -> UUID | None:
    try:
        with contextlib.closing(_reading(project)) as connection:
            return _key(_asked(connection, "SELECT identity FROM project"))
    except sqlite3.Error:  # nothing there
        return None


def _key(found: object) -> UUID | None:
    return UUID(bytes=found) if isinstance(found, bytes) and len(found) == len(shelf.UNKNOWN.bytes) else None


def _unused(path: Path) -> Path:
    at, wanted = 2, path
    while wanted.exists():
        wanted = path.with_name(f"{path.stem} ({at}){path.suffix}")
        at += 1
    return wanted
