"""Finds the article of this project that holds the words which a file quotes of a text that it does not hold."""

from collections.abc import Iterator, Sequence

from annotator.domain.ids import ArticleId
from annotator.domain.search.asked import Listed
from annotator.store import Reader
from annotator.text.anchoring import Squeezed
from annotator.text.folding import fold

_TELLING = 6
"""So many characters are no commonplace."""
_MOST_QUOTES = 200
_ASKED, _FEW, _PAGE = 5, 50, 500


def holding(reader: Reader, quotes: Sequence[tuple[str, str, str]]) -> list[ArticleId]:
    """The articles in which most of these words stand, and at least half of them; several where nothing tells them.

    Each quote is the words, those before and those behind them.
    """
    longest = sorted({words for words, _before, _behind in quotes}, key=lambda words: (-len(words), words))
    longest = longest[:_MOST_QUOTES]
    if sum(map(len, longest)) < _TELLING:
        return []
    found: dict[ArticleId, int] = {}
    for article, text in _candidates(reader, longest):
        squeezed = Squeezed(text)
        found[article] = sum(map(squeezed.holds, longest))
    most = max(found.values(), default=0)
    return [article for article, count in found.items() if count == most] if 2 * most >= len(longest) else []


def are_in(text: str, quotes: Sequence[tuple[str, str, str]]) -> bool:
    """Whether any of the words stands in a text."""
    squeezed = Squeezed(text)
    return any(squeezed.holds(words) for words, _before, _behind in quotes[:_MOST_QUOTES])


def _candidates(reader: Reader, words: Sequence[str]) -> Iterator[tuple[ArticleId, str]]:
    """The articles that may hold the words: those that the index knows for the longest of them, else all."""
    seeking = reader.seeking
    lines = [max(one.splitlines(), key=len, default="").strip() for one in words[:_ASKED]]
    known = [seeking.few([fold(line)], _FEW) for line in lines if line]
    few = {one.id: one for listed in known for one in listed or ()}
    if few or None not in known:
        yield from _read(reader, list(few.values()))
        return
    after: Listed | None = None
    while page := seeking.page(after, _PAGE):
        yield from _read(reader, page)
        after = page[-1]


def _read(reader: Reader, listed: Sequence[Listed]) -> Iterator[tuple[ArticleId, str]]:
    for one, text in zip(listed, reader.seeking.texts(listed), strict=True):
        yield one.id, text
