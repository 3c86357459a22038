"""Suggestions wait, where somebody prefers that, until an article was read once: they would sway its reader."""

from PySide6.QtCore import QObject

from annotator.domain.articles import State
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.log.operations import Changes
from annotator.settings import preferences, read_once
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

LEAST_MILLISECONDS = 2500
"""So long the end must be in sight at the least: to come past it is not to read it."""
MOST_A_SECOND = 40
"""Characters; quick readers of Chinese take in about half of that, and words of English have more characters."""
PREFERENCE, YES = "suggest_after_reading", "yes"


class AfterReading(QObject):
    """Lets suggestions wait, and sees when the end is reached, the article is done, or somebody asks for them."""

    def __init__(self, hub: Hub, situation: Situation, suggesting: Suggesting, view: ArticleView) -> None:
        super().__init__(view)
        self._hub, self._situation, self._suggesting, self._view = hub, situation, suggesting, view
        self._article: ArticleId | None = None
        self._rest = later(self, self._rested)
        situation.article_changed.connect(self._come)
        situation.marks_changed.connect(self._hear)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        view.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._follow())

    def look(self) -> None:
        """The preference changed."""
        article = self._article = self._situation.article
        waits = preferences.text(PREFERENCE) == YES and article is not None and not self._is_read(article)
        self._suggesting.wait(waits)
        self._rest.stop()  # what the last article was given is not this one's time
        self._follow()

    def _come(self) -> None:
        """Another article is read, or the same one in another script."""
        if self._situation.article != self._article:
            self.look()

    def _is_read(self, article: ArticleId) -> bool:
        return read_once.knows(article) or self._is_done()

    def _is_done(self) -> bool:
        reading, me = self._situation.reading, self._hub.project.annotator.id
        return reading is not None and any(
            one.annotator == me and one.state in (State.DONE, State.ADJUDICATED) for one in reading.statuses
        )

    def _follow(self) -> None:
        """The end is in sight or not."""
        if not self._suggesting.waits or not self._is_at_end():
            self._rest.stop()
        elif not self._rest.isActive():
            self._rest.start(self._milliseconds_to_read())

    def _milliseconds_to_read(self) -> int:
        """What is in sight together with the end takes its time: a short article is never scrolled."""
        reading, bar = self._situation.reading, self._view.verticalScrollBar()
        length = 0 if reading is None else len(reading.text)
        in_sight = length * bar.pageStep() // max(1, bar.maximum() + bar.pageStep())
        return max(LEAST_MILLISECONDS, 1000 * in_sight // MOST_A_SECOND)

    def _is_at_end(self) -> bool:
        bar = self._view.verticalScrollBar()
        return bar.value() >= bar.maximum() - round(self._view.look.pitch)

    def _hear(self, _changes: Changes) -> None:
        if self._suggesting.waits and self._is_done():
            self._note()

    def _rested(self) -> None:
        if self._is_at_end():  # what is below may have been measured meanwhile
            self._note()

    def _note(self) -> None:
        """It is read."""
        if self._suggesting.waits and self._article is not None and self._article == self._situation.article:
            self._remember(self._article)
            self._suggesting.wait(False)

    def _remember(self, article: ArticleId) -> None:
        try:
            read_once.remember(article)
        except AnnotatorError as refusal:
            self._hub.tell(refusal)
