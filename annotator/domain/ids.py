"""Keys of everything that is stored: UUID version 7, made by us, so that copies can be merged."""

import os
import threading
import time
from collections.abc import Iterable
from typing import NewType
from uuid import UUID, uuid5

ProjectId = NewType("ProjectId", UUID)
ArticleId = NewType("ArticleId", UUID)
TagId = NewType("TagId", UUID)
LinkTypeId = NewType("LinkTypeId", UUID)
AnnotatorId = NewType("AnnotatorId", UUID)
PersonId = NewType("PersonId", UUID)
MarkId = NewType("MarkId", UUID)
LinkId = NewType("LinkId", UUID)
ThemeId = NewType("ThemeId", UUID)
OperationId = NewType("OperationId", UUID)
SuggestionId = NewType("SuggestionId", UUID)
SearchId = NewType("SearchId", UUID)
ConflictId = NewType("ConflictId", UUID)

_BUILT_IN = UUID("7d0c9c52-93d1-5b0e-9d5c-3a5f1f3b7a10")
_DERIVED = 5
"""Version of a UUID that is made of a name."""
_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A fresh key: UUID version 7 (RFC 9562 section 5.7), rising within this process.

    48 bits of milliseconds, 12 bits that count within one millisecond, 62 random bits.
    """
    global _last
    with _lock:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        tick = _last
    milliseconds, counter = tick >> 12, tick & 0xFFF
    random = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | counter << 64 | 2 << 62 | random)


def built_in_id(path: str) -> UUID:
    """The key of a thing that every project has, such as ``tag/person``: the same everywhere.

    Derived by name (RFC 9562 section 5.5), so that two projects agree on it without talking.
    """
    return uuid5(_BUILT_IN, path)


def derived_among(keys: Iterable[UUID]) -> set[UUID]:
    """Those of the keys that follow from what they are of: only these can be made in two copies independently."""
    return {key for key in keys if key.version == _DERIVED}
