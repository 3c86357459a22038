"""Moving the edges of the chosen mark or suggestion: by a sign, a word, a sentence, or where the mouse dragged them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from annotator.domain.codebook import QUOTE, ROLE
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.suggest.quotes import extent
from annotator.ui.article.clusters import stepped
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

_Step = Callable[[str, int, int], int]


class Edges(QObject):
    """The gestures on edges; whole grapheme clusters come in or go out."""

    def __init__(
        self, hub: Hub, situation: Situation, suggesting: Suggesting, view: ArticleView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._suggesting, self._view = hub, situation, suggesting, view
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

    def longer(self) -> None:
        """A quote goes on for one sentence more; a role that was cut to its title is whole again."""
        chosen = self._chosen()
        if chosen is None:
            return
        kind, text = self._hub.project.codebook.tag(chosen.tag).kind, self._text()
        if kind == QUOTE:
            self._put(chosen, extent.longer(text, chosen.span))
        elif kind == ROLE and isinstance(chosen, Suggestion):
            self._put(chosen, self._suggesting.meant(chosen)[-1].span)
        else:
            self._hub.refused.emit(_("Only a quote goes on for a sentence: choose one first."))

    def shorter(self) -> None:
        """A quote ends one sentence earlier; a proposed role is cut to its title, without the organisation."""
        chosen = self._chosen()
        if chosen is None:
            return
        kind, text = self._hub.project.codebook.tag(chosen.tag).kind, self._text()
        if kind == QUOTE:
            self._put(chosen, extent.shorter(text, chosen.span))
        elif isinstance(chosen, Suggestion) and chosen.core is not None:
            self._put(chosen, chosen.core)
        else:
            self._hub.refused.emit(_("Only a quote of several sentences, or a proposed role with its organisation, "
                                     "can be cut so."))  # fmt: skip

    def dragged(self, mark: MarkId, shown: Span) -> None:
        """The mouse brought the edges of a mark to a span of the page."""
        if self._situation.page is None:
            return
        span, suggestion = self._situation.page.to_reading(shown), self._suggesting.get(mark)
        if suggestion is not None:
            self._put(suggestion, span)
        else:
            self._hub.perform(lambda project: project.marks.move(mark, span))

    def _move(self, start: int, end: int, step: _Step) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        text = self._text()
        first = step(text, chosen.span.start, start) if start else chosen.span.start
        last = step(text, chosen.span.end, end) if end else chosen.span.end
        if first >= last:
            proposed = isinstance(chosen, Suggestion)
            told = _("The suggestion is as short as it can be: X rejects it.") if proposed else ""
            self._hub.refused.emit(told or _("The mark is as short as it can be: Delete removes it."))
            return
        self._put(chosen, Span(first, last))

    def _chosen(self) -> Mark | Suggestion | None:
        chosen = self._situation.chosen_mark or self._situation.suggestion
        if chosen is None:
            self._hub.refused.emit(_("Choose a mark first."))
        return chosen

    def _text(self) -> str:
        reading = self._situation.reading
        return reading.text if reading is not None else ""

    def _put(self, chosen: Mark | Suggestion, span: Span) -> None:
        """Let a mark or suggestion stand there."""
        if span == chosen.span:
            return
        if isinstance(chosen, Mark):
            self._hub.perform(lambda project: project.marks.move(chosen.id, span))
            return
        moved = replace(chosen, span=span, text=span.of(self._text()))
        self._suggesting.move(chosen, moved)
        self._situation.choose_suggestion(moved)

    def _word(self, text: str, offset: int, direction: int) -> int:
        if direction > 0:
            return max(self._view.word_at(text, offset).end, offset + 1) if offset < len(text) else offset
        return min(self._view.word_at(text, offset - 1).start, offset - 1) if offset > 0 else 0
