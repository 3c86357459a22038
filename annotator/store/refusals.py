"""The one place that turns what SQLite says into a sentence for people."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import (
    AnnotatorError,
    DamagedProject,
    DiskFull,
    NewerProject,
    NotAProject,
    ProjectLocked,
    ProjectReadOnly,
)
from annotator.domain.language import _

_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_CORRUPT_SEQUENCE", "SQLITE_CORRUPT_VTAB"})


@contextmanager
def told_to_people(path: Path) -> Generator[None]:
    """Whatever the world refuses inside comes out as an ``AnnotatorError``; our own bugs pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        refusal = _refusal(error.orig, path)
        if refusal is None:
            raise
        raise refusal from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        refusal = _refusal(error, path)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: BaseException | None, path: Path) -> AnnotatorError | None:
    if isinstance(error, UnicodeDecodeError):
        return damaged(path)
    code = str(getattr(error, "sqlite_errorname", ""))
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ProjectLocked(
            _("Another program is writing to “{name}”.").format(name=path.name),
            _("Nothing was changed; try again when it has finished."),
        )
    if code == "SQLITE_READONLY_DBMOVED":
        return ProjectReadOnly(
            _("“{name}” was moved or replaced while it was open.").format(name=path.name),
            _("Nothing was changed; close the project and open it again."),
        )
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
        return read_only(path)
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
        return DiskFull(
            _("There is no room left on the disk where “{name}” lies.").format(name=path.name),
            _("Nothing was changed; free some space and try again."),
        )
    if code == "SQLITE_NOTADB":
        return not_ours(path)
    if code in _DAMAGED or code == "SQLITE_TOOBIG" or "Could not decode" in str(error):
        return damaged(path)
    return None


def damaged(path: Path) -> DamagedProject:
    """The file is ours, but its content is not sound."""
    return DamagedProject(_("“{name}” is damaged.").format(name=path.name), _what_is_left(path))


def not_ours(path: Path) -> NotAProject:
    """The file is something else, or begins no more as a project does."""
    other = _("Choose a file that ends in .annot, or import this one into a project.")
    return NotAProject(
        _("“{name}” is not a project of Article Annotator.").format(name=path.name),
        _what_is_left(path) if path.suffix == ".annot" else other,
    )


def _what_is_left(path: Path) -> str:
    hint = _("Restore a backup, or save what is left with: annotator recover {name} -o NEW.annot")
    return hint.format(name=path.name)


def newer(path: Path) -> NewerProject:
    """The file is ours, of a time to come."""
    return NewerProject(
        _("“{name}” was written by a newer version of the program.").format(name=path.name),
        _("Update the program, or open the project for reading only."),
    )


def read_only(path: Path) -> ProjectReadOnly:
    """The file or its folder may not be written."""
    return ProjectReadOnly(
        _("“{name}” may not be written.").format(name=path.name),
        _("Open it for reading only, or copy it to a folder of your own."),
    )
