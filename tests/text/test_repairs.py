"""Repairs of scraped text: what is mended, what is asked, and what is never touched."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.articles import RepairKind
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Stance
from annotator.text.decoding import decode
from annotator.text.mending import boilerplate
from annotator.text.mending.repairs import (
    PLACEHOLDER,
    apply,
    corrected,
    default_choices,
    map_of,
    propose,
    source_of,
    without,
)
from tests.formats.memory import within_memory

CLEAN = "雲嶺鎮圖書館新館啟用(記者江若蘭)。鎮長在致詞中說,(NASA)與(wow)都是括號。這裡還有(cháng)一句。\n"
GLOSSES = {"鎮": "zhèn", "圖": "tú", "書": "shū", "館": "guǎn", "啟": "qǐ", "長": "cháng", "說": "shuō", "這": "zhè"}


def glossed(text):
    """``text`` with a reading behind each of these characters, as a page's program would do it."""
    return "".join(f"{one}({GLOSSES[one]})" if one in GLOSSES else one for one in text)


def repaired(text):
    proposals = propose(text)
    return apply(text, proposals, default_choices(proposals))


def test_an_evidently_glossed_text_is_cleaned_and_ordinary_parentheses_stay():
    text = "圖書館啟用(記者江若蘭)。鎮長說,這是(NASA)的圖書。這館長說:長。"
    assert repaired(glossed(text)).text == text


def test_a_clean_text_is_left_alone():
    assert propose(CLEAN * 5) == ()


def test_too_few_glosses_are_offered_and_not_removed():
    text = "圖(tú)書(shū)館真好。館長走了。"
    proposals = propose(text)
    assert {one.stance for one in proposals} == {Stance.OFFERED}
    assert apply(text, proposals, default_choices(proposals)).text == text


def test_a_note_on_two_readings_of_one_character_is_not_cleaned():
    text = "和(hé)平、和(huó)面、" * 6 + "圖(tú)書(shū)館(guǎn)啟(qǐ)用說(shuō)"
    assert {one.stance for one in propose(text)} == {Stance.OFFERED}


def test_letters_that_are_no_reading_of_the_character_stay():
    assert propose("豆瓣(dòu)上說,光盤(dvd)很多。" * 9) == ()


def test_a_break_whose_second_byte_is_left_is_restored_with_its_explanation():
    text = "為推動發展?fàn)I造了良好氛圍。"
    assert repaired(text).text == "為推動發展營造了良好氛圍。"
    assert "A0 49" in repaired(text).repairs[0].reason


def test_a_break_whose_second_byte_is_lost_is_never_guessed():
    text = "努力讓人心安順?biāo)?、人生出彩。"
    [proposal] = propose(text)
    assert proposal.stance is Stance.OPEN
    assert repaired(text).text == f"努力讓人心安順{PLACEHOLDER}、人生出彩。"
    assert len(proposal.candidates) >= 12
    assert "遂" in [one.text for one in proposal.candidates[:12]]


def test_an_ordinary_question_mark_is_no_break():
    assert propose("真的嗎?abc)好吧。這是什麼?OK)。為什麼?wei)了") == ()


def test_navigation_and_share_lines_are_cut():
    text = "- 首頁\n- 民文\n- English\n- 登錄\n標題\n\n正文一句。\n分享讓更多人看到"
    assert repaired(text).text == "標題\n\n正文一句。"


def test_a_list_that_opens_an_article_stays():
    text = "- 蘋果\n- 香蕉\n- 柳丁\n\n以上是水果。"
    assert propose(text) == ()


@pytest.mark.parametrize("text", ["word one. " * 1_000_000, "a line\n" * 1_000_000])
def test_long_lines_and_many_lines_take_little_memory_besides(text):
    with within_memory(40):
        assert boilerplate.propose(text) == []


def test_a_nul_is_taken_out_and_recorded():
    result = repaired("甲\0乙")
    assert result.text == "甲乙"
    assert result.repairs[0].kind is RepairKind.CHARACTER


@st.composite
def damaged(draw):
    """A glossed text with broken places, page lines and NULs at random places."""
    parts = draw(st.lists(st.sampled_from(["圖", "書", "館", "長", "說", "這", "鎮", "啟", "好𠮷", "。", "\n", "(記者)", "展?fàn)I造",
                                           "順?biāo)?、", "\0"]), min_size=1, max_size=60))  # fmt: skip
    return "- 首頁\n- 民文\n- 登錄\n" * draw(st.integers(0, 1)) + "".join(glossed(part) for part in parts)


@given(damaged(), st.randoms())
def test_source_and_reading_text_lead_to_each_other_exactly(text, random):
    proposals = propose(text)
    chosen = {at: one.text for at, one in enumerate(proposals) if random.random() < 0.7}
    result = apply(text, proposals, chosen)
    assert source_of(result.text, result.repairs) == text
    both = map_of(result.repairs)
    replaced = {at for one in result.repairs for at in range(one.source.start, one.source.end)}
    for offset, character in enumerate(text):
        if offset not in replaced:
            assert result.text[both.to_view(offset)] == character
            assert both.to_source(both.to_view(offset)) == offset
    for one in result.repairs:
        assert one.source.of(text) == one.source_text
        assert result.text[one.start : one.start + len(one.text)] == one.text


@given(damaged(), st.data())
def test_a_correction_keeps_the_source_and_replaces_just_its_span(text, data):
    result = repaired(text)
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(len(result.text), start + 6))))
    after = corrected(result.text, result.repairs, span, "改正")
    assert after.text == result.text[: span.start] + "改正" + result.text[span.end :]
    assert source_of(after.text, after.repairs) == text


def test_the_first_article_is_repaired_as_its_analysis_says(seed_path):
    source = decode(seed_path.read_bytes()).text
    proposals = propose(source)
    assert Counter(one.kind for one in proposals) == {
        RepairKind.GLOSS: 188, RepairKind.BOILERPLATE: 6, RepairKind.BREAK: 1, RepairKind.LOST: 1,
    }  # fmt: skip
    text = repaired(source).text
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)", text)
    assert "發展營造了良好氛圍" in text
    assert f"心安順{PLACEHOLDER}、" in text
    assert "(記者宋翠)" in text


@given(damaged(), st.randoms())
def test_repairs_that_are_taken_back_leave_the_others_and_the_way_to_the_source(text, random):
    result = repaired(text)
    gone = [one for one in result.repairs if random.random() < 0.5]
    after, moves = without(result.text, result.repairs, gone)
    assert source_of(after.text, after.repairs) == text
    assert len(after.repairs) == len(result.repairs) - len(gone)
    assert all(after.text[one.start : one.start + len(one.text)] == one.text for one in after.repairs)
    for one in gone:
        put_back = moves.to_view(one.start)
        assert after.text[put_back : put_back + len(one.source_text)] == one.source_text or not one.text
