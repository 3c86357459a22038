"""What is gone of a table of a damaged file: the stretches of its rowids that its leaves do not make up for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.store.care.damaged.pages import Leaf, Stretch, Tree


class Loss(NamedTuple):
    """What is gone of a table: stretches of its rows, and, with ``open_end``, what may have lain in one more.

    That is one of which nobody knows how far it went, or whether there was anything in it.
    """

    stretches: int
    open_end: bool


def loss_of(tree: Tree, leaves: list[Leaf], orphans: list[Leaf]) -> Loss:
    """What of a table was not found again elsewhere; a row that is broken in a page which is not counts as a stretch.

    Where pages have moved, a leaf that is missing in its place may stand in that of another one of its table.
    """
    all_leaves = (*leaves, *orphans)
    missing: set[Stretch] = set(tree.lost)
    if missing or orphans:
        rowids = sorted({cell.rowid for leaf in all_leaves for cell in leaf.cells})
        missing.update(_misplaced(tree, leaves, rowids))
        missing = {one for one in missing if not _covered(one, rowids)}
    known = sum(one.high is not None for one in missing)
    return Loss(known + sum(leaf.broken for leaf in all_leaves), open_end=known < len(missing))


def _misplaced(tree: Tree, leaves: list[Leaf], rowids: list[int]) -> Iterator[Stretch]:
    """The places of leaves that may have slid there: of a stretch in which others have rows, too, they are a part."""
    for place, leaf in zip(tree.places, leaves, strict=True):
        if _among(place, rowids) > len({cell.rowid for cell in leaf.cells}):
            yield place


def _covered(stretch: Stretch, rowids: Sequence[int]) -> bool:
    """Whether every rowid of a stretch is among ``rowids``, which are in order; SQLite gives them from 1 on."""
    low, high = stretch.low or 0, stretch.high
    return high is not None and _among(Stretch(low, high), rowids) >= high - low


def _among(stretch: Stretch, rowids: Sequence[int]) -> int:
    """How many of ``rowids``, which are in order, lie in a stretch."""
    end = len(rowids) if stretch.high is None else bisect_right(rowids, stretch.high)
    return end - (0 if stretch.low is None else bisect_right(rowids, stretch.low))
