"""Finding words in all texts: a plain scan over folded texts, page by page."""

from collections.abc import Iterator
from itertools import islice

from annotator.domain.findings import Hit
from annotator.domain.spans import Span
from annotator.project.desk import Desk
from annotator.text.folding import fold
from annotator.text.segments import occurrences

PAGE = 200


def hits(desk: Desk, query: str, limit: int | None = None) -> Iterator[Hit]:
    """The places where ``query`` stands, in the order of the articles; script, width and case do not matter."""
    return islice(_all(desk, fold(query)), limit)


def _all(desk: Desk, folded: str) -> Iterator[Hit]:
    after: int | None = None
    while True:
        with desk.read() as reader:
            page = reader.articles.page(desk.annotator.id, after, PAGE)
            texts = reader.articles.texts([row.id for row in page])
        for row in page:
            text = texts[row.id]
            for span in occurrences(fold(text), folded):
                before, behind = span.context(text)
                yield Hit(row.id, row.title, Span(span.start, span.end), before, span.of(text), behind)
        if len(page) < PAGE:
            return
        after = page[-1].ordinal
