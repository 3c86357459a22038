"""The connection on which one program writes: kept from one operation to the next.

To borrow one from the pool and to give it back costs a tenth of a gesture.
"""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine

from annotator.store.server.engine import is_alive


class Lending:
    """Lends it to one after the other; whoever comes meanwhile gets another one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: Connection | None = None
        self._closed = False

    @contextmanager
    def lent(self) -> Generator[Connection]:
        """A connection that lives; one on which anything was raised goes back to the pool, which looks after it."""
        with ExitStack() as afterwards:
            connection = self._taken() or self._engine.connect()
            afterwards.enter_context(connection)
            yield connection
            if self._kept is None and not self._closed and not connection.invalidated:
                afterwards.pop_all()
                self._kept = connection

    def close(self) -> None:
        """Give it back for good."""
        self._closed = True
        if (kept := self._taken()) is not None:
            kept.close()

    def _taken(self) -> Connection | None:
        kept, self._kept = self._kept, None
        if kept is None or is_alive(kept):
            return kept
        kept.invalidate()
        kept.close()
        return None
