"""Connections to a server: how long is waited, what is never shown, and one engine an address."""

import json
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine

from annotator.domain.transfer.addresses import ServerAddress

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
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address),
        pool_size=4,
        max_overflow=4,
        pool_pre_ping=True,
        json_serializer=_json,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
