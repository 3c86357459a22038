"""What screen readers are told while somebody works: what was done, what was refused, what is chosen now."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.domain.log.operations import Outcome
from annotator.domain.wording import shortened
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.situation import Situation


class Announcing(QObject):
    """Says it where somebody listens."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView) -> None:
        super().__init__(view)
        self._hub, self._situation, self._view = hub, situation, view
        self.said = ""
        hub.performed.connect(self._tell_deed)
        hub.refused.connect(self.say)
        situation.chosen_changed.connect(self._tell_chosen)

    def say(self, sentence: str) -> None:
        """Say a sentence."""
        self.said = sentence
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, sentence))

    def _tell_deed(self, outcome: Outcome[object]) -> None:
        if outcome.operation is not None:
            self.say(outcome.operation.title)

    def _tell_chosen(self) -> None:
        chosen = self._situation.chosen_mark or self._situation.suggestion
        if chosen is not None:
            tag = self._hub.project.codebook.tag(chosen.tag)
            self.say(f"{tag_name(tag)}: {shortened(chosen.text)}")
