"""Hits by their numbers: a hit is made when it is looked at, so that 200,000 of them cost a list of numbers."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, overload

from PySide6.QtCore import Qt

from annotator.domain.search.hits import Found, Hit
from annotator.text.folding import fold

CHOSEN, DATE, SOURCE, BEFORE, WORDS, AFTER, TITLE = range(7)
"""The columns of the concordance."""
_SORTED_BY = 12
"""Characters beside a hit by which hits are sorted."""
_PIECE = 5_000
"""Hits that are looked at between two looks at whether anybody still waits for them."""
_SAMPLED = 50
"""Of so many hits one tells where borders between heaps lie."""
_BETWEEN = "\ud800"
"""Stands in no text."""
Told = Callable[[int, int], None]


class Numbered(NamedTuple):
    """For every number which text, and which of its places; more of them may come while somebody reads."""

    found: list[Found]
    which: "array[int]"
    at: "array[int]"

    def hit(self, number: int) -> Hit:
        """The hit of a number."""
        return self.found[self.which[number]].hit(self.at[number])

    def places(self) -> Iterator[tuple[Found, int]]:
        """All of them, in order."""
        return ((self.found[which], at) for which, at in zip(self.which, self.at, strict=True))

    def sorted_by(self, column: int, order: Qt.SortOrder, told: Told) -> list[int]:
        """The numbers in the order of a column; by the first one, in that of the articles. ``told`` may raise.

        Piece by piece, since nothing else runs while Python folds or sorts at one go.
        """
        count, backwards = len(self.which), order == Qt.SortOrder.DescendingOrder
        if column not in _KEYS:
            return sorted(range(count), reverse=backwards)
        keys: list[str] = []
        places, key = islice(self.places(), count), _KEYS[column]
        for start in range(0, count, _PIECE):
            told(start, count)
            # Folded together: a call for each would take longer than sorting.
            keys += fold(_BETWEEN.join(map(key, islice(places, _PIECE)))).split(_BETWEEN)
        # Keys between two borders come into one heap: many small ones are sorted, and never all at one go.
        borders = sorted(keys[::_SAMPLED])[:: max(1, _PIECE // _SAMPLED)]
        heaps: list[list[int]] = [[] for _heap in range(len(borders) + 1)]
        for number, words in enumerate(keys):
            heaps[bisect_left(borders, words)].append(number)
        numbers: list[int] = []
        for heap in reversed(heaps) if backwards else heaps:
            told(len(numbers), count)
            numbers += sorted(heap, key=keys.__getitem__, reverse=backwards)
        return numbers


class ChosenHits(Sequence[Hit]):
    """Some of the hits, as long as the list of their numbers and made one by one by whoever walks through."""

    def __init__(self, hits: Numbered, numbers: Sequence[int]) -> None:
        self._hits, self._numbers = hits, numbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> "ChosenHits": ...

    def __getitem__(self, at: int | slice) -> "Hit | ChosenHits":
        """One of them, or some."""
        return ChosenHits(self._hits, self._numbers[at]) if isinstance(at, slice) else self._hits.hit(self._numbers[at])


def _before(hit: tuple[Found, int]) -> str:
    """The characters before a hit from right to left: those beside it count first."""
    found, at = hit
    start = found.starts[at]
    return found.text[max(0, start - _SORTED_BY) : start].rstrip()[::-1]


def _after(hit: tuple[Found, int]) -> str:
    found, at = hit
    end = found.ends[at]
    return found.text[end : end + _SORTED_BY].lstrip()


def _words(hit: tuple[Found, int]) -> str:
    found, at = hit
    return found.text[found.starts[at] : found.ends[at]]


_KEYS: dict[int, Callable[[tuple[Found, int]], str]] = {
    DATE: lambda hit: hit[0].published, SOURCE: lambda hit: hit[0].source, BEFORE: _before, WORDS: _words,
    AFTER: _after, TITLE: lambda hit: hit[0].title,
}  # fmt: skip
