"""Marking: put a tag, arm it, relabel, mark the same everywhere, remove."""

from dataclasses import replace

from PySide6.QtCore import QObject

from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.domain.spans import Span
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation


class Marking(QObject):
    """The gestures on spans and marks."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view = hub, situation, view

    def press_tag(self, tag: TagId) -> None:
        """A tag's key: mark the selection, else give the tag to what is chosen, else arm it (again: disarm it)."""
        if self._situation.reading is None:
            return
        chosen, suggested = self._situation.chosen, self._situation.suggestion
        if self._situation.selection is not None:
            self.mark(self._situation.selection, tag)
        elif suggested is not None:
            self._hub.perform(lambda project: project.suggestions.accept([replace(suggested, tag=tag)]))
        elif chosen is not None:
            self._hub.perform(lambda project: project.marks.relabel(chosen, tag))
        else:
            self._situation.arm(None if self._situation.armed == tag else tag)

    def mark(self, span: Span, tag: TagId) -> None:
        """Mark a span and choose the new mark."""
        article = self._situation.article
        if article is None:
            return
        outcome = self._hub.perform(lambda project: project.marks.add(article, span, tag))
        if outcome is not None:
            self._view.select(None, self._view.shown.caret)
            self._situation.choose(None if self._situation.armed else outcome.value.id)

    def mark_same(self, tag: TagId) -> None:
        """Mark every string of the article that reads like the selection or the chosen mark, as one step."""
        mark, article = self._situation.chosen_mark, self._situation.article
        span = self._situation.selection or (mark.span if mark else None)
        if article is None or span is None:
            self._hub.refused.emit(_("Select some words first, or choose a mark."))
            return
        outcome = self._hub.perform(lambda project: project.marks.add_same(article, span, tag))
        if outcome is not None:
            self._view.select(None, self._view.shown.caret)
            count = len(outcome.value)
            told = ngettext("Marked {count} place.", "Marked {count} places.", count)
            self._hub.refused.emit(told.format(count=count))

    def span_finished(self, shown: Span) -> None:
        """The mouse has selected something: with an armed tag it is marked."""
        page, armed = self._situation.page, self._situation.armed
        if page is not None and armed is not None:
            self.mark(page.to_reading(shown), armed)

    def remove(self) -> None:
        """Remove the chosen mark."""
        chosen = self._situation.chosen
        if chosen is not None:
            self._hub.perform(lambda project: project.marks.remove([chosen]))

    def escape(self) -> None:
        """Go back to the text and let go of what is held: selection, then the chosen mark, then the armed tag."""
        self._view.setFocus()
        if self._situation.selection is not None:
            self._view.select(None, self._view.shown.caret)
        elif self._situation.chosen is not None or self._situation.suggestion is not None:
            self._situation.choose(None)
        else:
            self._situation.arm(None)
