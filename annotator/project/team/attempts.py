"""A gesture that may have to be sent again, because a server was gone in the middle of it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from annotator.domain.errors import AnnotatorError, ConnectionLost
from annotator.domain.ids import OperationId, new_id
from annotator.domain.log.operations import Outcome
from annotator.project.project import Project
from annotator.project.team.calls import Call, call_of

T = TypeVar("T", bound=Outcome[Any] | None)


class Attempt(Generic[T]):
    """One verb with the key of its operation: however often it is sent, it is done once.

    When a connection breaks while an operation is being committed, nobody knows whether it was. So the
    next try first looks whether the key is there. Should the first one arrive only after that look, the
    server refuses the second for its key, or the second finds nothing left to do; then it looks once more.
    """

    def __init__(self, verb: Callable[[Project], T]) -> None:
        self._verb, self.key = verb, OperationId(new_id())
        self._sent = False

    @classmethod
    def again(cls, call: Call, key: OperationId) -> "Attempt[Outcome[Any] | None]":
        """One that another run of the program may have sent."""
        attempt = Attempt(call)
        attempt.key, attempt._sent = key, True
        return attempt

    def call(self, project: Project) -> Call | None:
        """What it calls, to be kept; ``None`` where that cannot be told, or not while the server is gone."""
        try:
            return call_of(self._verb, project)
        except ConnectionLost:
            return None

    def run(self, project: Project) -> T | Outcome[None]:
        """Do it, unless it is done. Raises what the verb raises, and ``ConnectionLost`` to be run again later."""
        if not self._sent:
            self._sent = True
            return self._send(project)
        if (done := project.done_before(self.key)) is not None:
            return done
        try:
            outcome = self._send(project)
        except ConnectionLost:
            raise
        except AnnotatorError:
            if (done := project.done_before(self.key)) is None:
                raise
            return done
        if outcome is None or outcome.operation is None:
            return project.done_before(self.key) or outcome
        return outcome

    def _send(self, project: Project) -> T:
        with project.keyed(self.key):
            return self._verb(project)
