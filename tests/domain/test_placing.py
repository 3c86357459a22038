"""Where a mark may stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import Overlap
from annotator.domain.errors import SpanRefused
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, TagId, new_id
from annotator.domain.marks import Mark
from annotator.domain.moments import now
from annotator.domain.placing import place
from annotator.domain.spans import Span

TEXT = "  曹建明 在致辭中強調，\u3000要健全體制。 "
NAME = Span(2, 5)


def mark_on(span: Span) -> Mark:
    keys = (MarkId(new_id()), ArticleId(new_id()), TagId(new_id()))
    return Mark(*keys, span, span.of(TEXT), AnnotatorId(new_id()), now(), now())


def test_white_space_at_the_edges_is_not_marked() -> None:
    assert place(Span(0, 6), TEXT, Overlap.ANY, []) == NAME


def test_an_ideographic_space_is_white_space() -> None:
    comma = TEXT.index("\u3000")

    assert place(Span(comma, comma + 3), TEXT, Overlap.ANY, []) == Span(comma + 1, comma + 3)


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 3), Span(0, 99), Span(4, 3), Span(0, 2)])
def test_a_span_that_holds_nothing_or_leaves_the_text_is_refused_in_words(span: Span) -> None:
    with pytest.raises(SpanRefused) as refusal:
        place(span, TEXT, Overlap.ANY, [])

    assert len(str(refusal.value)) > 40


def test_no_overlap_means_no_shared_character() -> None:
    assert place(Span(6, 8), TEXT, Overlap.NONE, [mark_on(NAME)]) == Span(6, 8)
    with pytest.raises(SpanRefused):
        place(Span(4, 8), TEXT, Overlap.NONE, [mark_on(NAME)])


def test_nesting_allows_inside_and_around_but_not_across() -> None:
    inside, around, across = Span(3, 4), Span(2, 8), Span(4, 8)
    here = [mark_on(NAME)]

    assert place(inside, TEXT, Overlap.NEST, here) == inside
    assert place(around, TEXT, Overlap.NEST, here) == around
    with pytest.raises(SpanRefused):
        place(across, TEXT, Overlap.NEST, here)


def test_the_refusal_names_the_words_that_are_in_the_way() -> None:
    with pytest.raises(SpanRefused, match="曹建明"):
        place(Span(2, 5), TEXT, Overlap.NONE, [replace(mark_on(NAME))])


spans = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda ends: Span(ends[0], ends[0] + ends[1]))


@given(spans, spans)
def test_crossing_is_overlap_without_containment_and_symmetric(one: Span, other: Span) -> None:
    assert one.crosses(other) == other.crosses(one)
    assert one.overlaps(other) == bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    assert one.crosses(other) == (one.overlaps(other) and not one.contains(other) and not other.contains(one))
