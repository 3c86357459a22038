"""Marking: put a tag, arm it, relabel, mark the same everywhere, move edges, remove, write a note."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.spans import Span
from annotator.ui import messages
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation


class Marking(QObject):
    """The gestures on spans and marks."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view, self._window = hub, situation, view, parent

    def press_tag(self, tag: TagId) -> None:
        """A tag's key: mark the selection, else relabel the chosen mark, else arm the tag (again: disarm it)."""
        if self._situation.reading is None:
            return
        chosen = self._situation.chosen
        if self._situation.selection is not None:
            self.mark(self._situation.selection, tag)
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

    def click(self, marks: list[MarkId], _modifiers: Qt.KeyboardModifier) -> None:
        """A click chooses the mark under it; further clicks walk through those that lie over each other."""
        if not marks:
            self._situation.choose(None)
            return
        chosen = self._situation.chosen
        after = marks.index(chosen) + 1 if chosen is not None and chosen in marks else 0
        self._situation.choose(marks[after % len(marks)])

    def remove(self) -> None:
        """Remove the chosen mark."""
        chosen = self._situation.chosen
        if chosen is not None:
            self._hub.perform(lambda project: project.marks.remove([chosen]))

    def move_edge(self, start: int, end: int) -> None:
        """Move the edges of the chosen mark by so many characters."""
        mark = self._situation.chosen_mark
        if mark is not None:
            span = Span(mark.span.start + start, mark.span.end + end)
            self._hub.perform(lambda project: project.marks.move(mark.id, span))

    def start_left(self) -> None:
        """The chosen mark starts one character earlier."""
        self.move_edge(-1, 0)

    def start_right(self) -> None:
        """The chosen mark starts one character later."""
        self.move_edge(1, 0)

    def end_left(self) -> None:
        """The chosen mark ends one character earlier."""
        self.move_edge(0, -1)

    def end_right(self) -> None:
        """The chosen mark ends one character later."""
        self.move_edge(0, 1)

    def note(self) -> None:
        """Write a note on the chosen mark."""
        mark = self._situation.chosen_mark
        if mark is None:
            self._hub.refused.emit(_("Choose a mark first."))
            return
        words = messages.note(self._window, _("Note on {words}").format(words=mark.text[:30]), mark.note)
        if words is not None:
            self._hub.perform(lambda project: project.marks.note(mark.id, words))

    def next_mark(self) -> None:
        """Choose the next mark."""
        self.walk(1)

    def previous_mark(self) -> None:
        """Choose the mark before."""
        self.walk(-1)

    def walk(self, step: int) -> None:
        """Choose the next mark of the article (or, with -1, the one before)."""
        reading = self._situation.reading
        if reading is None or not reading.marks:
            return
        keys = [mark.id for mark in reading.marks]
        chosen = self._situation.chosen
        if chosen is not None and chosen in keys:
            wanted = (keys.index(chosen) + step) % len(keys)
        else:
            caret = self._view.shown.caret
            behind = [at for at, mark in enumerate(reading.marks) if mark.span.start >= caret]
            wanted = behind[0] if behind and step > 0 else (0 if step > 0 else len(keys) - 1)
        self._situation.choose(keys[wanted])
        if self._situation.page is not None:
            self._view.reveal(self._situation.page.to_page(reading.marks[wanted].span))

    def escape(self) -> None:
        """Go back to the text and let go of what is held: selection, then the chosen mark, then the armed tag."""
        self._view.setFocus()
        if self._situation.selection is not None:
            self._view.select(None, self._view.shown.caret)
        elif self._situation.chosen is not None:
            self._situation.choose(None)
        else:
            self._situation.arm(None)
