"""Heights of very many things that stand below each other: each may change, and sums stay quick."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_BLOCK = 512
"""Things in one block: a change sums one block anew and the sums of all blocks, never all heights."""


class Stack:
    """Heights in pixels; a top is the sum of all heights before."""

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        starts = range(0, len(self._heights), _BLOCK)
        self._blocks = [sum(self._heights[start : start + _BLOCK]) for start in starts]
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        """How many things there are."""
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        """The height of one thing."""
        return self._heights[index]

    def put(self, index: int, height: float) -> float:
        """Set the height of one thing; gives by how much it changed."""
        change = height - self._heights[index]
        if change:
            self._heights[index] = height
            self._blocks[index // _BLOCK] += change
            self._tops = None
        return change

    def top(self, index: int) -> float:
        """The sum of the heights before a thing; that of all behind the last."""
        block = index // _BLOCK
        return self._block_tops()[block] + sum(self._heights[block * _BLOCK : index])

    @property
    def total(self) -> float:
        """The height of everything."""
        return self._block_tops()[-1]

    def under(self, y: float) -> int:
        """The index of the thing at a height, the first or last one beyond the edges; 0 where there is none."""
        tops = self._block_tops()
        block = min(max(0, bisect_right(tops, y) - 1), max(0, len(self._blocks) - 1))
        inside = list(accumulate(self._heights[block * _BLOCK : (block + 1) * _BLOCK], initial=tops[block]))
        return max(0, min(block * _BLOCK + bisect_right(inside, y) - 1, block * _BLOCK + len(inside) - 2))

    def _block_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._blocks, initial=0.0))
        return self._tops
