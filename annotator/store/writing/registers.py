"""Fields of rows: half a million of them where many articles come in, so that each takes few bytes."""

from collections.abc import Collection, Iterable
from uuid import UUID

_NONE = frozenset[str]()


class Registers:
    """A set of pairs of the key of a row and the name of a field; rows with the same fields share their names."""

    def __init__(self) -> None:
        self._names: dict[UUID, frozenset[str]] = {}
        self._shared: dict[frozenset[str], frozenset[str]] = {}

    def add(self, key: UUID, names: Iterable[str]) -> None:
        """Take in fields of a row."""
        if both := self._names.get(key, _NONE).union(names):
            self._names[key] = self._shared.setdefault(both, both)

    def __contains__(self, register: tuple[UUID, str]) -> bool:
        """Whether a field of a row is in it."""
        return register[1] in self._names.get(register[0], _NONE)

    @property
    def rows(self) -> Collection[UUID]:
        """The keys of the rows of which some field is in it."""
        return self._names.keys()
