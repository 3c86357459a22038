"""Very many values at once: Python's search for circular garbage looks through all of them again and again."""

import gc
import threading
from collections.abc import Generator
from contextlib import contextmanager

SELDOM = 100_000
"""So many new values between two searches, instead of some hundreds: they then take a hundredth of an import."""
_lock = threading.Lock()
_working: list[tuple[int, int, int]] = []
"""One entry for each work that is under way: what the threshold was before it."""


@contextmanager
def seldom_collecting() -> Generator[None]:
    """Search seldom meanwhile, in the whole process; several threads may ask for it at once."""
    with _lock:
        _working.append(_working[0] if _working else gc.get_threshold())
        gc.set_threshold(SELDOM, *_working[0][1:])
    try:
        yield
    finally:
        with _lock:
            usual = _working.pop()
            if not _working:
                gc.set_threshold(*usual)
