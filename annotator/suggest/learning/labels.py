"""Marks as labels of units and back: outside, the first unit of a mark of a tag, a further one.

Source: L. Ramshaw and M. Marcus, *Text Chunking using Transformation-Based Learning*, 1995.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.units import Unit

OUTSIDE = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one kind: outside, then two for each tag."""

    tags: tuple[TagId, ...]

    @property
    def count(self) -> int:
        """How many labels there are."""
        return 1 + 2 * len(self.tags)

    def may_follow(self, label: int, before: int) -> bool:
        """Whether ``label`` may stand behind ``before``: a further unit only within a mark of its own tag."""
        return label == OUTSIDE or label % 2 == 1 or before in (label, label - 1)

    def of(self, sentence: Sequence[Unit], marks: Iterable[tuple[TagId, Span]]) -> list[int]:
        """The labels of a sentence. Of marks that overlap the longest stays; those that leave it do not count."""
        labels = [OUTSIDE] * len(sentence)
        within = [mark for mark in marks if sentence and mark[0] in self.tags and _is_within(mark[1], sentence)]
        starts = [unit.span.start for unit in sentence] if within else []
        ends = [unit.span.end for unit in sentence] if within else []
        for tag, span in sorted(within, key=lambda mark: (-len(mark[1]), mark[1], str(mark[0]))):
            at = range(bisect_right(ends, span.start), bisect_left(starts, span.end))
            if at and not any(labels[number] for number in at):
                first = 1 + 2 * self.tags.index(tag)
                labels[at[0]] = first
                for number in at[1:]:
                    labels[number] = first + 1
        return labels

    def marks(self, sentence: Sequence[Unit], labels: Sequence[int]) -> Iterator[tuple[TagId, Span, range]]:
        """The marks that labels tell of: tag, span, and which units."""
        start = None
        for at, label in enumerate([*labels, OUTSIDE]):
            if start is not None and (label == OUTSIDE or label % 2 == 1):
                span = Span(sentence[start].span.start, sentence[at - 1].span.end)
                yield self.tags[(labels[start] - 1) // 2], span, range(start, at)
                start = None
            if label != OUTSIDE and start is None:
                start = at


def _is_within(span: Span, sentence: Sequence[Unit]) -> bool:
    return sentence[0].span.start <= span.start and span.end <= sentence[-1].span.end
