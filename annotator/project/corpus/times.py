"""How long marks by hand take beside those that were accepted: the time of the steps that made them."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from annotator.domain.corpus.numbers import Cell, Counted, sorted_rows
from annotator.domain.corpus.times import Pace, seconds_of
from annotator.domain.ids import TagId
from annotator.domain.log.operations import Deed
from annotator.store import Reader

_BY_HAND = frozenset({Deed.MARK_ADDED, Deed.MARKS_ADDED, Deed.CUE_SET})


def times(tags: Mapping[UUID, str], reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    """All tags together, with the time of rejecting, then each tag: marks and seconds per mark of both ways."""
    seconds = seconds_of(reader.numbers.steps())
    made: dict[UUID, dict[TagId, int]] = defaultdict(dict)
    deeds: dict[UUID, str] = {}
    for step, deed, tag, count in reader.numbers.made_by_step([*_BY_HAND, Deed.SUGGESTIONS_ACCEPTED], wanted):
        if tag in tags and step in seconds:
            made[step][TagId(tag)], deeds[step] = count, deed
    by_hand, accepted = Pace(), Pace()
    for step, marks in made.items():
        (by_hand if deeds[step] in _BY_HAND else accepted).add(marks, seconds[step])
    if not made:
        return ()
    if not wanted.tags:  # what was rejected has no tag here
        accepted.besides = sum(
            seconds.get(step, 0.0) for step in reader.numbers.steps_of(Deed.SUGGESTIONS_REJECTED, wanted)
        )
    rows = [_row(name, by_hand, accepted, TagId(tag)) for tag, name in tags.items()]
    together = (
        "",
        by_hand.marks.total(),
        _told(by_hand.per_mark()),
        accepted.marks.total(),
        _told(accepted.per_mark()),
    )
    return (together, *sorted_rows([row for row in rows if row[1] or row[3]], 1))


def _row(name: str, by_hand: Pace, accepted: Pace, tag: TagId) -> tuple[Cell, ...]:
    return (
        name, by_hand.marks[tag], _told(by_hand.per_mark(tag)), accepted.marks[tag], _told(accepted.per_mark(tag))
    )  # fmt: skip


def _told(seconds: float) -> float:
    return round(seconds, 1)
