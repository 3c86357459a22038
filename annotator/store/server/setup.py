"""Preparing a database for a team: the tables, and who may write or only read."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from annotator.domain.errors import ProjectReadOnly
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress
from annotator.store import search
from annotator.store.server import layout, migrating
from annotator.store.server.engine import engine_for
from annotator.store.server.refusals import told_by_server
from annotator.store.words import pairs

_ONLY_ADDED = frozenset({"body", "source", "repair", "change", "life"})
"""What is written once: nobody but the owner can alter the texts and the log."""
_DERIVED = ("tally_part", "pending", "sought")
"""What is made anew at will, by whoever works on the project."""
_KEPT = frozenset({"annotator_layout", "tally"})
"""What only the layout itself sets."""


def setup(address: ServerAddress, editors: Sequence[str], readers: Sequence[str]) -> None:
    """Make the tables where they are missing, and give editors and readers their rights, instead of any others.

    A project of an earlier format is brought to the present one. A user who does not exist is made,
    without a password. Raises the kinds of ``ProjectRefused`` that say why it cannot be done; then nothing is.
    """
    engine = engine_for(address)
    try:
        with told_by_server(address), engine.begin() as connection:
            if layout.is_laid_out(connection):
                migrating.bring_up(connection, address)
                layout.collate(connection)
            layout.make_tables(connection, address)
            connection.execute(text("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
            for name in (*editors, *readers):
                _make_user(connection, name)
                _run(connection, "REVOKE ALL ON {things} FROM {user}", layout.names(), name)
                _run(connection, "GRANT SELECT ON {things} TO {user}", layout.names(), name)
            for name in editors:
                written = [table for table in layout.names() if table not in _KEPT]
                changed = [table for table in written if table not in _ONLY_ADDED]
                _run(connection, "GRANT INSERT ON {things} TO {user}", written, name)
                _run(connection, "GRANT UPDATE ON {things} TO {user}", changed, name)
                _run(connection, "GRANT DELETE ON {things} TO {user}", _DERIVED, name)
            search.begin(connection)
            pairs.share(connection)
    finally:
        engine.dispose()


def bring_up(address: ServerAddress) -> None:
    """Bring a project of an earlier format to the present one, as its owner, or raise ``ProjectRefused``."""
    engine = engine_for(address)
    try:
        with told_by_server(address), engine.begin() as connection:
            migrating.bring_up(connection, address)
            layout.collate(connection)
    finally:
        engine.dispose()


def _make_user(connection: Connection, name: str) -> None:
    known = text("SELECT 1 FROM pg_roles WHERE rolname = :name")
    if connection.execute(known, {"name": name}).first() is not None:
        return
    able = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if not connection.execute(able).scalar():
        raise ProjectReadOnly(
            _("There is no user “{name}” on the server, and you may not make one.").format(name=name),
            _("Whoever looks after the server makes one with: createuser {name}").format(name=name),
        )
    _run(connection, "CREATE ROLE {user} LOGIN", [], name)


def _run(connection: Connection, order: str, things: Iterable[str], user: str) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    connection.exec_driver_sql(order.format(things=", ".join(map(quote, things)), user=quote(user)).replace("%", "%%"))
