"""Characters that nobody sees: taken out where they only break words, kept where a script needs them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.invisible import propose
from annotator.text.mending.repairs import apply, default_choices
from tests.text.mending.clean import PROSE, chinese_sentences, pages


def mended(text):
    proposals = propose(text)
    assert {one.stance for one in proposals} <= {Stance.CERTAIN}
    return apply(text, proposals, default_choices(proposals)).text


def test_clean_prose_is_left_alone():
    for text in (PROSE, chinese_sentences(), *pages().values()):
        assert propose(text) == []


@given(
    st.lists(
        st.sampled_from(["中", "文", "a", "é", "𠮷", "。", "\n", "\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d"])
    )
)
def test_unseen_characters_go_and_all_others_stay(characters):
    kept = [one for one in characters if one not in "\u00ad\u200b\u2060\ufeff\u200d"]
    assert mended("".join(characters)) == "".join(kept)


def test_joiners_of_emoji_and_scripts_stay():
    text = "👩‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀 می‌خواهم क्‍ष"
    assert propose(text) == []


def test_blanks_without_width_stay_between_the_words_of_thai_and_khmer():
    assert propose("ภาษา\u200bไทย ភាសា\u200bខ្មែរ") == []


def test_controls_of_direction_in_pairs_stay():
    assert propose("甲\u202bעברית\u202c乙\u2067عربي\u2069丙\u2068x\u202ay\u202cz\u2069\u200f") == []


def test_controls_of_direction_without_a_partner_go():
    assert mended("甲\u202b乙\n丙\u202c丁\u2069") == "甲乙\n丙丁"
    assert mended("\u2067甲\u202b乙\u2069丙") == "\u2067甲乙\u2069丙"
