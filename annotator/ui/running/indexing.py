"""The search index is brought up to date beside the work, in a project that is large enough to need one."""

import logging

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes, Subject
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later

PAUSE_MILLISECONDS = 2000
"""First the article is shown and painted."""


class Indexing(QObject):
    """Looks after a project is opened or articles came; what searches meanwhile finds the same, only slower."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.jobs = Jobs(self)
        self.jobs.refused.connect(self._note)
        self._soon = later(self, self._look, PAUSE_MILLISECONDS)
        hub.opened.connect(self._soon.start)
        hub.changed.connect(self._hear)
        hub.closing.connect(self._leave)

    def _hear(self, changes: Changes) -> None:
        """Hands come first: the next gesture shall not wait for a piece; what is in the index stays in."""
        if self.jobs.is_busy:
            self.jobs.stop()
            self._soon.start()
        elif self._soon.isActive() or changes.concern(None, Subject.ARTICLES):
            self._soon.start()

    def _leave(self) -> None:
        self._soon.stop()
        self.jobs.finish()

    def _look(self) -> None:
        if not self._hub.is_open or self._hub.project.read_only:
            return
        if self.jobs.is_busy:
            self._soon.start()
            return
        searching = self._hub.project.searching
        try:
            if searching.is_behind():
                self.jobs.run("", searching.prepare, lambda _done: None)
        except AnnotatorError as refusal:
            self._note(refusal)

    @staticmethod
    def _note(refusal: AnnotatorError) -> None:
        """Nobody asked for it, so nobody is told; the next opening tries again."""
        logging.getLogger(__name__).info("the search index waits: %s", refusal)
