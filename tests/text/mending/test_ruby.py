"""Furigana and zhuyin behind characters."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.repairs import apply, default_choices
from annotator.text.mending.ruby import propose
from tests.text.mending.clean import PROSE, chinese_sentences, pages

READINGS = {
    "漢字": "かんじ",
    "図書館": "としょかん",
    "東京": "とうきょう",
    "新聞": "しんぶん",
    "記者": "きしゃ",
    "学生": "がくせい",
}


def mended(text):
    proposals = propose(text)
    return apply(text, proposals, default_choices(proposals)).text


def test_clean_prose_is_left_alone():
    for text in (PROSE, chinese_sentences(), *pages().values()):
        assert propose(text) == []


@given(
    st.lists(st.sampled_from(list(READINGS)), min_size=12, max_size=40), st.sampled_from(["()", "（）", "[]", "［］"])
)
def test_an_evidently_glossed_text_is_cleaned(words, brackets):
    words = [*READINGS, *words]
    damaged = "を".join(word + brackets[0] + READINGS[word] + brackets[1] for word in words)
    assert mended(damaged) == "を".join(words)


def test_zhuyin_is_cleaned_like_furigana():
    readings = {"漢": "ㄏㄢˋ", "字": "ㄗˋ", "學": "ㄒㄩㄝˊ", "書": "ㄕㄨ", "好": "ㄏㄠˇ"}
    text = "，".join("漢字學書好" * 2)
    damaged = "".join(f"{one}({readings[one]})" if one in readings else one for one in text)
    assert mended(damaged) == text


def test_a_newspaper_that_tells_how_a_name_is_read_is_only_offered():
    text = "石破茂（いしばしげる）首相は東京（とうきょう）で石破茂氏と会った。"
    assert [(one.stance, one.span.of(text)) for one in propose(text)] == [
        (Stance.OFFERED, "（いしばしげる）"), (Stance.OFFERED, "（とうきょう）"),
    ]  # fmt: skip


def test_readings_of_aozora_go_with_the_sign_of_their_beginning():
    assert mended("吾輩《わがはい》は｜猫の子《ねこのこ》で、名前《なまえ》は無い。") == "吾輩は猫の子で、名前は無い。"


def test_titles_in_the_same_brackets_stay():
    assert propose("他讀了《紅樓夢》與小説《こころ日記》。") == []
