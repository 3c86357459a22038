"""What any search index can do, whichever database it lies in; ``store.search`` asks it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection

from annotator.store.tables import BodyRow, table_of

BODY = table_of(BodyRow)
MANY = 100_000
"""Characters from which on texts are folded by tables of numbers, which take a tenth of a second to load."""
Entry: TypeAlias = dict[str, Any]
"""What an index keeps of the text of one ``body``."""
KEY_BYTES = 16
Keys: TypeAlias = bytes
"""The keys of bodies, one behind the other: to make ten thousand values of them takes a quarter of a search."""


class Index(ABC):
    """Knows which bodies may hold given words. Bodies never change, so neither does what it holds of them."""

    @abstractmethod
    def exists(self, connection: Connection) -> bool:
        """Whether there is an index of today's shape, complete or not, that may be asked."""

    @abstractmethod
    def takes_in(self, connection: Connection) -> bool:
        """Whether there is one that we may write."""

    @abstractmethod
    def may_begin(self, connection: Connection) -> bool:
        """Whether we could make one."""

    @abstractmethod
    def begin(self, connection: Connection) -> None:
        """Make an empty one, where there is none of today's shape."""

    @abstractmethod
    def drop(self, connection: Connection) -> None:
        """Take it away."""

    @abstractmethod
    def known(self) -> ColumnElement[bool]:
        """Of a row of ``body``: whether it is in the index."""

    @abstractmethod
    def as_they_lie(self) -> ColumnElement[object]:
        """The order in which bodies are read fastest."""

    @abstractmethod
    def is_complete(self, connection: Connection, bodies: int) -> bool:
        """Whether so many bodies are all in the index."""

    @abstractmethod
    def entries(self, texts: Sequence[tuple[UUID, str]]) -> list[Entry]:
        """What it will keep of these texts: the longest part of the work, and no transaction is needed for it."""

    @abstractmethod
    def put(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Put in what is not there."""

    @abstractmethod
    def bodies(self, connection: Connection, phrases: Sequence[str], most: int) -> Keys | None:
        """The keys of the bodies that may hold all of these folded words.

        ``None`` where it cannot tell, or they are too many.
        """
