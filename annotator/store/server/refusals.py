"""The one place that turns what PostgreSQL says into a sentence for people; none of them holds a password."""

from collections.abc import Generator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import (
    AlreadyDone,
    AnnotatorError,
    ConnectionLost,
    DamagedProject,
    DiskFull,
    NotFound,
    PasswordRefused,
    ProjectLocked,
    ProjectReadOnly,
    ProjectRefused,
)
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress

_LOST = ("08", "57P01", "57P02", "57P03", "57P05")
_BUSY = ("40001", "40P01", "55P03", "23505")
"""23505: the same text or person was brought in by two people in the same moment."""
_OF_ONE_OPERATION = frozenset({"operation_pkey", "change_pkey", "life_pkey"})
"""The rows that hold the key of an operation: where one is there, the operation is."""
_FULL = ("53100", "53200", "54")
_DAMAGED = ("XX001", "XX002")
_FORBIDDEN = ("42501", "25006")


@contextmanager
def told_by_server(address: ServerAddress) -> Generator[None]:
    """Whatever the server refuses inside comes out as an ``AnnotatorError``; our own bugs pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        refusal = _refusal(error.orig, address)
        if refusal is None:
            raise
        raise refusal from error
    except psycopg.Error as error:
        refusal = _refusal(error, address)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: BaseException | None, address: ServerAddress) -> AnnotatorError | None:
    if not isinstance(error, psycopg.Error):
        return None
    state, words = error.sqlstate or "", str(error)
    if state == "23505" and error.diag.constraint_name in _OF_ONE_OPERATION:
        return AlreadyDone(_("This is in “{name}” already.").format(name=address.name))
    if not state and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return _at_the_door(error, words, address)
    if not state and isinstance(error, psycopg.ProgrammingError) and "connection option" in words:
        return ProjectRefused(
            _("The address of “{name}” has an option that PostgreSQL does not know.").format(name=address.name),
            _("Look at what stands behind the question mark."),
        )
    if state == "22021" or (isinstance(error, psycopg.DataError) and "NUL" in words):
        return AnnotatorError(
            _("There is a character in it that the server cannot keep."), _("Nothing was changed; take it out.")
        )
    return _by_state(state, address)


def _by_state(state: str, address: ServerAddress) -> AnnotatorError | None:
    if state.startswith(_LOST):
        return lost(address)
    if state.startswith(_BUSY):
        return ProjectLocked(
            _("Somebody else is writing the same thing in “{name}” at this moment.").format(name=address.name),
            _("Nothing was changed; try again."),
        )
    if state.startswith(_FULL):
        return DiskFull(
            _("The server of “{name}” has no room left.").format(name=address.name),
            _("Nothing was changed; whoever looks after the server must make room."),
        )
    if state.startswith(_FORBIDDEN):
        return no_right(address)
    if state.startswith(_DAMAGED):
        return DamagedProject(
            _("“{name}” is damaged.").format(name=address.name),
            _("Whoever looks after the server should restore a backup."),
        )
    if state == "53300":
        return _crowded(address)
    return None


def _at_the_door(error: psycopg.Error, words: str, address: ServerAddress) -> AnnotatorError:
    """What went wrong on connecting. PostgreSQL gives no code there, only words; libpq knows about passwords."""
    knock = error.pgconn
    if "pg_hba.conf" in words:
        return ProjectRefused(
            _("The server of “{name}” lets nobody in from here by that name.").format(name=address.name),
            _("Whoever looks after the server adds a line for you to pg_hba.conf."),
        )
    if "does not exist" in words and f'database "{address.database}"' in words:
        return NotFound(
            _("There is no database “{name}” on the server.").format(name=address.database),
            _("Check the name, or let the owner of the server make it: createdb {name}").format(name=address.database),
        )
    if "permission denied for database" in words:
        return no_right(address)
    if "too many" in words or "remaining connection slots" in words:
        return _crowded(address)
    if knock is not None and (knock.needs_password or "authentication failed" in words or "role " in words):
        return PasswordRefused(
            _("The server of “{name}” does not accept the user or the password.").format(name=address.name),
            _("Check the user's name; the password stands in ~/.pgpass or in the environment as PGPASSWORD."),
        )
    return lost(address)


def lost(address: ServerAddress) -> ConnectionLost:
    """Nobody answers, or not any more."""
    return ConnectionLost(
        _("The server of “{name}” cannot be reached.").format(name=address.name),
        _("Check the network and whether the server runs; then try again."),
    )


def no_right(address: ServerAddress) -> ProjectReadOnly:
    """The user may not do that."""
    return ProjectReadOnly(
        _("You may not do that in “{name}”.").format(name=address.name),
        _("Nothing was changed; ask the owner of the project for the right: annotator server setup"),
    )


def _crowded(address: ServerAddress) -> ProjectRefused:
    return ProjectRefused(
        _("The server of “{name}” has no room for another connection.").format(name=address.name),
        _("Try again in a while, or let more in: max_connections in postgresql.conf."),
    )
