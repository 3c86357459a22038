"""Bringing a file of an earlier format to the present one: in one transaction, or not at all."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import Connection

from annotator.store.care.migrations import migrate
from annotator.store.engine import FORMAT, engine_for
from annotator.store.refusals import damaged, told_to_people


def format_of(path: Path) -> int:
    """The format that a project file was written in."""
    with told_to_people(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()


def bring_up(path: Path) -> None:
    """Migrate a file that is not open anywhere. Raises ``DamagedProject`` where its rows do not belong together."""
    engine = engine_for(path, read_only=False)
    try:
        with told_to_people(path), engine.connect() as plain:
            plain.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]  # sqlite3
            connection = plain.execution_options(writing=True)
            with connection.begin():
                _step(path, connection)
    finally:
        engine.dispose()


def _step(path: Path, connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version >= FORMAT:  # another program was faster
        return
    migrate(connection, version)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise damaged(path)


def brought_up_copy(path: Path) -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """A private copy of a file in the present format, for one that may only be read; the folder goes with its owner."""
    folder = tempfile.TemporaryDirectory(prefix="annotator-")
    copy = Path(shutil.copy(path, Path(folder.name, path.name)))
    copy.chmod(0o600)
    bring_up(copy)
    return folder, copy
