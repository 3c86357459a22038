"""What any search index can do, whichever database it lies in; ``store.search`` asks it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection

from annotator.store.tables import BodyRow, table_of

BODY = table_of(BodyRow)


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
    def put(self, connection: Connection, texts: Sequence[tuple[UUID, str]]) -> None:
        """Put texts in that are not there."""

    @abstractmethod
    def articles(self, connection: Connection, folded: str) -> list[UUID] | None:
        """The articles, in their order, whose texts may hold these folded words; ``None`` where it cannot tell."""

    @abstractmethod
    def bodies(self, connection: Connection, phrases: Sequence[str], most: int) -> list[UUID] | None:
        """The bodies that may hold all of these folded words; ``None`` where it cannot tell, or they are too many."""
