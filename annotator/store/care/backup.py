"""Whole copies of a project file, by SQLite's backup interface: never by opening the file beside the engine."""

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.store.refusals import told_to_people


def write(engine: Engine, target: Path) -> None:
    """Copy the project to ``target``: a temporary file beside it, then an atomic rename.

    Raises ``ProjectRefused`` where it cannot be written and ``DiskFull`` where there is no room.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_to_people(target), engine.connect() as connection:
            source = connection.connection.driver_connection
            with contextlib.closing(sqlite3.connect(part)) as copy:
                source.backup(copy)  # type: ignore[union-attr]  # it is a connection of sqlite3
                copy.execute("PRAGMA journal_mode=DELETE")
        part.replace(target)
    except OSError as error:
        raise ProjectRefused(
            _("“{path}” cannot be written: {reason}.").format(path=target, reason=error.strerror),
            _("Choose a folder that exists and that you may write to."),
        ) from error
    finally:
        part.unlink(missing_ok=True)
