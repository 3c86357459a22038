"""Long work in Python beside the window, which must not wait for the interpreter."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

_SWITCH_SECONDS = 0.0001
"""How long whoever waits for the interpreter waits: a gesture asks for it dozens of times."""


@contextmanager
def obligingly() -> Generator[None]:
    """Let other threads have the interpreter sooner: by default they wait 5 ms each time they ask for it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
