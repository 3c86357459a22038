"""Search everywhere: hits stream into a concordance; the chosen ones are marked, unmarked, or become suggestions."""

from collections.abc import Callable, Sequence
from itertools import islice

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from annotator.domain.errors import QueryRefused
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.query import OF_MARKS, Query, Where
from annotator.ui.floating.picker import Picker
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, stacked
from annotator.ui.pages.ordering import offer_orders
from annotator.ui.pages.search.line import QueryLine, explained
from annotator.ui.pages.search.marking import MarkingBar
from annotator.ui.pages.search.numbered import CHOSEN
from annotator.ui.pages.search.rows import HEADS, IN_ORDER, HitRows
from annotator.ui.pages.search.saved import SavedSearches
from annotator.ui.pages.search.table import Concordance
from annotator.ui.pieces import button, key_cap, label, row
from annotator.ui.running.jobs import Told
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_COPIED, _AGAIN_MILLISECONDS = 5000, 300


class SearchPage(QWidget):
    """A line, the hits, and what can be done to them."""

    _came = Signal(int, object)

    def __init__(self, hub: Hub, picker: Picker, go: Callable[[Place], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._picker, self._go, self._leave = hub, picker, go, leave
        self._query = Query()
        self._number = 0
        self._stale: bool = False
        self._going: bool = False
        self._renewing: bool = False
        self._gathered: list[Found] | None = None
        self.seeking, self.sorting = Newest(hub, self), Newest(hub, self)
        self._soon = later(self, self._again, _AGAIN_MILLISECONDS)
        self.line = QueryLine(hub, picker, self)
        self.rows = HitRows(self)
        self.table = Concordance(self.rows)
        self.marking = MarkingBar(hub, picker, self.chosen_hits, self)
        self.nothing, self.middle = label("", "faint", wrap=True), QStackedWidget()
        self.saved = SavedSearches(hub, picker, self.line, self)
        self.go_button = button(_("Go there") + "  ⏎", self.go_there)
        self.sort_button = button(_("Sort") + " ▾", self.ask_order)
        buttons = self.sort_button, self.saved.save_button, self.saved.show_button
        self.head = PageHead(self, _("Search everywhere"), self._leave_or_drop, *buttons)
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(18, 16, 18, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.nothing, self.table):
            self.middle.addWidget(widget)
        foot = QFrame()
        foot.setObjectName("foot")
        keys = row(
            key_cap("Space"), label(_("choose"), "faint"), key_cap("Ctrl+A"), label(_("all"), "faint"),
            key_cap("/"), label(_("search"), "faint"),
        )  # fmt: skip
        line = row(self.marking.mark_button, self.marking.unmark_button, self.marking.suggest_button, self.go_button)
        line.insertLayout(0, keys)
        line.insertStretch(1, 1)
        line.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(line)
        stacked(self, (self.head, 0), (self.line, 0), (self.middle, 1), (self.marking, 0), (foot, 0))
        self.first = self.line

    def _connect(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Space": self.choose, "Ctrl+A": self.choose_all, "M": self.marking.ask_tag, "U": self.marking.ask_unmarking,
            "G": self.marking.ask_suggesting, "/": self.line.setFocus, "Ctrl+C": self.copy,
            "O": self.ask_order,
        }  # fmt: skip
        for key, call in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)
        self.line.changed.connect(self._seek)
        self.line.entry.returnPressed.connect(self._to_hits)
        self.table.activated.connect(self._activate)
        self.table.doubleClicked.connect(self._activate)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._enable())
        self.rows.dataChanged.connect(lambda *_cells: self._tell())
        self.rows.order_wanted.connect(self._sort)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        for work in (self.seeking, self.sorting):
            work.jobs.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._forget)

    # What one does.

    def begin(self, words: str = "") -> None:
        """Show the page as it was left, or seek ``words``; the line is ready to be written in."""
        if words:
            self.line.write(words)
        if self._stale:
            self._again()
        self.line.entry.setFocus()
        self.line.entry.selectAll()

    def choose(self) -> None:
        """Choose the hit that one is at, or let go of it, and go on to the next."""
        rows = self.table.chosen_rows
        if not rows:
            return
        self.rows.toggle(rows)
        if len(rows) == 1:
            self.table.be_at(rows[0] + 1)

    def choose_all(self) -> None:
        """Choose every hit, or none."""
        self.rows.toggle_all()

    def chosen_hits(self) -> Sequence[Hit]:
        """The chosen hits; where none is, those that are selected."""
        return self.rows.hits(self.table.chosen_rows)

    def ask_order(self) -> None:
        """Offer the columns to sort by; the one that is sorted by turns round."""
        names = {CHOSEN: IN_ORDER, **HEADS}
        offer_orders(self.table, {at: _(name) for at, name in names.items()}, self.sort_button)

    def _sort(self) -> None:
        """Work the order out beside the window; whoever is at the first hit is at the first one then, too."""
        at_top = self.table.currentIndex().row() <= 0

        def show(numbers: list[int]) -> None:
            self.rows.show_in(numbers)
            if at_top:
                self.table.to_top()

        self.sorting.ask(self.rows.sorting(), show)
        self._tell()

    def go_there(self) -> None:
        """Show the hit that one is at in its article."""
        hit = self.rows.hit(self.table.currentIndex().row())
        if hit is not None:
            self._go(Place(hit.article, hit.span))

    def copy(self) -> None:
        """Copy the chosen hits, a line each with tabs between, as spreadsheets take them."""
        hits = islice(self.rows.hits(self.table.chosen_rows), _COPIED)
        cells = ((hit.published, hit.source, hit.before, hit.words, hit.after, hit.title) for hit in hits)
        lines = ("\t".join(" ".join(cell.split()) for cell in line) for line in cells)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _leave_or_drop(self) -> None:
        """Esc drops what is intended first."""
        if self.marking.isVisible():
            self.marking.leave()
        else:
            self._leave()

    # How it seeks.

    def _seek(self, query: Query) -> None:
        self._gathered = [] if self._renewing and query == self._query else None
        self._query, self._stale, self._going = query, not self._hub.is_open, False
        self._number += 1
        if self._gathered is None:
            self.sorting.drop()
            self.rows.begin()
            self.marking.leave()
        self._tell()
        if not self._hub.is_open:
            return
        number, project = self._number, self._hub.project

        def job(tell: Told) -> QueryRefused | None:
            try:
                for done, page in enumerate(project.searching.pages(query)):
                    self._came.emit(number, page)
                    tell(done, 0)
            except QueryRefused as refusal:
                return refusal
            return None

        self.seeking.ask(job, self._finish)

    def _take(self, number: int, page: Sequence[Found]) -> None:
        if number != self._number:
            return
        if self._gathered is not None:
            self._gathered += page
            return
        if not self.rows.rowCount():
            self.table.fit_to(page)
        self.rows.take(page)
        if self.rows.is_full and self.seeking.jobs.is_busy:
            self.seeking.jobs.stop()
            self.rows.finish()
        if self.table.currentIndex().row() < 0:
            self.table.to_top()
        self._tell()
        if self._going:
            self._going = False
            self.table.setFocus()

    def _finish(self, refusal: QueryRefused | None) -> None:
        self._going = False
        self.line.refuse(refusal)
        gathered, self._gathered = self._gathered, None
        if gathered is not None:
            at = self.table.currentIndex().row()
            self.sorting.drop()
            self.rows.renew(gathered)
            self.table.be_at(max(0, min(at, self.rows.rowCount() - 1)))
        self.rows.finish()
        self._tell()

    def _hear(self, changes: Changes) -> None:
        """Texts, marks and people may have changed: what is shown is sought again when somebody comes back to it."""
        if changes.subjects <= {Subject.SEARCHES, Subject.STATUS}:
            return
        self._stale = not self._query.is_empty
        asks_marks = self._query.by(*OF_MARKS) or self._query.places - {Where.TEXT, Where.TITLES}
        moves = not changes.subjects.isdisjoint({Subject.TEXT, Subject.ARTICLES})
        if self.isVisible() and self._stale and (asks_marks or moves):
            self._soon.start()

    def _again(self) -> None:
        if self.marking.jobs.is_busy:  # to seek drops what is intended, and would stop what is being written
            self._soon.start()
            return
        self._stale, self._renewing = False, True
        self.line.again()
        self._renewing = False

    def _forget(self) -> None:
        self._soon.stop()
        self._number += 1
        self._stale = not self._query.is_empty
        self.line.forget()
        self.sorting.drop()
        self.rows.begin()
        self._tell()

    # What it tells.

    def _tell(self) -> None:
        count, chosen = self.rows.rowCount(), len(self.rows.chosen)
        facts: list[str] = []
        if count:
            more = "+" if self.rows.is_full else ""
            facts.append(ngettext("{count} hit", "{count} hits", count).format(count=f"{count:,}{more}"))
            articles = self.rows.articles
            facts.append(ngettext("in {count} article", "in {count} articles", articles).format(count=f"{articles:,}"))
        if chosen:
            facts.append(ngettext("{count} chosen", "{count} chosen", chosen).format(count=f"{chosen:,}"))
        if self.seeking.jobs.is_busy:
            facts.append(_("searching…"))
        elif self.sorting.jobs.is_busy:
            facts.append(_("sorting…"))
        self.head.facts.say("  ·  ".join(facts))
        self.nothing.setText("" if count else self._why_nothing())
        if self.table.hasFocus() and not count:
            self.line.setFocus()
        self.middle.setCurrentWidget(self.table if count else self.nothing)
        self._enable()

    def _why_nothing(self) -> str:
        if self._query.is_empty:
            return explained()
        return _("Searching…") if self.seeking.jobs.is_busy else _("Nothing was found.")

    def _enable(self) -> None:
        at_hit = bool(self.rows.rowCount()) and (bool(self.rows.chosen) or self.table.selectionModel().hasSelection())
        self.marking.enable(at_hit)
        self.go_button.setEnabled(self.table.currentIndex().isValid())
        self.saved.save_button.setEnabled(not self._query.is_empty)
        self.sort_button.setEnabled(bool(self.rows.rowCount()))

    def _to_hits(self) -> None:
        """Go to the hits, as soon as there are any."""
        self.line.settle()
        self._going = self.seeking.jobs.is_busy and not self.rows.rowCount()
        if self.rows.rowCount():
            self.table.setFocus()

    def _activate(self, index: QModelIndex) -> None:
        if index.column() != CHOSEN or self.table.hasFocus():
            self.go_there()
