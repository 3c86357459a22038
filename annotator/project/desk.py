"""What all verbs of one open project share: its store, who works at it, its codebook, and who listens."""

from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from annotator.domain.articles import Annotator
from annotator.domain.codebook import Codebook
from annotator.domain.log.operations import Changes, Deed, Listener, Outcome, Place, Subject
from annotator.store import Pen, Reader, Store

T = TypeVar("T")
_KEPT: ContextVar[list[Changes] | None] = ContextVar("kept", default=None)
"""What is to be told later; each thread has its own."""


@dataclass(slots=True)
class Desk:
    """One open project, as its verbs see it. ``annotator`` is who everything is done by."""

    store: Store
    annotator: Annotator
    _codebook: Codebook | None = None
    _listeners: list[Listener] = field(default_factory=list[Listener])

    @property
    def codebook(self) -> Codebook:
        """The codebook as it stands; read again after every change of it."""
        book = self._codebook  # another thread may forget it at any time
        if book is None:
            with self.store.read() as reader:
                book = self._codebook = reader.project.codebook()
        return book

    def read(self) -> AbstractContextManager[Reader]:
        """A short look at the store."""
        return self.store.read()

    def write(self, deed: Deed, what: str = "", place: Place | None = None) -> AbstractContextManager[Pen]:
        """One transaction that becomes one operation by this annotator."""
        return self.store.write(self.annotator, deed, what, place)

    def done(self, pen: Pen, value: T) -> Outcome[T]:
        """The outcome of a write that is committed; whoever listens has heard of it."""
        return self.told(pen.outcome(value))

    def told(self, outcome: Outcome[T]) -> Outcome[T]:
        """``outcome``, after everybody has heard of it; nothing done is nothing told."""
        if outcome.operation is not None:
            self.tell(outcome.changes)
        return outcome

    def heard(self, outcome: Outcome[T]) -> Outcome[T]:
        """``outcome``, after everybody has heard what changed, be it by an operation of one's own or of others."""
        if outcome.changes.subjects:
            self.tell(outcome.changes)
        return outcome

    def tell(self, changes: Changes) -> None:
        """Broadcast ``changes`` once."""
        if (kept := _KEPT.get()) is not None:
            kept.append(changes)
            return
        if Subject.CODEBOOK in changes.subjects:
            self.forget()
        for listener in tuple(self._listeners):
            listener(changes)

    @contextmanager
    def telling_later(self) -> Generator[Callable[[], None]]:
        """What is done inside is told when one calls the function that comes: in another thread, if need be."""
        kept: list[Changes] = []
        token = _KEPT.set(kept)
        try:
            yield lambda: self._tell_all(kept)
        finally:
            _KEPT.reset(token)

    def _tell_all(self, kept: Iterable[Changes]) -> None:
        for changes in kept:
            self.tell(changes)

    def forget(self) -> None:
        """Read the codebook afresh next time."""
        self._codebook = None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each operation until the function that comes back is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
