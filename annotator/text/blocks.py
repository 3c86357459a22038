"""Many texts as one row of numbers, in which words are found a thousand texts at a time.

A regular expression looks at each character by itself, which takes ten times as long. Two bytes are kept of a
character, as Python keeps them of most; the rare one beyond them is kept beside, and looked at where it matters.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, overload

from annotator.text.codes import AS_HERE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Units = NDArray[np.uint16]
    Codes = NDArray[np.uint32]
    Numbers = NDArray[np.int64]

Places = tuple["array[int]", "array[int]"]
"""Starts and ends, in order."""
Shapes = Sequence[Sequence[int]]
"""Of each character of some words, the code points that stand for it."""
_HALF = 0xFFFF


class Block(Sequence[str]):
    """Some texts; each is made anew when it is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        codes = np.frombuffer("".join(texts).encode(AS_HERE), np.uint32)
        self._units: Units = codes.astype(np.uint16)  # the lower half of each
        self._beyond: Numbers = np.flatnonzero(codes > _HALF)
        self._whole: Codes = codes[self._beyond]
        self._halves = frozenset((self._whole & _HALF).tolist())
        self._ends: Numbers = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
        self._starts: Numbers = self._ends - np.fromiter(map(len, texts), np.int64, len(texts))
        self._last = (-1, "")

    @property
    def size(self) -> int:
        """Bytes that it takes in memory."""
        return sum(one.nbytes for one in (self._units, self._beyond, self._whole, self._ends, self._starts))

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        """One of the texts, or some; the last one is remembered, as its places are looked at one after the other."""
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        at = range(len(self))[number]
        last, text = self._last
        if last != at:
            stretch = range(int(self._starts[at]), int(self._ends[at]))
            text = self._codes(stretch).tobytes().decode(AS_HERE)
            self._last = at, text
        return text

    def places(self, shapes: Shapes) -> Mapping[int, Places]:
        """Where words stand in each text in which they do, from the left, none overlapping another."""
        import numpy as np

        length = len(shapes)
        found = self._candidates(shapes)
        which = np.searchsorted(self._ends, found, "right")
        inside = found + length <= self._ends[which]
        found, which = found[inside], which[inside]
        if length > 1 and bool(np.any(np.diff(found) < length)):
            apart = _apart(found.tolist(), length)
            found, which = found[apart], which[apart]
        starts = array("I", (found - self._starts[which]).astype(np.uint32).tobytes())
        ends = array("I", (found - self._starts[which] + length).astype(np.uint32).tobytes())
        cuts = [0, *(np.flatnonzero(np.diff(which)) + 1).tolist(), len(which)] if len(which) else []
        numbers = which[cuts[:-1]].tolist()
        return {
            number: (starts[first:last], ends[first:last])
            for number, first, last in zip(numbers, cuts[:-1], cuts[1:], strict=True)
        }

    def _candidates(self, shapes: Shapes) -> "Numbers":
        """Where the words stand in all texts taken as one."""
        import numpy as np

        room = len(self._units) - len(shapes) + 1
        if room <= 0 or not shapes:
            return np.zeros(0, np.int64)
        found = np.flatnonzero(_is_one_of(self._units[:room], shapes[0]))
        for at, one in enumerate(shapes[1:], 1):
            found = found[_is_one_of(self._units[found + at], one)]
        if any(code > _HALF or code in self._halves for one in shapes for code in one):
            for at, one in enumerate(shapes):
                found = found[np.isin(self._codes(found + at), one)]
        return found

    def _codes(self, at: "Numbers | range") -> "Codes":
        """The whole code points there."""
        import numpy as np

        if isinstance(at, range):
            codes = self._units[at.start : at.stop].astype(np.uint32)
            first, last = np.searchsorted(self._beyond, (at.start, at.stop)).tolist()
            codes[self._beyond[first:last] - at.start] = self._whole[first:last]
            return codes
        codes = self._units[at].astype(np.uint32)
        if len(self._beyond):
            nearest = np.minimum(np.searchsorted(self._beyond, at), len(self._beyond) - 1)
            is_beyond = self._beyond[nearest] == at
            codes[is_beyond] = self._whole[nearest[is_beyond]]
        return codes


def _is_one_of(units: "Units", codes: Sequence[int]) -> "NDArray[np.bool_]":
    found = units == (codes[0] & _HALF)
    for code in codes[1:]:
        found |= units == (code & _HALF)
    return found


def _apart(places: Sequence[int], length: int) -> list[int]:
    """Which of the places stay where none may overlap the one before it."""
    kept: list[int] = []
    free = -1
    for at, place in enumerate(places):
        if place >= free:
            kept.append(at)
            free = place + length
    return kept
