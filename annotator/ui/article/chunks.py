"""A text cut into the stretches that are laid out for themselves: paragraphs, long ones at sentence ends."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from annotator.domain.spans import Span
from annotator.text.offsets import Utf16Index
from annotator.text.segments import paragraphs

LONGEST = 2000
"""Code points that one layout holds; a layout ten times as long costs forty times as much."""
_SOFT_END = re.compile(r"[。！？!?；;，,、\s]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One stretch; ``ends_paragraph`` is false where a long paragraph goes on in the next chunk."""

    span: Span
    ends_paragraph: bool = True


def cut(text: str) -> list[Chunk]:
    """The chunks of a text, in order; line ends belong to none."""
    chunks: list[Chunk] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        while paragraph.end - start > LONGEST:
            end = _soft_end(text, start)
            chunks.append(Chunk(Span(start, end), ends_paragraph=False))
            start = end
        chunks.append(Chunk(Span(start, paragraph.end)))
    return chunks


def _soft_end(text: str, start: int) -> int:
    """Behind the last sign in the second half of a stretch, else where it is full."""
    for at in range(start + LONGEST - 1, start + LONGEST // 2, -1):
        if _SOFT_END.match(text[at]):
            return at + 1
    return start + LONGEST


class Chunks:
    """All chunks of a text with their heights; positions are pixels from the top of the text."""

    def __init__(self, text: str) -> None:
        self.all = cut(text)
        self._starts = [chunk.span.start for chunk in self.all]
        self.heights: list[float] = [0.0] * len(self.all)
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        """How many there are."""
        return len(self.all)

    def at(self, offset: int) -> int:
        """The index of the chunk that holds a code point."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def touched(self, span: Span) -> range:
        """The indices of the chunks that a span reaches into."""
        return range(self.at(span.start), self.at(max(span.start, span.end - 1)) + 1)

    def set_height(self, index: int, height: float) -> float:
        """Correct the height of a chunk; gives by how much it changed."""
        change = height - self.heights[index]
        if change:
            self.heights[index] = height
            self._tops = None
        return change

    def set_heights(self, heights: list[float]) -> None:
        """Set all heights."""
        self.heights, self._tops = heights, None

    @property
    def tops(self) -> list[float]:
        """The top of each chunk, and at the end the height of all."""
        if self._tops is None:
            self._tops = [0.0, *accumulate(self.heights)]
        return self._tops

    def under(self, y: float) -> int:
        """The index of the chunk at a height."""
        return min(max(0, bisect_right(self.tops, y) - 1), len(self.all) - 1)


class ChunkText:
    """The text of one chunk with its offsets in both counts; ``units`` are UTF-16 within the chunk."""

    def __init__(self, text: str, chunk: Chunk) -> None:
        self.span = chunk.span
        self.words = chunk.span.of(text)
        self.right_to_left = bool(_RIGHT_TO_LEFT.search(self.words))
        self._index = Utf16Index(self.words)

    def unit(self, offset: int) -> int:
        """The unit within the chunk of a code point of the whole text, clamped to the chunk."""
        return self._index.to_utf16(min(max(offset, self.span.start), self.span.end) - self.span.start)

    def offset(self, unit: int) -> int:
        """The code point of the whole text at a unit of the chunk."""
        return self.span.start + self._index.to_code_points(unit)
