"""Words of Chinese text, in either script, at any offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.words import Segmenter

TEXT = "國務院總理在人民大會堂會見記者，😀国务院😀 OK"


@pytest.fixture(scope="module")
def segmenter():
    made = Segmenter()
    made.load()
    return made


@pytest.mark.parametrize(("part", "word"), [("務", "國務院"), ("理", "總理"), ("民", "人民大會堂"), ("记", None)])
def test_the_word_over_a_character_in_either_script(segmenter, part, word):
    if part not in TEXT:
        assert segmenter.word_at(TEXT, TEXT.index("，")) is None
    else:
        assert segmenter.word_at(TEXT, TEXT.index(part)).of(TEXT) == word


def test_offsets_behind_an_emoji_are_code_points(segmenter):
    assert segmenter.word_at(TEXT, TEXT.index("务")).of(TEXT) == "国务院"


def test_nothing_is_known_before_the_list_is_read():
    assert Segmenter().word_at(TEXT, 0) is None


def test_it_is_read_on_a_thread_of_its_own():
    made = Segmenter()
    made.begin().join(20)
    assert made.word_at(TEXT, 0).of(TEXT) == "國務院"


@given(text=st.text("國务院，。a😀\n ", min_size=1, max_size=400), data=st.data())
def test_the_word_holds_its_character(text, data):
    made = Segmenter()
    made.load()
    offset = data.draw(st.integers(0, len(text) - 1))
    word = made.word_at(text, offset)
    assert word is None or (word.start <= offset < word.end <= len(text))
