"""A text cut into the stretches that are laid out for themselves: paragraphs, long ones at sentence ends."""

import re
from bisect import bisect_right
from itertools import accumulate

from annotator.domain.spans import Span
from annotator.text.offsets import Utf16Index
from annotator.ui.article.clusters import WIDEST, gap_before

LONGEST = 2000
"""Code points that one layout holds; a layout ten times as long costs forty times as much."""
_SOFT_END = re.compile(r"[。！？!?；;，,、\s]")
_PLAIN = re.compile("[!-~\u3400-\u9fff]")
"""Characters that always begin a cluster behind a sign."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Chunks:
    """The chunks of a text, in order; line ends belong to none. Plain lists: a text may have a million lines."""

    def __init__(self, text: str) -> None:
        lengths = [len(line) for line in text.split("\n")]
        self._ends = [end - 1 for end in accumulate(length + 1 for length in lengths)]
        self._starts = [end - length for end, length in zip(self._ends, lengths, strict=True)]
        self.going_on: frozenset[int] = frozenset()
        """The chunks whose paragraph goes on in the next one."""
        if max(lengths) > LONGEST:
            self._cut_long_ones(text)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._starts)

    def span(self, index: int) -> Span:
        """Where a chunk stands in the text."""
        return Span(self._starts[index], self._ends[index])

    def length(self, index: int) -> int:
        """The code points of a chunk."""
        return self._ends[index] - self._starts[index]

    def lengths(self) -> list[int]:
        """The code points of all chunks."""
        return [end - start for start, end in zip(self._starts, self._ends, strict=True)]

    def at(self, offset: int) -> int:
        """The index of the chunk that holds a code point."""
        return bisect_right(self._starts, offset) - 1 if offset > 0 else 0

    def touched(self, span: Span) -> range:
        """The indices of the chunks that a span reaches into."""
        first = self.at(span.start)
        if first + 1 == len(self._starts) or span.end <= self._starts[first + 1]:  # nearly always
            return range(first, first + 1)
        return range(first, self.at(span.end - 1) + 1)

    def _cut_long_ones(self, text: str) -> None:
        starts: list[int] = []
        ends: list[int] = []
        going_on: set[int] = set()
        for first, last in zip(self._starts, self._ends, strict=True):
            start = first
            while last - start > LONGEST:
                end = _soft_end(text, start)
                going_on.add(len(starts))
                starts.append(start)
                ends.append(end)
                start = end
            starts.append(start)
            ends.append(last)
        self._starts, self._ends, self.going_on = starts, ends, frozenset(going_on)


def _soft_end(text: str, start: int) -> int:
    """Behind the last sign in the second half of a stretch, else where it is full; never within a short cluster."""
    for at in range(start + LONGEST - 1, start + LONGEST // 2, -1):
        if _SOFT_END.match(text[at]) and _is_gap(text, start, at + 1):
            return at + 1
    gap = gap_before(text, start, start + LONGEST)
    return gap if start + LONGEST - gap <= WIDEST else start + LONGEST


def _is_gap(text: str, start: int, offset: int) -> bool:
    """Whether a grapheme cluster begins at an offset; quick where an ordinary character stands there."""
    return bool(_PLAIN.match(text[offset])) or gap_before(text, start, offset) == offset


class ChunkText:
    """The text of one chunk with its offsets in both counts; ``units`` are UTF-16 within the chunk."""

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self.words = span.of(text)
        self.right_to_left = bool(_RIGHT_TO_LEFT.search(self.words))
        self._index = Utf16Index(self.words)

    def unit(self, offset: int) -> int:
        """The unit within the chunk of a code point of the whole text, clamped to the chunk."""
        return self._index.to_utf16(min(max(offset, self.span.start), self.span.end) - self.span.start)

    def offset(self, unit: int) -> int:
        """The code point of the whole text at a unit of the chunk."""
        return self.span.start + self._index.to_code_points(unit)
