"""Walking from mark to mark: all of them, those under one tag, those that lie over each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt

from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.picker import Choice, Picker
from annotator.ui.situation import Situation


class Walking(QObject):
    """The gestures that choose marks and change nothing."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, picker: Picker, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view, self._picker = hub, situation, view, picker
        view.more_clicked.connect(self.choose_among)

    def click(self, marks: list[MarkId], _modifiers: Qt.KeyboardModifier) -> None:
        """A click chooses the mark under it; further clicks walk through those that lie over each other."""
        if not marks:
            self._situation.choose(None)
            return
        chosen = self._situation.chosen
        after = marks.index(chosen) + 1 if chosen is not None and chosen in marks else 0
        self._situation.choose(marks[after % len(marks)])

    def choose_among(self, marks: list[MarkId], place: QPoint) -> None:
        """A click on "+n": list the marks that found no lane."""
        reading = self._situation.reading
        found = [mark for key in marks if reading is not None and (mark := reading.mark(key)) is not None]
        choices = [Choice(f"{self._tag(mark)}  {shortened(mark.text)}", mark.id) for mark in found]
        where = self._picker.window().mapFromGlobal(place)
        self._picker.ask(where, _("More marks on this line"), choices, self.go)

    def next_mark(self) -> None:
        """Choose the next mark."""
        self._walk(1, self._situation.reading.marks if self._situation.reading else ())

    def previous_mark(self) -> None:
        """Choose the mark before."""
        self._walk(-1, self._situation.reading.marks if self._situation.reading else ())

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

    def _walk(self, step: int, marks: Sequence[Mark]) -> None:
        """The next of ``marks`` behind the chosen mark or the caret, or with -1 the one before; round the ends."""
        page, chosen = self._situation.page, self._situation.chosen_mark
        if page is None:
            return
        if not marks:
            self._hub.refused.emit(_("There is no such mark in this article."))
            return
        caret = page.to_reading(Span(self._view.shown.caret, self._view.shown.caret)).start
        here = (caret, -1, b"") if chosen is None else _order(chosen)
        at = bisect_right(marks, here, key=_order) if step > 0 else bisect_left(marks, here, key=_order) - 1
        self.go(marks[at % len(marks)].id)

    def _tag(self, mark: Mark) -> str:
        return tag_name(self._hub.project.codebook.tag(mark.tag))


def _order(mark: Mark) -> tuple[int, int, bytes]:
    return mark.span.start, mark.span.end, mark.id.bytes
