"""Learning from the marks of the project, beside the work: again whenever they have grown enough and hands rest."""

import logging

from PySide6.QtCore import Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes
from annotator.settings.paths import model_folder
from annotator.ui.running.beside import Beside

PAUSE_MILLISECONDS = 90_000
"""Nobody has changed anything for so long."""


class Learning(Beside):
    """Looks whether there is more to learn from; once begun it goes on, whoever works meanwhile."""

    learnt = Signal()
    """Something was learnt, or tried."""
    pause = PAUSE_MILLISECONDS
    _is_wanted = False
    """Whether somebody asked for what runs now."""

    def learn(self) -> None:
        """Learn now, because somebody wants it."""
        if not self.jobs.is_busy:
            self._is_wanted = True
            self._run()

    def begin(self) -> None:
        """Propose by what was learnt before."""
        try:
            self.hub.project.suggestions.keep_models_in(model_folder())
        except AnnotatorError as refusal:
            self.note(refusal)
        super().begin()

    def hear(self, changes: Changes) -> None:
        """Look later."""
        self.soon.start()

    def look(self) -> None:
        """Learn if marks have grown enough."""
        if self.jobs.is_busy or not self.hub.is_open or self.hub.project.read_only:
            return
        try:
            if self.hub.project.suggestions.should_learn():
                self._run()
        except AnnotatorError as refusal:
            self.note(refusal)

    def note(self, refusal: AnnotatorError) -> None:
        """Told to whoever asked for it; where nobody did, it is tried again."""
        logging.getLogger(__name__).info("nothing was learnt: %s", refusal)
        if self._is_wanted:
            self.hub.tell(refusal)
        self._end()

    def _run(self) -> None:
        self.jobs.run("", self.hub.project.suggestions.learn, lambda _learnt: self._end())

    def _end(self) -> None:
        self._is_wanted = False
        self.learnt.emit()
