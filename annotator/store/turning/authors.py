"""Who wanted a value that stands: of what undo or redo put back, whoever had set it, and not whoever turned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.log.operations import Deed
from annotator.store.tables import OperationRow, table_of

OPERATION = table_of(OperationRow)


class Change(Protocol):
    """That an operation set a field, and over which one it did."""

    @property
    def operation(self) -> UUID:
        """Which one it was."""
        ...

    @property
    def over(self) -> UUID | None:
        """The one that had set it last; ``None`` for the first."""
        ...


class Ended(Protocol):
    """That with an operation a row was ``gone`` or ``back``."""

    @property
    def operation(self) -> UUID:
        """Which one it was."""
        ...

    @property
    def event(self) -> str:
        """What became of the row."""
        ...


class Turn(NamedTuple):
    """That an operation did another one again, or undid it."""

    again: bool
    target: UUID


def author_of(home: Connection, operation: UUID, made: Sequence[Change]) -> UUID | None:
    """The operation that first set what ``operation`` set one field to; ``made`` are its changes, oldest first.

    ``None`` where that is what the row came with; ``operation`` itself where the log does not tell.
    """
    turns = _turns(home, {one.operation for one in made})
    first, last = ({one.operation: one for one in some} for some in (reversed(made), made))
    at, passed = operation, set[UUID]()
    while (turn := turns.get(at)) is not None:
        passed.add(at)
        if turn.target not in first:
            return operation
        over = turn.target if turn.again else first[turn.target].over
        if over is None:
            return None
        if over not in last or over in passed:
            return operation
        at = over
    return at


def remover_of(home: Connection, operation: UUID, ends: Sequence[Ended]) -> UUID:
    """The operation that took a row away which ``operation`` took away again by undoing what had brought it back.

    ``ends`` tell when the row was gone and back, oldest first.
    """
    turns = _turns(home, {one.operation for one in ends})
    if operation not in turns:
        return operation
    before = ends[: [one.operation for one in ends].index(operation)]
    earlier = (one.operation for one in reversed(before) if one.event == "gone" and one.operation not in turns)
    return next(earlier, operation)


def _turns(home: Connection, operations: Iterable[UUID]) -> Mapping[UUID, Turn]:
    columns = (OPERATION.c.id, OPERATION.c.deed, OPERATION.c.reverts)
    query = select(*columns).where(OPERATION.c.id.in_(list(operations)), OPERATION.c.reverts.is_not(None))
    return {row.id: Turn(row.deed == Deed.REDO.value, row.reverts) for row in home.execute(query)}
