"""The card of the chosen mark or suggestion: what it is, and what can be said about it, each with its key."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.codebook import QUOTE, Tag
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.reasons import reason_in_words
from annotator.domain.suggestions import Suggestion
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.panels.facts import Fact, Facts
from annotator.ui.pieces import Elided, button, empty, key_cap, label, row
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.naming import facts, from_where

PAUSE_MILLISECONDS = 30
"""The card follows at once, but after the mark is painted."""


class ChosenCard(QFrame):
    """Shown while a mark is chosen."""

    def __init__(self, hub: Hub, situation: Situation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", True)
        self._hub, self._situation = hub, situation
        self.gestures: dict[str, Callable[[], object]] = {}
        self.decisions: Sequence[QAction] = ()
        """What may be done with a suggestion."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 8)
        self._layout.setSpacing(6)
        self._facts = Facts(hub, situation)
        self._soon = later(self, self._fill, PAUSE_MILLISECONDS)
        situation.chosen_changed.connect(self._soon.start)
        situation.marks_changed.connect(lambda _marks: self._soon.start())
        self.hide()

    def _fill(self) -> None:
        empty(self._layout)
        chosen = self._situation.chosen_mark or self._situation.suggestion
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        tag = self._hub.project.codebook.tag(chosen.tag)
        kind = label(tag_name(tag) if isinstance(chosen, Mark) else f"{tag_name(tag)} ?")
        kind.setStyleSheet(f"color: {theme.current().letters(tag.colour).name()}; font-weight: bold;")
        self._layout.addLayout(row(kind, 1, label(f"{chosen.span.start}–{chosen.span.end}", "faint")))
        self._layout.addWidget(Elided(chosen.text.replace("\n", " ")))
        if isinstance(chosen, Suggestion):
            self._tell_suggestion(chosen, tag)
            return
        for fact in (*self._facts.about(chosen), *self._further(chosen)):
            self._add_row(fact.name, fact.value, fact.keys)
        if chosen.note:
            self._layout.addWidget(label(chosen.note, "faint", wrap=True))

    def _tell_suggestion(self, suggestion: Suggestion, tag: Tag) -> None:
        reading = self._situation.reading
        self._add_row(_("Source"), from_where(suggestion), "")
        if suggestion.reason:
            self._layout.addWidget(label(reason_in_words(suggestion.reason), "faint", wrap=True))
        for name, value in facts(suggestion, reading.text if reading is not None else ""):
            self._add_row(name, value, "")
        self._add_row(_("Edges"), _("start [ ]   end { }"), "")
        if tag.kind == QUOTE:
            halves = _("one more  .   one less  ,").split("   ")
            keys = label(
                "\u00a0\u00a0 ".join(half.replace(" ", "\u00a0") for half in halves), wrap=True
            )  # a key stays with its words
            line = row(_name(_("Sentences")), keys)
            line.setStretchFactor(keys, 1)
            self._layout.addLayout(line)
        elif suggestion.core is not None:
            self._add_row(_("Title alone"), "", ",")
        for deed in () if self._hub.project.read_only else self.decisions:
            keys = deed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            press = button(keys or "…", deed.trigger, name="key")
            press.setAccessibleName(deed.text())
            told = label(deed.text(), "faint", wrap=True)  # a card is as narrow as its panel
            line = row(told, press)
            line.setStretchFactor(told, 1)
            self._layout.addLayout(line)

    @staticmethod
    def _further(mark: Mark) -> Iterator[Fact]:
        yield Fact(_("Note"), _("written") if mark.note else "–", "N")
        yield Fact(_("Edges"), _("start [ ]   end { }"))
        yield Fact(_("History"), "", "Shift+H")
        yield Fact(_("Remove"), "", _("Del"))

    def _add_row(self, name: str, value: str, keys: str) -> None:
        shown = Elided(value)
        parts: list[QWidget | int] = [_name(name), shown]
        gesture = self.gestures.get(keys)
        if gesture is not None:
            press = button(keys, gesture, name="key")
            press.setAccessibleName(name)
            parts.append(press)
        elif keys:
            parts.append(key_cap(keys))
        layout = row(*parts)
        layout.setStretchFactor(shown, 1)
        self._layout.addLayout(layout)


def _name(words: str) -> QWidget:
    """The name of a row, as wide as the others."""
    told = label(words, "faint")
    told.setMinimumWidth(64)
    return told
