"""Gestures that wait for a server that is gone: kept in their order and on the disk, and sent when it is back."""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import ConnectionLost
from annotator.domain.language import _, ngettext
from annotator.project import Project
from annotator.project.team.attempts import Attempt
from annotator.project.team.outbox import Outbox

AGAIN_MILLISECONDS = 700


class Waiting(QObject):
    """What waits, and whether the connection is lost."""

    changed = Signal()

    def __init__(self, send: Callable[[Attempt[Any]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._send, self._attempts = send, deque[Attempt[Any]]()
        self._outbox: Outbox | None = None
        self._unkept = 0
        self.lost = False
        self._again = QTimer(self, interval=AGAIN_MILLISECONDS)
        self._again.timeout.connect(self.send)

    @property
    def count(self) -> int:
        """How many gestures wait."""
        return len(self._attempts)

    @property
    def words(self) -> str:
        """What the status line says; empty while all is well."""
        if self.count:
            told = ngettext(
                "Connection lost: {count} change waits", "Connection lost: {count} changes wait", self.count
            )
            return told.format(count=self.count)
        return _("Connection lost") if self.lost else ""

    @property
    def fate(self) -> str:
        """What becomes of what waits if the program ends now."""
        if self._unkept:
            return _("If you end now, they are lost.")
        return _("They are kept on this computer and sent when you open the project again.")

    def begin(self, outbox: Outbox) -> None:
        """A project on a server is open: what the last run of the program left waiting is sent now."""
        self._outbox = outbox
        self._attempts.extend(outbox.left())
        if self._attempts:
            self._again.start()
            self.send()

    def put(self, attempt: Attempt[Any], project: Project) -> None:
        """Keep a gesture; it is sent when those before it have gone."""
        if self._outbox is None or not self._outbox.put(attempt, project):
            self._unkept += 1
        self._attempts.append(attempt)
        self._again.start()
        self.changed.emit()

    def link(self, linked: bool) -> None:
        """The connection is lost, or back."""
        self.lost = not linked
        self.changed.emit()
        self.send()

    def send(self) -> None:
        """Send what waits, in order, as far as it goes."""
        while self._attempts and not self.lost:
            try:
                self._send(self._attempts[0])
            except ConnectionLost:
                break
            sent = self._attempts.popleft()
            if self._outbox is not None:
                self._outbox.sent(sent)
            self.changed.emit()
        if not self._attempts:
            self._unkept = 0
            self._again.stop()

    def forget(self) -> None:
        """Let go of everything: the project is closed. What is kept is sent when it is opened again."""
        if self._outbox is not None:
            self._outbox.close()
        self._outbox, self._unkept = None, 0
        self._attempts.clear()
        self._again.stop()
        self.lost = False
        self.changed.emit()
