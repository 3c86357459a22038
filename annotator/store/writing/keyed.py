"""The key of an operation, decided before it is first tried: so that what is sent twice is done once."""

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
