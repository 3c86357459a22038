"""The history: undo, redo, and what was done."""

from datetime import UTC, date, datetime
from uuid import UUID

from annotator.domain.errors import NotFound, UndoRefused
from annotator.domain.ids import MarkId, OperationId
from annotator.domain.language import _
from annotator.domain.log.history import EVERYTHING, Entry, Sought
from annotator.domain.log.operations import Operation, Outcome, Subject
from annotator.project.desk import Desk
from annotator.project.suggesting.following import bring_back


class History:
    """Every operation of the project, newest first; undo and redo go through one's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self) -> Outcome[Operation] | None:
        """Take back one's last operation, as a new one; ``None`` where there is none."""
        outcome = self._desk.store.undo(self._desk.annotator)
        return outcome and self._told(outcome)

    def redo(self) -> Outcome[Operation] | None:
        """Do again what was undone last; ``None`` where there is nothing."""
        outcome = self._desk.store.redo(self._desk.annotator)
        return outcome and self._told(outcome)

    def undo_one(self, operation: OperationId) -> Outcome[Operation]:
        """Take back one of one's own operations, as a new one; of an undo, do again what it took back.

        Raises ``UndoRefused`` where later ones build on it, and says which; ``NotFound``.
        """
        return self._told(self._desk.store.undo_one(self._desk.annotator, operation))

    def _told(self, outcome: Outcome[Operation]) -> Outcome[Operation]:
        """Tell of a step, after what was offered on a text went along with it to the one that is shown now."""
        if Subject.TEXT in outcome.changes.subjects:
            bring_back(self._desk, outcome.changes.articles)
        return self._desk.told(outcome)

    def cut_before(self, day: date) -> int:
        """Take what was changed before a day out of the log, for good, after a backup; gives the bytes that are freed.

        Who did what and when stays; what stood before and after does not, and steps from before that day cannot
        be undone any more, in this copy nor in one with which it is merged. Raises ``UndoRefused`` for a day that
        is not over, ``ProjectRefused`` on a server.
        """
        if day > datetime.now(UTC).date():
            raise UndoRefused(
                _("{day} is still to come.").format(day=day), _("Give a day up to today, such as 2026-01-31.")
            )
        return self._desk.store.cut_history(self._desk.annotator, day.isoformat())

    def find(self, words: str) -> Operation:
        """The operation with that key. Raises ``NotFound``."""
        try:
            key = OperationId(UUID(words))
        except ValueError as error:
            raise NotFound(
                _("“{words}” is no key of a step.").format(words=words),
                _("“annotator history” lists what was done and by whom."),
            ) from error
        with self._desk.read() as reader:
            return reader.history.one(key)

    def undoable(self) -> Operation | None:
        """What ``undo`` would take back."""
        with self._desk.read() as reader:
            return reader.history.undoable(self._desk.annotator.id)

    def redoable(self) -> Operation | None:
        """What ``redo`` would do again."""
        with self._desk.read() as reader:
            return reader.history.redoable(self._desk.annotator.id)

    def size_of_undo(self) -> int:
        """How many rows ``undo`` would touch."""
        with self._desk.read() as reader:
            step = reader.history.undoable(self._desk.annotator.id)
            return reader.timeline.size(step.id) if step is not None else 0

    def size_of_redo(self) -> int:
        """How many rows ``redo`` would touch."""
        with self._desk.read() as reader:
            step = reader.history.redoable(self._desk.annotator.id)
            return reader.timeline.size(step.id) if step is not None else 0

    def of_mark(self, mark: MarkId) -> list[Operation]:
        """What changed a mark after it was made, newest first."""
        with self._desk.read() as reader:
            return reader.history.of_mark(mark)

    def entries(self, sought: Sought = EVERYTHING, before: Operation | None = None, limit: int = 50) -> list[Entry]:
        """What was done, with what stood before and after, newest first; ``before`` goes on behind an entry."""
        with self._desk.read() as reader:
            return reader.timeline.page(sought, before, limit)

    def operations(self, limit: int = 100, before: Operation | None = None) -> list[Operation]:
        """The newest operations of everybody, or the newest ``before`` one."""
        with self._desk.read() as reader:
            return reader.history.operations(limit, before.hlc if before else None)
