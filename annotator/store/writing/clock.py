"""The clock of an operation, greater than every one before it in the log."""

import time
from functools import cached_property

from sqlalchemy import Connection

from annotator.store import straight
from annotator.store.statements import newest_clock
from annotator.store.tables import OperationRow, table_of


class Clock:
    """The log is asked for its greatest clock when this is made; the answer comes with that of the first question."""

    def __init__(self, connection: Connection) -> None:
        self._newest = straight.ahead(connection, newest_clock(table_of(OperationRow)), {})
        self._least = 0

    @cached_property
    def before(self) -> int:
        """The greatest clock of the log when this began; 0 in an empty one. May be set by who knows better."""
        return self._began

    @property
    def hlc(self) -> int:
        """The clock of this operation."""
        return max(self._own, self._least)

    def overtake(self, other: int) -> None:
        """Be greater than one that the log did not have yet when it was asked."""
        self._least = max(self._least, other + 1)

    @cached_property
    def _began(self) -> int:
        return next((row["hlc"] for row in self._newest()), 0)

    @cached_property
    def _own(self) -> int:
        return max(self._began + 1, (time.time_ns() // 1_000_000) << 16)
