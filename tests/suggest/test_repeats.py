"""Repeats of marked words: everywhere, in any script, never inside a longer known name, never on a mark."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.suggest.repeats import is_worth, repeats
from annotator.text.folding import fold


def places(text, words, longer=(), taken=()):
    return repeats(fold(text), words, longer, lambda span: any(span.overlaps(one) for one in taken))


def test_other_scripts_and_widths_are_found():
    assert places("國務院和国务院,ABC与ＡＢＣ", "国务院") == [Span(0, 3), Span(4, 7)]
    assert places("ABC与ＡＢＣ", "abc") == [Span(0, 3), Span(4, 7)]


def test_a_longer_known_name_is_no_place_of_its_part():
    assert places("王明珠見王明", "王明", longer=["王明珠"]) == [Span(4, 6)]
    assert places("小王明見王明", "王明", longer=["小王明"]) == [Span(4, 6)]


def test_marked_places_are_left_out():
    assert places("王明見王明", "王明", taken=[Span(1, 2)]) == [Span(3, 5)]


def test_pronouns_and_single_characters_are_not_worth_it():
    assert [words for words in ("王", "他", "他們", "王明", "第一行\n第二行") if is_worth(words)] == ["王明"]


@given(st.text("王明珠國国", max_size=40), st.text("王明珠國国", min_size=1, max_size=3), st.text("王明珠", max_size=4))
def test_every_place_reads_like_the_words(text, words, longer):
    for span in places(text, words, [longer]):
        assert fold(span.of(text)) == fold(words)
