"""What a file must be before an engine opens it: ours, not newer, whole, and with nothing planted in it."""

import contextlib
import os
import shutil
import sqlite3
import stat
import struct
import tempfile
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.errors import NotFound, PlantedProject, ProjectRefused
from annotator.domain.language import _
from annotator.store.care import layouts
from annotator.store.engine import APPLICATION_ID, FORMAT, prepare
from annotator.store.refusals import damaged, newer, not_ours, told_to_people

_HEADER_BYTES = 100
_WAL = 2
"""What bytes 18 and 19 of a file say whose last changes may lie in a file beside it."""
QUICK_CHECK_BYTES = 300 * 1024 * 1024
"""Files up to this size are checked whole on opening (66 ms for 74 MB)."""
BESIDE = ("-journal", "-wal")
"""How files end that a writer keeps beside a project, and leaves there where it is killed."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: the format, and whether a file has to be copied before it can be read without writing to it."""

    format: int
    in_pieces: bool


def look_before_opening(path: Path, *, read_only: bool, whole: bool = True) -> Look:
    """Raises ``NotFound``, ``NotAProject``, ``NewerProject``, ``DamagedProject``, or another ``ProjectRefused``.

    Reading all of it for damage takes longest; who is not ``whole`` about it asks ``refuse_damage`` in time.
    """
    _refuse_other_than_a_file(path)
    header = _header(path)
    if len(header) < _HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        raise not_ours(path)
    version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    if application != APPLICATION_ID:
        raise not_ours(path)
    if version > FORMAT and not read_only and not _has_journal(path):
        raise newer(path)
    in_pieces = header[18] == _WAL or (_has_journal(path) and not os.access(path, os.W_OK))
    if in_pieces:
        with private_copy(path) as copy:
            version = _look_inside(copy, path, whole=whole)
    else:
        version = _look_inside(path, path, whole=whole)
    if version > FORMAT and not read_only:
        raise newer(path)
    return Look(version, in_pieces)


@contextlib.contextmanager
def private_copy(path: Path) -> Generator[Path]:
    """A whole copy in a folder of one's own, with what lies beside the file rolled in; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder, told_to_people(path):
        copy = Path(folder, path.name)
        with refusing_to_copy(path):
            for ending in ("", *BESIDE):
                if (part := path.with_name(path.name + ending)).exists():
                    shutil.copyfile(part, copy.with_name(copy.name + ending))
        with contextlib.closing(_connection(copy, "rw")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        yield copy


@contextlib.contextmanager
def refusing_to_copy(path: Path) -> Generator[None]:
    """What the disk refuses while a project is copied to read it comes out as ``ProjectRefused``."""
    try:
        yield
    except OSError as error:
        raise ProjectRefused(
            _("“{name}” cannot be copied: {reason}.").format(name=path.name, reason=error.strerror),
            _("Free some space and try again."),
        ) from error


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except OSError as error:
        raise ProjectRefused(
            _("“{name}” may not be read.").format(name=path.name),
            _("Ask its owner for the right to read it, or choose another file."),
        ) from error


def _refuse_other_than_a_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # nothing there, a link that leads nowhere, or no name for a file
        raise NotFound(
            _("There is no file “{path}”.").format(path=path), _("Check the name, or make it with: annotator new")
        ) from error
    if not stat.S_ISREG(mode):
        raise not_ours(path)


def refuse_damage(path: Path, file: Path, ask: Callable[[str], Any]) -> None:
    """Raises ``DamagedProject`` where the ``file`` in which the project at ``path`` is read is not sound.

    Large files are looked at in idle time.
    """
    if file.stat().st_size <= QUICK_CHECK_BYTES and ask("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


def _look_inside(file: Path, path: Path, *, whole: bool) -> int:
    """Look at what is in ``file``; gives the format that it has once what a killed writer left is rolled back."""
    # A writer that was killed leaves its journal: only a connection that may write can roll it back.
    with told_to_people(path), contextlib.closing(_connection(file, "rw" if _has_journal(file) else "ro")) as looking:
        prepare(looking, read_only=True)
        version: int = looking.execute("PRAGMA user_version").fetchone()[0]
        _refuse_what_is_planted(path, looking, version)
        if whole:
            refuse_damage(path, file, looking.execute)
        if looking.execute("SELECT count(*) FROM project").fetchone()[0] != 1:
            raise damaged(path)
        return version


def _has_journal(path: Path) -> bool:
    return path.with_name(path.name + "-journal").exists()


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _refuse_what_is_planted(path: Path, connection: sqlite3.Connection, version: int) -> None:
    objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in objects:
        readable = version > FORMAT and layouts.is_readable(kind, name, sql)
        if not readable and not layouts.is_ours(kind, name, sql, today=version == FORMAT):
            raise PlantedProject(
                _("“{name}” holds something that does not belong into a project: {kind} “{what}” on “{table}”.").format(
                    name=path.name, kind=kind, what=name, table=table
                ),
                _("It may be harmful. Save its articles and marks with: annotator recover {name} -o NEW.annot").format(
                    name=path.name
                ),
            )
    there = {name for kind, name, _table, _sql in objects if kind == "table"}
    if not there.issuperset(layouts.tables_of(version)):
        raise damaged(path)
