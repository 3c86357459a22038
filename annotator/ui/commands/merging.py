"""Merging copies: a plan, then the merge; what copies say differently is settled here or later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError, PlanOutdated
from annotator.domain.ids import ConflictId, PersonId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Outcome
from annotator.domain.transfer.merging import Choice, Conflict, Merged, MergePlan, Told
from annotator.ui import messages
from annotator.ui.pages.merging.page import MergePage
from annotator.ui.pages.merging.words import plan_as_text
from annotator.ui.pages.restoring import moment
from annotator.ui.running.later import later

if TYPE_CHECKING:
    from annotator.ui.window import Window

COUNT_MILLISECONDS = 300


@dataclass(frozen=True, slots=True)
class _Anew:
    """The plan in place of one that was outdated when it was to be applied, and what is told of that."""

    plan: MergePlan
    why: PlanOutdated


class MergingCommands(QObject):
    """The commands that bring copies home."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._button = window, window.hub, window.status.conflicts
        self._button.clicked.connect(self.show_conflicts)
        count = later(self, self._count, COUNT_MILLISECONDS)
        for signal in (self._hub.opened, self._hub.changed):
            signal.connect(lambda *_words: count.start())
        self._hub.closed.connect(lambda: self._button.setVisible(False))

    @cached_property
    def page(self) -> MergePage:
        """The page of what copies bring, and of what differs."""
        leave = self._window.show_article_page
        return self._window.keep(MergePage(self._apply, self._settle, self._go, leave, self._save_plan, self._turn))

    def merge_files(self) -> None:
        """Ask for copies and show what they would bring."""
        place = self._hub.project.location
        self.plan(messages.copies_to_merge(self._window, place.parent if isinstance(place, Path) else None))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """What was dropped on the window: a copy may be opened or merged, anything else is imported."""
        copies = [path for path in paths if path.suffix == ".annot"]
        if not (self._hub.is_open and copies):
            self._window.files.take(paths)
            return
        choice = messages.open_or_merge(self._window, [path.name for path in copies])
        if choice is messages.Dropped.MERGE:
            self.plan(copies)
        elif choice is messages.Dropped.OPEN:
            self._window.files.take(copies)

    def plan(self, paths: Sequence[Path]) -> None:
        """Show what copies would bring; nothing where there are none."""
        if paths:
            verbs = self._hub.project.merging
            self._window.jobs.run(_("Reading the copies"), lambda told: verbs.plan(paths, told), self._planned)

    def show_conflicts(self) -> None:
        """Show what is to be settled."""
        self.page.show_conflicts(self._hub.project.merging.conflicts(), self._hub.project.codebook)
        self._window.show_page(self.page)

    def _planned(self, plan: MergePlan) -> None:
        self.page.show_plan(plan, self._hub.project.name, self._hub.project.codebook)
        self._window.show_page(self.page)

    def _turn(self, plan: MergePlan) -> None:
        """Plan the same copies with the other answer to what others took back."""
        verbs, paths = self._hub.project.merging, [copy.path for copy in plan.copies]
        self._window.jobs.run(
            _("Reading the copies"), lambda told: verbs.plan(paths, told, keeps=not plan.keeps), self._planned
        )

    def _save_plan(self, plan: MergePlan) -> None:
        path = messages.plan_target(self._window, "-".join(copy.path.stem for copy in plan.copies))
        if path is None:
            return
        try:
            path.write_text(plan_as_text(plan, self._hub.project.name), "utf-8")
        except OSError as error:
            self._hub.refused.emit(_("“{name}” cannot be written: {why}").format(name=path.name, why=error.strerror))
            return
        self._hub.refused.emit(_("The plan is in “{name}”.").format(name=path.name))

    def _apply(self, plan: MergePlan, choices: Mapping[ConflictId, Choice]) -> None:
        verbs = self._hub.project.merging

        def job(told: Told) -> Outcome[Merged] | _Anew:
            try:
                return verbs.apply(plan, choices=choices, progress=told)
            except PlanOutdated as outdated:
                return _Anew(verbs.plan([copy.path for copy in plan.copies], told, keeps=plan.keeps), outdated)

        self._window.jobs.run(_("Merging"), job, lambda end: self._applied(plan, end))

    def _applied(self, plan: MergePlan, end: Outcome[Merged] | _Anew) -> None:
        if isinstance(end, _Anew):
            self.page.show_plan(end.plan, self._hub.project.name, self._hub.project.codebook)
            self._hub.refused.emit(f"{end.why.message} {end.why.hint}")
        else:
            self._merged(plan, end)

    def _merged(self, plan: MergePlan, outcome: Outcome[Merged]) -> None:
        self._window.show_article_page()
        self._hub.performed.emit(outcome)
        count = outcome.value.operations
        told = [ngettext("{count} change was new here.", "{count} changes were new here.", count).format(count=count)]
        taken_back = [one.words(moment(one.when), keeps=plan.keeps) for one in plan.taken_back]
        self._hub.refused.emit(" ".join([*(told if count or not taken_back else ()), *taken_back]))
        self._count()
        self._window.sharing.look()  # whether a copy beside the project still knows more

    def _settle(self, conflict: Conflict, choice: Choice) -> None:
        if self._hub.perform(lambda project: project.merging.settle(conflict.id, choice)) is None:
            return
        others = [one for one in self.page.conflicts if one.id != conflict.id]
        self.page.show_conflicts(others, self._hub.project.codebook)  # the count that follows looks whether it is so

    def _go(self, conflict: Conflict) -> None:
        """To the place in its article, to the person, or to the tag, where that is here already."""
        window, target = self._window, conflict.target
        if conflict.place is not None:
            window.show_article_page()
            window.go_to(conflict.place)
        elif conflict.subject == "person":
            window.wide.show_people()
            window.wide.people.show_person(PersonId(target))
        elif conflict.subject == "tag" and self._hub.project.codebook.knows(TagId(target)):
            window.coding.show_codebook()
            window.coding.page.choose(TagId(target))
        else:
            self._hub.refused.emit(_("“{what}” has no place that could be shown yet.").format(what=conflict.what))

    def _count(self) -> None:
        if not self._hub.is_open:
            return
        try:
            found = self._hub.project.merging.open_ids()
        except AnnotatorError:  # it is told where something is done
            return
        count = len(found)
        self._button.setText(ngettext("{count} conflict", "{count} conflicts", count).format(count=count))
        self._button.setVisible(count > 0)
        if self.page.isVisible() and self.page.settles and found != [one.id for one in self.page.conflicts]:
            # an undo, or somebody else, has opened or settled some while the page is shown
            self.page.show_conflicts(self._hub.project.merging.conflicts(), self._hub.project.codebook)
