"""How long marks take: from the log, by the gaps between one's own steps.

The time of a step is that since one's step before it, at most a minute: whoever rests longer does not work. What
somebody reads and thinks counts with it, since a mark takes that, too. The first step of an annotator has no time.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from annotator.domain.ids import TagId
from annotator.domain.moments import Moment

LONGEST_SECONDS = 60.0
"""A longer gap counts as this."""
By = TypeVar("By", bound=Hashable)
Step = TypeVar("Step", bound=Hashable)


def seconds_of(steps: Iterable[tuple[By, Step, Moment]]) -> dict[Step, float]:
    """The seconds of each step; ``steps`` are who, which and when, in the order in which they were done."""
    last: dict[By, Moment] = {}
    found: dict[Step, float] = {}
    for by, step, done in steps:
        if by in last:
            found[step] = min(max(0.0, (done - last[by]) / 1000), LONGEST_SECONDS)
        last[by] = done
    return found


@dataclass(slots=True)
class Pace:
    """Marks that were made in one way, and the seconds that they took, by tag; ``besides`` went into no mark."""

    marks: Counter[TagId] = field(default_factory=Counter[TagId])
    seconds: dict[TagId, float] = field(default_factory=dict[TagId, float])
    besides: float = 0.0

    def add(self, marks: Mapping[TagId, int], seconds: float) -> None:
        """A step that made so many marks of each tag: each of them took the same part of it."""
        whole = sum(marks.values())
        for tag, count in marks.items():
            self.marks[tag] += count
            self.seconds[tag] = self.seconds.get(tag, 0.0) + seconds * count / whole

    def per_mark(self, tag: TagId | None = None) -> float:
        """Seconds per mark of a tag; of all together with what went into none; 0 where there are no marks."""
        if tag is not None:
            return self.seconds[tag] / self.marks[tag] if self.marks[tag] else 0.0
        whole = self.marks.total()
        return (sum(self.seconds.values()) + self.besides) / whole if whole else 0.0
