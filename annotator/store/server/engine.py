"""Connections to a server: how long is waited, what is never shown, and one engine an address."""

from typing import Any

import psycopg
from psycopg.types.json import set_json_dumps, set_json_loads
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from annotator.domain.transfer.addresses import ServerAddress
from annotator.store.sending import let_core_wait
from annotator.store.server.line import Line, as_json, from_json

CONNECT_SECONDS = 5
SILENT_MILLISECONDS = 8_000
"""After so long without an answer from the network a connection counts as lost."""
_SESSION = "-c lock_timeout=10s -c jit=off"
"""Nobody waits for ever behind somebody's lock; compiling our short statements takes longer than running them."""


def connect(address: ServerAddress, **more: Any) -> psycopg.Connection[Any]:  # noqa: ANN401
    """A connection of one's own. A password that was not typed is found by libpq: ``PGPASSWORD``, ``~/.pgpass``."""
    wanted: dict[str, Any] = {
        "dbname": address.database, "host": address.host, "port": address.port, "user": address.user,
        "password": address.password, "connect_timeout": CONNECT_SECONDS, "client_encoding": "UTF8",
        "application_name": "Article Annotator", "options": _SESSION, "keepalives_idle": 5,
        "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": SILENT_MILLISECONDS,
        **dict(address.options),
    }  # fmt: skip
    return psycopg.connect(**{name: value for name, value in wanted.items() if value}, **more)


def engine_for(address: ServerAddress) -> Engine:
    """An engine that looks whether a connection still lives before it lends it."""
    engine = create_engine("postgresql+psycopg://", creator=lambda: _ours(address), pool_size=4, max_overflow=4)
    event.listen(engine, "checkout", _refuse_a_dead_one)
    let_core_wait(engine, Line)
    return engine


def _ours(address: ServerAddress) -> psycopg.Connection[Any]:
    # psycopg frees what it prepared, and with it whatever else was, each time that it rolls back
    driver = connect(address, prepare_threshold=None)
    set_json_dumps(as_json, driver)  # what an engine is told of JSON reaches no driver that somebody else makes
    set_json_loads(from_json, driver)
    return driver


def is_alive(connection: Connection) -> bool:
    """Whether the server is still at the other end, as far as can be seen without asking it."""
    driver: Any = connection.connection.driver_connection
    return _lives(driver)


def _refuse_a_dead_one(driver: psycopg.Connection[Any], *_more: object) -> None:
    """Raises ``DisconnectionError``; the pool makes another connection then."""
    if not _lives(driver):
        raise DisconnectionError


def _lives(driver: psycopg.Connection[Any]) -> bool:
    """A server that went away has said so or closed its end: that is seen without asking it, which costs like a write.

    The farewell may be here some moments before the end is.
    """
    said: list[object] = []
    driver.add_notice_handler(said.append)
    try:
        for _farewell_and_end in range(2):  # libpq reads what came meanwhile, and never waits
            driver.pgconn.consume_input()
        driver.pgconn.notifies()  # looks into what was read; nothing is listened for here
    except psycopg.Error:
        return False
    finally:
        driver.remove_notice_handler(said.append)
    return not said and not driver.closed
