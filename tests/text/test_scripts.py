"""Simplified and Traditional views with exact offset maps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.text import scripts
from annotator.text.scripts import CONFIGURATIONS, convert, detect_script
from annotator.text.tables import dictionary

PHRASES = sorted(
    key for name in ("TWPhrases", "STPhrases_GeneratedFromRegionalPhrases", "TWVariantsPhrases", "TSPhrases", "STPhrases")
    for key, value in dictionary(name).items() if name != "STPhrases" or len(key) > 4
)  # fmt: skip
mixes = st.lists(st.sampled_from([*PHRASES, "的", "，", "内存", "用户", "互联网", "𠮷", "a", "\n"]), max_size=25).map(
    "".join
)


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_replay_agrees_with_opencc_on_every_phrase(configuration):
    text = "，".join(PHRASES)
    converted = convert(text, configuration)
    assert converted.exact


@given(mixes, st.sampled_from(CONFIGURATIONS))
def test_the_map_is_exact_for_any_mix_of_phrases(text, configuration):
    assert convert(text, configuration).exact


@given(mixes, st.data())
def test_a_span_marked_in_another_script_stands_for_the_words_that_were_seen(text, data):
    converted = convert(text, "s2twp")
    if not converted.text:
        return
    start = data.draw(st.integers(0, len(converted.text) - 1))
    shown = Span(start, data.draw(st.integers(start + 1, len(converted.text))))
    stored = converted.map.span_to_source(shown)
    assert 0 <= stored.start < stored.end <= len(text)
    assert converted.map.span_to_view(stored).contains(shown)


def test_phrases_that_change_their_length_are_mapped_whole():
    converted = convert("电脑的内存和用户", "s2twp")
    assert converted.text == "電腦的記憶體和使用者"
    assert converted.map.span_to_source(Span(4, 5)) == Span(3, 5)


def test_all_compatibility_ideographs_are_mapped():
    text = "".join(dictionary("CJK_Compatibility_Ideographs"))
    assert all(convert(text, configuration).exact for configuration in CONFIGURATIONS)


@pytest.mark.parametrize(
    ("text", "script"),
    [("國會討論預算", "Hant"), ("国会讨论预算", "Hans"), ("一二三", "Hani"), ("The news", "Latn"), ("ニュースです", "Jpan"),
     ("123 !", "Zyyy"), ("новости", "Cyrl")],
)  # fmt: skip
def test_scripts_are_told_apart(text, script):
    assert detect_script(text) == script


def test_no_entry_reaches_over_the_end_of_a_clause():
    names = {
        name
        for one in scripts._CONFIGURATIONS.values()
        for group in (one.cut, *one.stages)
        for part in group
        for name in part
    }
    assert not [key for name in names for key in dictionary(name) if set(key) & set("\n，。！？；")]


@given(mixes, st.sampled_from(CONFIGURATIONS))
def test_the_map_by_clauses_is_that_of_the_whole_text(text, configuration):
    whole = scripts._map_of(scripts.replay(text, scripts._CONFIGURATIONS[configuration]))
    assert convert(text, configuration).map.pieces == whole.pieces
