"""Reading with weights: what others propose is found, too, where the model holds it for possible."""

from uuid import UUID

import numpy as np
import pytest

from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.chains import IMPOSSIBLE, Steps
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.reading import read
from annotator.suggest.learning.training import Weights
from annotator.suggest.learning.units import sentences_of

PERSON = TagId(UUID(int=1))
TEXT = "王明說話。"


def found(outside, hints):
    """What a model finds that knows of no answer but how likely it is to be outside."""
    (sentence,) = sentences_of(TEXT, lambda _text: [])
    answers = np.zeros((2, 1, 3), np.float32)
    answers[:, :, 0] = outside
    between, start = np.zeros((1, 3, 3), np.float32), np.zeros((1, 3), np.float32)
    between[:, 0, 2] = start[:, 2] = IMPOSSIBLE
    asked = [np.zeros((len(sentence), 4), np.int32)]
    return read([sentence], asked, Weights(answers, Steps(between, start)), Labels((PERSON,)), [hints])[0]


def test_of_what_others_propose_the_possible_is_found_and_the_impossible_is_not():
    (one,) = found(0.1, [(PERSON, Span(0, 2))])

    assert (one.tag, one.span) == (PERSON, Span(0, 2))
    assert 0.1 <= one.share < 0.5
    assert found(0.1, []) == found(5, [(PERSON, Span(0, 2))]) == []


@pytest.mark.parametrize("hint", [(TagId(UUID(int=9)), Span(0, 2)), (PERSON, Span(3, 9)), (PERSON, Span(40, 42))])
def test_other_tags_and_what_lies_elsewhere_are_no_hints(hint):
    assert found(0.1, [hint]) == []


def test_what_the_model_finds_itself_goes_first():
    every = found(-5, [(PERSON, Span(0, 2))])

    assert all(not one.span.overlaps(other.span) for one in every for other in every if one is not other)
    assert all(one.share > 0.4 for one in every)
    assert every
