"""Sums over all rows of labels are those that come out when every row is written down."""

from itertools import pairwise, product

import numpy as np
import pytest

from annotator.suggest.learning.chains import IMPOSSIBLE, Steps, expected, likeliest

UNITS, MODELS, LABELS = 4, 2, 3
LENGTHS = np.array([4, 1, 3])


@pytest.fixture(params=range(3))
def chain(request):
    chance = np.random.default_rng(request.param)
    scores = chance.normal(size=(UNITS, MODELS, len(LENGTHS), LABELS)).astype(np.float32)
    between = chance.normal(size=(MODELS, LABELS, LABELS)).astype(np.float32)
    between[:, 0, 2] = IMPOSSIBLE
    start = np.zeros((MODELS, LABELS), np.float32)
    start[:, 2] = IMPOSSIBLE
    return scores, Steps(between, start)


def rows(chain, model, sentence):
    """Every row of labels of a sentence with its weight."""
    scores, steps = chain
    for row in product(range(LABELS), repeat=int(LENGTHS[sentence])):
        total = steps.start[model, row[0]] + sum(scores[at, model, sentence, label] for at, label in enumerate(row))
        total += sum(steps.between[model, before, behind] for before, behind in pairwise(row))
        yield row, np.exp(np.float64(total))


def test_the_shares_of_labels_and_steps_are_those_of_all_rows(chain):
    counting = np.array([[1, 1, 1], [1, 0, 0.5]], np.float32)

    found = expected(*chain, LENGTHS, counting)

    for model in range(MODELS):
        pairs = np.zeros((LABELS, LABELS))
        for sentence, length in enumerate(LENGTHS):
            every = list(rows(chain, model, sentence))
            whole = sum(weight for _row, weight in every)
            shares = np.zeros((length, LABELS))
            for row, weight in every:
                shares[np.arange(length), row] += weight / whole
                for step in pairwise(row):
                    pairs[step] += counting[model, sentence] * weight / whole
            assert found.labels[:length, model, sentence] == pytest.approx(shares, abs=1e-4)
        assert found.between[model] == pytest.approx(pairs, abs=1e-4)


def test_the_likeliest_row_is_the_heaviest_of_all(chain):
    found = likeliest(*chain, LENGTHS)

    for model, sentence in product(range(MODELS), range(len(LENGTHS))):
        best = max(rows(chain, model, sentence), key=lambda each: each[1])[0]
        assert tuple(found[: LENGTHS[sentence], model, sentence]) == best
