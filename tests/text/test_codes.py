"""Texts folded all at once are what they are folded one by one."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.codes import AS_HERE, folded_codes
from annotator.text.folding import fold, that_fold
from tests.conftest import TRICKY


def words(texts):
    return folded_codes(texts).tobytes().decode(AS_HERE)


def test_every_character_there_is_folds_to_the_same():
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    assert words([every]) == fold(every)
    assert set(that_fold()) == {one for one, folded in zip(every, fold(every), strict=True) if one != folded}


@given(st.lists(st.one_of(st.text(), st.just(TRICKY), st.just("國防ＡＢＣ")), max_size=5))
def test_texts_stand_one_behind_the_other(texts):
    assert words(texts) == "".join(map(fold, texts))
