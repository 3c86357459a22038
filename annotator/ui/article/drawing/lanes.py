"""Which underline stands how far below the text: inner marks next to it, outer ones below."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.ui.article.page import PageMark


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a mark on one visual line; ``starts`` where its beginning is on this line."""

    mark: PageMark
    left: float
    right: float
    starts: bool


def in_lanes(stretches: Iterable[Stretch], most: int) -> list[tuple[Stretch, int]]:
    """Every stretch of one line with its lane, 0 nearest to the text; a shorter mark comes nearer.

    ``most`` stands for no lane at all: that many others are nearer.
    """
    lanes = [_Lane() for _number in range(most)]
    placed: list[tuple[Stretch, int]] = []
    for stretch in sorted(stretches, key=lambda one: (len(one.mark.span), one.mark.span.start, one.mark.id.bytes)):
        number = next((at for at, lane in enumerate(lanes) if lane.is_free(stretch)), most)
        if number < most:
            lanes[number].take(stretch)
        placed.append((stretch, number))
    return placed


class _Lane:
    """The taken places of one lane, sorted, none touching another."""

    def __init__(self) -> None:
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def is_free(self, stretch: Stretch) -> bool:
        at = bisect_left(self._lefts, stretch.left)
        before = at == 0 or self._rights[at - 1] <= stretch.left + 0.5
        return before and (at == len(self._lefts) or stretch.right <= self._lefts[at] + 0.5)

    def take(self, stretch: Stretch) -> None:
        at = bisect_left(self._lefts, stretch.left)
        self._lefts.insert(at, stretch.left)
        self._rights.insert(at, stretch.right)
