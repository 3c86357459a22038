"""Reading that takes longer than a gesture may: it runs beside the window, and only the newest question is answered."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs, Told

_Question = tuple[Callable[[Told], Any], Callable[[Any], None]]


class Newest(QObject):
    """Answers one question at a time; one that comes meanwhile takes the place of the one that is being answered."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.jobs = Jobs(self)
        self._waiting: _Question | None = None
        self._asked = 0
        self.jobs.ended.connect(self._go_on)
        self.jobs.refused.connect(self._tell)
        hub.closing.connect(self.leave)

    def ask(self, job: Callable[[Told], Any], then: Callable[[Any], None]) -> None:
        """Run ``job`` elsewhere, then call ``then`` here, unless something else is asked meanwhile.

        A ``job`` of several parts calls what it is given between them, so that it can be stopped.
        """
        self._waiting = (job, then)
        self._asked += 1
        if self.jobs.is_busy:
            self.jobs.stop()
        else:
            self._go_on()

    def drop(self) -> None:
        """Forget what was asked: what still comes is no answer to anything."""
        self._waiting = None
        self._asked += 1
        self.jobs.stop()

    def leave(self) -> None:
        """Forget what was asked, and wait for the part that runs."""
        self.drop()
        self.jobs.finish()

    def _go_on(self) -> None:
        if self._waiting is None or self.jobs.is_busy:
            return
        (job, then), number = self._waiting, self._asked
        self._waiting = None
        self.jobs.run("", job, lambda answer: then(answer) if number == self._asked else None)

    def _tell(self, refusal: AnnotatorError) -> None:
        if not isinstance(refusal, Cancelled):
            self._hub.tell(refusal)
