"""Verbs that change very much: done beside the window, and told to everybody as those of a gesture are."""

from collections.abc import Callable
from typing import Any

from annotator.domain.log.operations import Outcome
from annotator.project import Project
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs


def perform_large(
    hub: Hub,
    jobs: Jobs,
    name: str,
    verb: Callable[[Project], Outcome[Any] | None],
    then: Callable[[Outcome[Any] | None], object],
) -> None:
    """Do ``verb`` as a job called ``name``, then ``then`` with its outcome, unless another project is open by then."""
    project = hub.project

    def end(outcome: Outcome[Any] | None) -> None:
        if not hub.is_open or hub.project is not project:
            return
        if outcome is not None and outcome.operation is not None:
            hub.performed.emit(outcome)
        then(outcome)

    jobs.run(name, lambda _told: verb(project), end)
