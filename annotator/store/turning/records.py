"""What one operation wrote, folded: each field once, each row that it made, took away or brought back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from annotator.store import straight
from annotator.store.tables import ChangeRow, LifeRow, table_of

CHANGE, LIFE = table_of(ChangeRow), table_of(LifeRow)
KEY_SIZE = 16
_CHANGES = (
    select(CHANGE.c.subject, CHANGE.c.target, CHANGE.c.field, CHANGE.c.before, CHANGE.c.after)
    .where(CHANGE.c.operation == bindparam("operation"))
    .order_by(CHANGE.c.number)
)
_LIVES = (
    select(LIFE.c.subject, LIFE.c.event, LIFE.c.targets)
    .where(LIFE.c.operation == bindparam("operation"))
    .order_by(LIFE.c.number)
)

Fields: TypeAlias = Mapping[str, tuple[str, str]]
"""What stood in each field before and after, as JSON text."""


@dataclass(frozen=True, slots=True)
class Life:
    """Rows of one table that were ``born``, or that are ``gone`` or ``back``."""

    subject: str
    event: str
    keys: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What an operation wrote. ``changes`` has fields by subject and row; ``lives`` stand in their order."""

    operation: UUID
    changes: Mapping[str, Mapping[UUID, Fields]]
    lives: tuple[Life, ...]

    def going(self) -> dict[str, set[UUID]]:
        """The rows that putting this back takes away, by subject."""
        return self._ended("born", "back")

    def coming(self) -> dict[str, set[UUID]]:
        """The rows that putting this back brings back, by subject."""
        return self._ended("gone")

    def _ended(self, *events: str) -> dict[str, set[UUID]]:
        found: dict[str, set[UUID]] = {}
        for life in self.lives:
            if life.event in events:
                found.setdefault(life.subject, set()).update(life.keys)
        return found


def record_of(connection: Connection, operation: UUID) -> Record:
    """What an operation wrote; of a field that it changed twice the first value before and the last one after."""
    changes: dict[str, dict[UUID, dict[str, tuple[str, str]]]] = {}
    for row in straight.rows(connection, _CHANGES, {"operation": operation}):
        fields, field = changes.setdefault(row["subject"], {}).setdefault(row["target"], {}), row["field"]
        fields[field] = (fields[field][0] if field in fields else row["before"], row["after"])
    lives = straight.rows(connection, _LIVES, {"operation": operation})
    return Record(
        operation, changes, tuple(Life(row["subject"], row["event"], tuple(unpacked(row["targets"]))) for row in lives)
    )


def unpacked(targets: bytes) -> Iterator[UUID]:
    """The keys in a packed row."""
    return (UUID(bytes=targets[at : at + KEY_SIZE]) for at in range(0, len(targets), KEY_SIZE))
