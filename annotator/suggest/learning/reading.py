"""Reads sentences with trained weights: the marks that are likeliest, and how sure each is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.chains import expected, likeliest
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.training import Ids, Weights, scores
from annotator.suggest.learning.units import Unit

_TOGETHER = 32
"""Sentences of like length that are read at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mark that a model would make. ``share`` is how probable the least sure of its units is, from 0 to 1."""

    tag: TagId
    span: Span
    share: float


def read(
    sentences: Sequence[Sequence[Unit]], answers: Sequence[Ids], weights: Weights, labels: Labels
) -> list[list[Found]]:
    """The marks of each sentence by one model."""
    found: list[list[Found]] = [[] for _sentence in sentences]
    ranked = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for first in range(0, len(ranked), _TOGETHER):
        group = ranked[first : first + _TOGETHER]
        for at, marks in zip(
            group, _read([sentences[at] for at in group], [answers[at] for at in group], weights, labels), strict=True
        ):
            found[at] = list(marks)
    return found


def _read(
    sentences: Sequence[Sequence[Unit]], answers: Sequence[Ids], weights: Weights, labels: Labels
) -> Iterator[Iterator[Found]]:
    lengths = np.array([len(one) for one in sentences], np.intp)
    seen = np.zeros((int(lengths.max()), 1, len(sentences), labels.count), np.float32)
    for at, rows in enumerate(answers):
        seen[: len(rows), :, at] = scores(weights, rows)
    rows = likeliest(seen, weights.steps, lengths)
    shares = expected(seen, weights.steps, lengths).labels
    for at, sentence in enumerate(sentences):
        own = [int(label) for label in rows[: len(sentence), 0, at]]
        yield (
            Found(tag, span, float(min(shares[unit, 0, at, own[unit]] for unit in units)))
            for tag, span, units in labels.marks(sentence, own)
        )
