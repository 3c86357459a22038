"""Quotations are found again by their words, and by what stands around them where the words stand at several places."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.text.anchoring import anchor

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
