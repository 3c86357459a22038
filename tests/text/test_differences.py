"""What differs between two versions, put back, gives the other version; marks outside it stay on their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.differences import differences, words_that_differ
from annotator.text.offset_map import OffsetMap
from tests.conftest import TRICKY

texts = st.text(st.sampled_from("曹建明\n說。😀a"), max_size=40)


def applied(old, new, pieces):
    out, read = [], 0
    for piece in pieces:
        out += [old[read : piece.source.start], piece.view.of(new)]
        read = piece.source.end
    return "".join([*out, old[read:]])


@given(texts, texts)
def test_differences_lead_from_one_text_to_the_other(old, new):
    pieces = differences(old, new)
    assert applied(old, new, pieces) == new
    assert (pieces == ()) == (old == new)
    assert all(len(piece.source) or len(piece.view) for piece in pieces)


@given(st.lists(texts, min_size=30, max_size=60), st.integers(0, 29), texts)
def test_long_texts_are_compared_by_paragraphs_and_only_what_changed_differs(lines, at, other):
    lines = [f"{number} {TRICKY}{line}" * 6 for number, line in enumerate(lines)]
    old = "\n".join(lines)
    new = "\n".join([*lines[:at], other, *lines[at + 1 :]]) + "尾"
    pieces = differences(old, new)
    assert applied(old, new, pieces) == new
    start = len("\n".join(lines[: at + 1]))
    shift = len(other) - len(lines[at])
    moves = OffsetMap(pieces)
    for offset in range(start + 1, len(old), 97):
        assert old[offset] == new[moves.to_view(offset)]
        assert moves.to_view(offset) == offset + shift


@pytest.mark.parametrize(
    ("old", "new", "left", "came"),
    [
        ("與“社會治理”區分", "與“基層治理”區分", ["社會"], ["基層"]),
        ("the old reader", "the older readers", [], ["older readers"]),
        ("in 2024", "in 2025", ["2024"], ["2025"]),
        ("第三條", "第三條", [], []),
        ("曹建明", "曹建明（副）", [], ["（副）"]),
    ],
)
def test_what_differs_is_told_in_whole_words(old, new, left, came):
    spans, others = words_that_differ(old, new)
    assert ([one.of(old) for one in spans], [one.of(new) for one in others]) == (left, came)
