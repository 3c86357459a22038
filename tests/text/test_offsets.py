"""Code points, UTF-16 units and bytes of one text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import Utf8Index, Utf16Index

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


@given(mixed, st.integers(0, 60))
def test_every_offset_goes_to_bytes_and_back_and_none_begins_within_a_character(text, times):
    text *= times  # up to 2,400 code points, of which every 1,024th is kept
    index = Utf8Index(text)
    starts = {len(text[:offset].encode()): offset for offset in range(0, len(text) + 1, 1 + len(text) // 50)}
    starts[len(text.encode())] = len(text)
    for byte, offset in starts.items():
        assert index.to_bytes(offset) == byte
        assert index.to_code_points(byte) == offset
    for byte, offset in starts.items():
        within = range(byte + 1, byte + len(text[offset : offset + 1].encode()))
        assert all(index.to_code_points(one) is None for one in within)
    assert index.to_code_points(-1) is None
    assert index.to_code_points(len(text.encode()) + 1) is None
