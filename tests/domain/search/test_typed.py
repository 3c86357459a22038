"""What somebody types to find something: what is too long, or can stand in no text, is refused with a sentence."""

import pytest

from annotator.domain.corpus.listing import ArticleFilter
from annotator.domain.corpus.numbers import Counted
from annotator.domain.errors import FilterRefused, QueryRefused
from annotator.domain.search.reading import read
from annotator.domain.search.typed import LONGEST, LONGEST_LINE, MOST_TERMS, MOST_WORDS, is_typed, typed


def test_words_are_taken_without_the_space_around_them_up_to_the_very_limit():
    assert typed("  國防 預算\n") == "國防 預算"
    assert typed(" " + "字" * LONGEST + " ") == "字" * LONGEST
    assert len(typed("a " * MOST_WORDS).split()) == MOST_WORDS


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("字" * 100_000, "A filter takes 200 characters; this has 100,000."),
        ("a " * (MOST_WORDS + 1), "A filter takes 20 words; this has 21."),
        ("張\ud842三", "Character 2 (U+D842) can stand in no text."),
        ("\0", "Character 1 (U+0000) can stand in no text."),
    ],
)
def test_what_no_filter_takes_is_refused_whole(words, sentence):
    with pytest.raises(FilterRefused) as refused:
        typed(words)
    assert sentence in str(refused.value)
    assert refused.value.hint
    assert not is_typed(words)
    with pytest.raises(FilterRefused):
        ArticleFilter(words=words)


def test_dates_are_typed_too():
    for field in ("since", "until"):
        for made in (ArticleFilter, Counted):
            with pytest.raises(FilterRefused):
                made(**{field: "2024" * 100})


@pytest.mark.parametrize(
    ("line", "sentence", "wrong"),
    [
        ("國" * (LONGEST_LINE + 7), "A search takes 2,000 characters; this has 2,007.", "國" * 7),
        ("國防 \udc37", "Character 4 (U+DC37) can stand in no text.", "\udc37"),
        ("a " * (MOST_TERMS + 1), f"A search takes {MOST_TERMS} words and filters; this has {MOST_TERMS + 1}.", None),
    ],
)
def test_a_line_that_is_no_search_is_refused_with_its_place(line, sentence, wrong):
    with pytest.raises(QueryRefused) as refused:
        read(line)
    assert sentence in str(refused.value)
    assert refused.value.span.of(line) == (wrong or line)


def test_a_long_sentence_in_quotation_marks_is_a_search():
    sentence = "國防部長說 " * 200
    (term,) = read(f'"{sentence}"').terms
    assert term.words == sentence
