"""Precision and recall of links: counted as somebody would by hand, with both ends."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.spans import Span
from annotator.suggest.scoring.links import link_scores

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 6), st.integers(1, 4))
links = st.sets(st.tuples(spans, spans), max_size=5)
SPEAKER, QUOTE = Span(0, 3), Span(10, 20)


def meet(one, other):
    return one[0].overlaps(other[0]) and one[1].overlaps(other[1])


def most(ours, theirs):
    """As many pairs as some order of the links gives."""
    few, many = sorted((list(ours), list(theirs)), key=len)
    return max(
        (sum(meet(*pair) for pair in zip(few, some, strict=True)) for some in permutations(many, len(few))), default=0
    )


def test_strict_wants_both_edges_of_both_ends_and_overlapping_one_character_of_each():
    made = {(SPEAKER, QUOTE)}
    assert link_scores({(SPEAKER, QUOTE)}, made) == Scores(Score(1, 1, 1), Score(1, 1, 1))
    assert link_scores({(Span(0, 2), QUOTE)}, made) == Scores(Score(0, 1, 1), Score(1, 1, 1))
    assert link_scores({(Span(4, 6), QUOTE)}, made) == Scores(Score(0, 1, 1), Score(0, 1, 1))


def test_a_link_meets_one_other_only():
    assert link_scores({(SPEAKER, QUOTE), (SPEAKER, Span(12, 14))}, {(SPEAKER, QUOTE)}).overlapping == Score(1, 2, 1)


@given(ours=links, theirs=links)
def test_as_many_pairs_are_formed_as_can_be(ours, theirs):
    assert link_scores(ours, theirs).overlapping == Score(most(ours, theirs), len(ours), len(theirs))
