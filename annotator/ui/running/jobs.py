"""Long work on a worker thread, with progress and a way to stop; the window stays usable."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.language import _

Told = Callable[[int, int], None]


_WORKING: "set[_Worker]" = set()


def is_any_running() -> bool:
    """Whether any job of the program runs, whoever asked for it."""
    return bool(_WORKING)


class _Worker(QThread):
    """One job on a thread of its own."""

    progressed = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, job: Callable[[Told], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self.stopping = threading.Event()

    def run(self) -> None:
        """The thread's own work."""
        _WORKING.add(self)
        try:
            result = self._job(self._told)
        except AnnotatorError as refusal:
            self.refused.emit(refusal)
        except Exception as mistake:
            logging.getLogger(__name__).exception("a job broke")
            self.broke.emit(mistake)
        else:
            self.done.emit(result)
        finally:
            _WORKING.discard(self)

    def _told(self, done: int, total: int) -> None:
        if self.stopping.is_set():
            raise Cancelled(_("Stopped; nothing of it was kept."))
        self.progressed.emit(done, total)


class Jobs(QObject):
    """Runs one job at a time. Its parent owns it: else it would go with the end of its own thread, within that."""

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    refused = Signal(object)
    """The ``AnnotatorError`` that ended a job."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._worker is not None

    def run(self, name: str, job: Callable[[Told], Any], then: Callable[[Any], None]) -> None:
        """Run ``job`` elsewhere, then call ``then`` here with what it gave."""
        if self._worker is not None:
            self.refused.emit(AnnotatorError(_("Another job is still running."), _("Wait for it, or stop it.")))
            return
        worker = self._worker = _Worker(job, self)
        worker.progressed.connect(self.progressed)
        worker.done.connect(lambda result: self._end(lambda: then(result)))
        worker.refused.connect(lambda refusal: self._end(lambda: self.refused.emit(refusal)))
        worker.broke.connect(lambda mistake: self._end(lambda: self._raise(mistake)))
        self.started.emit(name)
        worker.start()

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._worker is not None:
            self._worker.stopping.set()

    def finish(self) -> None:
        """Stop the job and wait for it; before the program ends."""
        if self._worker is not None:
            self._worker.stopping.set()
            self._worker.wait()

    def _end(self, after: Callable[[], None]) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()
            worker.deleteLater()
        self.ended.emit()
        after()

    @staticmethod
    def _raise(mistake: Exception) -> None:
        raise mistake
