"""The shelf of the history: what was done, and what can be undone or redone."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select

from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, OperationId
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Operation, Place
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.store import straight
from annotator.store.pointers import Meanings
from annotator.store.statements import is_done, is_undone
from annotator.store.tables import ChangeRow, OperationRow, table_of
from annotator.store.writing.ink import parts

CHANGE = table_of(ChangeRow)
OPERATION = table_of(OperationRow)
LASTING = (Deed.UNDO, Deed.REDO, Deed.PROJECT_MADE, Deed.HISTORY_CUT)
"""Deeds that are never undone themselves."""
NEWEST_FIRST = (OPERATION.c.hlc.desc(), OPERATION.c.site.desc())
_UNDO = OPERATION.alias("undo")


_UNDOABLE = (
    select(OPERATION)
    .where(
        OPERATION.c.annotator.in_(bindparam("by", expanding=True)),
        is_done(OPERATION),
        OPERATION.c.deed.not_in(LASTING),
    )
    .order_by(OPERATION.c.hlc.desc())
    .limit(1)
)
_REDOABLE = (
    select(OPERATION)
    .join(_UNDO, _UNDO.c.reverts == OPERATION.c.id)
    .where(
        _UNDO.c.annotator.in_(bindparam("by", expanding=True)), _UNDO.c.deed == Deed.UNDO.value, is_undone(OPERATION)
    )
    .order_by(_UNDO.c.hlc.desc())
    .limit(1)
)
_NEWEST = select(func.max(OPERATION.c.hlc).label("newest"))
_COUNT = select(func.count().label("count")).select_from(OPERATION)


def operation_of(row: Mapping[str, Any] | RowMapping, meanings: Meanings) -> Operation:
    """An operation from its row."""
    place = None
    if row["article"] is not None:
        span = None if row["start"] is None else Span(row["start"], row["end"])
        place = Place(ArticleId(row["article"]), span)
    return Operation(
        OperationId(row["id"]), row["hlc"], Deed(row["deed"]), row["what"],
        AnnotatorId(meanings.annotators.root(row["annotator"])), Moment(row["done"]), place, row["standing"] != "done",
        None if row["reverts"] is None else OperationId(row["reverts"]),
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

    def one(self, operation: OperationId) -> Operation:
        """The operation with that key. Raises ``NotFound``."""
        if (found := self.get(operation)) is None:
            raise NotFound(
                _("There is no step with the key {key} in the history.").format(key=operation),
                _("“annotator history” lists what was done and by whom."),
            )
        return found

    def newest_of(self, operations: Iterable[UUID], limit: int) -> list[Operation]:
        """The newest ``limit`` of these operations, newest first."""
        found: list[Operation] = []
        for part in parts(list(operations), 500):
            query = select(OPERATION).where(OPERATION.c.id.in_(part)).order_by(*NEWEST_FIRST).limit(limit)
            found += [operation_of(row, self._meanings) for row in self._connection.execute(query).mappings()]
        return sorted(found, key=lambda one: -one.hlc)[:limit]

    def is_by(self, operation: Operation, annotator: AnnotatorId) -> bool:
        """Whether that annotator did it, under whichever key."""
        return operation.annotator == self._meanings.annotators.root(annotator)

    def undoable(self, by: AnnotatorId) -> Operation | None:
        """What an undo of this annotator would take back: their last deed that stands."""
        who = self._meanings.annotators.meaning(by)
        rows = straight.rows(self._connection, _UNDOABLE, {"by": who})
        return operation_of(rows[0], self._meanings) if rows else None

    def redoable(self, by: AnnotatorId) -> Operation | None:
        """What a redo of this annotator would bring back: what they undid last."""
        who = self._meanings.annotators.meaning(by)
        rows = straight.rows(self._connection, _REDOABLE, {"by": who})
        return operation_of(rows[0], self._meanings) if rows else None

    def newest(self) -> int:
        """The greatest clock in the log, 0 in an empty one."""
        return straight.rows(self._connection, _NEWEST, {})[0]["newest"] or 0

    def count(self) -> int:
        """How many operations the log holds."""
        return straight.rows(self._connection, _COUNT, {})[0]["count"]

    def keys(self) -> frozenset[OperationId]:
        """The keys of all operations in the log."""
        return frozenset(OperationId(key) for key in self._connection.execute(select(OPERATION.c.id)).scalars())

    def _first(self, query: Select[Any]) -> Operation | None:
        row = self._connection.execute(query.limit(1)).mappings().first()
        return None if row is None else operation_of(row, self._meanings)
