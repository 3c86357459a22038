"""The article that is read: undo and redo, next, done, its title, its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from annotator.domain.articles import State
from annotator.domain.errors import ConnectionLost, SpanRefused
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Outcome
from annotator.domain.placing import trim
from annotator.project.history import History
from annotator.ui import messages

if TYPE_CHECKING:
    from annotator.ui.window import Window


class ArticleCommands(QObject):
    """The commands of the menus *Edit* and *Article*."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation

    def undo(self) -> None:
        """Take back the last step and show where it was."""
        size, nothing = self._size(History.size_of_undo), _("There is nothing to undo.")
        self._window.many.perform(
            _("Undoing"), size, lambda project: project.history.undo(), lambda outcome: self._show(outcome, nothing)
        )

    def redo(self) -> None:
        """Do it again and show where it is."""
        size, nothing = self._size(History.size_of_redo), _("There is nothing to redo.")
        self._window.many.perform(
            _("Redoing"), size, lambda project: project.history.redo(), lambda outcome: self._show(outcome, nothing)
        )

    def _size(self, of_step: Callable[[History], int]) -> int:
        """How many rows a step has touched."""
        try:
            return 0 if self._hub.waiting.count else of_step(self._hub.project.history)
        except ConnectionLost:  # the step itself waits until the server is back
            return 0

    def _show(self, outcome: Outcome[Any] | None, nothing: str) -> None:
        if outcome is None:
            if not self._window.status.told:
                self._hub.refused.emit(nothing)
            return
        if outcome.place is not None:
            self._window.go_to(outcome.place)

    def next_article(self) -> None:
        """Read the next article of the list."""
        self._step(1)

    def previous_article(self) -> None:
        """Read the article before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        rows = self._window.articles.rows
        at = rows.place_of(self._situation.article)
        wanted = 0 if at is None else at + step
        if 0 <= wanted < rows.rowCount():
            self._situation.read(rows.data(rows.index(wanted), Qt.ItemDataRole.UserRole).id)

    def done_next(self) -> None:
        """The article is done; read the next one that is not."""
        article = self._situation.article
        if article is None:
            return
        self._hub.perform(lambda project: project.articles.set_state(article, State.DONE))
        following = self._hub.project.articles.next_open(article)
        if following is None:
            self._hub.refused.emit(_("All articles are done."))
        else:
            self._situation.read(following)

    def not_done(self) -> None:
        """The article is not done after all."""
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.articles.set_state(article, State.IN_PROGRESS))

    def describe(self) -> None:
        """Edit what is known about the article."""
        reading = self._situation.reading
        if reading is None:
            return
        was = reading.article.metadata
        metadata = messages.metadata(self._window, was)
        if metadata is not None:
            self._hub.perform(lambda project: project.articles.edit(reading.article.id, metadata, was=was))

    def correct_text(self) -> None:
        """Put other words in place of the selected ones, as a new version of the text."""
        reading, span = self._situation.reading, self._situation.selection
        if reading is None or span is None:
            self._hub.refused.emit(_("Select the words to correct first, such as 〓."))
            return
        try:
            span = trim(span, reading.text)
        except SpanRefused as refusal:
            self._hub.tell(refusal)
            return
        words = messages.line(self._window, _("Correct the text"), _("These words become"), span.of(reading.text))
        if words is None or words == span.of(reading.text):
            return
        waiting = len(self._hub.project.suggestions.offered(reading.article.id))
        article, seen = reading.article.id, reading.text
        if self._hub.perform(lambda project: project.articles.correct(article, span, words, seen)) is not None:
            self._tell_of_lost(waiting - len(self._hub.project.suggestions.offered(reading.article.id)))

    def _tell_of_lost(self, count: int) -> None:
        if count > 0:
            told = ngettext(
                "{count} suggestion from elsewhere lost its words here. Undo shows it again.",
                "{count} suggestions from elsewhere lost their words here. Undo shows them again.",
                count,
            )
            self._hub.refused.emit(told.format(count=count))

    def remove_article(self) -> None:
        """Take the article out of the project; undo brings it back."""
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.articles.remove(article))
