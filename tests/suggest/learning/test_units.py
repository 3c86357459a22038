"""Sentences of units, their features, and marks as labels and back."""

from itertools import pairwise
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.features import features
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.units import LONGEST, sentences_of, word_list

PERSON, OTHER = TagId(UUID(int=1)), TagId(UUID(int=2))
LABELS = Labels((PERSON, OTHER))
texts = st.text("王明局長說。,.\n aB12’𠮷\u0301é", max_size=40)


def no_words(_text):
    return []


def units(text):
    (sentence,) = sentences_of(text, no_words)
    return sentence


def test_characters_are_units_and_so_are_words_of_other_scripts():
    assert [unit.text for unit in units("王明 met O’Neil, 1,200人")] == [
        "王",
        "明",
        "met",
        "o’neil",
        ",",
        "1,200",
        "人",
    ]


def test_words_of_the_list_tell_where_they_begin():
    (sentence,) = sentences_of("國務院开会", word_list())

    assert [(unit.word, unit.within) for unit in sentence[:3]] == [("国务院", 0), ("国务院", 1), ("国务院", 2)]


def test_a_line_without_a_stop_is_cut():
    assert [len(one) for one in sentences_of("一" * (LONGEST + 5), no_words)] == [LONGEST, 5]


@given(texts)
def test_units_hold_all_that_is_no_white_space(text):
    found = [unit for sentence in sentences_of(text, no_words) for unit in sentence]

    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert "".join("".join(unit.span.of(text).split()) for unit in found) == "".join(text.split())


def test_features_are_the_same_wherever_a_sentence_stands():
    one, other = units("王明說話。"), units("李華開會。")

    alone, (_before, behind) = features([one]), features([other, one])

    assert np.array_equal(alone[0], behind)
    assert alone[0].shape[0] == len(one)
    assert features([]) == []


def test_features_tell_scripts_apart_only_where_they_must():
    assert np.array_equal(features([units("國務院")])[0], features([units("国务院")])[0])
    assert not np.array_equal(features([units("國務院")])[0], features([units("國民院")])[0])


@given(texts.filter(str.strip), st.data())
def test_marks_on_units_come_back(text, data):
    sentence = next(sentences_of(text, no_words))
    edges = data.draw(st.lists(st.integers(0, len(sentence)), unique=True, max_size=6).map(sorted))
    marks = [
        (data.draw(st.sampled_from([PERSON, OTHER])), Span(sentence[one].span.start, sentence[other - 1].span.end))
        for one, other in zip(edges[::2], edges[1::2], strict=False)
    ]

    labels = LABELS.of(sentence, marks)

    assert [(tag, span) for tag, span, _units in LABELS.marks(sentence, labels)] == marks
    assert all(LABELS.may_follow(label, before) for before, label in zip([0, *labels], labels, strict=False))


def test_the_longest_of_overlapping_marks_stays():
    labels = LABELS.of(units("王明局長說"), [(PERSON, Span(0, 2)), (OTHER, Span(0, 4)), (PERSON, Span(9, 12))])

    assert labels == [3, 4, 4, 4, 0]
