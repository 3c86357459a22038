"""What is done beside the window without being asked for: it begins when hands rest and ends with the project."""

from typing import ClassVar

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later


class Beside(QObject):
    """Looks some time after a project is opened, or changed, whether there is something to do."""

    pause: ClassVar[int]
    """Milliseconds."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self.hub = hub
        self.jobs = Jobs(self)
        self.jobs.refused.connect(self.note)
        self.soon = later(self, self.look, self.pause)
        hub.opened.connect(self.begin)
        hub.changed.connect(self.hear)
        hub.closing.connect(self._leave)

    def begin(self) -> None:
        """A project is opened."""
        self.soon.start()

    def hear(self, changes: Changes) -> None:
        """Something was changed; hands come first."""
        raise NotImplementedError

    def look(self) -> None:
        """Begin, if there is something to do."""
        raise NotImplementedError

    def note(self, refusal: AnnotatorError) -> None:
        """It could not be done."""
        raise NotImplementedError

    def _leave(self) -> None:
        self.soon.stop()
        self.jobs.finish()
