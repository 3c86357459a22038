"""What is found in many texts at once is what is found in each of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.search.query import Way
from annotator.text.blocks import Block
from annotator.text.matching import places, places_in, sought
from tests.conftest import TRICKY

LETTERS = "國国囯會会aAＡ，𠮷😀\u4fe1\U00014fe1\U00024fe1 "
"""The last three have the same lower half."""
TEXTS = st.lists(st.text(st.sampled_from(LETTERS), max_size=12), max_size=12)
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=3)


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, max_size=1), st.booleans())
def test_a_block_gives_the_places_that_each_text_gives(texts, wanted, unwanted, exact):
    ways = frozenset({Way.EXACT} if exact else ())
    terms, without = ([sought(one, ways) for one in words] for words in (wanted, unwanted))
    alone = {
        number: places(text, terms)
        for number, text in enumerate(texts)
        if not any(one.stand_in(text) for one in without)
    }
    assert places_in(Block(texts), terms, without) == {number: found for number, found in alone.items() if found[0]}


@given(TEXTS)
def test_a_block_gives_its_texts_back(texts):
    texts = [*texts, "", TRICKY]
    block = Block(texts)
    assert [block[-1], block[-2]] == [TRICKY, ""]
    assert list(block) == texts
    assert block[1:] == texts[1:]
    with pytest.raises(IndexError):
        block[len(texts)]


@pytest.mark.parametrize("way", [Way.WORD, Way.REGEX])
def test_where_more_than_characters_decides_each_text_is_looked_at(way):
    assert places_in(Block(["a b"]), [sought("a", frozenset({way}))], []) is None
