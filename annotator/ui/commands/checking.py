"""Checking the open project beside the work, and making anew what is derived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.care.findings import Finding
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Subject
from annotator.ui.pages.checking import CheckPage

if TYPE_CHECKING:
    from annotator.project import Project
    from annotator.ui.running.jobs import Told
    from annotator.ui.window import Window


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a check came to; ``findings`` is ``None`` where somebody stopped it."""

    findings: list[Finding] | None
    mended: tuple[str, ...] = ()


class Checking(QObject):
    """The check of one project at a time; what it found belongs to the project that was open then."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._hub.closing.connect(self._stop)

    @cached_property
    def page(self) -> CheckPage:
        """The page of what the check found."""
        return self._window.keep(CheckPage(self.begin, self._mend, self._leave))

    def begin(self) -> None:
        """Look at everything."""
        self._run(_("Checking the project"), _check)

    def _mend(self) -> None:
        self._run(_("Making anew"), _mend_and_check)

    def _run(self, name: str, work: Callable[[Project, Told], _Checked]) -> None:
        project, jobs = self._hub.project, self._window.jobs
        if not jobs.is_busy:
            self.page.show_running(project.name)
            self._window.show_page(self.page)
        jobs.run(name, lambda told: work(project, told), lambda checked: self._checked(project, checked))

    def _checked(self, project: Project, checked: _Checked) -> None:
        if not self._hub.is_open or self._hub.project is not project:
            return
        if checked.mended:
            self._hub.changed.emit(Changes(frozenset(Subject)))
            self._hub.refused.emit(_("Made anew: {names}.").format(names=", ".join(checked.mended)))
        if checked.findings is None:
            self.page.show_stopped()
        else:
            self.page.show_findings(checked.findings, project.read_only)

    def _leave(self) -> None:
        """Back to the article; a check that still runs is of no use to anybody then."""
        if self.page.is_running:
            self._window.jobs.stop()
        self._window.show_article_page()

    def _stop(self) -> None:
        """The project closes: nobody may read in it any more."""
        if self.page.is_running:
            self._window.jobs.finish()


def _check(project: Project, told: Told) -> _Checked:
    try:
        return _Checked(project.check_beside(told))
    except Cancelled:
        return _Checked(None)
    except AnnotatorError as refusal:  # it is so damaged that it cannot even be looked at
        return _Checked([Finding("file", refusal.message, refusal.hint)])


def _mend_and_check(project: Project, told: Told) -> _Checked:
    mended = project.mend()
    return _Checked(_check(project, told).findings, tuple(mended))
