"""Counts how many proposed links meet those that people made: both ends exactly, or each by at least one character.

Links of one type on one text are compared, each once, and each meets one other at most. As many pairs as can be formed
are found by augmenting paths: H. W. Kuhn, *The Hungarian method for the assignment problem*, 1955, with weights of one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.spans import Span

Ends: TypeAlias = tuple[Span, Span]
"""Where a link begins and where it leads."""


def link_scores(proposed: Iterable[Ends], made: Iterable[Ends]) -> Scores:
    """Both scores of the links of one type on one text."""
    ours, theirs = set(proposed), set(made)
    strict = Score(len(ours & theirs), len(ours), len(theirs))
    return Scores(strict, Score(_pairs(ours, theirs), len(ours), len(theirs)))


def _pairs(ours: set[Ends], theirs: set[Ends]) -> int:
    """The largest number of pairs of links, one of each side, whose ends overlap."""
    in_order = sorted(theirs)
    longest = max((len(begin) for begin, _end in in_order), default=0)
    starts = [begin.start for begin, _end in in_order]
    near = {one: _touching(one, in_order, starts, longest) for one in ours}
    partner: dict[Ends, Ends] = {}
    return sum(_finds_one(one, near, partner) for one in sorted(ours))


def _touching(one: Ends, in_order: Sequence[Ends], starts: Sequence[int], longest: int) -> list[Ends]:
    first, last = bisect_left(starts, one[0].start - longest), bisect_left(starts, one[0].end)
    return [each for each in in_order[first:last] if each[0].overlaps(one[0]) and each[1].overlaps(one[1])]


def _finds_one(one: Ends, near: Mapping[Ends, Sequence[Ends]], partner: dict[Ends, Ends]) -> bool:
    """Whether a link of ours gets a partner, those before it keeping one each."""
    came_from: dict[Ends, Ends] = {}
    waiting = [one]
    while waiting:
        ours = waiting.pop()
        for theirs in near[ours]:
            if theirs in came_from:
                continue
            came_from[theirs] = ours
            if theirs not in partner:
                _turn(theirs, one, came_from, partner)
                return True
            waiting.append(partner[theirs])
    return False


def _turn(free: Ends, one: Ends, came_from: Mapping[Ends, Ends], partner: dict[Ends, Ends]) -> None:
    """Along the way that led to a free link each takes the next one and leaves its own."""
    own = {ours: theirs for theirs, ours in partner.items()}
    while True:
        ours = came_from[free]
        left = own.get(ours)
        partner[free] = ours
        if ours == one or left is None:
            return
        free = left
