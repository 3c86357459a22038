"""Which underline stands how far below the text: inner marks next to it, outer ones below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.ui.article.page import PageMark


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a mark on one visual line; ``starts`` where its beginning is on this line."""

    mark: PageMark
    left: float
    right: float
    starts: bool


def in_lanes(stretches: Iterable[Stretch]) -> list[tuple[Stretch, int]]:
    """Every stretch of one line with its lane, 0 nearest to the text; a shorter mark comes nearer."""
    ends: list[list[tuple[float, float]]] = []
    placed: list[tuple[Stretch, int]] = []
    for stretch in sorted(stretches, key=lambda one: (len(one.mark.span), one.mark.span.start, one.mark.id.bytes)):
        lane = next((at for at, taken in enumerate(ends) if _is_free(taken, stretch)), len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((stretch.left, stretch.right))
        placed.append((stretch, lane))
    return placed


def _is_free(taken: Sequence[tuple[float, float]], stretch: Stretch) -> bool:
    return all(stretch.right <= left + 0.5 or right <= stretch.left + 0.5 for left, right in taken)
