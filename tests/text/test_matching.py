"""What is sought in texts as they stand is found where folding both sides finds it."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.search.query import Way
from annotator.text import matching
from annotator.text.folding import fold
from annotator.text.matching import places, shapes_of, sought
from annotator.text.segments import occurrences
from tests.conftest import TRICKY

ALPHABET = "中國国會会臺台乾干张張aAbBéÉßİıſKk12９１Ａａ，,。.「-[]()^$*\"' \n\u3000𠮷😀\u0301שﬁ〇々"
TEXTS = st.text(st.sampled_from(ALPHABET) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def found(text, words, *ways):
    return list(zip(*places(text, [sought(words, frozenset(ways))]), strict=True))


@given(TEXTS, TEXTS, st.integers(0, 39), st.integers(1, 6))
def test_words_are_found_where_folding_text_and_words_finds_them(text, other, start, length):
    for words in {other, text[start:][:length], text[start:][:length].swapcase()} - {""}:
        folded = [(span.start, span.end) for span in occurrences(fold(text), fold(words))]
        assert found(text, words) == folded
        assert found(text, words, Way.EXACT) == [(span.start, span.end) for span in occurrences(text, words)]


def test_every_character_that_folds_to_another_has_it_among_its_shapes():
    for code in range(0x110000):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and (folded := character.lower()) != character and len(folded) == 1:
            assert character in shapes_of(folded)
    for character in "國會臺乾ＡＺ９　瞭":
        assert character in shapes_of(fold(character))


def test_a_tricky_text_is_found_whole_and_in_every_piece():
    for at in range(len(TRICKY)):
        for size in (1, 2, 7):
            words = TRICKY[at : at + size]
            assert (at, at + len(words)) in found(TRICKY, words) or len(occurrences(fold(TRICKY), fold(words))) > 0


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("用AI技術，AIDS不是ai。", "AI", ["AI", "ai"]),
        ("word sword words word", "word", ["word", "word"]),
        ("café cafés", "café", ["café"]),
        ("國防部", "國防", ["國防"]),
        ("ＡＩ與ＡＩＤＳ", "ai", ["ＡＩ"]),
    ],
)
def test_whole_words_end_at_letters_written_with_spaces_and_never_at_chinese_ones(text, words, whole):
    assert [text[start:end] for start, end in found(text, words, Way.WORD)] == whole


@pytest.mark.parametrize(
    ("text", "expression", "there"),
    [
        ("国防部、國防部、國家", "國.部", ["国防部", "國防部"]),
        ("国会 國會", r"[國党]会", ["国会", "國會"]),
        ("一九九九年、2024年、２０２４年", r"\d{4}年", ["2024年", "２０２４年"]),
        ("Ａbc abc", r"(?P<letter>a)bc", ["Ａbc", "abc"]),
        ("張三說 张四", "[张][^三]", ["张四"]),
        ("甲乙。丙", r"\S[。]", ["乙。"]),
        ("a-b a]b", r"a[\]-]b", ["a-b", "a]b"]),
        ("xx", "y*", []),
        ("国防 abc", r"\p{Han}+", ["国防"]),
        ("国防 Abc", r"\p{Lu}", ["A", "b", "c"]),
        ("国防 abc1", r"[[:digit:]国]", ["国", "1"]),
        ("國防", r"[\p{Lu}国]防", ["國防"]),
        ("國防", r"(?<name>国)防", ["國防"]),
        ("國國", r"(?<name>国)\g<name>", ["國國"]),
        ("國國", r"(国)(?1)", ["國國"]),
        ("國防", r"(?V1)[国--防]防", []),
    ],
)
def test_regular_expressions_are_blind_to_script_and_width_too(text, expression, there):
    assert [text[start:end] for start, end in found(text, expression, Way.REGEX)] == there


def test_an_exact_expression_stays_as_it_is():
    assert found("国防 國防", "國.", Way.REGEX, Way.EXACT) == [(3, 5)]


def test_a_bad_expression_is_refused():
    with pytest.raises(regex.error):
        sought("國(", frozenset({Way.REGEX}))


def test_an_expression_that_would_take_years_is_given_up(monkeypatch):
    monkeypatch.setattr(matching, "LONGEST_SECONDS", 0.1)
    endless = sought("(很|很很)+[^很]很$", frozenset({Way.REGEX}))
    for look in (endless.places, endless.stand_in):
        with pytest.raises(TimeoutError):
            look("很" * 60 + "好好")


def test_several_words_must_all_be_there():
    both = [sought("國防"), sought("预算")]
    starts, ends = places("国防的預算，國防", both)
    assert (list(starts), list(ends)) == ([0, 3, 6], [2, 5, 8])
    assert not places("国防，國防", both)[0]
