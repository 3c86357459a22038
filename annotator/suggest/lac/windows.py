"""Which stretches of a text are tagged at once: whole sentences, and those of like length together."""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.spans import Span
from annotator.text.segments import paragraphs, sentences

FULL = 128
"""Code points up to which sentences of a line are joined: fewer and longer stretches are no faster."""
LONGEST = 256
"""Code points of a stretch; sentences beyond that are cut, at a comma if there is one."""
TOGETHER = 16
"""Stretches that are tagged at once; more cost memory and gain no time."""
_SLACK = 16
"""By how much lengths may differ within a batch: shorter ones are filled up, and what fills them costs time."""
_PAUSE = re.compile(r"[，,、：:\s]")


def windows(text: str) -> Iterator[Span]:
    """The stretches of a text, in order; ends of lines belong to none."""
    for line in paragraphs(text):
        start = line.start
        end = start
        for piece in _pieces(text, sentences(text, line)):
            if end > start and piece.end - start > FULL:
                yield Span(start, end)
                start = piece.start
            end = piece.end
        if end > start:
            yield Span(start, end)


def batches(stretches: Iterable[Span]) -> Iterator[Sequence[Span]]:
    """The stretches in groups of like length, the shortest first."""
    group: list[Span] = []
    for span in sorted(stretches, key=lambda span: (len(span), span.start)):
        if group and (len(group) == TOGETHER or len(span) - len(group[0]) > _SLACK):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _pieces(text: str, whole: Iterable[Span]) -> Iterator[Span]:
    """Sentences, and those that are too long in pieces."""
    for sentence in whole:
        start = sentence.start
        while sentence.end - start > LONGEST:
            pauses = [pause.end() for pause in _PAUSE.finditer(text, start + 1, start + LONGEST)]
            cut = pauses[-1] if pauses else start + LONGEST
            yield Span(start, cut)
            start = cut
        yield Span(start, sentence.end)
