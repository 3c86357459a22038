"""Heights of very many things that stand below each other: each may change, and sums stay quick."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_BLOCK = 512
"""Things in one block: a change sums one block anew and the sums of all blocks, never all heights."""
_KEPT = 16
"""Blocks whose sums are kept: whoever asks asks near where they asked before."""


class Stack:
    """Heights in pixels; a top is the sum of all heights before."""

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        starts = range(0, len(self._heights), _BLOCK)
        self._blocks = [sum(self._heights[start : start + _BLOCK]) for start in starts]
        self._tops: list[float] | None = None
        self._within: dict[int, list[float]] = {}

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
            self._within.pop(index // _BLOCK, None)
        return change

    def top(self, index: int) -> float:
        """The sum of the heights before a thing; that of all behind the last."""
        block, within = divmod(index, _BLOCK)
        return self._block_tops()[block] + self._tops_within(block)[within]

    @property
    def total(self) -> float:
        """The height of everything."""
        return self._block_tops()[-1]

    def under(self, y: float) -> int:
        """The index of the thing at a height, the first or last one beyond the edges; 0 where there is none."""
        tops = self._block_tops()
        block = min(max(0, bisect_right(tops, y) - 1), max(0, len(self._blocks) - 1))
        within = self._tops_within(block)
        found = bisect_right(within, y - tops[block]) - 1
        return max(0, min(block * _BLOCK + found, block * _BLOCK + len(within) - 2))

    def _block_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._blocks, initial=0.0))
        return self._tops

    def _tops_within(self, block: int) -> list[float]:
        """For each thing of a block the sum of the heights before it in the block; at the end that of all."""
        if block not in self._within:
            if len(self._within) >= _KEPT:
                self._within.clear()
            heights = self._heights[block * _BLOCK : (block + 1) * _BLOCK]
            self._within[block] = list(accumulate(heights, initial=0.0))
        return self._within[block]
