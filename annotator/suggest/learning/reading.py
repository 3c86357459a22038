"""Reads sentences with trained weights: the marks that are likeliest, and how sure each is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.chains import Floats, expected, likeliest
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.training import Ids, Weights, scores
from annotator.suggest.learning.units import Unit

_TOGETHER = 32
"""Sentences of like length that are read at once."""
_POSSIBLE = 0.1
"""How probable a mark must be that others propose: two opinions, of which the learner's is the weaker one."""

Hints: TypeAlias = Sequence[tuple[TagId, Span]]
"""What others propose where a sentence stands; what lies elsewhere does not matter."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mark that a model would make. ``share`` is how probable the least sure of its units is, from 0 to 1."""

    tag: TagId
    span: Span
    share: float


def read(
    sentences: Sequence[Sequence[Unit]],
    answers: Sequence[Ids],
    weights: Weights,
    labels: Labels,
    hints: Sequence[Hints],
) -> list[list[Found]]:
    """The marks of each sentence by one model.

    ``hints`` are those of each sentence: one that the model holds for possible is found, too, unless it overlaps
    what the model finds by itself.
    """
    found: list[list[Found]] = [[] for _sentence in sentences]
    ranked = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for first in range(0, len(ranked), _TOGETHER):
        group = ranked[first : first + _TOGETHER]
        read_ = _read(
            [sentences[at] for at in group], [answers[at] for at in group], weights, labels, [hints[at] for at in group]
        )
        for at, marks in zip(group, read_, strict=True):
            found[at] = list(marks)
    return found


def _read(
    sentences: Sequence[Sequence[Unit]],
    answers: Sequence[Ids],
    weights: Weights,
    labels: Labels,
    hints: Sequence[Hints],
) -> Iterator[list[Found]]:
    lengths = np.array([len(one) for one in sentences], np.intp)
    seen = np.zeros((int(lengths.max()), 1, len(sentences), labels.count), np.float32)
    for at, rows in enumerate(answers):
        seen[: len(rows), :, at] = scores(weights, rows)
    rows = likeliest(seen, weights.steps, lengths)
    shares = expected(seen, weights.steps, lengths).labels
    for at, sentence in enumerate(sentences):
        own = [int(label) for label in rows[: len(sentence), 0, at]]
        found = [
            Found(tag, span, _share(shares[:, 0, at], own, units)) for tag, span, units in labels.marks(sentence, own)
        ]
        possible = _possible(sentence, shares[:, 0, at], labels, hints[at])
        yield found + [one for one in possible if not any(one.span.overlaps(each.span) for each in found)]


def _possible(sentence: Sequence[Unit], shares: Floats, labels: Labels, hints: Hints) -> Iterator[Found]:
    for tag, span in hints:
        wanted = labels.of(sentence, [(tag, span)])
        units = [number for number, label in enumerate(wanted) if label]
        if units and (share := _share(shares, wanted, units)) >= _POSSIBLE:
            yield Found(tag, span, share)


def _share(shares: Floats, labels: Sequence[int], units: Iterable[int]) -> float:
    """How probable the least sure of a mark's units is."""
    return float(min(shares[unit, labels[unit]] for unit in units))
