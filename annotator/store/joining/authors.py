"""Who wanted a value that stands: of what undo or redo put back, whoever had set it, and not whoever turned."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.log.operations import Deed
from annotator.store.joining.log import OPERATION, removals
from annotator.store.joining.state import Change


class Turn(NamedTuple):
    """That an operation did another one again, or undid it."""

    again: bool
    target: UUID


def author_of(home: Connection, operation: UUID, changes: Iterable[Change]) -> UUID | None:
    """The operation that first set what ``operation`` set one field to, whose ``changes`` these are.

    ``None`` where that is what the row came with; ``operation`` itself where the log does not tell.
    """
    made = sorted(changes)
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


def remover_of(home: Connection, operation: UUID, key: UUID) -> UUID:
    """The operation that took a row away which ``operation`` took away again: undo of what had brought it back does."""
    ends = sorted(fate for _key, fate in removals(home, {key}))
    turns = _turns(home, {one.operation for one in ends})
    here = [at for at, one in enumerate(ends) if one.operation == operation]
    if operation not in turns or not here:
        return operation
    earlier = (one for one in reversed(ends[: here[0]]) if one.event == "gone" and one.operation not in turns)
    return next((one.operation for one in earlier), operation)


def _turns(home: Connection, operations: Iterable[UUID]) -> Mapping[UUID, Turn]:
    columns = (OPERATION.c.id, OPERATION.c.deed, OPERATION.c.reverts)
    query = select(*columns).where(OPERATION.c.id.in_(list(operations)), OPERATION.c.reverts.is_not(None))
    return {row.id: Turn(row.deed == Deed.REDO.value, row.reverts) for row in home.execute(query)}
