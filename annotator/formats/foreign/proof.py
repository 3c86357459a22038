"""In which unit another tool counts: whichever makes the most quotes stand where they are said to."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from annotator.text.offsets import Utf8Index, Utf16Index

ToCodePoints: TypeAlias = Callable[[int], int]
"""From an offset of the other tool to one of ours."""
_MARK = "\ufeff"
"""A byte order mark, which programs count that do not know it."""


def proven(text: str, quotes: Sequence[tuple[int, int, str]], original: str | None = None) -> ToCodePoints:
    """How offsets are to be read: ``quotes`` are starts, ends and words as the other tool gives them.

    Tried are code points of ``text``, those of ``original`` (the same with line ends of two characters, and maybe a
    byte order mark before it), UTF-16 units and bytes of UTF-8 of both; the first of those that fit best is given.
    """
    best, most = _as_it_is, -1
    for way in _ways(text, text if original is None else original):
        fitting = sum(_fits(text, way(start), way(end), words) for start, end, words in quotes)
        if fitting > most:
            best, most = way, fitting
        if most == len(quotes):
            break  # the others need not be tried, and bytes are slow to count
    return best


def _fits(text: str, start: int, end: int, words: str) -> bool:
    return 0 <= start <= end <= len(text) and text[start:end] == words


def _ways(text: str, original: str) -> Iterator[ToCodePoints]:
    if original.startswith(_MARK) and not text.startswith(_MARK):
        original = original[1:]
        yield from (_behind(_without_mark, way) for way in _ways(text, original))
    if original != text:
        yield without_returns(original)
    yield _as_it_is
    if text.isascii():
        return
    for index in (Utf16Index, Utf8Index):
        yield _guarded(index(text).to_code_points)
        if original != text:
            yield _behind(_guarded(index(original).to_code_points), without_returns(original))


def _as_it_is(offset: int) -> int:
    return offset


def _without_mark(offset: int) -> int:
    return max(0, offset - 1)


def _behind(first: ToCodePoints, then: ToCodePoints) -> ToCodePoints:
    return lambda offset: -1 if (found := first(offset)) < 0 else then(found)


def _guarded(way: Callable[[int], int | None]) -> ToCodePoints:
    def guarded(offset: int) -> int:
        found = way(offset) if offset >= 0 else None
        return -1 if found is None else found  # which is no place in any text

    return guarded


def without_returns(original: str) -> ToCodePoints:
    """From code points of a text with line ends of two characters to those of the same with LF."""
    places = [at for at, pair in enumerate(pairwise(original)) if pair == ("\r", "\n")]
    return lambda offset: offset - bisect_left(places, offset)


def joined(text: str, pieces: Iterable[tuple[int, int]], between: str = " ") -> str:
    """The words of several pieces of a text, as tools show them that know spans with gaps."""
    return between.join(text[start:end] for start, end in pieces)
