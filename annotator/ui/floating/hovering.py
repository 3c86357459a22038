"""What the pointer rests on: the arrows of that mark at once, and after a moment a card that tells about it."""

import time
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from annotator.domain.codebook import Tag
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.log.operations import Operation
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import Moment
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.ui import theme
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.naming import origin_name, tag_name
from annotator.ui.panels.facts import Facts
from annotator.ui.pieces import empty, label, row
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting
from annotator.ui.suggesting.naming import facts, from_where, source_and_score

REST_MILLISECONDS = 500
MOST_DEEDS = 4
"""The newest entries of a mark's history that a card shows."""
_MOST_KEYS = 2
"""Keys that a card names for one deed; further ones are twins such as Return and Enter."""
_WIDTH = 330
_BELOW = 10


class HoverCard(QFrame):
    """A card over the article that the mouse passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 9, 12, 10)
        self._layout.setSpacing(3)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def tell(self, title: str, ink: str, lines: list[tuple[str, str]], place: QPoint, above: int) -> None:
        """Show lines of name and value under a place of the parent, or so many pixels above it where none is left."""
        empty(self._layout)
        head = label(title, wrap=True)
        head.setStyleSheet(f"color: {ink}; font-weight: bold;")
        self._layout.addWidget(head)
        for name, value in lines:
            told = label(name, "faint")
            told.setMinimumWidth(74)
            told.setAlignment(Qt.AlignmentFlag.AlignTop)
            words = label(value, wrap=True)
            line = row(told, words)
            line.setStretchFactor(words, 1)
            self._layout.addLayout(line)
        self._layout.activate()
        height = self._layout.totalHeightForWidth(_WIDTH)
        self.setFixedHeight(height)
        below = place.y() + _BELOW
        y = below if below + height < self._over.height() else max(4, place.y() - above - height)
        self.move(max(4, min(place.x(), self._over.width() - _WIDTH - 4)), y)
        self.show()
        self.raise_()


class Hovering(QObject):
    """Leads the pointer's signals to card and arrows."""

    def __init__(
        self, hub: Hub, situation: Situation, suggesting: Suggesting, view: ArticleView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub, self._situation, self._suggesting, self._view = hub, situation, suggesting, view
        self.decisions: Sequence[QAction] = ()
        """What may be done with a suggestion: accept it, all of the same words, or reject it."""
        self._facts = Facts(hub, situation)
        self.card = HoverCard(view.viewport())
        self._mark: MarkId | None = None
        self._rest = later(self, self._tell, REST_MILLISECONDS)
        view.hovered.connect(self._come)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._leave())
        view.selection_changed.connect(self._leave)
        situation.chosen_changed.connect(self._leave)
        hub.changed.connect(lambda _changes: self._leave())
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._leave)

    def about_mark(self) -> None:
        """Tell about the chosen mark or suggestion, as if the pointer rested on it."""
        suggestion = self._situation.suggestion
        self._mark = self._situation.chosen if suggestion is None else MarkId(suggestion.id)
        if self._mark is None:
            self._hub.refused.emit(_("Choose a mark first."))
        else:
            self._tell()

    def _come(self, mark: MarkId | None) -> None:
        self._leave()
        self._mark = mark
        if mark is not None:
            self._rest.start()

    def _leave(self, *_focus: object) -> None:
        self._rest.stop()
        self.card.hide()

    def _tell(self) -> None:
        page = self._situation.page
        if page is None or self._mark is None:
            return
        book = self._hub.project.codebook
        if (suggestion := self._suggesting.get(self._mark)) is not None:
            told = f"{shortened(suggestion.text)}  ×{len(self._suggesting.alike(suggestion))}"
            lines = [
                (_("Suggestion"), from_where(suggestion)), ("", reason_in_words(suggestion.reason)),
                *facts(suggestion, page.reading.text),
                *((_keys(deed), deed.text()) for deed in self.decisions if deed.isEnabled()),
            ]  # fmt: skip
            self._show(book.tag(suggestion.tag), told, lines, page.to_page(suggestion.span))
        elif (mark := page.reading.mark(self._mark)) is not None:
            self._show(book.tag(mark.tag), shortened(mark.text), self._lines(mark), page.to_page(mark.span))

    def _show(self, tag: Tag, told: str, lines: list[tuple[str, str]], span: Span) -> None:
        start = self._view.places.on_screen(span.start)
        ink = theme.current().letters(tag.colour).name()
        pitch = round(self._view.look.pitch)
        title = f"{tag_name(tag)}  ·  {told}"
        self.card.tell(title, ink, lines, start.bottomLeft() + QPoint(0, pitch // 2), pitch * 2)

    def _lines(self, mark: Mark) -> list[tuple[str, str]]:
        lines = [(fact.name, fact.value) for fact in self._facts.about(mark)]
        if mark.note:
            lines.append((_("Note"), mark.note))
        made = f"{self._facts.by_whom(mark)}, {_when(mark.created)}"
        if mark.origin is not Origin.HAND:
            made += f"  ({self._origin(mark)})"
        lines.append((_("Made by"), made))
        deeds = self._hub.project.history.of_mark(mark.id)
        names = {one.id: one.name for one in self._hub.project.annotators()}
        lines += [(_("Changed"), self._deed(deed, names.get(deed.annotator, ""))) for deed in deeds[:MOST_DEEDS]]
        if len(deeds) > MOST_DEEDS:
            lines.append(("", _("… and {count} more").format(count=len(deeds) - MOST_DEEDS)))
        return lines

    def _origin(self, mark: Mark) -> str:
        """How a mark came to be; of an accepted suggestion, who proposed it and how sure that was."""
        known = self._hub.project.suggestions.origin_of(mark.id) if mark.origin is Origin.SUGGESTION else None
        if known is None:
            return origin_name(mark.origin)
        told = _("from a suggestion: {source}")
        return told.format(source=source_and_score(known.source, known.score))

    @staticmethod
    def _deed(deed: Operation, name: str) -> str:
        return f"{_when(deed.done)}, {name}: {deed.title}"


def _keys(deed: QAction) -> str:
    """The keys of a deed as they are set now."""
    keys = (one.toString(QKeySequence.SequenceFormat.NativeText) for one in deed.shortcuts()[:_MOST_KEYS])
    return " · ".join(keys)


def _when(moment: Moment) -> str:
    """A moment by the clock of the reader."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment / 1000))
