"""The suggestions of all articles, gone through line by line: accepted, rejected, undone, one name at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.pending import ANY, Line, Name, Wanted
from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Outcome, Place, Subject
from annotator.domain.suggestions import Suggestion
from annotator.project import Project
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.review.choices import Choices
from annotator.ui.pages.review.chosen import ChosenLine
from annotator.ui.pages.review.everywhere import EverywhereBar, all_of
from annotator.ui.pages.review.rows import LineRows
from annotator.ui.pages.review.table import LineTable
from annotator.ui.pieces import button, label
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later
from annotator.ui.running.many import Many
from annotator.ui.running.newest import Newest
from annotator.ui.running.proposer import proposer_command

AT_ONCE, MOST_NAMES = 200, 400
"""Lines that are read at a time; names that are listed."""
_REST_MILLISECONDS = 400
_ON_IT = (Subject.SUGGESTIONS, Subject.MARKS, Subject.ARTICLES, Subject.TEXT, Subject.CODEBOOK)
_NO_BOOK = Codebook((), ())


class ReviewPage(QWidget):
    """Reads beside the window, and again when marks or suggestions change."""

    def __init__(
        self, hub: Hub, jobs: Jobs, many: Many, go: Callable[[Place], object], leave: Callable[[], object],
        sources: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("page")
        self._hub, self._jobs, self._many, self._go, self._leave = hub, jobs, many, go, leave
        self._count: int | None = None  # until they were counted
        self._sought = 0
        self._tell_again: Callable[[], object] = lambda: None
        self.look_button = button(_("Look in all articles"), self.look, primary=True)
        self.head = PageHead(
            self, _("Suggestions"), self._leave_or_drop, button(_("Sources…"), sources), self.look_button
        )
        self.choices, self.rows = Choices(), LineRows(self)
        self.table = self.first = LineTable(self.rows)
        self.chosen = ChosenLine((
            (_("Accept") + "  A", self.accept), (_("Reject") + "  X", self.reject),
            (_("Accept everywhere") + "  Shift+A", self.accept_name),
            (_("Reject everywhere") + "  Shift+X", self.reject_name), (_("Go there") + "  ⏎", self.go_there),
        ))  # fmt: skip
        self.everywhere = EverywhereBar(self)
        self.nothing, self.middle = label("", "faint", wrap=True), QStackedWidget()
        self._reading, self._more = Newest(hub, self), Newest(hub, self)
        self._soon = later(self, self._ask, _REST_MILLISECONDS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(24, 22, 24, 22)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.nothing, self.table):
            self.middle.addWidget(widget)
        right = QWidget()
        stacked(right, (self.middle, 1), (self.everywhere, 0), (self.chosen, 0))
        split = side_by_side([250, 1000], (self.choices, 200), (right, 400))
        stacked(self, (self.head, 0), (split, 1))

    def _connect(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "A": self.accept, "X": self.reject, "Shift+A": self.accept_name, "Shift+X": self.reject_name,
            "/": self.choices.names.setFocus,
        }  # fmt: skip
        for key, call in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)
        self.table.activated.connect(lambda _index: self.go_there())
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._tell_chosen())
        self.everywhere.gone.connect(self.table.setFocus)
        self.rows.more_wanted.connect(self._ask_more)
        self.choices.changed.connect(self._ask)
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._forget)
        self._jobs.ended.connect(self._go_on)
        self._jobs.started.connect(lambda _name: self._enable())

    # What one does.

    def begin(self) -> None:
        """Read what is pending now, as when the page is shown."""
        project = self._hub.project
        names = [one.name for one in project.suggestions.sources()]
        self.choices.begin(project.codebook, list(dict.fromkeys([*names, *project.suggestions.offering()])))
        self._ask()
        self._enable()

    def look(self) -> None:
        """Look for suggestions in all articles, beside the window."""
        seek = self._hub.project.suggestions.seek
        job = partial(seek, process=proposer_command())
        self._jobs.run(_("Looking for suggestions"), job, lambda _count: None)

    def _go_on(self) -> None:
        """Read again, also where a job was stopped or refused: what it found by then is there."""
        self._enable()
        if self.isVisible():
            self._ask()

    def accept(self) -> None:
        """Make marks of the chosen suggestions, as one step."""
        self._accept(self._chosen())

    def reject(self) -> None:
        """Never propose the chosen suggestions again."""
        self._reject(self._chosen())

    def accept_name(self) -> None:
        """Tell where the words that one is at are proposed, then accept them in all articles."""
        self._everywhere(lambda these, tag: self.everywhere.accept(these, tag, self._accept))

    def reject_name(self) -> None:
        """Tell where the words that one is at are proposed, then reject them in all articles."""
        self._everywhere(lambda these, tag: self.everywhere.reject(these, tag, self._reject))

    def go_there(self) -> None:
        """Show the suggestion that one is at in its article."""
        line = self.rows.line(self.table.currentIndex().row())
        if line is not None:
            self._go(Place(line.suggestion.article, line.suggestion.span))

    def _accept(self, these: Sequence[Suggestion]) -> None:
        self._decide(these, _("Accepting suggestions"), lambda project: project.suggestions.accept(these))

    def _reject(self, these: Sequence[Suggestion]) -> None:
        self._decide(these, _("Rejecting suggestions"), lambda project: project.suggestions.reject(these))

    def _decide(self, these: Sequence[Suggestion], name: str, verb: Callable[[Project], Outcome[Any]]) -> None:
        """Do it, and be at the line behind those that go."""
        if not these:
            return
        at = min(self.table.chosen_rows, default=0)

        def then(outcome: Outcome[Any] | None) -> None:
            if outcome is not None:
                self.rows.drop({one.id for one in these})
                self.table.be_at(at)
                self._tell()

        self._many.perform(name, len(these), verb, then)

    def _chosen(self) -> list[Suggestion]:
        lines = (self.rows.line(row) for row in self.table.chosen_rows)
        return [line.suggestion for line in lines if line is not None]

    def _everywhere(self, offer: Callable[[Sequence[Suggestion], str], object]) -> None:
        line = self.rows.line(self.table.currentIndex().row())
        if line is not None:
            one = line.suggestion
            self._tell_again = lambda: self._tell_everywhere(one.tag, one.text, offer)
            self._tell_again()

    def _tell_everywhere(self, tag: TagId, words: str, offer: Callable[[Sequence[Suggestion], str], object]) -> None:
        project = self._hub.project

        def then(these: list[Suggestion]) -> None:
            if these:
                offer(these, tag_name(project.codebook.tag(tag)))
            else:
                self.everywhere.leave()

        self._more.ask(lambda told: all_of(project, Wanted(tags=(tag,), words=words), told), then)

    # How it reads.

    def _ask(self) -> None:
        if not self._hub.is_open:
            return
        self._soon.stop()
        self._more.drop()
        suggestions, names = self._hub.project.suggestions, self.choices.of_names()
        wanted, order = self.choices.wanted(), self.choices.wanted_order()
        count = max(AT_ONCE, min(self.rows.rowCount(), 10 * AT_ONCE))

        def show(found: tuple[list[Line], int]) -> None:
            self._show(*found, count)
            self._reading.ask(  # counting looks at all of them, so it is last
                lambda _told: (suggestions.names(names, MOST_NAMES), suggestions.count(wanted)),
                lambda counts: self._show_counts(*counts),
            )

        self._reading.ask(lambda _told: (suggestions.pending(wanted, order, limit=count), suggestions.sought()), show)

    def _show(self, lines: list[Line], sought: int, asked: int) -> None:
        self._sought = sought
        at, book = self.table.currentIndex().row(), self._hub.project.codebook
        self.rows.show(lines, book, has_more=len(lines) >= asked)
        self.table.be_at(at)
        self._tell()
        if not self.everywhere.isHidden():  # something was done meanwhile
            self._tell_again()

    def _show_counts(self, names: list[Name], count: int) -> None:
        self._count = count
        self.choices.show_names(names, self._hub.project.codebook, count)
        self._tell_facts()

    def _ask_more(self) -> None:
        """The lines behind the last one."""
        last = self.rows.line(self.rows.rowCount() - 1)
        if last is None:
            return
        suggestions, wanted, order = self._hub.project.suggestions, self.choices.wanted(), self.choices.wanted_order()
        self._more.ask(
            lambda _told: suggestions.pending(wanted, order, last.suggestion, AT_ONCE),
            lambda lines: self.rows.add(lines, has_more=len(lines) >= AT_ONCE),
        )

    def _hear(self, changes: Changes) -> None:
        if self.isVisible() and changes.concern(None, *_ON_IT):
            self._soon.start()

    def _forget(self) -> None:
        self._soon.stop()
        self._count, self._sought = None, 0
        self.choices.want_all()
        self.everywhere.leave()
        self.rows.show((), _NO_BOOK, has_more=False)
        self._tell()

    # What it tells.

    def _tell(self) -> None:
        there = bool(self.rows.rowCount())
        self.middle.setCurrentWidget(self.table if there else self.nothing)
        self.nothing.setText("" if there else self._why_nothing())
        if self.head.back.hasFocus():
            (self.table if there else self.look_button).setFocus()
        self._tell_facts()
        self._tell_chosen()

    def _tell_facts(self) -> None:
        looked = ngettext("{count} article looked at", "{count} articles looked at", self._sought)
        words = ngettext("{count} suggestion", "{count} suggestions", self._count or 0)
        told = "" if self._count is None else words.format(count=f"{self._count:,}") + "  ·  "
        self.head.facts.say(told + looked.format(count=f"{self._sought:,}"))

    def _why_nothing(self) -> str:
        if not self._sought:
            return _(
                "No article was looked at yet. “Look in all articles” asks all sources about every article, beside "
                "your work; it can be stopped at any time and goes on where it was. Nothing is marked by it."
            )
        if self.choices.wanted() != ANY:
            return _("No suggestion is of that tag, source and name. Choose “any tag” and “any source” to see others.")
        return _(
            "All suggestions are decided. After further articles or marks, “Look in all articles” finds new ones; "
            "“Sources…” says which sources are asked, and what they still lack."
        )

    def _tell_chosen(self) -> None:
        line, book = self.rows.line(self.table.currentIndex().row()), self._book()
        self.chosen.show_line(line, book, len(self.table.chosen_rows), can=self._can_write())

    def _enable(self) -> None:
        can = self._can_write() and not self._jobs.is_busy
        if not can and self.look_button.hasFocus():
            self.head.back.setFocus()  # from there the keys go to the lines as soon as some have come
        self.look_button.setEnabled(can)

    def _book(self) -> Codebook:
        return self._hub.project.codebook if self._hub.is_open else _NO_BOOK

    def _can_write(self) -> bool:
        return self._hub.is_open and not self._hub.project.read_only

    def _leave_or_drop(self) -> None:
        """Esc drops what is intended first."""
        drop = self._leave if self.everywhere.isHidden() else self.everywhere.leave
        drop()
