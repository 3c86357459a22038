"""What a project holds besides what people did: the search index and pending suggestions, to be made anew at will."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from annotator.domain.ids import ArticleId
from annotator.store import search
from annotator.store.shelves.suggesting import pending
from annotator.store.shelves.suggesting.pending import Sought


class Derived(ABC):
    """Written in short transactions that are no operations: nothing of it is in the history, merged or undone."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Connection]:
        """A transaction that writes."""

    def put_pending(self, sought: Sequence[Sought]) -> None:
        """Put what sources propose on some articles in place of what they did; a short transaction, no operation."""
        with self._transaction() as connection:
            pending.put(connection, sought)

    def drop_pending(self, articles: Sequence[ArticleId] = ()) -> None:
        """Forget what is pending on some articles, or on all."""
        with self._transaction() as connection:
            pending.drop(connection, articles)

    def search_is_behind(self) -> bool:
        """Whether the search index lacks texts, in a project that is large enough to need one."""
        with self._look() as connection:
            return search.is_behind(connection)

    def build_search(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Take all texts into the search index that it lacks, in short transactions.

        ``progress`` is told how many of how many are in, and may raise to stop: what is in stays in.
        """
        with self._transaction() as connection:
            search.begin(connection)
            pieces = search.missing(connection)
        done, total = 0, sum(map(len, pieces))
        for piece in pieces:
            progress(done, total)
            with self._look() as connection:
                index, texts = search.index_of(connection), search.texts(connection, piece)
            entries = index.entries(texts)
            with self._transaction() as connection:
                search.put(connection, entries)
            done += len(piece)
        progress(total, total)

    def drop_search(self) -> None:
        """Take the search index away: nearly as much room as the texts take is free again, searching slower."""
        with self._transaction() as connection:
            search.drop(connection)
