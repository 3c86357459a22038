"""Bringing a file of an earlier format to the present one: in one transaction after a backup, or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from annotator.domain.care.safekeeping import Safekeeping, Why
from annotator.domain.errors import AnnotatorError, Cancelled, DamagedProject
from annotator.domain.language import _
from annotator.store.care.keeper import Keeper
from annotator.store.care.migrations import migrate
from annotator.store.engine import FORMAT, engine_for
from annotator.store.refusals import damaged, told_to_people

Told = Callable[[int, int], None]
_STEPS_BETWEEN = 200_000
"""Steps of SQLite's machine between two looks whether somebody wants to stop: some hundredths of a second."""
_ROWS_THAT_DO_NOT_FIT = (KeyError, ValueError, TypeError, IndexError)


def bring_up(path: Path, safekeeping: Safekeeping | None = None, told: Told | None = None) -> None:
    """Migrate a file that is not open here, after a backup; ``told`` hears (0, 0) now and then and may raise to stop.

    Raises ``DamagedProject`` where its rows do not belong together; then, as after any failure, the file is as it was.
    """
    engine = engine_for(path, read_only=False)
    stopped: list[AnnotatorError] = []
    try:
        Keeper(safekeeping, path, engine).before(Why.MIGRATION)
        with told_to_people(path), engine.connect() as plain:
            raw: Any = plain.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.set_progress_handler(_asking(told, stopped), _STEPS_BETWEEN)
            connection = plain.execution_options(writing=True)
            with connection.begin():
                _step(path, connection)
    except DBAPIError as error:
        if stopped:
            raise stopped[0] from error
        raise _unfit(path, error) from error
    except _ROWS_THAT_DO_NOT_FIT as error:
        raise _unfit(path, error) from error
    finally:
        engine.dispose()


def _step(path: Path, connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version >= FORMAT:  # another program was faster
        return
    migrate(connection, version)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise damaged(path)


def _asking(told: Told | None, stopped: list[AnnotatorError]) -> Callable[[], int]:
    """What SQLite calls now and then: anything but 0 ends the statement, and the transaction with it."""

    def ask() -> int:
        try:
            if told is not None:
                told(0, 0)
        except Cancelled as stop:
            stopped.append(stop)
        return len(stopped)

    return ask


def _unfit(path: Path, error: Exception) -> DamagedProject:
    return DamagedProject(
        _("“{name}” cannot be brought to the present format: {reason}").format(
            name=path.name, reason=f"{type(error).__name__} {error}".split("\n")[0]
        ),
        _("The file is as it was. Save what is in it with: annotator recover {name} -o NEW.annot").format(
            name=path.name
        ),
    )
