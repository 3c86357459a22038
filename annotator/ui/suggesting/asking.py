"""The sources of the project are asked about the article that is read: beside the window, whenever hands rest."""

from PySide6.QtCore import QObject, Signal

from annotator.domain.ids import ArticleId
from annotator.ui.hub import Hub
from annotator.ui.running.jobs import Told
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest
from annotator.ui.suggesting.offers import Sorted, by_words

PAUSE_MILLISECONDS = 300
"""The hands must have rested so long: what runs beside the window takes from it, too."""
LONGEST = 40_000
"""Code points of a text of which the sources are asked; of a book only what came from elsewhere is shown."""


class Asking(QObject):
    """One question at a time; an answer about what has changed meanwhile is none."""

    answered = Signal(object)
    """What is proposed, by tag and words."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._article: ArticleId | None = None
        self._is_long = False
        self._newest = Newest(hub, self)
        self._soon = later(self, self._ask, PAUSE_MILLISECONDS)
        hub.closing.connect(self.drop)

    def ask(self, article: ArticleId, length: int) -> None:
        """Ask about an article of that length as soon as the hands rest; what was asked before is dropped."""
        self.drop()
        self._article, self._is_long = article, length > LONGEST
        self._soon.start()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._soon.stop()
        self._newest.drop()

    def _ask(self) -> None:
        article = self._article
        if article is None or not self._hub.is_open:
            return
        suggestions = self._hub.project.suggestions
        asked = suggestions.offered if self._is_long else suggestions.propose

        def job(_told: Told) -> Sorted:
            return by_words(asked(article))

        self._newest.ask(job, self.answered.emit)
