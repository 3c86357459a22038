"""Where the selections of REFI-QDA stand: programs differ in what they count and in what an end is.

The specification gives the last character as the end, programs often the place behind it; some count a byte order
mark, line ends of two characters or UTF-16 units. Names of selections that are their words prove which holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from annotator.formats.foreign.loose import lf
from annotator.formats.foreign.proof import proven

Place: TypeAlias = Callable[[int, int], tuple[int, int]]
"""From start and end of a file to those of ours."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a source: as it is in the file, and with line ends of one character."""

    original: str
    has_mark: bool = False
    """Whether a byte order mark stands before it."""

    @property
    def text(self) -> str:
        """The text with line ends of one character."""
        return lf(self.original)


def decoded(raw: bytes) -> PlainText:
    """The text of a file. Raises ``UnicodeError`` for one that is in no encoding of Unicode."""
    text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    return PlainText(text.removeprefix("\ufeff"), raw.startswith((b"\xff\xfe", b"\xfe\xff")) or text[:1] == "\ufeff")


def places(plain: PlainText, selections: Sequence[tuple[int, int, str]]) -> Place:
    """How positions are to be read: the way in which most names are the words of their selections.

    Where nothing tells, the end is the place behind the last character.
    """
    ways = [_Way(plain, selections, shift, further) for shift in (0, 1)[: 1 + plain.has_mark] for further in (0, 1)]
    return max(ways, key=lambda way: way.fitting).place


class _Way:
    """One way of reading positions, and of how many selections the name is what stands there then."""

    def __init__(self, plain: PlainText, selections: Sequence[tuple[int, int, str]], shift: int, further: int) -> None:
        self._shift, self._further = shift, further
        moved = [(start - shift, end - shift + further, lf(name)) for start, end, name in selections if name]
        self._way = proven(plain.text, moved, plain.original)
        placed = ((*self.place(start, end), name) for start, end, name in selections if name)
        self.fitting = sum(_fits(plain.text, start, end, name) for start, end, name in placed)

    def place(self, start: int, end: int) -> tuple[int, int]:
        return self._way(start - self._shift), self._way(end - self._shift + self._further)


def _fits(text: str, start: int, end: int, name: str) -> bool:
    return 0 <= start <= end and text[start:end] == lf(name)
