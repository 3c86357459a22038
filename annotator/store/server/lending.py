"""The connection on which one program writes: kept from one operation to the next.

To borrow one from the pool and to give it back costs a tenth of a gesture.
"""

import threading
from collections.abc import Generator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine

from annotator.store.server.engine import is_alive


class Lending:
    """Lends it to one after the other; whoever comes meanwhile gets another one. Usable from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._kept: Connection | None = None
        self._closed = False

    @contextmanager
    def lent(self) -> Generator[Connection]:
        """A connection that lives; one on which anything was raised goes back to the pool, which looks after it."""
        with ExitStack() as afterwards:
            connection = self._living() or self._engine.connect()
            afterwards.enter_context(connection)
            yield connection
            if not connection.invalidated and self._is_kept(connection):
                afterwards.pop_all()

    def close(self) -> None:
        """Give it back for good."""
        with self._lock:
            self._closed = True
        if (kept := self._taken()) is not None:
            kept.close()

    def _is_kept(self, connection: Connection) -> bool:
        """Whether it is kept from now on; not where another one is, or where all was closed meanwhile."""
        with self._lock:
            if self._kept is not None or self._closed:
                return False
            self._kept = connection
            return True

    def _taken(self) -> Connection | None:
        with self._lock:
            kept, self._kept = self._kept, None
            return kept

    def _living(self) -> Connection | None:
        kept = self._taken()
        if kept is None or is_alive(kept):
            return kept
        kept.invalidate()
        kept.close()
        return None
