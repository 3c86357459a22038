"""Lines wrapped within paragraphs: joined where nearly all are so; poems, lists and paragraphs stay."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.repairs import apply, default_choices
from annotator.text.mending.wrapping import propose
from tests.text.mending.clean import PROSE, chinese_sentences, pages

ENGLISH = (
    "The library of the small town was opened on Monday by the mayor, who said that the new house would serve "
    "everybody. Many people came, although it rained the whole day, and they stayed until late in the evening. "
    "A reporter asked the oldest of them what she thought of the building, and she answered that she had waited "
    "for it since her school days, when books were brought by a carriage once a month from the next town."
)
CHINESE = (
    "雲嶺鎮圖書館新館昨天啟用，鎮長在致詞中說，新館啟用以後將為居民提供更好的服務，希望大家常常來看書，也帶孩子一起來。"
    "當天雖然一直下雨，還是有許多人前來參觀，一直待到晚上才離開，記者問其中年紀最大的一位，她對這座建築有什麼看法，"
    "她回答說，從上學的時候起，她就一直等著這一天，那時候書是每個月由一輛馬車從鄰鎮送來的，孩子們都在路口等著它。"
)


def mended(text):
    proposals = propose(text)
    return apply(text, proposals, default_choices(proposals)).text


def test_clean_prose_is_left_alone():
    for text in (PROSE, chinese_sentences(), *pages().values(), f"{ENGLISH}\n{CHINESE}\n" * 5):
        assert propose(text) == []


@given(st.integers(45, 90), st.integers(2, 4))
def test_wrapped_english_comes_back_exactly(width, paragraphs):
    damaged = "\n\n".join([textwrap.fill(ENGLISH, width, break_on_hyphens=False)] * paragraphs)
    assert mended(damaged) == "\n\n".join([ENGLISH] * paragraphs)


@given(st.integers(15, 30))
def test_wrapped_chinese_is_joined_without_a_blank(width):
    lines = [CHINESE[at : at + width] for at in range(0, len(CHINESE), width)]
    damaged = "\n".join(lines) + "\n\n　　" + "\n".join(lines)
    found = propose(damaged)
    joined = apply(damaged, found, {at: one.text for at, one in enumerate(found)}).text
    assert joined == CHINESE + "\n\n　　" + CHINESE


def test_a_few_wrapped_lines_are_only_offered():
    damaged = textwrap.fill(ENGLISH, 75)
    found = propose(damaged)
    assert {one.stance for one in found} == {Stance.OFFERED}
    assert mended(damaged) == damaged


def test_a_hyphen_goes_only_where_the_word_stands_whole_elsewhere():
    text = textwrap.fill(ENGLISH, 60).replace("everybody", "every-\nbody").replace("carriage", "car-\nriage", 1)
    text = f"Everybody waited.\n\n{text}"
    gone = {one.span.of(text) for one in propose(text) if one.text == ""}
    assert gone <= {"-\n", "\n"}


def test_poems_and_lists_stay():
    poem = "床前明月光\n疑是地上霜\n舉頭望明月\n低頭思故鄉\n" * 5
    couplets = "東風夜放花千樹，更吹落星如雨，寶馬雕車香滿路。\n" * 12
    points = "- one thing that is about as long as all the others here\n" * 12
    for text in (poem, couplets, points):
        assert propose(text) == []
