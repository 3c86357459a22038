"""The number of one opening of a file, and the key of an operation, decided before it is first tried."""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from annotator.domain.ids import OperationId, new_id

_DECIDED: ContextVar[UUID | None] = ContextVar("decided", default=None)


@contextmanager
def keyed(key: OperationId) -> Generator[None]:
    """The first operation that is begun inside has this key."""
    token = _DECIDED.set(key)
    try:
        yield
    finally:
        _DECIDED.reset(token)


def next_key() -> UUID:
    """The key that was decided for the next operation, or a new one."""
    key = _DECIDED.get()
    _DECIDED.set(None)
    return key or new_id()


def new_site() -> int:
    """A number for one opening of a file: 62 random bits, so that no two openings share a clock."""
    return secrets.randbits(62)
