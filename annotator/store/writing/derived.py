"""What a project holds besides what people did: the search index, and the suggestions that are pending."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from annotator.domain.ids import ArticleId
from annotator.domain.suggestions import Suggestion
from annotator.store import search
from annotator.store.shelves.suggesting import pending_pen
from annotator.store.shelves.suggesting.pending_pen import Sought


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
            pending_pen.put(connection, sought)

    def offer_pending(self, suggestions: Iterable[Suggestion]) -> int:
        """Let suggestions from elsewhere wait until somebody decides; gives how many are new there or other."""
        with self._transaction() as connection:
            return pending_pen.offer(connection, suggestions)

    def withdraw_pending(self, source: str) -> int:
        """Forget what a source offered; gives how many suggestions that was."""
        with self._transaction() as connection:
            return pending_pen.withdraw(connection, source)

    def drop_pending(self, articles: Sequence[ArticleId] = ()) -> None:
        """Forget what was found on some articles, or on all; what was offered stays."""
        with self._transaction() as connection:
            pending_pen.drop(connection, articles)

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
