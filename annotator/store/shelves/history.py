"""The shelf of the history: what was done, and what can be undone or redone."""

from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, OperationId
from annotator.domain.moments import Moment
from annotator.domain.operations import Deed, Operation, Place
from annotator.domain.spans import Span
from annotator.store.pointers import Meanings
from annotator.store.statements import is_undone
from annotator.store.tables import ChangeRow, OperationRow, table_of

CHANGE = table_of(ChangeRow)
OPERATION = table_of(OperationRow)
_LASTING = (Deed.UNDO.value, Deed.REDO.value, Deed.PROJECT_MADE.value, Deed.MERGED.value)
"""Deeds that are never undone themselves."""


def operation_of(row: RowMapping, meanings: Meanings) -> Operation:
    """An operation from its row."""
    place = None
    if row["article"] is not None:
        span = None if row["start"] is None else Span(row["start"], row["end"])
        place = Place(ArticleId(row["article"]), span)
    return Operation(
        OperationId(row["id"]), row["hlc"], Deed(row["deed"]), row["what"],
        AnnotatorId(meanings.annotators.root(row["annotator"])), Moment(row["done"]), place, row["standing"] != "done",
    )  # fmt: skip


class History:
    """Reads the log."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def operations(self, limit: int = 100, before: int | None = None) -> list[Operation]:
        """The newest operations, newest first; ``before`` goes on behind a clock."""
        query = select(OPERATION).order_by(OPERATION.c.hlc.desc(), OPERATION.c.site).limit(limit)
        if before is not None:
            query = query.where(OPERATION.c.hlc < before)
        return [operation_of(row, self._meanings) for row in self._connection.execute(query).mappings()]

    def of_mark(self, mark: MarkId) -> list[Operation]:
        """The operations that changed a mark after it was made, newest first."""
        touched = select(CHANGE.c.operation).where(CHANGE.c.target == mark)
        query = select(OPERATION).where(OPERATION.c.id.in_(touched)).order_by(OPERATION.c.hlc.desc())
        return [operation_of(row, self._meanings) for row in self._connection.execute(query).mappings()]

    def get(self, operation: OperationId) -> Operation | None:
        """The operation with that key, if it is there."""
        return self._first(select(OPERATION).where(OPERATION.c.id == operation))

    def undoable(self, by: AnnotatorId) -> Operation | None:
        """What an undo of this annotator would take back: their last deed that stands."""
        query = self._by(by).where(OPERATION.c.standing == "done", OPERATION.c.deed.not_in(_LASTING))
        return self._first(query.order_by(OPERATION.c.hlc.desc()))

    def redoable(self, by: AnnotatorId) -> Operation | None:
        """What a redo of this annotator would bring back: what they undid last."""
        return self._first(self._by(by).where(is_undone(OPERATION)).order_by(OPERATION.c.hlc))

    def newest(self) -> int:
        """The greatest clock in the log, 0 in an empty one."""
        return self._connection.execute(select(func.max(OPERATION.c.hlc))).scalar() or 0

    def count(self) -> int:
        """How many operations the log holds."""
        return self._connection.execute(select(func.count()).select_from(OPERATION)).scalar_one()

    def keys(self) -> frozenset[OperationId]:
        """The keys of all operations in the log."""
        return frozenset(OperationId(key) for key in self._connection.execute(select(OPERATION.c.id)).scalars())

    def _by(self, annotator: AnnotatorId) -> Select[Any]:
        return select(OPERATION).where(OPERATION.c.annotator.in_(self._meanings.annotators.meaning(annotator)))

    def _first(self, query: Select[Any]) -> Operation | None:
        row = self._connection.execute(query.limit(1)).mappings().first()
        return None if row is None else operation_of(row, self._meanings)
