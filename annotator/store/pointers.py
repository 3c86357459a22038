"""Keys that mean another key: persons and annotators made one. Rows are never rewritten for it, only followed.

So two copies may join different people, or the same two both ways, and bringing them together needs no
decision: a chain is followed to its end, and a circle means its smallest key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from uuid import UUID

from sqlalchemy import Column, Connection, Select, select

from annotator.store import straight
from annotator.store.tables import AnnotatorRow, PersonRow, table_of

_PERSON, _ANNOTATOR = table_of(PersonRow), table_of(AnnotatorRow)


@dataclass(frozen=True, slots=True)
class Pointers:
    """Whom each key means. ``roots`` has the keys that mean another; ``members`` all keys of each root."""

    roots: Mapping[UUID, UUID] = field(default_factory=dict[UUID, UUID])
    members: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict[UUID, tuple[UUID, ...]])

    def root(self, key: UUID) -> UUID:
        """The key that this one means."""
        return self.roots.get(key, key) if self.roots else key

    def meaning(self, root: UUID) -> tuple[UUID, ...]:
        """Every key that means this one, itself among them."""
        return self.members.get(root, (root,))

    def pointing(self) -> list[UUID]:
        """The keys that mean another one."""
        return [key for key, root in self.roots.items() if key != root]


def followed(pairs: Mapping[UUID, UUID]) -> Pointers:
    """Follow every pointer to its end; of a circle the smallest key is the end."""
    roots = {key: _end(key, pairs) for key in pairs}
    members: dict[UUID, tuple[UUID, ...]] = {root: (root,) for root in roots.values()}
    for key, root in sorted(roots.items()):
        if key != root:
            members[root] += (key,)
    return Pointers(roots, members)


def _end(key: UUID, pairs: Mapping[UUID, UUID]) -> UUID:
    passed: list[UUID] = []
    while key in pairs and key not in passed:
        passed.append(key)
        key = pairs[key]
    return min(passed[passed.index(key) :]) if key in passed else key


@cache
def _pointing(key: Column[UUID], pointer: Column[UUID]) -> Select[UUID, UUID]:
    return select(key.label("key"), pointer.label("pointer")).where(pointer.is_not(None))


class Meanings:
    """The pointers of a project, read once in a transaction and again after they change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._coming: Callable[[], straight.Rows] | None = None

    def expect(self) -> None:
        """Whoever writes asks who is whom at the end: ask it along with the first question."""
        self._coming = straight.ahead(self._connection, _pointing(_ANNOTATOR.c.id, _ANNOTATOR.c.same_as), {})

    @cached_property
    def people(self) -> Pointers:
        """Persons that were merged into others."""
        return self._read(_PERSON.c.id, _PERSON.c.merged)

    @cached_property
    def annotators(self) -> Pointers:
        """Annotators who are the same as others."""
        if (coming := self._coming) is not None:
            self._coming = None
            return _followed(coming())
        return self._read(_ANNOTATOR.c.id, _ANNOTATOR.c.same_as)

    def forget(self) -> None:
        """Read them again next time."""
        self._coming = None
        for name in ("people", "annotators"):
            self.__dict__.pop(name, None)

    def _read(self, key: Column[UUID], pointer: Column[UUID]) -> Pointers:
        return _followed(straight.rows(self._connection, _pointing(key, pointer), {}))


def _followed(rows: straight.Rows) -> Pointers:
    return followed({row["key"]: row["pointer"] for row in rows}) if rows else NOBODY


NOBODY = Pointers()
"""Nobody was made one with another."""
