"""Learning from the marks of the project, beside the work: again whenever they have grown enough and hands rest."""

import logging

from PySide6.QtCore import QObject, Signal

from annotator.domain.corpus.learnt import Learnt
from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes
from annotator.settings.paths import model_folder
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later

PAUSE_MILLISECONDS = 90_000
"""Nobody has changed anything for so long."""


class Learning(QObject):
    """Looks from time to time whether there is more to learn from; whoever goes on working stops it."""

    learnt = Signal()
    """Something was learnt, or tried."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.jobs = Jobs(self)
        self.jobs.refused.connect(self._note)
        self._soon = later(self, self._look, PAUSE_MILLISECONDS)
        hub.opened.connect(self._begin)
        hub.changed.connect(self._hear)
        hub.closing.connect(self._leave)

    def learn(self) -> None:
        """Learn now, because somebody wants it."""
        if not self.jobs.is_busy:
            self.jobs.run("", self._hub.project.suggestions.learn, self._done)

    def _begin(self) -> None:
        try:
            self._hub.project.suggestions.keep_models_in(model_folder())
        except AnnotatorError as refusal:
            self._note(refusal)
        self._soon.start()

    def _hear(self, _changes: Changes) -> None:
        """Hands come first."""
        self._soon.start()

    def _leave(self) -> None:
        self._soon.stop()
        self.jobs.finish()

    def _look(self) -> None:
        if self.jobs.is_busy or not self._hub.is_open or self._hub.project.read_only:
            return
        try:
            if self._hub.project.suggestions.should_learn():
                self.learn()
        except AnnotatorError as refusal:
            self._note(refusal)

    def _done(self, _learnt: Learnt) -> None:
        self.learnt.emit()

    def _note(self, refusal: AnnotatorError) -> None:
        """Nobody asked for it, so nobody is told; it is tried again."""
        logging.getLogger(__name__).info("nothing was learnt: %s", refusal)
        self.learnt.emit()
