"""The line in which one writes what is sought, and below it chips and switches that write into it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.articles import State
from annotator.domain.corpus.listing import Group, Grouping
from annotator.domain.errors import QueryRefused
from annotator.domain.language import _, marked
from annotator.domain.search.query import Field, Filter, Query, Way, Where
from annotator.domain.search.reading import read
from annotator.domain.spans import Span
from annotator.ui.floating.picker import MOST_SHOWN, Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name, state_name
from annotator.ui.pages.flow import Flow
from annotator.ui.pieces import button, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_APART = 8
"""Pixels between groups of switches, beyond those between switches."""
_PAUSE_MILLISECONDS = 180
_WHERE = {
    Where.TEXT: marked("Texts"), Where.MARKS: marked("Marks"), Where.NOTES: marked("Notes"),
    Where.TITLES: marked("Titles"), Where.PEOPLE: marked("People"),
}  # fmt: skip
_WAYS = {
    Way.EXACT: (marked("Exact"), marked("As it is written: script, width and case matter")),
    Way.WORD: (marked("Whole word"), marked("Words in Latin letters only as a whole")),
    Way.REGEX: (marked("Expression"), marked("What is written is a regular expression")),
}
_FILTERS = {
    Field.TAG: marked("Tag"), Field.PERSON: marked("Person"), Field.BY: marked("Annotator"),
    Field.STATUS: marked("Status"), Field.SOURCE: marked("Source"), Field.DATE: marked("Date"),
}  # fmt: skip
_DATES = ("2024", "2024-11", "2024-11..", "..2024-12", "2024-01..2024-06")


class QueryLine(QWidget):
    """One line of words is all there is; what is clicked below is written into it."""

    changed = Signal(object)
    """The ``Query`` that is written, as soon as the hands rest; only where it can be read."""

    def __init__(self, hub: Hub, picker: Picker, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._picker = hub, picker
        self.entry = QLineEdit()
        self.refusal = label("", "warning", wrap=True)
        self.where: dict[Where, QPushButton] = {}
        self.ways: dict[Way, QPushButton] = {}
        self.chips: list[QPushButton] = []
        self._switches = Flow(spacing=6)
        self.add_button = button("+ " + _("Filter"), self.ask_filter)
        self._last = ""
        self._counting = Newest(hub, self)
        self._soon = later(self, self.settle, _PAUSE_MILLISECONDS)
        self._lay_out()
        self.entry.textChanged.connect(lambda _words: self._soon.start())
        self.setFocusProxy(self.entry)
        self._show(Query())

    def _lay_out(self) -> None:
        self.entry.setPlaceholderText(_('Search everywhere:  國防  "exact phrase"  -without  tag:role  date:2024-11..'))
        self.entry.setAccessibleName(_("Search everywhere"))
        self.entry.setClearButtonEnabled(True)
        self.entry.setMinimumHeight(32)
        for where, words in _WHERE.items():
            self.where[where] = self._switch(_(words), lambda one=where: self._toggle(f"in:{one}", Where))
        for way, (words, tip) in _WAYS.items():
            self.ways[way] = self._switch(_(words), lambda one=way: self._toggle(f"as:{one}", Way), _(tip))
        for switches in (self.where, self.ways):
            together = QWidget()
            together.setLayout(row(*switches.values(), margins=(0, 0, _APART, 0)))
            self._switches.addWidget(together)
        self._switches.addWidget(self.add_button)
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.entry)
        column.addWidget(self.refusal)
        column.addLayout(self._switches)

    @staticmethod
    def _switch(words: str, clicked: Callable[[], object], tip: str = "") -> QPushButton:
        made = button(words, clicked, name="switch")
        made.setCheckable(True)
        made.setToolTip(tip)
        return made

    @property
    def words(self) -> str:
        """What is written."""
        return self.entry.text()

    def write(self, words: str) -> None:
        """Write something else, and seek it at once."""
        self.entry.setText(words)
        self.settle()

    def settle(self) -> None:
        """Read the line now, and seek what it says."""
        self._soon.stop()
        try:
            query = read(self.words)
        except QueryRefused as refusal:
            self.refuse(refusal)
            return
        self.refuse(None)
        self._show(query)
        if self.words != self._last:
            self._last = self.words
            self.changed.emit(query)

    def refuse(self, refusal: QueryRefused | None) -> None:
        """Say below the line what is wrong in it, and where."""
        self.refusal.setText(str(refusal) if refusal else "")
        self.refusal.setVisible(refusal is not None)

    def again(self) -> None:
        """Seek the same again."""
        self._last = ""
        self.settle()

    def forget(self) -> None:
        """What was sought holds no more: the same words are sought afresh."""
        self._last = ""

    def ask_filter(self) -> None:
        """Ask by what to filter."""
        choices = [Choice(_(words), name) for name, words in _FILTERS.items()]
        self._picker.ask(
            self._below(self.add_button), _("Filter by"), choices,
            lambda name: self._ask_value(Field(name)),  # Qt makes a plain word of it
        )  # fmt: skip

    def _ask_value(self, name: Field) -> None:
        if name is Field.SOURCE:  # every article has one: they are counted beside the window
            listing = self._hub.project.listing
            self._counting.ask(
                lambda _told: listing.groups(Grouping.SOURCE)[:MOST_SHOWN],
                lambda groups: self._offer(name, [_of_source(one) for one in groups if one.key]),
            )
            return
        values = {
            Field.TAG: self._tags, Field.PERSON: self._most_mentioned, Field.BY: self._annotators,
            Field.STATUS: self._states,
        }.get(name, list)()  # fmt: skip
        if name is Field.DATE:
            values = [Choice(words, words) for words in _DATES]
        self._offer(name, values)

    def _offer(self, name: Field, values: Sequence[Choice]) -> None:
        self._picker.ask(
            self._below(self.add_button), _(_FILTERS[name]), values, lambda value: self._add(Filter(name, value)),
            make=lambda words: self._add(Filter(name, words)), hint=_("type, or pick one"),
            find=self._people if name is Field.PERSON else None,
        )  # fmt: skip

    def _tags(self) -> list[Choice]:
        book = self._hub.project.codebook
        return [Choice(path_name(book.path(tag.id)), book.path(tag.id)) for tag in book.tags]

    def _most_mentioned(self) -> list[Choice]:
        most = self._hub.project.register.page()
        return [Choice(f"{one.person.name}  ({one.mentions:,})", one.person.name) for one in most]

    def _people(self, words: str) -> list[Choice]:
        return [Choice(one.name, one.name) for one in self._hub.project.register.named(words)]

    def _annotators(self) -> list[Choice]:
        return [Choice(one.name, one.name) for one in self._hub.project.annotators()]

    @staticmethod
    def _states() -> list[Choice]:
        return [Choice(state_name(state), state.value) for state in State]

    def _add(self, one: Filter) -> None:
        self.write(f"{self.words.rstrip()} {one}".strip())
        self.entry.setFocus()

    def _toggle(self, words: str, kind: type[Where] | type[Way]) -> None:
        """Write a switch into the line, or take it out."""
        try:
            query = read(self.words)
        except QueryRefused as refusal:
            self.refuse(refusal)
            return
        value = words.partition(":")[2]
        if kind is Where:
            query = replace(query, where=query.where ^ {Where(value)})
        else:
            query = replace(query, ways=query.ways ^ {Way(value)})
        self.write(str(query))

    def _show(self, query: Query) -> None:
        """Let switches and chips say what the line says."""
        for where, switch in self.where.items():
            switch.setChecked(where in query.places if not query.is_empty or query.where else where is Where.TEXT)
        for way, switch in self.ways.items():
            switch.setChecked(way in query.ways)
        for chip in self.chips:
            self._switches.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips.clear()
        for one in query.filters:
            chip = button(f"{one}  ×", lambda span=one.span: self._take_out(span), name="chip")
            chip.setToolTip(_("Take this filter away"))
            self.chips.append(chip)
            self._switches.addWidget(chip)

    def _take_out(self, span: Span) -> None:
        words = self.words
        self.write(" ".join(f"{words[: span.start]}{words[span.end :]}".split(" ")).strip())

    def _below(self, widget: QWidget) -> QPoint:
        return widget.mapTo(widget.window(), widget.rect().bottomLeft()) + QPoint(0, 6)


def _of_source(group: Group) -> Choice:
    return Choice(f"{group.words}  ({group.count:,})", group.key)


def explained() -> str:
    """What can be written on the line."""
    return _(
        "Write a word, in either script. Several words must all be in an article; “tag:role”, “by:lin”, "
        "“status:done”, “source:人民網”, “date:2024-11..” and “person:曹建明” narrow it down, a hyphen before "
        "any of them excludes it. Without a word, the marks or articles themselves are listed."
    )
