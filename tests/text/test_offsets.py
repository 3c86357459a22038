"""Code points and UTF-16 units of one text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import Utf16Index

mixed = st.text(alphabet=st.sampled_from("a中𠮷😀\u0301"), max_size=40)


@given(mixed)
def test_every_offset_goes_to_utf16_and_back(text):
    index = Utf16Index(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert index.to_utf16(offset) == unit
        assert index.to_code_points(unit) == offset


@given(mixed)
def test_the_middle_of_a_pair_belongs_to_its_character(text):
    index = Utf16Index(text)
    for offset, character in enumerate(text):
        if character > "\uffff":
            assert index.to_code_points(index.to_utf16(offset) + 1) == offset
