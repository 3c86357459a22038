"""What differs between two versions of a text: paragraphs first, then the characters inside those that changed."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from annotator.domain.spans import Span
from annotator.text.offset_map import Piece

_MOST = 4_000
"""Characters of a changed stretch beyond which it counts as changed whole: comparing takes the square of its length."""
_WORD = re.compile(r"[^\W\d_\u2e80-\U0003ffff]{2}|\d{2}")
"""Two letters of one word: of scripts with blanks between words, that is of all before the Han ones; or two digits."""


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The stretches that were replaced, in order; what lies between them is the same in both."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    if start == len(old) == len(new):
        return ()
    return tuple(_between(old, new, Span(start, len(old) - end), Span(start, len(new) - end)))


def words_that_differ(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Where each of two texts says what the other does not, for people: never a part of a word between blanks.

    Stretches that one character alone parts are one, as two letters that agree by chance tell nobody anything.
    """
    pieces = differences(old, new)
    return _readable(old, [piece.source for piece in pieces]), _readable(new, [piece.view for piece in pieces])


def _readable(text: str, spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        if not len(span):
            continue
        start, end = span.start, span.end
        while start and _WORD.fullmatch(text, start - 1, start + 1):
            start -= 1
        while end < len(text) and _WORD.fullmatch(text, end - 1, end + 1):
            end += 1
        if found and start - found[-1].end <= 1:
            start = found.pop().start
        found.append(Span(start, end))
    return found


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
