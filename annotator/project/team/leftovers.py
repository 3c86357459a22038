"""Sending what windows that are gone have left waiting for a server, by whoever opens the project next."""

from collections.abc import Callable
from pathlib import Path

from annotator.domain.errors import AnnotatorError, ConnectionLost
from annotator.project.project import Project
from annotator.project.team.outbox import Outbox


def send_left(project: Project, folder: Path, refused: Callable[[AnnotatorError], object]) -> int:
    """Do what was left in ``folder`` for this project and annotator, oldest first; gives how many changes were sent.

    What is refused is told to ``refused`` and waits no more. Raises ``ConnectionLost``; the rest waits on then.
    """
    box, sent = Outbox.of(project, folder), 0
    try:
        for attempt in box.left():
            try:
                attempt.run(project)
                sent += 1
            except ConnectionLost:
                raise
            except AnnotatorError as refusal:
                refused(refusal)
            box.sent(attempt)
    finally:
        box.close()
    return sent
