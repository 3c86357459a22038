"""Shared projects: looking what lies there, publishing after a pause, on Ctrl+S and on closing, merging copies."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from annotator.domain.errors import AnnotatorError, NewerProject
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.sharing import Manner, Publication, ShareForeign, ShareMissing, SharingStatus
from annotator.settings import sharing
from annotator.ui.running.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.project import Project
    from annotator.ui.window import Window

LOOK_MILLISECONDS = 4000
"""How often the file in a shared folder is looked at; where it has not changed that reads nothing."""
PAUSE_SECONDS = 60.0
"""So long after the last change it is published by itself."""
CLOSING_SECONDS = 20.0
"""A folder that hangs keeps nobody from closing; what is not published waits in the working copy."""
_PATIENCE_MILLISECONDS = 50
_NOT_BY_ITSELF = (ShareMissing, ShareForeign, NewerProject)
"""Where people have to decide, nothing is published unasked."""


class SharingCommands(QObject):
    """The commands of sharing, and what happens by itself; all reading and writing is on a worker."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._line = window, window.hub, window.status.sharing
        self._jobs, self._status = Jobs(self), SharingStatus(None)
        self._changed_at, self._wanted = 0.0, False
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._jobs.refused.connect(self._refused)
        self._line.publishing_wanted.connect(self.publish)
        self._line.merging_wanted.connect(self.merge_copies)
        self._hub.opened.connect(self._begin)
        self._hub.changed.connect(self._note_change)
        self._hub.closing.connect(self._end)

    def publish(self) -> None:
        """Ctrl+S: publish now; a project that is edited in place is saved already."""
        if not self._hub.project.sharing.status().is_shared:
            self._hub.refused.emit(_("Everything is saved as you work."))
        elif self._jobs.is_busy:
            self._wanted = True
        else:
            self._publish(self._published)

    def merge_copies(self) -> None:
        """Show what the copies would bring that sync programs and second windows have left beside the project."""
        if copies := self._status.copies:
            self._window.merging.plan(copies)
        else:
            self._hub.refused.emit(_("No copy beside it knows anything that is not here."))

    def work_locally(self) -> None:
        """From now on change this file where it lies."""
        self._treat(Manner.LOCAL)

    def work_shared(self) -> None:
        """From now on work on a copy of this file and publish it."""
        self._treat(Manner.SHARED)

    def look(self) -> None:
        """See what lies there; publish where that is due."""
        if not self._timer.isActive() or self._jobs.is_busy:
            return
        if self._wanted or self._is_due():
            self._publish(self._published if self._wanted else self._published_quietly)
            return
        verbs = self._hub.project.sharing
        self._jobs.run(_("Looking"), lambda _told: verbs.look(), self._looked)

    def _begin(self) -> None:
        self._changed_at, self._wanted = time.monotonic(), False
        self._timer.start()
        self._show(self._hub.project.sharing.status())
        self.look()

    def _end(self) -> None:
        """The project closes: publish what waits, on a thread, for as long as that is bearable."""
        self._timer.stop()
        self._jobs.finish()
        self._line.show_status(None)
        status = self._hub.project.sharing.status()
        if not status.waiting or not status.is_shared or isinstance(status.refusal, _NOT_BY_ITSELF):
            return
        self._hub.refused.emit(_("publishing…"))
        thread = threading.Thread(target=_publish_quietly, args=(self._hub.project,), daemon=True)
        thread.start()
        last = time.monotonic() + CLOSING_SECONDS
        while thread.is_alive() and time.monotonic() < last:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _PATIENCE_MILLISECONDS)
            thread.join(_PATIENCE_MILLISECONDS / 1000)

    def _is_due(self) -> bool:
        waits = self._status.is_shared and self._hub.project.sharing.status().waiting > 0
        rests = time.monotonic() - self._changed_at >= PAUSE_SECONDS
        return waits and rests and not isinstance(self._status.refusal, _NOT_BY_ITSELF)

    def _publish(self, then: Callable[[tuple[Publication, SharingStatus]], None]) -> None:
        self._wanted, self._changed_at = False, time.monotonic()
        verbs = self._hub.project.sharing
        self._line.show_busy()
        self._jobs.run(_("Publishing"), lambda _told: (verbs.publish(), verbs.look()), then)

    def _published(self, outcome: tuple[Publication, SharingStatus]) -> None:
        done, status = outcome
        self._hub.refused.emit(told_of(done))
        self._looked(status)

    def _published_quietly(self, outcome: tuple[Publication, SharingStatus]) -> None:
        self._looked(outcome[1])

    def _looked(self, status: SharingStatus) -> None:
        self._show(status)
        if self._wanted:
            self.look()

    def _refused(self, refusal: AnnotatorError) -> None:
        if self._hub.is_open:
            self._hub.tell(refusal)
            self._show(self._hub.project.sharing.status())

    def _show(self, status: SharingStatus) -> None:
        if self._timer.isActive():  # what a look brings home while the project closes is told no more
            self._status = status
            self._line.show_status(status)

    def _note_change(self) -> None:
        """Something was changed: the pause begins anew, and it is said at once that it waits."""
        self._changed_at = time.monotonic()
        if self._status.is_shared and not self._jobs.is_busy:
            self._show(self._hub.project.sharing.status())

    def _treat(self, manner: Manner) -> None:
        def reopen() -> None:
            path = self._hub.project.path
            sharing.remember(path, manner)
            self._hub.close()
            self._hub.open(path)

        self._window.attempt(reopen)


def told_of(done: Publication) -> str:
    """What publishing sent and took in, in a sentence."""
    sent = ngettext("Published {count} change.", "Published {count} changes.", done.sent).format(count=done.sent)
    taken = ngettext("{count} change was new here.", "{count} changes were new here.", done.taken)
    parts = [sent] if done.sent else []
    parts += [taken.format(count=done.taken)] if done.taken else []
    return " ".join(parts) or _("There was nothing to publish and nothing new.")


def _publish_quietly(project: Project) -> None:
    with suppress(AnnotatorError):  # it waits in the working copy, and the next opening tells
        project.sharing.publish()
