"""Keys of what other tools made, which follow from what it is: the same file read again gives the same ones."""

import hashlib
from uuid import UUID

_FOREIGN = UUID("1f0c2a4e-5b7d-5a90-8c33-2f6f0d9e7b15")
"""Where they are derived."""


def key(*parts: object) -> UUID:
    """The key of something by what it is: its kind, and what tells it from others of that kind."""
    return named("\n".join(map(str, parts)).encode())


def named(name: bytes) -> UUID:
    """The key of version 5 of a name (RFC 9562, section 5.5)."""
    made = hashlib.sha1(_FOREIGN.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=made[:16], version=5)
