"""For formats that know one mark at a place and none of blanks only: which marks of an article are kept."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.options import Overlaps

_FIRST: Mapping[Overlaps, Callable[[Span], tuple[int, int]]] = {
    Overlaps.LONGEST: lambda span: (-len(span), span.start),
    Overlaps.SHORTEST: lambda span: (len(span), span.start),
    Overlaps.FIRST: lambda span: (span.start, -len(span)),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """The marks that share no character, in order, with the places of their words; and those that are left behind."""

    kept: Sequence[tuple[Span, Mark]]
    left: Sequence[Mark]


def one_layer(marks: Sequence[Mark], overlaps: Overlaps) -> Layer:
    """Choose among marks that overlap; blanks at the ends of a mark are not counted in."""
    placed = [(span, mark) for mark in marks if len(span := without_blanks(mark))]
    taken: list[tuple[Span, Mark]] = []
    ends: list[tuple[int, int]] = []
    for span, mark in sorted(placed, key=lambda one: (*_FIRST[overlaps](one[0]), one[1].id.bytes)):
        if _is_free(ends, span):
            taken.append((span, mark))
    kept = {mark.id for _span, mark in taken}
    return Layer(sorted(taken, key=lambda one: one[0]), [mark for mark in marks if mark.id not in kept])


def without_blanks(mark: Mark) -> Span:
    """The place of a mark without blanks at its ends; an empty one where it holds nothing else."""
    words = mark.text
    start = mark.span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, mark.span.end - len(words) + len(words.rstrip())))


def _is_free(ends: list[tuple[int, int]], span: Span) -> bool:
    """Whether no span before shares a character with it; then it is remembered."""
    at = bisect_left(ends, (span.start, span.end))
    if (at and ends[at - 1][1] > span.start) or (at < len(ends) and ends[at][0] < span.end):
        return False
    ends.insert(at, (span.start, span.end))
    return True
