"""How values lie that the two databases keep differently: keys, and texts that hold any character."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


@lru_cache(16_384)
def _key(raw: bytes) -> UUID:
    """A key from its bytes; those of tags, annotators and articles stand in row after row."""
    return UUID(bytes=raw)


def key_or_none(raw: bytes | None) -> UUID | None:
    """A key from what SQLite holds of it."""
    return None if raw is None else _key(raw)


def raw_or_none(key: UUID | None) -> bytes | None:
    """What SQLite holds of a key."""
    return None if key is None else key.int.to_bytes(16)


class Key(TypeDecorator[UUID]):
    """A ``UUID`` column, 16 bytes in SQLite and native in PostgreSQL.

    SQLModel's own way would store 32 characters, a quarter of the file.
    """

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the database itself has for it."""
        return postgresql.UUID(as_uuid=True) if dialect.name == "postgresql" else LargeBinary(16)

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> UUID | bytes | None:
        """On the way in."""
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: UUID | bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002
        """On the way out."""
        return value if value is None or isinstance(value, UUID) else _key(bytes(value))


class AnyText(TypeDecorator[str]):
    """Text that may hold a NUL, as the source of a repair may: PostgreSQL keeps none, so it is escaped there."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Ordered by code points on a server, too."""
        return Text(collation="C") if dialect.name == "postgresql" else String()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\\", "\\\\").replace("\0", "\\0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way out."""
        if value is None or dialect.name != "postgresql" or "\\" not in value:
            return value
        return "\\".join(part.replace("\\0", "\0") for part in value.split("\\\\"))
