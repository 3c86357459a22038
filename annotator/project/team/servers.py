"""Projects on a PostgreSQL server: preparing a database for a team."""

from collections.abc import Sequence
from pathlib import Path

from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress, location


def setup(address: str | ServerAddress, *, editors: Sequence[str] = (), readers: Sequence[str] = ()) -> ServerAddress:
    """Make the tables of a project in a database, and let these users write or only read; gives the address.

    It is done as the owner of the database. A project of an earlier format is brought to the present
    one. A user who does not exist is made, without a password. Raises the kinds of ``ProjectRefused``
    that say why it cannot be done; then nothing is.
    """
    where = location(address)
    if isinstance(where, Path):
        raise ProjectRefused(
            _("“{words}” is not the address of a server.").format(words=where),
            _("Write it like this: postgresql://user@host/database"),
        )
    from annotator.store.server.setup import setup as prepare  # psycopg: not for those who work on a file

    prepare(where, editors, readers)
    return where


def bring_up(address: ServerAddress) -> None:
    """Bring a project of an earlier format to the present one; everybody needs this version from then on.

    Only its owner may. Raises the kinds of ``ProjectRefused`` that say why it cannot be done; then nothing is.
    """
    from annotator.store.server.setup import bring_up as migrate  # psycopg: not for those who work on a file

    migrate(address)
