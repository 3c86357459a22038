"""What is done to chosen hits: first it is told what would happen, then Enter does it as one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.log.operations import Outcome
from annotator.domain.search.hits import Hit
from annotator.domain.search.planned import MarkingPlan, UnmarkingPlan
from annotator.domain.search.telling import (
    told_marked,
    told_marking,
    told_suggested,
    told_unmarked,
    told_unmarking,
)
from annotator.project import Project
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name, tag_name
from annotator.ui.pieces import button, label, row
from annotator.ui.running.jobs import Jobs, Told


@dataclass(frozen=True, slots=True)
class _Intended:
    """What Enter does."""

    do: Callable[[Told], Outcome[Any]]
    tell: Callable[[int], str]
    """What is told when it is done, by how many marks it concerned."""


class MarkingBar(QFrame):
    """Hidden until something is intended; Esc drops it."""

    def __init__(self, hub: Hub, picker: Picker, hits: Callable[[], Sequence[Hit]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._hub, self._picker, self._hits = hub, picker, hits
        self._intended: _Intended | None = None
        self._asked, self._doing = 0, ""
        self._tells: bool = False
        self.jobs = Jobs(self)
        self.words = label("", wrap=True)
        self.mark_button: QPushButton = button(_("Mark…") + "  M", self.ask_tag)
        self.unmark_button: QPushButton = button(_("Unmark…") + "  U", self.ask_unmarking)
        self.suggest_button: QPushButton = button(_("Suggest…") + "  G", self.ask_suggesting)
        self.do_button: QPushButton = button("", self.do, primary=True)
        self.drop_button: QPushButton = button("", self.leave)
        line = row(self.words, self.do_button, self.drop_button)
        line.setStretch(0, 1)
        line.setContentsMargins(16, 10, 16, 10)
        self.setLayout(line)
        self.jobs.refused.connect(self._refuse)
        self.jobs.progressed.connect(self._tell_how_far)
        hub.closing.connect(self._close)
        hub.performed.connect(lambda _outcome: self._forget_told())
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.do)
        self.hide()

    def enable(self, there_are_hits: bool) -> None:
        """Whether there is anything to be marked."""
        for one in (self.mark_button, self.unmark_button, self.suggest_button):
            one.setEnabled(there_are_hits and not self._hub.project.read_only if self._hub.is_open else False)

    def ask_tag(self) -> None:
        """Ask with which tag to mark the chosen hits."""
        self._ask(self.mark_button, _("Mark {count} as"), self._plan)

    def ask_suggesting(self) -> None:
        """Ask of which tag the chosen hits become suggestions."""
        self._ask(self.suggest_button, _("Suggest {count} as"), self._propose)

    def ask_unmarking(self) -> None:
        """Tell which marks would go."""
        hits = self._hits()
        if hits:
            self._begin(_("Looking…"))
            job = self._hub.project.searching.plan_unmarking
            self._run(lambda told: job(hits, progress=told), lambda plan: self._show_unmarking(hits, plan))

    def do(self) -> None:
        """Do what was told."""
        intended, self._intended = self._intended, None
        if intended is None:
            return
        self._begin(_("Writing…"))
        project = self._hub.project
        self.jobs.run("", intended.do, lambda outcome: self._done(project, intended, outcome))

    def leave(self) -> None:
        """Drop it; what is being written is stopped and not kept."""
        self._intended = None
        self._asked += 1
        self.jobs.stop()
        self._away()

    def _run(self, job: Callable[[Callable[[int, int], None]], Any], then: Callable[[Any], None]) -> None:
        """Look at something beside the window; whoever has dropped it meanwhile is not told."""
        self._asked += 1
        number = self._asked
        self.jobs.run("", job, lambda found: then(found) if number == self._asked else None)

    def _away(self) -> None:
        self._tells = False
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.hide()
        if had_focus:
            self.parentWidget().table.setFocus()  # type: ignore[union-attr]  # the page that this bar belongs to

    def _ask(self, beside: QWidget, title: str, take: Callable[[Sequence[Hit], TagId], None]) -> None:
        hits = self._hits()
        if not hits:
            return
        book = self._hub.project.codebook
        choices = [Choice(path_name(book.path(tag.id)), tag.id) for tag in book.tags if book.offers(tag.id)]
        place = beside.mapTo(beside.window(), beside.rect().topLeft()) - QPoint(0, 20)
        self._picker.ask(place, title.format(count=f"{len(hits):,}"), choices, lambda tag: take(hits, tag))

    def _plan(self, hits: Sequence[Hit], tag: TagId) -> None:
        self._begin(_("Looking…"))
        job = self._hub.project.searching.plan_marking
        self._run(lambda told: job(hits, tag, told), lambda plan: self._show_marking(hits, tag, plan))

    def _show_marking(self, hits: Sequence[Hit], tag: TagId, plan: MarkingPlan) -> None:
        name = tag_name(self._hub.project.codebook.tag(tag))
        self._offer(told_marking(plan, name), _("Mark {count}").format(count=f"{plan.new:,}"), bool(plan.new))
        mark_all = self._hub.project.searching.mark_all
        intended = _Intended(lambda told: mark_all(hits, tag, told), lambda done: told_marked(plan, done, name))
        self._intended = intended if plan.new else None

    def _show_unmarking(self, hits: Sequence[Hit], plan: UnmarkingPlan) -> None:
        book = self._hub.project.codebook
        names = ", ".join(f"{tag_name(book.tag(tag))} {count:,}" for tag, count in plan.tags.items())
        count = len(plan.marks)
        self._offer(told_unmarking(plan, names), _("Unmark {count}").format(count=f"{count:,}"), bool(count))
        unmark_all = self._hub.project.searching.unmark_all
        self._intended = _Intended(lambda _told: unmark_all(hits), told_unmarked) if count else None

    def _propose(self, hits: Sequence[Hit], tag: TagId) -> None:
        self._begin(_("Writing…"))
        suggest = self._hub.project.searching.suggest
        self._run(lambda told: suggest(hits, tag, told).value, self._show_suggested)

    def _show_suggested(self, count: int) -> None:
        self._offer(told_suggested(count), "", possible=False)

    def _begin(self, words: str) -> None:
        self._doing, self._tells = words, False
        self.words.setText(words)
        self.drop_button.setText(_("Cancel") + "  Esc")
        self.do_button.hide()
        self.show()

    def _tell_how_far(self, done: int, total: int) -> None:
        if self.jobs.is_busy and total:
            self.words.setText(f"{self._doing}  {done * 100 // total} %")

    def _offer(self, words: str, does: str, possible: bool) -> None:
        self.words.setText(words)
        self.do_button.setText(does + "  ⏎")
        self.do_button.setVisible(possible)
        self.drop_button.setText((_("Cancel") if possible else _("Close")) + "  Esc")
        self.show()
        (self.do_button if possible else self.drop_button).setFocus()

    def _done(self, project: Project, intended: _Intended, outcome: Outcome[Any]) -> None:
        if not self._hub.is_open or self._hub.project is not project:  # another one was opened meanwhile
            return
        self._away()
        words = intended.tell(len(outcome.value))
        if outcome.operation is not None:
            self._hub.performed.emit(outcome)
            words += " " + _("Ctrl+Z takes that back.")
        self._say(words)

    def _say(self, words: str) -> None:
        """Tell what was done until something else is done; the keys stay with the hits."""
        self.words.setText(words)
        self.do_button.hide()
        self.drop_button.setText(_("Close") + "  Esc")
        self._tells = True
        self.show()

    def _forget_told(self) -> None:
        if self._tells:
            self._away()

    def _refuse(self, refusal: AnnotatorError) -> None:
        if isinstance(refusal, Cancelled):
            self._away()
        else:
            self._offer(str(refusal), "", possible=False)

    def _close(self) -> None:
        self._intended = None
        self._asked += 1
        self.jobs.finish()
        self.hide()
