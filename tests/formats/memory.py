"""How much memory something takes at most: a test fails where it is too much, before the machine does."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_GUARD = 3
"""So many times the limit is given at all; then there is a ``MemoryError``, and no machine that stands still."""


@contextmanager
def within_memory(limit_mb: int) -> Generator[None]:
    """Fails where what is done within it takes more beside what was there. Only Linux tells; elsewhere nothing is held.

    What a process has held at most is in ``VmHWM`` and begins anew with ``5`` in ``clear_refs`` (proc(5)).
    """
    if not _STATUS.exists():
        yield
        return
    import resource  # there is none on Windows

    _FORGET.write_text("5", "ascii")
    before = _kilobytes("VmRSS")
    limits = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, ((_kilobytes("VmData") << 10) + _GUARD * (limit_mb << 20), limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, limits)
    taken = (_kilobytes("VmHWM") - before) >> 10
    if taken > limit_mb:
        pytest.fail(f"{taken} MB of memory were taken, {limit_mb} MB are allowed")


def _kilobytes(name: str) -> int:
    found = next(line for line in _STATUS.read_text("ascii", "replace").splitlines() if line.startswith(f"{name}:"))
    return int(found.split()[1])
