"""The sources of suggestions of a project: switched on and off, judged by what was decided, with what they lack."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.corpus.pending import Figures, SourceState
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Subject
from annotator.project.suggestions import Suggestions
from annotator.settings import preferences
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, stacked
from annotator.ui.pages.sources.cards import FiguresCard, SourceCard, column
from annotator.ui.pages.sources.learnt import LearntCard
from annotator.ui.pages.sources.model import ModelCard
from annotator.ui.pieces import empty, label
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest
from annotator.ui.suggesting.after_reading import PREFERENCE, YES, AfterReading

_WIDEST = 860
_Found = tuple[list[SourceState], Figures, list[str]]
"""The sources, how they do, and who offered what came from elsewhere."""


class SourcesPage(QWidget):
    """Reads beside the window, and again when something was decided or switched."""

    def __init__(
        self, hub: Hub, patience: AfterReading, learnt: LearntCard, model: ModelCard, leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._patience = hub, patience
        self.head = PageHead(self, _("Sources of suggestions"), leave)
        self.cards: list[SourceCard] = []
        self.wait_box = QCheckBox(_("Suggestions wait until an article was read to its end once"))
        self.wait_box.setToolTip(_("What is proposed sways who reads it: so one forms an opinion first."))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._reading = Newest(hub, self)
        self._soon = later(self, self._ask)
        self.learnt, self.model = learnt, model
        self._in_sight = later(self, self._show_send_button)  # when the text has its place
        self._lay_out()
        self._lay_out_parts()
        self.first = self.wait_box
        self.wait_box.toggled.connect(self._prefer)
        model.shown.connect(self._in_sight.start)
        hub.changed.connect(self._hear)
        hub.closed.connect(self._soon.stop)

    def _lay_out(self) -> None:
        inside, self._column = column()
        inside.setMaximumWidth(_WIDEST)
        self._column.addWidget(self.wait_box)
        self._column.addWidget(label(_("SOURCES"), "section"))
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        self._view = scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stacked(self, (self.head, 0), (scroll, 1))

    def _lay_out_parts(self) -> None:
        for title, part in ((_("LEARNT FROM THE MARKS"), self.learnt), (_("LANGUAGE MODEL"), self.model)):
            for widget in (label(title, "section"), part):
                self._column.insertWidget(self._column.count() - 1, widget)

    def begin(self) -> None:
        """Read how things stand now."""
        self.wait_box.blockSignals(True)
        self.wait_box.setChecked(preferences.text(PREFERENCE) == YES)
        self.wait_box.blockSignals(False)
        self.learnt.show_learnt()
        self.model.begin()
        self._ask()

    def _ask(self) -> None:
        if self._hub.is_open:
            suggestions = self._hub.project.suggestions
            self._reading.ask(lambda _told: self._read(suggestions), self._show)

    @staticmethod
    def _read(suggestions: Suggestions) -> _Found:
        return suggestions.sources(), suggestions.figures(), suggestions.offering()

    def _show(self, found: _Found) -> None:
        states, figures, offering = found
        book, at = self._hub.project.codebook, self._focused()
        empty(self._cards)
        may = frozenset[str]() if self._hub.project.read_only else frozenset(offering)
        self.cards = [
            SourceCard(one, figures.of_sources, book, self._switch, self._withdraw if one.name in may else None)
            for one in states
        ]
        for card in self.cards:
            card.box.setEnabled(not self._hub.project.read_only)
            self._cards.addWidget(card)
            if card.name == at:
                card.box.setFocus()
        named = {state.name for state in states}
        for name in sorted({one.source for one in figures.of_sources} - named):
            withdraw = self._withdraw if name in may else None
            self._cards.addWidget(FiguresCard(name, figures.of_sources, book, withdraw))
        on = sum(state.on and not state.missing for state in states)
        told = ngettext("{count} source is asked", "{count} sources are asked", on)
        self.head.facts.say(told.format(count=on))

    def _show_send_button(self) -> None:
        """Who asks what would be sent sees it, and how it is sent, without looking for it."""
        self._view.ensureWidgetVisible(self.model.send_button, 0, 24)

    def _focused(self) -> str:
        """The source whose switch has the keyboard: what is shown anew keeps it."""
        return next((card.name for card in self.cards if card.box.hasFocus()), "")

    def _switch(self, name: str, on: bool) -> None:
        self._hub.perform(lambda project: project.suggestions.switch(name, on))

    def _withdraw(self, name: str) -> None:
        self._hub.perform(lambda project: project.suggestions.withdraw(name))

    def _prefer(self, waits: bool) -> None:
        try:
            preferences.put(PREFERENCE, YES if waits else "no")
        except AnnotatorError as refusal:
            self._hub.tell(refusal)
        self._patience.look()

    def _hear(self, changes: Changes) -> None:
        if self.isVisible() and changes.concern(None, Subject.SUGGESTIONS, Subject.PROJECT, Subject.CODEBOOK):
            self._soon.start()
