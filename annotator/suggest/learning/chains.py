"""Linear-chain conditional random fields, several side by side on the same sentences.

Formulas: C. Sutton and A. McCallum, *An Introduction to Conditional Random Fields*, 2012, sections 4.1 (forward and
backward sums, scaled at each step; the likeliest row of labels by Viterbi) and 5.1 (the gradient of the likelihood:
expected less observed counts). Arrays are shaped (unit, model, sentence, label); sentences that end earlier are padded.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.intp]

IMPOSSIBLE = -1e4
"""The score of a step that no row of labels may take; finite, so that sums of several stay numbers."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What a step from one label to the next scores in each model, shaped (model, before, behind), and at the start."""

    between: Floats
    start: Floats


@dataclass(frozen=True, slots=True)
class Expected:
    """The share of each label at each unit, and of each step, shaped (model, before, behind), added up for each model.

    ``between`` adds up only sentences that count for the model.
    """

    labels: Floats
    between: Floats


def expected(scores: Floats, steps: Steps, lengths: Numbers, counting: Floats | None = None) -> Expected:
    """How probable labels and steps are, by the scores of units.

    ``counting`` is shaped (model, sentence): by how much a sentence counts for a model.
    """
    units, models, sentences, _labels = scores.shape
    inside: Flags = np.less(np.arange(units)[:, None], lengths[None, :])
    weights = np.exp(scores - scores.max(axis=3, keepdims=True))
    between = np.exp(steps.between)
    forward = _forward(weights, between, np.exp(steps.start), inside)
    counts = np.ones((models, sentences), np.float32) if counting is None else counting
    shares = np.zeros_like(forward)
    pairs = np.zeros_like(between)
    behind = np.ones_like(forward[0])
    for at in range(units - 1, -1, -1):
        share = forward[at] * behind
        shares[at] = share / share.sum(axis=2, keepdims=True)
        if at == 0:
            break
        here: Flags = inside[at][None, :, None]
        coming = weights[at] * behind
        before = coming @ between.transpose(0, 2, 1)
        total = (forward[at - 1] * before).sum(axis=2, keepdims=True)
        leaving = forward[at - 1] * np.where(here, counts[:, :, None] / total, 0)
        pairs += between * (leaving.transpose(0, 2, 1) @ coming)
        behind = np.where(here, before / before.sum(axis=2, keepdims=True), 1)
    return Expected(shares, pairs)


def likeliest(scores: Floats, steps: Steps, lengths: Numbers) -> Numbers:
    """The likeliest row of labels, shaped (unit, model, sentence); what stands behind a sentence's end says nothing."""
    units, models, sentences, labels = scores.shape
    best: Floats = scores[0] + steps.start[:, None, :]
    came = np.zeros((units, models, sentences, labels), np.intp)
    came[:] = np.arange(labels)
    for at in range(1, units):
        reached: Floats = best[:, :, :, None] + steps.between[:, None, :, :]
        here: Flags = np.less(at, lengths)[None, :, None]
        came[at] = np.where(here, reached.argmax(axis=2), came[at])
        best = np.where(here, reached.max(axis=2) + scores[at], best)
    rows = np.zeros((units, models, sentences), np.intp)
    rows[-1] = best.argmax(axis=2)
    for at in range(units - 1, 0, -1):
        rows[at - 1] = np.take_along_axis(came[at], rows[at][:, :, None], axis=2)[:, :, 0]
    return rows


def _forward(weights: Floats, between: Floats, start: Floats, inside: Flags) -> Floats:
    forward = np.zeros_like(weights)
    now = weights[0] * start[:, None, :]
    forward[0] = now / now.sum(axis=2, keepdims=True)
    for at in range(1, len(weights)):
        now = (forward[at - 1] @ between) * weights[at]
        now /= now.sum(axis=2, keepdims=True)
        forward[at] = np.where(inside[at][None, :, None], now, forward[at - 1])
    return forward
