"""What stands on one visual line: marks in lanes below the letters, chips above, and what found no room."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from annotator.domain.ids import MarkId
from annotator.ui.article.drawing.lanes import Stretch, in_lanes
from annotator.ui.article.drawing.style import CHIP, FIRST_LANE, LANE, LAST_LANE, ViewStyle
from annotator.ui.article.page import PageMark

if TYPE_CHECKING:
    from annotator.ui.article.layouts import LaidOut

_BETWEEN = 3.0
"""Pixels between two chips, and between the sign and the number of one."""
_MORE_HEIGHT = 10.5
_BELOW_INK = 1.5
"""Pixels below the letters that belong to them and that no Han character uses: "+n" may stand there."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A sign above the beginning of a mark; ``number`` (empty for most) joins a quote with its speaker."""

    mark: PageMark
    box: QRectF
    number: str
    number_box: QRectF


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line: its stretches with their lanes, its chips, and the marks for which no lane was left."""

    stretches: Sequence[tuple[Stretch, int]] = ()
    chips: Sequence[Chip] = ()
    hidden: Sequence[PageMark] = ()
    more: QRectF = field(default_factory=QRectF)
    """Where "+n" stands, which opens a list of the hidden marks; empty where none is hidden."""
    grounds: Sequence[tuple[PageMark, float, float]] = ()
    """The mark whose tint lies behind the letters from left to right x: that of the lowest lane there."""


def draw_up(
    laid: "LaidOut", marks: Iterable[PageMark], first: int, last: int, number_of: Callable[[MarkId], str]
) -> None:
    """Work out what stands on the lines ``first`` to ``last`` (included) of a chunk, but for those that are known."""
    missing = [number for number in range(first, last + 1) if number not in laid.drawn]
    if not missing:
        return
    span = laid.line_span(missing[0], missing[-1])
    lines: dict[int, list[Stretch]] = {number: [] for number in missing}
    for mark in marks:
        if not mark.span.overlaps(span):
            continue
        begins = laid.text.span.start <= mark.span.start
        for at, (number, left, right) in enumerate(laid.pieces(mark.span, missing[0], missing[-1])):
            if number in lines:
                starts = begins and at == 0 and mark.span.start >= laid.line_span(number, number).start
                lines[number].append(Stretch(mark, left, right, starts))
    for number, stretches in lines.items():
        laid.drawn[number] = _line(laid, number, stretches, number_of)


def lane_y(laid: "LaidOut", number: int, lane: int) -> float:
    """Where the underline of a lane runs."""
    return laid.text_top(number) + laid.text_height + FIRST_LANE + lane * LANE


def _line(laid: "LaidOut", number: int, stretches: list[Stretch], number_of: Callable[[MarkId], str]) -> Drawn:
    if not stretches:
        return _NOTHING
    placed = in_lanes(stretches, laid.lanes)
    chips = () if laid.title else tuple(_chips(laid, number, stretches, number_of))
    unseen = [stretch for stretch, lane in placed if lane >= laid.lanes]
    if not unseen:
        return Drawn(placed, chips, grounds=_grounds(placed))
    style = laid.style
    width = style.chip_width(f"+{len(unseen)}") + 2 * _BETWEEN
    left = max(0.0, min(max(stretch.right for stretch in unseen) - width, style.column - width))
    bottom = lane_y(laid, number, laid.lanes - 1) + LAST_LANE
    letters = laid.text_top(number) + laid.text_height - _BELOW_INK
    more = QRectF(left, max(letters, bottom - _MORE_HEIGHT), width, min(bottom - letters, _MORE_HEIGHT))
    seen = [(stretch, lane) for stretch, lane in placed if lane < laid.lanes]
    below = ((stretch, laid.lanes + at) for at, stretch in enumerate(unseen))
    return Drawn(seen, chips, [stretch.mark for stretch in unseen], more, _grounds([*seen, *below]))


def _grounds(placed: Iterable[tuple[Stretch, int]]) -> list[tuple[PageMark, float, float]]:
    """Each stretch where no lower lane has one, so that tints never mix and the rest of a long mark keeps its own."""
    grounds: list[tuple[PageMark, float, float]] = []
    taken: list[tuple[float, float]] = []
    beside: list[tuple[float, float]] = []
    lower = 0
    for stretch, lane in sorted(placed, key=lambda one: one[1]):
        if lane != lower:
            lower, taken, beside = lane, sorted([*taken, *beside]), []
        left = stretch.left
        for begin, end in taken:
            if end > left and begin < stretch.right:
                if begin > left:
                    grounds.append((stretch.mark, left, begin))
                left = end
        if left < stretch.right:
            grounds.append((stretch.mark, left, stretch.right))
        beside.append((stretch.left, stretch.right))
    return grounds


def _chips(
    laid: "LaidOut", number: int, stretches: Iterable[Stretch], number_of: Callable[[MarkId], str]
) -> Iterable[Chip]:
    """From left to right, pushed aside where they would collide."""
    style, top, free = laid.style, number * laid.pitch, -1e9
    for stretch in sorted(stretches, key=lambda one: (one.left, -len(one.mark.span))):
        if not stretch.starts:
            continue
        words = laid.numbers[stretch.mark.id] = number_of(stretch.mark.id)
        if not (stretch.mark.chip or words):
            continue
        box = QRectF(max(stretch.left, free), top, style.chip_width(stretch.mark.chip), CHIP)
        number_box = _number_box(style, box, words)
        free = (number_box if words else box).right() + _BETWEEN
        yield Chip(stretch.mark, box, words, number_box)


def _number_box(style: ViewStyle, chip: QRectF, words: str) -> QRectF:
    if not words:
        return QRectF()
    left = chip.right() + (_BETWEEN if chip.width() else 0)
    return QRectF(left, chip.top() + 0.5, style.chip_width(words) + 2 * _BETWEEN, CHIP - 1)


_NOTHING = Drawn()
