"""Moving the edges of the chosen mark: by a sign, by a word, or where the mouse dragged them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.ui.article.clusters import stepped
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation

_Step = Callable[[str, int, int], int]


class Edges(QObject):
    """The gestures on edges; whole grapheme clusters come in or go out."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view = hub, situation, view
        view.edge_dragged.connect(self.dragged)

    def start_left(self) -> None:
        """The chosen mark starts one sign earlier."""
        self._move(-1, 0, stepped)

    def start_right(self) -> None:
        """The chosen mark starts one sign later."""
        self._move(1, 0, stepped)

    def end_left(self) -> None:
        """The chosen mark ends one sign earlier."""
        self._move(0, -1, stepped)

    def end_right(self) -> None:
        """The chosen mark ends one sign later."""
        self._move(0, 1, stepped)

    def start_left_word(self) -> None:
        """The chosen mark starts one word earlier."""
        self._move(-1, 0, self._word)

    def start_right_word(self) -> None:
        """The chosen mark starts one word later."""
        self._move(1, 0, self._word)

    def end_left_word(self) -> None:
        """The chosen mark ends one word earlier."""
        self._move(0, -1, self._word)

    def end_right_word(self) -> None:
        """The chosen mark ends one word later."""
        self._move(0, 1, self._word)

    def dragged(self, mark: MarkId, shown: Span) -> None:
        """The mouse brought the edges of a mark to a span of the page."""
        if self._situation.page is not None:
            span = self._situation.page.to_reading(shown)
            self._hub.perform(lambda project: project.marks.move(mark, span))

    def _move(self, start: int, end: int, step: _Step) -> None:
        mark, reading = self._situation.chosen_mark, self._situation.reading
        if mark is None or reading is None:
            self._hub.refused.emit(_("Choose a mark first."))
            return
        first = step(reading.text, mark.span.start, start) if start else mark.span.start
        last = step(reading.text, mark.span.end, end) if end else mark.span.end
        if first >= last:
            self._hub.refused.emit(_("The mark is as short as it can be: Delete removes it."))
            return
        self._hub.perform(lambda project: project.marks.move(mark.id, Span(first, last)))

    def _word(self, text: str, offset: int, direction: int) -> int:
        if direction > 0:
            return max(self._view.word_at(text, offset).end, offset + 1) if offset < len(text) else offset
        return min(self._view.word_at(text, offset - 1).start, offset - 1) if offset > 0 else 0
