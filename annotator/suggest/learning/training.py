"""Trains several models of one kind at once: one for each fold that is held out, and one of everything.

They look at the same sentences, so that what is asked of a sentence is looked up once for all. Weights move by AdaGrad
(J. Duchi, E. Hazan and Y. Singer, 2011) over batches of sentences of like length; the same seed gives the same weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.learning.chains import IMPOSSIBLE, Floats, Numbers, Steps, expected
from annotator.suggest.learning.features import Hashes
from annotator.suggest.learning.labels import Labels

Ids: TypeAlias = NDArray[np.int32]

EPOCHS = 5
_BATCH = 48
_RATE, _DECAY = 0.2, 0.005
"""How far weights move at first, and how strongly they are drawn to nought."""
_FEWEST = 2
"""Answers that occur once only teach nothing about other places."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of models side by side: of answers, shaped (answer, model, label), and of steps between labels."""

    answers: Floats
    steps: Steps

    def one(self, model: int) -> "Weights":
        """One of the models alone."""
        own = slice(model, model + 1)
        return Weights(self.answers[:, own], Steps(self.steps.between[own], self.steps.start[own]))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence to learn from: the numbers of its answers, its labels, and for which models it counts."""

    answers: Ids
    labels: Sequence[int]
    counting: Sequence[float]


def vocabulary(rows: Sequence[Hashes]) -> Hashes:
    """The answers that are worth a weight, in rising order."""
    if not rows:
        return np.zeros(0, np.uint64)
    found, counts = np.unique(np.concatenate([row.ravel() for row in rows]), return_counts=True)
    return found[counts >= _FEWEST]


def numbered(hashes: Hashes, known: Hashes) -> Ids:
    """The place of each answer in a vocabulary; unknown ones share the place behind the last."""
    if not len(known):
        return np.zeros(hashes.shape, np.int32)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[places] == hashes, places, len(known)).astype(np.int32)


def train(
    lessons: Sequence[Lesson], labels: Labels, answers: int, seed: int, told: Callable[[], None] = lambda: None
) -> Weights:
    """The weights after all lessons. ``told`` is called after each batch and may raise ``Cancelled``."""
    chance = np.random.default_rng(seed)
    models = len(lessons[0].counting)
    weights = _beginning(labels, answers, models)
    pace = _Pace(np.zeros_like(weights.answers), np.zeros_like(weights.steps.between))
    ranked = sorted((lessons[int(at)] for at in chance.permutation(len(lessons))), key=lambda one: len(one.labels))
    groups = [ranked[first : first + _BATCH] for first in range(0, len(ranked), _BATCH)]
    batches = [_Batch(group, labels.count, answers) for group in groups]
    for _epoch in range(EPOCHS):
        for at in chance.permutation(len(batches)):
            _learn(weights, pace, batches[int(at)], labels)
            told()
    weights.answers[answers] = 0
    return weights


def steps(lessons: int) -> int:
    """How often ``told`` is called for so many lessons."""
    return EPOCHS * -(-lessons // _BATCH)


def scores(weights: Weights, answers: Ids) -> Floats:
    """What the models say of units by their answers alone, shaped (unit, model, label)."""
    total = np.zeros((len(answers), *weights.answers.shape[1:]), np.float32)
    for column in answers.T:
        total += weights.answers[column]
    return total


@dataclass(frozen=True, slots=True)
class _Pace:
    """The squares of all moves so far."""

    answers: Floats
    between: Floats


class _Batch:
    """Lessons as arrays, padded at their ends, and which unit asks for which weight."""

    def __init__(self, lessons: Sequence[Lesson], labels: int, unknown: int) -> None:
        self.lengths: Numbers = np.array([len(lesson.labels) for lesson in lessons], np.intp)
        units, sentences, questions = int(self.lengths.max()), len(lessons), lessons[0].answers.shape[1]
        self.shape = units, sentences
        asked = np.full((units, sentences, questions), unknown, np.int32)
        self.observed = np.zeros((units, 1, sentences, labels), np.float32)
        self.pairs = np.zeros((sentences, labels, labels), np.float32)
        for at, lesson in enumerate(lessons):
            asked[: len(lesson.labels), at] = lesson.answers
            self.observed[np.arange(len(lesson.labels)), 0, at, lesson.labels] = 1
            np.add.at(self.pairs[at], (lesson.labels[:-1], lesson.labels[1:]), 1)
        self.asked = asked.reshape(units * sentences, questions)
        self.counting = np.array([lesson.counting for lesson in lessons], np.float32).T
        self.inside = (np.arange(units)[:, None] < self.lengths[None, :]).astype(np.float32)
        flat = self.asked.ravel()
        order = np.argsort(flat, kind="stable")
        order = order[flat[order] != unknown]
        self.answers, self.first = np.unique(flat[order], return_index=True)
        self.unit_of = order // questions


def _beginning(labels: Labels, answers: int, models: int) -> Weights:
    count = labels.count
    between = np.zeros((models, count, count), np.float32)
    start = np.zeros((models, count), np.float32)
    for behind in range(count):
        for before in range(count):
            if not labels.may_follow(behind, before):
                between[:, before, behind] = IMPOSSIBLE
        if not labels.may_follow(behind, 0):
            start[:, behind] = IMPOSSIBLE
    return Weights(np.zeros((answers + 1, models, count), np.float32), Steps(between, start))


def _learn(weights: Weights, pace: _Pace, batch: _Batch, labels: Labels) -> None:
    units, sentences = batch.shape
    models = len(batch.counting)
    seen = scores(weights, batch.asked).reshape(units, sentences, models, labels.count).transpose(0, 2, 1, 3)
    found = expected(seen, weights.steps, batch.lengths, batch.counting)
    counts = batch.counting[None, :, :, None] * batch.inside[:, None, :, None]
    off = ((found.labels - batch.observed) * counts).transpose(0, 2, 1, 3).reshape(units * sentences, -1)
    if len(batch.answers):
        slope = np.add.reduceat(off[batch.unit_of], batch.first, axis=0).reshape(-1, models, labels.count)
        slope += _DECAY * weights.answers[batch.answers]
        squares = pace.answers[batch.answers] + slope * slope
        pace.answers[batch.answers] = squares
        weights.answers[batch.answers] -= _RATE * slope / np.sqrt(squares + 1e-8)
    possible = weights.steps.between > IMPOSSIBLE / 2
    move = np.where(possible, found.between - np.tensordot(batch.counting, batch.pairs, 1), 0)
    pace.between[:] += move * move
    weights.steps.between[:] -= _RATE * move / np.sqrt(pace.between + 1e-8)
