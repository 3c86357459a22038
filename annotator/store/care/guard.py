"""What a file must be before an engine opens it: ours, not newer, whole, and with nothing planted in it."""

import sqlite3
import stat
import struct
from pathlib import Path

from sqlmodel import SQLModel

from annotator.domain.errors import NewerProject, NotFound, ProjectRefused
from annotator.domain.language import _
from annotator.store import search
from annotator.store.engine import APPLICATION_ID, FORMAT, prepare
from annotator.store.refusals import damaged, not_ours, told_to_people

_HEADER_BYTES = 100
_FORMER = frozenset({("index", "ix_body_article")})
"""What files of earlier formats have besides."""
QUICK_CHECK_BYTES = 300 * 1024 * 1024
"""Files up to this size are checked whole on opening (66 ms for 74 MB)."""


def look_before_opening(path: Path, *, read_only: bool) -> None:
    """Raises ``NotFound``, ``NotAProject``, ``NewerProject``, ``DamagedProject``, or another ``ProjectRefused``."""
    _refuse_other_than_a_file(path)
    with told_to_people(path):
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER_BYTES)
        except PermissionError as error:
            raise ProjectRefused(
                _("“{name}” may not be read.").format(name=path.name),
                _("Ask its owner for the right to read it, or choose another file."),
            ) from error
    if len(header) < _HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        raise not_ours(path)
    version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    if application != APPLICATION_ID:
        raise not_ours(path)
    if version > FORMAT and not read_only:
        raise NewerProject(
            _("“{name}” was written by a newer version of the program.").format(name=path.name),
            _("Update the program, or open the project for reading only."),
        )
    _look_inside(path)


def _refuse_other_than_a_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise NotFound(
            _("There is no file “{path}”.").format(path=path), _("Check the name, or make it with: annotator new")
        ) from error
    if not stat.S_ISREG(mode):
        raise not_ours(path)


def _look_inside(path: Path) -> None:
    # A writer that was killed leaves its journal: only a connection that may write can roll it back.
    mode = "rw" if path.with_name(path.name + "-journal").exists() else "ro"
    with told_to_people(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        try:
            prepare(connection, read_only=True)
            _refuse_what_is_planted(path, connection)
            if path.stat().st_size <= QUICK_CHECK_BYTES:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
                if found[0] != "ok":
                    raise damaged(path)
        finally:
            connection.close()


def _refuse_what_is_planted(path: Path, connection: sqlite3.Connection) -> None:
    objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    ours = our_objects()
    for kind, name, table, sql in objects:
        if name.startswith(("sqlite_autoindex_", "sqlite_stat")):
            continue
        if search.is_ours(kind, name, sql):
            continue
        if kind not in {"table", "index"} or (kind, name) not in ours or "VIRTUAL" in (sql or "").upper():
            raise ProjectRefused(
                _("“{name}” holds something that does not belong into a project: {kind} “{what}” on “{table}”.").format(
                    name=path.name, kind=kind, what=name, table=table
                ),
                _("It may be harmful. Save its articles and marks with: annotator recover {name} -o NEW.annot").format(
                    name=path.name
                ),
            )
    if ("table", "project") not in {(kind, name) for kind, name, _table, _sql in objects}:
        raise damaged(path)


def our_objects() -> set[tuple[str, str]]:
    """The type and name of every table and index that a project has."""
    tables = SQLModel.metadata.tables.values()
    names = {("table", table.name) for table in tables}
    return names | _FORMER | {("index", str(index.name)) for table in tables for index in table.indexes}
