"""Counts how many proposed spans meet marked ones: exactly, or by at least one character, each at most once.

Spans of one text only are compared; add the scores of several texts up. The same span twice counts once.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from heapq import heappop, heappush
from typing import TypeVar

from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.spans import Span

Key = TypeVar("Key", bound=Hashable)


def strict(proposed: Iterable[Span], made: Iterable[Span]) -> Score:
    """Both edges have to be the same."""
    ours, theirs = set(proposed), set(made)
    return Score(len(ours & theirs), len(ours), len(theirs))


def overlapping(proposed: Iterable[Span], made: Iterable[Span]) -> Score:
    """One character in common is enough, but each span meets one other at most: as many pairs as can be formed."""
    ours, theirs = set(proposed), set(made)
    return Score(_pairs(ours, theirs), len(ours), len(theirs))


def scores(proposed: Iterable[Span], made: Iterable[Span]) -> Scores:
    """Both scores of one text."""
    ours, theirs = set(proposed), set(made)
    return Scores(strict(ours, theirs), overlapping(ours, theirs))


def scores_by(proposed: Iterable[tuple[Key, Span]], made: Iterable[tuple[Key, Span]]) -> dict[Key, Scores]:
    """The scores of one text for every key (a kind, a tag) that occurs on either side, in the order of their coming."""
    sides: dict[Key, tuple[set[Span], set[Span]]] = defaultdict(lambda: (set(), set()))
    for key, span in proposed:
        sides[key][0].add(span)
    for key, span in made:
        sides[key][1].add(span)
    return {key: scores(*both) for key, both in sides.items()}


def _pairs(ours: set[Span], theirs: set[Span]) -> int:
    """The largest number of pairs of overlapping spans, one of each side.

    Whichever span ends first takes, of those of the other side that it overlaps and that are still free, the one
    that ends first. No other choice is better: all that it overlaps reach to its end, so that whoever loses its
    partner by the choice overlaps the one that was spared, too.
    """
    sides = (ours, theirs)
    coming = [sorted(side, reverse=True) for side in sides]
    begun: list[list[tuple[int, int]]] = [[], []]
    taken: list[set[tuple[int, int]]] = [set(), set()]
    for end, start, side in sorted((span.end, span.start, at) for at in (0, 1) for span in sides[at]):
        other = 1 - side
        while coming[other] and coming[other][-1].start < end:
            begins = coming[other].pop()
            heappush(begun[other], (begins.end, begins.start))
        while begun[other] and (begun[other][0][0] <= start or begun[other][0] in taken[other]):
            heappop(begun[other])
        if (end, start) not in taken[side] and begun[other]:
            taken[other].add(heappop(begun[other]))
            taken[side].add((end, start))
    return len(taken[0])
