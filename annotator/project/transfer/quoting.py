"""Finds the article of this project that holds the words which a file quotes of a text that it does not hold."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from annotator.domain.ids import ArticleId
from annotator.domain.search.asked import Listed
from annotator.store import Reader
from annotator.text.anchoring import Squeezed
from annotator.text.folding import fold

Quote: TypeAlias = tuple[str, str, str]
"""The words, those before and those behind them."""
_TELLING = 24
"""So many bytes of UTF-8 in all are no commonplace: eight Chinese characters, or a few words."""
_AROUND = 8
"""So many characters beside a quote tell that it is this place and not only the same word elsewhere."""
_MOST_QUOTES = 200
_ASKED, _FEW, _PAGE = 5, 50, 500


def holding(reader: Reader, quotes: Sequence[Quote]) -> list[ArticleId]:
    """The articles in which most of these quotes stand, and at least half; several where nothing tells them apart.

    A quote stands where its words do with some of what was before or behind them, if that is known. Quotes that could
    be from many texts find none.
    """
    longest = sorted(set(quotes), key=lambda one: (-len(one[0]), one))[:_MOST_QUOTES]
    if _bytes(_with_what_is_beside(one)[-1] for one in longest) < _TELLING:
        return []
    there = ((article, text) for article, text in _candidates(reader, [words for words, _before, _behind in longest]))
    found = {article: told for article, text in there if (told := _told(text, longest))}
    most = max(map(len, found.values()), default=0)
    return [
        article
        for article, told in found.items()
        if len(told) == most and 2 * most >= len(longest) and _bytes(set(told)) >= _TELLING
    ]


def likeliest(texts: Iterable[tuple[ArticleId, str]], quotes: Sequence[Quote], *, is_sure: bool) -> list[ArticleId]:
    """Of some articles those in which most of the words stand; where it is not ``is_sure``, at least half of them."""
    asked = quotes[:_MOST_QUOTES]
    counts: dict[ArticleId, int] = {}
    for article, text in texts:
        squeezed = Squeezed(text)
        counts[article] = sum(squeezed.holds(words) for words, _before, _behind in asked)
    most = max(counts.values(), default=0)
    if not most or not (is_sure or 2 * most >= len(asked)):
        return []
    return [one for one, count in counts.items() if count == most]


def _told(text: str, quotes: Sequence[Quote]) -> list[str]:
    """What stands in a text of each of these quotes that does."""
    squeezed = Squeezed(text)
    found = (next(filter(squeezed.holds, _with_what_is_beside(one)), None) for one in quotes)
    return [one for one in found if one is not None]


def _with_what_is_beside(quote: Quote) -> tuple[str, ...]:
    words, before, behind = ("".join(one.split()) for one in quote)
    before, behind = (before[-_AROUND:], behind[:_AROUND]) if words else ("", "")
    found = (one for one in (before + words, words + behind) if one != words)
    return tuple(sorted(found, key=len)) or (words,)


def _bytes(found: Iterable[str]) -> int:
    return sum(len(one.encode()) for one in found)


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
