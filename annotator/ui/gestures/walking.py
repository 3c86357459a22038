"""Walking from mark to mark: all of them, those under one tag, those that lie over each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt

from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.domain.wording import shortened
from annotator.ui.article.view import ArticleView
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

_Order = tuple[int, int, bytes]


class Walking(QObject):
    """The gestures that choose marks and change nothing."""

    def __init__(
        self, hub: Hub, situation: Situation, view: ArticleView, picker: Picker, suggesting: Suggesting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view, self._picker = hub, situation, view, picker
        self._suggesting = suggesting
        self._keeps_to_suggestions: bool = False
        situation.chosen_changed.connect(self._look_at_chosen)
        view.more_clicked.connect(self.choose_among)

    def click(self, marks: list[MarkId], _modifiers: Qt.KeyboardModifier) -> None:
        """A click chooses the mark under it; further clicks walk through those that lie over each other."""
        if not marks:
            self._situation.choose(None)
            return
        suggested = self._situation.suggestion
        chosen = self._situation.chosen if suggested is None else MarkId(suggested.id)
        after = marks.index(chosen) + 1 if chosen is not None and chosen in marks else 0
        wanted = marks[after % len(marks)]
        suggestion = self._suggesting.get(wanted)
        if suggestion is not None:
            self._situation.choose_suggestion(suggestion)
        else:
            self._situation.choose(wanted)

    def choose_among(self, marks: list[MarkId], place: QPoint) -> None:
        """A click on "+n": list the marks that found no lane."""
        reading = self._situation.reading
        found = [self._suggesting.get(key) or (reading.mark(key) if reading is not None else None) for key in marks]
        choices = [Choice(f"{self._tag(one)}  {shortened(one.text)}", one) for one in found if one is not None]
        where = self._picker.window().mapFromGlobal(place)
        self._picker.ask(where, _("More marks on this line"), choices, self._go_to)

    def next_mark(self) -> None:
        """Choose the next mark or suggestion; whoever is at a suggestion goes on to the next of them."""
        self._walk(1, *self._walked())

    def previous_mark(self) -> None:
        """Choose the mark or suggestion before, in the same way."""
        self._walk(-1, *self._walked())

    def keep_to_suggestions(self) -> None:
        """Pass over marks from here on, until one is chosen or nothing is."""
        self._keeps_to_suggestions = True

    def _walked(self) -> tuple[Sequence[Mark], Sequence[Suggestion]]:
        reading, suggestions = self._situation.reading, self._suggesting.found
        if reading is None or (self._keeps_to_suggestions and suggestions):
            return (), suggestions
        return reading.marks, suggestions

    def _look_at_chosen(self) -> None:
        self._keeps_to_suggestions = self._situation.suggestion is not None

    def next_of(self, tag: TagId) -> None:
        """Choose the next mark of a tag's kind."""
        self._walk(1, self._situation.of_kind(self._hub.project.codebook.tag(tag).kind))

    def previous_of(self, tag: TagId) -> None:
        """Choose the mark before of a tag's kind."""
        self._walk(-1, self._situation.of_kind(self._hub.project.codebook.tag(tag).kind))

    def go(self, key: MarkId) -> None:
        """Choose a mark and bring it into sight."""
        self._situation.choose(key)
        mark, page = self._situation.chosen_mark, self._situation.page
        if mark is not None and page is not None:
            self._view.reveal(page.to_page(mark.span))

    def go_to_suggestion(self, suggestion: Suggestion) -> None:
        """Choose a suggestion and bring it into sight."""
        self._situation.choose_suggestion(suggestion)
        if self._situation.page is not None:
            self._view.reveal(self._situation.page.to_page(suggestion.span))

    def _walk(self, step: int, marks: Sequence[Mark], suggestions: Sequence[Suggestion] = ()) -> None:
        """Choose the next one behind what is chosen, or the caret; with -1 the one before; round the ends."""
        page, chosen = self._situation.page, self._situation.chosen_mark or self._situation.suggestion
        if page is None:
            return
        if not marks and not suggestions:
            self._hub.refused.emit(_("There is no such mark in this article."))
            return
        caret = page.to_reading(Span(self._view.shown.caret, self._view.shown.caret)).start
        here = (caret, -1, b"") if chosen is None else _order(chosen)
        near = [found for things in (marks, suggestions) if (found := _beside(things, here, step)) is not None]
        ahead = [one for one in near if (_order(one) > here) == (step > 0)] or near
        wanted = min(ahead, key=_order) if step > 0 else max(ahead, key=_order)
        self._go_to(wanted)

    def _go_to(self, wanted: Mark | Suggestion) -> None:
        if isinstance(wanted, Suggestion):
            self.go_to_suggestion(wanted)
        else:
            self.go(wanted.id)

    def _tag(self, mark: Mark | Suggestion) -> str:
        return tag_name(self._hub.project.codebook.tag(mark.tag))


def _beside(things: Sequence[Mark | Suggestion], here: _Order, step: int) -> Mark | Suggestion | None:
    """The first of sorted things behind a place, or with -1 the last before it; round the ends."""
    at = bisect_right(things, here, key=_order) if step > 0 else bisect_left(things, here, key=_order) - 1
    return things[at % len(things)] if things else None


def _order(mark: Mark | Suggestion) -> _Order:
    return mark.span.start, mark.span.end, mark.id.bytes
