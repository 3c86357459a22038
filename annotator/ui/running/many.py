"""A verb over many things runs beside the window, which stays usable; one over few is done at once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from annotator.domain.log.operations import Outcome
from annotator.project import Project
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs

AT_ONCE = 300
"""What changes more things than that takes longer than a gesture may."""
_Done = tuple[Outcome[Any], Callable[[], None]]


class Many(QObject):
    """Performs verbs by how much they change."""

    def __init__(self, hub: Hub, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._jobs = hub, jobs
        hub.closing.connect(jobs.finish)  # what was begun ends while its project is open

    def perform(
        self,
        name: str,
        count: int,
        verb: Callable[[Project], Outcome[Any]],
        then: Callable[[Any], object] = lambda _value: None,
    ) -> None:
        """Perform ``verb``, which changes ``count`` things, then call ``then`` with its value.

        ``name`` is what the status line says while it runs.
        """
        project = self._hub.project
        if count > AT_ONCE:
            self._jobs.run(name, lambda _told: _quietly(project, verb), lambda done: self._end(project, done, then))
        elif (outcome := self._hub.perform(verb)) is not None:
            then(outcome.value)

    def _end(self, project: Project, done: _Done, then: Callable[[Any], object]) -> None:
        """Tell of it, unless its project is closed meanwhile."""
        outcome, tell = done
        if self._hub.is_open and self._hub.project is project:
            tell()
            if outcome.operation is not None:
                self._hub.performed.emit(outcome)
            then(outcome.value)


def _quietly(project: Project, verb: Callable[[Project], Outcome[Any]]) -> _Done:
    """Perform a verb, with what tells of it: the window hears of it in its own thread, where it reads the codebook."""
    with project.telling_later() as tell:
        return verb(project), tell
