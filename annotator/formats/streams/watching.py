"""Who is told how far a file has been read: readers are many and deep, so that it is said once around all of them."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

Told = Callable[[int, int], object]
"""It is told the kilobytes that were read and those that there are, and may raise ``Cancelled``."""
_WATCH: ContextVar[Told | None] = ContextVar("watch", default=None)


@contextmanager
def watched(told: Told) -> Generator[None]:
    """Within it, readers of large files tell how far they are."""
    before = _WATCH.set(told)
    try:
        yield
    finally:
        _WATCH.reset(before)


def tell(done_bytes: int, all_bytes: int) -> None:
    """Say how far a file has been read. Raises ``Cancelled`` where somebody has stopped it."""
    if (told := _WATCH.get()) is not None:
        told(done_bytes >> 10, all_bytes >> 10)
