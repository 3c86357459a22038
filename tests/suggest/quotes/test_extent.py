"""One sentence more or less: any script, over paragraphs, back again, never outside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.suggest.quotes.extent import longer, shorter

NEWS = "方啟明說,新館很好。人人都可以來!“真的?”他問。\n\n第二天下雨。"
ENGLISH = 'Mr. Fry said the U.S. office is shut. It opens at 3.30 p.m. tomorrow! "Really?" she asked.'


def grown(text, start, end, times):
    span = Span(start, end)
    for _ in range(times):
        span = longer(text, span)
    return span.of(text)


def test_one_sentence_more_at_a_time_and_over_the_end_of_a_paragraph():
    assert grown(NEWS, 5, 10, 1) == "新館很好。人人都可以來!"
    assert grown(NEWS, 5, 10, 2) == "新館很好。人人都可以來!“真的?”"
    assert grown(NEWS, 5, 10, 4) == "新館很好。人人都可以來!“真的?”他問。\n\n第二天下雨。"
    assert grown(NEWS, 5, 10, 9) == grown(NEWS, 5, 10, 4)


def test_what_ends_within_a_sentence_first_grows_to_its_end():
    assert grown(NEWS, 5, 7, 1) == "新館很好。"


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("她說「先關燈。再鎖門。」就走了。大家沒動。", 3, "先關燈。再鎖門。"),
        ("她說“先关灯。他问‘为什么?’我说不知道。”大家笑了。", 3, "先关灯。他问‘为什么?’我说不知道。"),
        ("她說「先關燈」就走了。大家沒動。", 3, "先關燈"),
    ],
)
def test_what_stands_in_marks_does_not_grow_over_the_one_that_closes_them(text, start, expected):
    assert grown(text, start, start + 3, 9) == expected


def test_english_full_stops_are_no_ends_behind_titles_initials_and_within_numbers():
    assert grown(ENGLISH, 0, 3, 1) == "Mr. Fry said the U.S. office is shut."
    assert grown(ENGLISH, 0, 38, 1).endswith("tomorrow!")
    assert grown(ENGLISH, 0, 38, 2).endswith('"Really?"')


def test_one_sentence_less_until_there_is_but_one():
    span = Span(5, 22)
    assert shorter(NEWS, span).of(NEWS) == "新館很好。人人都可以來!"
    assert shorter(NEWS, shorter(NEWS, span)).of(NEWS) == "新館很好。"
    assert shorter(NEWS, Span(5, 10)) == Span(5, 10)


def test_an_unfinished_sentence_is_what_goes_first():
    assert shorter(NEWS, Span(5, 14)).of(NEWS) == "新館很好。"


@pytest.mark.parametrize("text", ["", "。", "\n\n", "他說"])
def test_little_texts_stay_as_they_are(text):
    assert longer(text, Span(len(text), len(text))) == Span(len(text), len(text))


@given(st.text("他說,。!?“”\n .aMr", max_size=40), st.data())
def test_more_and_less_stay_inside_the_text_and_keep_the_start(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    more, less = longer(text, span), shorter(text, span)
    assert more.start == less.start == span.start
    assert span.end <= more.end <= len(text)
    assert span.start <= less.end <= span.end
    assert less == span or less.of(text).strip()


@given(st.text("他說,。!?\n a", min_size=1, max_size=40))
def test_less_undoes_more_at_the_end_of_sentences(text):
    first = longer(text, Span(0, 0))
    second = longer(text, first)
    if first.of(text).strip() and second != first:
        assert shorter(text, second) == first
