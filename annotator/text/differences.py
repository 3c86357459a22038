"""What differs between two versions of a text: paragraphs first, then the characters inside those that changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from annotator.domain.spans import Span
from annotator.text.offset_map import Piece

_MOST = 4_000
"""Characters of a changed stretch beyond which it counts as changed whole: comparing takes the square of its length."""


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The stretches that were replaced, in order; what lies between them is the same in both."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    if start == len(old) == len(new):
        return ()
    return tuple(_between(old, new, Span(start, len(old) - end), Span(start, len(new) - end)))


def _between(old: str, new: str, here: Span, there: Span) -> Iterator[Piece]:
    """By paragraphs where there are many, by characters inside each stretch of them that differs."""
    if max(len(here), len(there)) <= _MOST:
        yield from _by_character(old, new, here, there)
        return
    lines, others = here.of(old).splitlines(keepends=True), there.of(new).splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=here.start))
    other_starts = list(accumulate(map(len, others), initial=there.start))
    for kind, a, b, c, d in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if kind != "equal":
            inner, outer = Span(starts[a], starts[b]), Span(other_starts[c], other_starts[d])
            if max(len(inner), len(outer)) <= _MOST:
                yield from _by_character(old, new, inner, outer)
            else:
                yield Piece(inner, outer)


def _by_character(old: str, new: str, here: Span, there: Span) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, here.of(old), there.of(new), autojunk=False).get_opcodes():
        if kind != "equal":
            yield Piece(Span(here.start + a, here.start + b), Span(there.start + c, there.start + d))


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # by halves: comparing slices is far quicker than a walk
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
