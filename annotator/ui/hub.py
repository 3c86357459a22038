"""The one open project, and the one way by which every gesture reaches it."""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, ConnectionLost
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Outcome, Subject
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.project import Project
from annotator.project.team.attempts import Attempt
from annotator.project.team.outbox import Outbox
from annotator.project.team.sharing import WritersLock
from annotator.settings import preferences, recent, sharing
from annotator.settings.paths import backup_folder, model_folder, waiting_folder
from annotator.ui.running.waiting import Waiting

T = TypeVar("T")
LOOK_MILLISECONDS = 1500
"""How often we look whether another program wrote to the project."""


class Hub(QObject):
    """Opens and closes projects, performs verbs, and tells everybody what changed."""

    opened = Signal()
    closing = Signal()
    """The project is still open, for the last time: what is typed must be written now."""
    closed = Signal()
    changed = Signal(object)
    """The ``Changes`` of an operation, ours or another program's."""
    refused = Signal(str)
    """The sentence of a refusal, for the status line."""
    performed = Signal(object)
    """The ``Outcome`` of a verb that changed something."""

    _unkept = Signal(object)
    _news = Signal(object)
    _linked = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting = Waiting(self._send, self)
        self._unkept.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        self._news.connect(self.changed.emit, Qt.ConnectionType.QueuedConnection)
        self._linked.connect(self.waiting.link, Qt.ConnectionType.QueuedConnection)
        self._project: Project | None = None
        self._lock: WritersLock | None = None
        self._again: Callable[[], None] = self.close
        self.saved_at: float | None = None
        self._look = QTimer(self, interval=LOOK_MILLISECONDS)
        self._look.timeout.connect(self._look_elsewhere)

    @property
    def project(self) -> Project:
        """The open project; to be asked for only while one is."""
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def title(self) -> str:
        """What the window is called: the project, where it lies on a server that too, and the program."""
        title = self._project.info.title if self._project is not None else ""
        program = _("Article Annotator")
        if not title or self._project is None:
            return program
        on_server = isinstance(self._project.location, ServerAddress)
        return f"{title} ({self._project.name}) – {program}" if on_server else f"{title} – {program}"

    def open(self, path: Location, *, read_only: bool = False) -> None:
        """Open a project in place of the one that is open. Raises ``AnnotatorError`` and then keeps that one.

        ``ProjectHeld`` where another window writes to it.
        """
        project = Project.open(
            path, annotator=preferences.text("annotator"), read_only=read_only, safekeeping=self.safekeeping(),
            working=sharing.working_copies(path),
        )  # fmt: skip
        self._take(project, None if read_only else self._held(project))
        self._again = lambda: self.open(path, read_only=read_only)

    def reopen(self) -> None:
        """Open the same project afresh in the same way, as after a change of one's name."""
        again = self._again
        self.close()
        again()

    def open_own_copy(self, path: Path) -> None:
        """Open an own copy of a project that another window holds. Raises ``AnnotatorError`` as ``open`` does."""
        project = Project.open_own_copy(
            path, sharing.working_copies(path), annotator=preferences.text("annotator"), safekeeping=self.safekeeping()
        )
        self._take(project, self._held(project))
        self._again = lambda: self.open_own_copy(path)

    def create(self, path: Path, codebook: Codebook | None = None) -> None:
        """Make a project, with the usual codebook where none is given, and open it.

        Raises ``AnnotatorError`` and then keeps the one that is open.
        """
        project = Project.create(
            path, annotator=preferences.text("annotator"), codebook=codebook, safekeeping=self.safekeeping(),
            working=sharing.working_copies(path),
        )  # fmt: skip
        self._take(project, self._held(project))
        self._again = lambda: self.open(path)

    def safekeeping(self) -> Safekeeping:
        """Where backups go; a signal tells in the window's thread why one could not be made."""
        return Safekeeping(backup_folder(), self._unkept.emit)

    def close(self) -> None:
        """Let go of the project."""
        if self._project is None:
            return
        self.closing.emit()
        self._look.stop()
        project, self._project = self._project, None
        lock, self._lock = self._lock, None
        self.closed.emit()
        project.close()
        if lock is not None:
            lock.release()
        self.waiting.forget()

    def names_among(self, words: Sequence[str]) -> set[str]:
        """Which words the project knows as names; none while it cannot be read."""
        try:
            return self.project.people.names_among(words)
        except AnnotatorError:
            return set()

    def perform(self, verb: Callable[[Project], Outcome[Any] | None]) -> Any:  # noqa: ANN401
        """Do something to the project; gives the ``Outcome``.

        ``None`` where it was refused and that was told, and where the server is gone: then it waits
        and is sent again. So ``verb`` may be called more than once; what it does is done once.
        """
        attempt = Attempt(verb)
        if not self.waiting.count:
            try:
                return self._send(attempt)
            except ConnectionLost:
                logging.getLogger(__name__).info("the connection is lost; a change waits")
        self.waiting.put(attempt, self.project)
        return None

    def _send(self, attempt: Attempt[Any]) -> Any:  # noqa: ANN401
        try:
            outcome = attempt.run(self.project)
        except ConnectionLost:
            raise
        except AnnotatorError as refusal:
            self.tell(refusal)
            return None
        if outcome is not None and outcome.operation is not None:
            self.performed.emit(outcome)
        return outcome

    def tell(self, refusal: AnnotatorError) -> None:
        """Tell a refusal in the status line."""
        logging.getLogger(__name__).info("refused: %s", type(refusal).__name__)
        self.refused.emit(str(refusal))

    def _held(self, project: Project) -> WritersLock | None:
        """The lock of the one writing window; the same project again takes it over from us."""
        if self._project is not None and self._project.sharing.working == project.sharing.working:
            self.close()
        try:
            return project.sharing.hold()
        except AnnotatorError:
            project.close()
            raise

    def _take(self, project: Project, lock: WritersLock | None) -> None:
        if self.waiting.count:
            project.close()
            if lock is not None:
                lock.release()
            raise AnnotatorError(self.waiting.words, _("Wait until the server is back, or end the program."))
        outbox = _outbox_of(project)
        self.close()
        project.suggestions.keep_models_in(model_folder())
        self._project, self._lock = project, lock
        self.saved_at = None
        project.listen(self._heard)
        project.watch(self._news.emit, self._linked.emit)
        try:
            recent.remember(project.location)
        except AnnotatorError as refusal:
            self.tell(refusal)
        self._look.start()
        self.opened.emit()
        if outbox is not None:
            self.waiting.begin(outbox)

    def _heard(self, changes: Changes) -> None:
        """Called by the project in whatever thread wrote; the signal reaches widgets in theirs."""
        self.saved_at = time.time()
        self.changed.emit(changes)

    def _look_elsewhere(self) -> None:
        try:
            if self._project is not None and self._project.changed_elsewhere():
                self.changed.emit(Changes(frozenset(Subject)))
        except AnnotatorError as refusal:
            self.tell(refusal)


def _outbox_of(project: Project) -> Outbox | None:
    """Where changes wait while a server is gone. Raises ``AnnotatorError`` and lets go of the project."""
    if project.read_only or not isinstance(project.location, ServerAddress):
        return None
    try:
        return Outbox.of(project, waiting_folder())
    except AnnotatorError:
        project.close()
        raise
