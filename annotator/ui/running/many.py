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
_Done = tuple[Outcome[Any] | None, Callable[[], None]]


class Many(QObject):
    """Performs verbs by how much they change."""

    def __init__(self, hub: Hub, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._jobs = hub, jobs

    def perform(
        self,
        name: str,
        count: int,
        verb: Callable[[Project], Outcome[Any] | None],
        then: Callable[[Outcome[Any] | None], object] = lambda _outcome: None,
    ) -> None:
        """Perform ``verb``, which changes ``count`` things, then call ``then`` with its outcome.

        ``name`` is what the status line says while it runs. ``then`` gets ``None`` where there was nothing to do, or
        where it was refused and that was told.
        """
        project = self._hub.project
        if count > AT_ONCE:
            self._jobs.run(name, lambda _told: _quietly(project, verb), lambda done: self._end(project, done, then))
        else:
            then(self._hub.perform(verb))

    def _end(self, project: Project, done: _Done, then: Callable[[Outcome[Any] | None], object]) -> None:
        """Tell of it, unless its project is closed meanwhile."""
        outcome, tell = done
        if self._hub.is_open and self._hub.project is project:
            tell()
            if outcome is not None and outcome.operation is not None:
                self._hub.performed.emit(outcome)
            then(outcome)


def _quietly(project: Project, verb: Callable[[Project], Outcome[Any] | None]) -> _Done:
    """Perform a verb, with what tells of it: the window hears of it in its own thread, where it reads the codebook."""
    with project.telling_later() as tell:
        return verb(project), tell
