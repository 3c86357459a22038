"""Maps between a text and a view of it."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.text.offset_map import OffsetMap, Piece

pieces = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(0, 4)), max_size=8)


def map_of(parts):
    """A map from lengths: unchanged stretch, then what a piece has in the source and in the view."""
    made, source, view = [], 0, 0
    for plain, old, new in parts:
        source, view = source + plain, view + plain
        made.append(Piece(Span(source, source + old), Span(view, view + new)))
        source, view = source + old, view + new
    return OffsetMap(made), source, view


@given(pieces)
def test_every_unchanged_character_maps_there_and_back(parts):
    both, length, _view = map_of(parts)
    for offset in range(length + 3):
        if not any(piece.source.start <= offset < piece.source.end for piece in both.pieces):
            assert both.to_source(both.to_view(offset)) == offset


@given(pieces, st.integers(0, 30), st.integers(1, 10))
def test_a_span_of_the_view_is_widened_to_whole_pieces_and_comes_back_around_itself(parts, start, length):
    both, _source, _view = map_of(parts)
    span = Span(start, start + length)
    there = both.span_to_source(span)
    for piece in both.pieces:
        if len(piece.view) and piece.view.overlaps(span):
            assert there.contains(piece.source)
    assert both.span_to_view(there).contains(span) or not len(there)


def test_what_was_taken_away_at_an_edge_stays_outside():
    both = OffsetMap([Piece(Span(2, 10), Span(2, 2))])
    assert both.span_to_source(Span(0, 2)) == Span(0, 2)
    assert both.span_to_source(Span(2, 4)) == Span(10, 12)
    assert both.span_to_source(Span(1, 3)) == Span(1, 11)


def test_a_map_without_pieces_changes_nothing():
    assert OffsetMap().span_to_view(Span(3, 7)) == Span(3, 7)
