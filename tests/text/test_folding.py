"""Folding: one shape for what readers take for the same."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.folding import fold


@given(st.text(max_size=60))
def test_the_length_never_changes(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    once = fold(text)
    assert all(len(one) == 1 for one in fold(once))
    assert len(fold(once)) == len(once)


def test_both_scripts_widths_and_cases_fold_to_the_same():
    assert fold("國防ＡＢＣ（１）") == fold("国防abc(1)")
    assert fold("瞭解") == fold("了解")
