"""The shelf of conflicts: what copies said differently and nobody settled yet."""

from sqlalchemy import Connection

from annotator.domain.errors import NotFound
from annotator.domain.ids import ConflictId
from annotator.domain.language import _
from annotator.domain.transfer.merging import Choice, Conflict
from annotator.store.joining import conflicts, deciding, telling
from annotator.store.joining.contradictions import Found
from annotator.store.writing.ink import Ink


class Conflicts:
    """Reads conflicts; those that are settled or have gone by themselves are never given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Conflict]:
        """Those that are open."""
        return [telling.told(self._connection, one) for one in conflicts.still_there(self._connection)]

    def ids(self) -> list[ConflictId]:
        """Which ones are open, in the same order; telling what they say takes far longer."""
        return [one.key for one in conflicts.still_there(self._connection)]

    def count(self) -> int:
        """How many are open."""
        return len(conflicts.still_there(self._connection))

    def get(self, conflict: ConflictId) -> Conflict:
        """The open one with that key. Raises ``NotFound``."""
        return telling.told(self._connection, self._found(conflict))

    def _found(self, conflict: ConflictId) -> Found:
        for one in conflicts.still_there(self._connection):
            if one.key == conflict:
                return one
        raise NotFound(
            _("There is no open conflict with the key {key}.").format(key=conflict),
            _("It may be settled already. List those that are open with: annotator conflicts"),
        )


class ConflictsPen(Conflicts):
    """Settles conflicts."""

    def __init__(self, connection: Connection, ink: Ink) -> None:
        super().__init__(connection)
        self._ink = ink

    def settle(self, conflict: ConflictId, choice: Choice) -> None:
        """Settle one. Raises ``NotFound`` where it is not open."""
        deciding.settle(self._ink, self._found(conflict), choice)

    def decide(self, choices: dict[ConflictId, Choice]) -> int:
        """Settle those of ``choices`` that are open; gives how many."""
        found = [one for one in conflicts.still_there(self._connection) if one.key in choices]
        for one in found:
            deciding.settle(self._ink, one, choices[one.key])
        return len(found)
