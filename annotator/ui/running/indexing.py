"""The search index is brought up to date beside the work, in a project that is large enough to need one."""

import logging

from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes, Subject
from annotator.ui.running.beside import Beside

PAUSE_MILLISECONDS = 2000
"""First the article is shown and painted."""


class Indexing(Beside):
    """Looks after a project is opened or articles came; what searches meanwhile finds the same, only slower."""

    pause = PAUSE_MILLISECONDS

    def hear(self, changes: Changes) -> None:
        """Hands come first: the next gesture shall not wait for a piece; what is in the index stays in."""
        if self.jobs.is_busy:
            self.jobs.stop()
            self.soon.start()
        elif self.soon.isActive() or changes.concern(None, Subject.ARTICLES):
            self.soon.start()

    def look(self) -> None:
        """Take in what the index lacks."""
        if not self.hub.is_open or self.hub.project.read_only:
            return
        if self.jobs.is_busy:
            self.soon.start()
            return
        searching = self.hub.project.searching
        try:
            if searching.is_behind():
                self.jobs.run("", searching.prepare, lambda _done: None)
        except AnnotatorError as refusal:
            self.note(refusal)

    def note(self, refusal: AnnotatorError) -> None:
        """Nobody asked for it, so nobody is told; the next opening tries again."""
        logging.getLogger(__name__).info("the search index waits: %s", refusal)
