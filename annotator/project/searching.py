"""Finding words everywhere, and the index that makes it quick."""

from collections.abc import Callable, Iterator
from itertools import islice

from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.query import Query
from annotator.domain.search.reading import read
from annotator.project.desk import Desk
from annotator.project.search.everywhere import pages


class Search:
    """Searches a project, with the index and without it to the same end."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pages(self, query: Query | str) -> Iterator[list[Found]]:
        """What a query finds, article by article in their order, a page at a time: the first ones at once.

        Whoever takes no more pages has cancelled it. Raises ``QueryRefused`` where a line cannot be read, or
        names what is not there.
        """
        return pages(self._desk, read(query) if isinstance(query, str) else query)

    def everywhere(self, query: Query | str, limit: int | None = None) -> Iterator[Hit]:
        """The places that a query finds, in the order of the articles. Raises as ``pages`` does."""
        found = self.pages(query)
        return islice((hit for page in found for one in page for hit in one.hits()), limit)

    def is_behind(self) -> bool:
        """Whether ``prepare`` would make searching quicker."""
        return self._desk.store.search_is_behind()

    def prepare(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Bring the index up to date; other work goes on beside it.

        ``progress`` is told texts done and their number, and may raise ``Cancelled``: the rest waits for
        the next time.
        """
        self._desk.store.build_search(progress)

    def forget(self) -> None:
        """Take the index away; it is made of the texts and can be prepared again."""
        self._desk.store.drop_search()
