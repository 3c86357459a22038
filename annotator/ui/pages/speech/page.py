"""Who says what: choose on the left, read in the middle as in a play, look at pictures on the second tab."""

from collections.abc import Callable
from itertools import islice

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.corpus.speech import EVERYTHING, About, Line
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.project.speech import Counts
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.speech.choices import By, Offer, OfferPainter, OfferRows
from annotator.ui.pages.speech.line_list import LineList, to_clipboard
from annotator.ui.pages.speech.line_rows import LineRows, Scene
from annotator.ui.pages.speech.pictures import Pictures
from annotator.ui.pieces import button, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_SIDES = (260, 1000)
MOST_COPIED = 5_000
"""Lines that go on the clipboard at most; a table of all of them is what the command line makes."""
_CONCERNING = (
    Subject.MARKS, Subject.LINKS, Subject.THEMES, Subject.PEOPLE, Subject.CODEBOOK, Subject.ARTICLES, Subject.TEXT,
)  # fmt: skip


class SpeechPage(QWidget):
    """Reads only; a place in it leads to its article."""

    def __init__(self, hub: Hub, go: Callable[[Place], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._go = hub, go
        self._stale = True
        self._counting, self._copying = Newest(hub, self), Newest(hub, self)
        self.offers, self.rows = OfferRows(hub, self), LineRows(hub, self)
        self.filter, self.offer_list = FilterEntry(), QListView()
        self.by_buttons: dict[By, QPushButton] = {
            by: button(words, lambda by=by: self.offer(by))
            for by, words in ((By.PEOPLE, _("People")), (By.THEMES, _("Themes")), (By.ARTICLES, _("Articles")))
        }
        self.list = LineList(self.rows, self.go_there)
        self.nothing = label("", "faint", wrap=True)
        self.pictures = Pictures(hub, self._read_cell)
        self.tabs = QStackedWidget()
        self.picture_button = button("", self.turn)
        self.copy_button = button(_("Copy all"), self.copy_all)
        self.head = PageHead(self, _("Who says what"), leave, self.copy_button, self.picture_button)
        self._soon, self._pause = later(self, self._refresh), later(self, self._filter, 150)
        self._lay_out()
        self._connect()

    # What one sees.

    def _lay_out(self) -> None:
        lines = QWidget()
        self.nothing.setContentsMargins(20, 18, 20, 18)
        stacked(lines, (self.nothing, 0), (self.list, 1))
        for tab in (lines, self.pictures):
            self.tabs.addWidget(tab)
        split = side_by_side(_SIDES, (self._left(), 200), (self.tabs, 400))
        stacked(self, (self.head, 0), (split, 1))
        self._name_button()
        self.first = self.list

    def _left(self) -> QFrame:
        left = QFrame()
        left.setObjectName("left")
        self.filter.setPlaceholderText(_("Name, theme or title…"))
        self.filter.setAccessibleName(_("Filter what can be read"))
        self.filter.setClearButtonEnabled(True)
        self.offer_list.setModel(self.offers)
        self.offer_list.setItemDelegate(OfferPainter(self.offer_list))
        self.offer_list.setMouseTracking(True)
        self.offer_list.setAccessibleName(_("What to read"))
        self.offer_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addLayout(row(*self.by_buttons.values()))
        column.addWidget(self.offer_list, 1)
        return left

    def _connect(self) -> None:
        everywhere, here = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WidgetShortcut
        for keys, widget, context, call in (
            ("/", self, everywhere, self.filter.setFocus), ("F6", self, everywhere, self._other_side),
            ("P", self.list, here, self.turn), ("P", self.offer_list, here, self.turn),
            ("P", self.pictures, everywhere, self.turn), ("Ctrl+C", self.list, here, self.copy),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), widget, context=context).activated.connect(call)
        self.filter.refused.connect(self._hub.tell)
        self.filter.textChanged.connect(lambda _words: self._pause.start())
        self.filter.returnPressed.connect(self._take_first)
        self.offer_list.selectionModel().currentChanged.connect(self._chosen)
        self.offer_list.activated.connect(lambda _index: self._lines_focus())
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._forget)

    # What one does.

    def begin(self) -> None:
        """Show what was read last, as it is now."""
        if self._stale:
            self._refresh()

    def offer(self, by: By) -> None:
        """Offer articles, people or themes; what is read stays."""
        self.filter.clear()
        self._pause.stop()
        self._offer(by)

    def read(self, about: About) -> None:
        """Show the lines that are meant."""
        self.rows.begin(about)
        self.tabs.setCurrentIndex(0)
        self._name_button()
        self._lead(self.rows.index(1 if self.rows.rowCount() > 1 else 0))
        self.list.scrollToTop()
        self._tell()

    def turn(self) -> None:
        """Pictures in place of lines, or lines in place of pictures."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self._name_button()
        if self.tabs.currentWidget() is self.pictures:
            self.pictures.begin()
            self.pictures.setFocus()
        else:
            self.list.setFocus()

    def go_there(self) -> None:
        """Show the place of the line that the keys are at."""
        there = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(there, Line | Scene):
            self._go(there.place)

    def copy(self) -> None:
        """Put the chosen lines on the clipboard; of a heading all lines below it that were fetched."""
        to_clipboard(self.list.chosen())

    def copy_all(self) -> None:
        """Put all lines that are meant on the clipboard, fetched or not."""
        speech, about = self._hub.project.speech, self.rows.about
        self._copying.ask(lambda _told: list(islice(speech.lines(about), MOST_COPIED)), self._copied)

    # What follows.

    def _copied(self, lines: list[Line]) -> None:
        to_clipboard(lines)
        told = ngettext("{count} line is on the clipboard.", "{count} lines are on the clipboard.", len(lines))
        self._hub.refused.emit(told.format(count=f"{len(lines):,}"))

    def _read_cell(self, about: About) -> None:
        self.read(about)
        self._point_at(about)
        self.list.setFocus()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        offer = now.data(Qt.ItemDataRole.UserRole)
        if isinstance(offer, Offer) and offer.about != self.rows.about:
            self.read(offer.about)

    def _offer(self, by: By) -> None:
        for one, pressed in self.by_buttons.items():
            pressed.setProperty("chosen", one is by)
            pressed.style().polish(pressed)
        self.offers.show(by, self.filter.text())
        self._point_at(self.rows.about)

    def _filter(self) -> None:
        self._offer(self.offers.by)

    def _take_first(self) -> None:
        self._pause.stop()
        self._filter()
        if self.offers.rowCount():
            self.offer_list.setCurrentIndex(self.offers.index(0))
            self.offer_list.setFocus()

    def _point_at(self, about: About) -> None:
        at = self.offers.place_of(about)
        self.offer_list.setCurrentIndex(QModelIndex() if at is None else self.offers.index(at))

    def _lead(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)

    def _lines_focus(self) -> None:
        if self.tabs.currentIndex():
            self.turn()
        self.list.setFocus()

    def _other_side(self) -> None:
        middle = self.pictures if self.tabs.currentIndex() else self.list
        aside = self.offer_list.hasFocus() or self.filter.hasFocus()
        (middle if aside else self.offer_list).setFocus()

    def _name_button(self) -> None:
        self.picture_button.setText((_("Lines") if self.tabs.currentIndex() else _("Pictures")) + "  P")
        self.copy_button.setVisible(not self.tabs.currentIndex())

    def _hear(self, changes: Changes) -> None:
        if changes.concern(None, *_CONCERNING):
            self._stale = True
            self.pictures.forget()
            if self.isVisible():
                self._soon.start()

    def _refresh(self) -> None:
        if not self._hub.is_open:
            return
        self._stale = False
        there = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        scrolled = self.list.verticalScrollBar().value()
        self.rows.refresh()
        at = self.rows.place_of(there)
        self._lead(self.rows.index(at if at is not None else min(1, self.rows.rowCount() - 1)))
        self.list.verticalScrollBar().setValue(scrolled)
        self._offer(self.offers.by)
        self._tell()
        speech = self._hub.project.speech
        self._counting.ask(speech.counts, self._count)
        if self.pictures.isVisible():
            self.pictures.begin()

    def _count(self, counts: Counts) -> None:
        self.offers.counts = counts
        self._offer(self.offers.by)
        parts = (
            ngettext("{count} quote", "{count} quotes", counts.quotes).format(count=f"{counts.quotes:,}"),
            ngettext("{count} speaker", "{count} speakers", len(counts.voices)).format(count=f"{len(counts.voices):,}"),
        )
        self.head.facts.say("  ·  ".join(parts))

    def _tell(self) -> None:
        empty = self.rows.rowCount() == 0
        self.nothing.setText(
            _("Nobody is quoted yet. Mark quotes with 3 and choose their speakers with S; then they are read here.")
            if self.rows.about == EVERYTHING else _("Nothing is said here.")
        )  # fmt: skip
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def _forget(self) -> None:
        self._soon.stop()
        self.filter.clear()
        self._pause.stop()
        self._stale = True
        self.offers.counts = None
        self.rows.begin(EVERYTHING)
        self.offers.show(self.offers.by, "")
        self.head.facts.say("")
        self.pictures.forget()
