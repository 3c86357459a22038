"""Words that a description lists: in a line of their own or behind the sentence, as a field of one line allows."""

import pytest

from annotator.domain.coding.terms import listed_terms


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Terms: water, pipes", ("water", "pipes")),
        ("What flows.\nTerms: water, pipes", ("water", "pipes")),
        ("What flows. Terms: water, pipes.", ("water", "pipes")),
        ("水务。关键词：供水、停水。", ("供水", "停水")),
        ("供水與停水！關鍵詞:供水;停水;供水", ("供水", "停水")),
        ("Terms: U.S., ferries", ("U.S.", "ferries")),
        ("In terms: of what is said of water", ()),
        ("What flows", ()),
        ("", ()),
    ],
)
def test_terms_are_listed_behind_a_sentence_or_in_a_line_of_their_own(description, expected):
    assert listed_terms(description) == expected
