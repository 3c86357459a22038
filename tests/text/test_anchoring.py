"""Quotations are found again by their words, and by what stands around them where the words stand at several places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.text import anchoring
from annotator.text.anchoring import Places, Squeezed, anchor

FEW = st.text(alphabet="國會a", max_size=3)


@given(text=st.text(alphabet="國會a", max_size=12), words=FEW, prefix=FEW, suffix=FEW, near=st.integers(-1, 12))
def test_what_is_found_stands_there_and_is_the_only_place_of_its_kind(text, words, prefix, suffix, near):
    def places(around):
        return [at for at in range(len(text)) if around and text.startswith(around, at)]

    found = anchor(text, words, prefix, suffix, near)
    around = places(prefix + words + suffix) if words else []
    if words and near >= 0 and text.startswith(words, near):
        assert found == Span(near, near + len(words))
    elif len(places(words)) == 1:
        assert found == Span(places(words)[0], places(words)[0] + len(words))
    elif len(around) == 1:
        assert found == Span(around[0] + len(prefix), around[0] + len(prefix + words))
    else:
        assert found is None


@given(
    text=st.text(alphabet="國會a \n𠮷", max_size=60),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.sampled_from(("", "x"))), max_size=8),
    piece=st.integers(1, 30),
)
def test_an_index_finds_what_searching_finds(text, places, piece):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"_OFTEN": 0, "_LONG": 0, "_PIECE": piece}.items():
            patch.setattr(anchoring, name, value)
        indexed, squeezed = Places(text), Squeezed(text)
        found = []
        for start, length, more in places:
            words, around = (
                text[start : start + length] + more,
                (text[max(0, start - 3) : start], text[start + length :]),
            )
            found.append((indexed.anchor(words, *around), indexed.of(words, 3), squeezed.anchor(words, *around)))
    for (start, length, more), one in zip(places, found, strict=True):
        words, around = text[start : start + length] + more, (text[max(0, start - 3) : start], text[start + length :])
        fresh = Places(text)
        assert one == (anchor(text, words, *around), fresh.of(words, 3), Squeezed(text).anchor(words, *around))
