"""Finding words in all texts, and the index that makes it quick."""

from collections.abc import Callable, Iterator
from itertools import islice

from annotator.domain.care.findings import Hit
from annotator.project.desk import Desk
from annotator.text.folding import fold
from annotator.text.segments import occurrences

PAGE = 100


class Search:
    """Searches the texts of a project, with the index and without it to the same end."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def hits(self, query: str, limit: int | None = None) -> Iterator[Hit]:
        """The places where ``query`` stands, in the order of the articles; script, width and case do not matter."""
        return islice(self._all(fold(query)), limit)

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

    def _all(self, folded: str) -> Iterator[Hit]:
        if not folded:
            return
        with self._desk.read() as reader:
            articles = reader.holding(folded)
        for at in range(0, len(articles), PAGE):
            with self._desk.read() as reader:
                page = reader.articles.texts(articles[at : at + PAGE])
            for article, title, text in page:
                for span in occurrences(fold(text), folded):
                    before, behind = span.context(text)
                    yield Hit(article, title, span, before, span.of(text), behind)
