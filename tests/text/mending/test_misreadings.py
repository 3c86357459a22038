"""Texts read by a wrong encoding: read anew where the way is exact, offered where a part is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.breaks import PLACEHOLDER
from annotator.text.mending.misreadings import propose
from annotator.text.mending.repairs import apply, default_choices
from tests.text.mending.clean import PROSE, chinese_sentences, pages

CHINESE = "鎮長在致詞中表示，新館啟用以後，將會為居民提供更好的服務。"
_SENTENCES = st.lists(
    st.sampled_from([CHINESE, "中文大学的学生们都在图书馆里看书。", "ABC公司的總經理說：「我們的產品很好。」"]),
    min_size=1, max_size=5,
).map("\n".join)  # fmt: skip


def mended(text):
    proposals = propose(text)
    return apply(text, proposals, default_choices(proposals)).text


def test_clean_prose_is_left_alone():
    assert propose(PROSE) == []
    assert propose(chinese_sentences()) == []


def test_expected_texts_of_pages_are_left_alone_but_for_quotes_that_were_read_wrongly():
    for name, text in pages().items():
        assert {one.span.of(text) for one in propose(text)} <= {"\x93", "\x94"}, name


@given(_SENTENCES)
def test_utf_8_read_as_latin_1_comes_back_exactly(text):
    damaged = text.encode().decode("latin-1")
    assert mended(damaged) == text
    assert {one.stance for one in propose(damaged)} == {Stance.CERTAIN}


@given(st.sampled_from(["latin-1", "sloppy-windows-1252"]))
def test_gbk_and_big5_read_as_western_come_back_exactly(wrong):
    for right in ("gb18030", "big5"):
        assert mended(CHINESE.encode(right).decode(wrong)) == CHINESE


SIMPLIFIED = "政府相关部门负责人表示，今年以来全国经济运行总体平稳，稳中有进。"


def test_big5_read_as_gbk_comes_back_exactly():
    damaged = CHINESE.encode("big5").decode("gb18030")
    assert mended(f"{damaged}\n\n{damaged}") == f"{CHINESE}\n\n{CHINESE}"


@pytest.mark.parametrize("wrong", ["big5", "big5hkscs", "cp950"])
def test_gbk_read_as_big5_is_offered_as_far_as_its_bytes_are_left(wrong):
    damaged = SIMPLIFIED.encode("gb18030").decode(wrong, "replace")
    proposals = propose(damaged)
    read = apply(damaged, proposals, {at: one.text for at, one in enumerate(proposals)}).text
    assert all(one in (PLACEHOLDER, was) for one, was in zip(read, SIMPLIFIED, strict=False))
    assert sum(one == was for one, was in zip(read, SIMPLIFIED, strict=False)) > 0.7 * len(SIMPLIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "昨日、東京で会議が開かれ、来年の交通について話し合いました。住民の意見を聞くべきだという声が多かった。",
        "いろはにほへとちりぬるを我が世誰ぞ常ならむ有為の奥山今日越えて浅き夢見し酔ひもせず",
        "佢哋喺嗰度食嘢，唔知幾時先至返嚟㗎。啲嘢咁平，梗係要買啦。",
        "龘靐齉齾爩麤灩灪龗鱻爨癵籱饢驫鸞纞虋讟鬰鑱钁",
        "毗濕奴、濕婆、梵天、迦樓羅、乾闥婆、緊那羅、摩睺羅伽。",
        "ㄅㄆㄇㄈㄉㄊㄋㄌ αβγδ жзик ─│┌┐ 一二三四五六七八九十",
        "歐陽娜娜、司馬懿、諸葛亮、上官婉兒、尉遲恭、令狐沖、獨孤求敗、東方不敗。",
    ],
)
def test_what_is_written_so_is_no_misreading_of_gbk_or_big5(text):
    assert propose(text) == []


@example("丞中亢什")
@example("嗣意帛鑒檒")
@example("漍璧踚挞鳯嬍両挤繚姱驲禸")
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=4, max_size=60))
def test_no_random_characters_are_taken_for_a_misreading_of_gbk_or_big5(text):
    assert [one for one in propose(text) if one.group in ("gb18030", "big5", "big5hkscs", "cp950")] == []


def test_utf_8_read_as_gbk_comes_back_exactly_where_no_byte_is_lost():
    text = "他们在图书馆看书的"[:8]
    assert mended(text.encode().decode("gb18030")) == text


def test_utf_8_read_as_gbk_is_offered_where_bytes_are_lost_with_a_placeholder_for_them():
    damaged = CHINESE.encode().decode("gbk", "replace")
    [proposal] = propose(damaged)
    assert proposal.stance is Stance.OFFERED
    assert PLACEHOLDER in proposal.text
    assert len(proposal.text) == len(CHINESE)
    assert all(one in (PLACEHOLDER, was) for one, was in zip(proposal.text, CHINESE, strict=True))


def test_accents_quotes_and_cyrillic_come_back():
    text = "Le café est fermé, d’accord. Привет, как дела?"
    assert mended(text.encode().decode("sloppy-windows-1252")) == text


def test_a_single_accent_is_offered_and_not_done():
    [proposal] = propose("un cafÃ© seul")
    assert (proposal.stance, proposal.text) == (Stance.OFFERED, "é")


@pytest.mark.parametrize("text", ["联通", "茅台", "“……”——", "ÅÄÖåäö", "ÿÿÿÿÿÿÿÿ"])
def test_short_words_that_could_be_bytes_of_something_else_stay(text):
    assert propose(text) == []
