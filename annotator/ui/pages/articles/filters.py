"""What articles are wanted, chosen by fields one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from annotator.domain.articles import State
from annotator.domain.corpus.listing import ArticleFilter, Group, Grouping
from annotator.domain.ids import AnnotatorId, TagId
from annotator.domain.language import _
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name, state_name
from annotator.ui.pieces import row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_MOST_SOURCES = 300
"""Sources that are offered, those with the most articles; others are found by words."""


class FilterFields(QWidget):
    """Words, stars, status, annotator, tag, source, dates; ``changed`` a moment after one of them did."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self.words, self.since, self.until = FilterEntry(), FilterEntry(), FilterEntry()
        self.state, self.tag, self.annotator, self.source = (QComboBox() for _one in range(4))
        self._boxes = (self.state, self.tag, self.annotator, self.source)
        self.starred = QCheckBox(_("★ only"))
        self._pause = later(self, self.changed.emit, 150)
        self._counting = Newest(hub, self)
        self._lay_out()
        self._offer_sources()
        hub.closed.connect(self._forget)
        for entry in (self.words, self.since, self.until):
            entry.textChanged.connect(lambda _words: self._pause.start())
            entry.refused.connect(hub.tell)
        for box in self._boxes:
            box.activated.connect(lambda _at: self.changed.emit())
        self.starred.toggled.connect(lambda _checked: self.changed.emit())

    def _lay_out(self) -> None:
        self.words.setPlaceholderText(_("Title, source, note…"))
        self.words.setClearButtonEnabled(True)
        self.since.setPlaceholderText(_("from 2024-01"))
        self.until.setPlaceholderText(_("to 2024-12"))
        names = {
            self.words: _("Filter articles"), self.since: _("From this date on"), self.until: _("Until this date"),
            self.state: _("Status"), self.tag: _("Tag"), self.annotator: _("Annotator"),
            self.source: _("Source"),
        }  # fmt: skip
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        for box in self._boxes:
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for line in (
            row(self.words, self.starred), row(self.state, self.annotator), row(self.tag, self.source),
            row(self.since, self.until),
        ):  # fmt: skip
            layout.addLayout(line)

    def begin(self) -> None:
        """Offer what this project has; what was chosen stays where it is still there."""
        _offer(self.state, [(_("any status"), None), *((state_name(state), state) for state in State)])
        people = [(one.name, one.id) for one in self._hub.project.annotators()]
        _offer(self.annotator, [(_("anybody"), None), *people])
        book = self._hub.project.codebook
        _offer(self.tag, [(_("any tag"), None), *((path_name(book.path(tag.id)), tag.id) for tag in book.tags)])
        listing = self._hub.project.listing
        self._counting.ask(lambda _told: listing.groups(Grouping.SOURCE)[:_MOST_SOURCES], self._offer_sources)

    def _offer_sources(self, sources: Sequence[Group] = ()) -> None:
        """Counted beside the window, as every article has one; what was chosen and is not there any more is let go."""
        before = self.source.currentData()
        _offer(
            self.source, [(_("any source"), None), *((one.words or _("without a source"), one.key) for one in sources)]
        )
        if self.source.currentData() != before and self._hub.is_open:
            self.changed.emit()

    def _forget(self) -> None:
        """What was wanted of one project would hide, or leave out of an export, articles of the next one."""
        self._offer_sources()
        self.clear()

    def clear(self) -> None:
        """Want all articles."""
        for entry in (self.words, self.since, self.until):
            entry.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.starred.setChecked(False)
        self._pause.stop()
        self.changed.emit()

    def wanted(self) -> ArticleFilter:
        """What the fields say."""
        self._pause.stop()
        tag: TagId | None = self.tag.currentData()
        source: str | None = self.source.currentData()
        annotator: AnnotatorId | None = self.annotator.currentData()
        state: str | None = self.state.currentData()  # Qt keeps the plain word of a state
        return ArticleFilter(
            words=self.words.text().strip(),
            states=frozenset({State(state)} if state else ()),
            sources=frozenset({source} if source is not None else ()),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            tags=self._hub.project.listing.with_below([tag]) if tag else frozenset(),
            annotators=frozenset({annotator} if annotator else ()),
            starred=self.starred.isChecked(),
        )


def _offer(box: QComboBox, choices: list[tuple[str, object]]) -> None:
    before = box.currentData()
    if choices == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
        return  # somebody may have the list open
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, next((at for at, one in enumerate(choices) if one[1] == before), 0)))
