"""Precision, recall and F of spans: counted as somebody would by hand, whatever overlaps what."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.spans import Span
from annotator.suggest.scoring.spans import overlapping, scores, scores_by, strict

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 12), st.integers(1, 6))


def test_shares_come_from_counts():
    score = Score(met=6, proposed=8, made=12)

    assert (score.precision, score.recall, score.f_measure) == (0.75, 0.5, 0.6)


def test_where_nothing_is_proposed_or_marked_shares_are_nought():
    assert (Score().precision, Score().recall, Score().f_measure) == (0, 0, 0)
    assert Score(0, 3, 0).f_measure == 0


def test_texts_are_added_up_by_counts():
    assert Score(1, 2, 3) + Score(2, 2, 2) == Score(3, 4, 5)
    assert Scores(Score(1, 1, 1), Score(1, 1, 1)) + Scores(Score(0, 1, 0), Score(0, 1, 0)) == Scores(
        Score(1, 2, 1), Score(1, 2, 1)
    )


def test_strict_wants_both_edges():
    assert strict([Span(0, 3), Span(5, 8)], [Span(0, 3), Span(5, 9)]) == Score(1, 2, 2)


def test_one_long_proposal_meets_one_mark_only():
    assert overlapping([Span(0, 20)], [Span(0, 3), Span(5, 8), Span(9, 12)]) == Score(1, 1, 3)


def test_a_pair_is_given_up_where_that_makes_two():
    assert overlapping([Span(0, 4), Span(3, 6)], [Span(3, 5), Span(0, 2)]).met == 2


def test_every_key_of_either_side_has_its_scores():
    found = scores_by([("person", Span(0, 2)), ("role", Span(2, 4))], [("person", Span(0, 2)), ("theme", Span(0, 9))])

    assert {key: each.strict for key, each in found.items()} == {
        "person": Score(1, 1, 1),
        "role": Score(0, 1, 0),
        "theme": Score(0, 0, 1),
    }


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5))
def test_overlapping_forms_as_many_pairs_as_trying_all_ways_does(ours, theirs):
    few, many = sorted((set(ours), set(theirs)), key=len)
    most = max(
        sum(one.overlaps(other) for one, other in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )

    assert overlapping(ours, theirs) == Score(most, len(set(ours)), len(set(theirs)))


@given(st.lists(spans), st.lists(spans))
def test_counts_are_those_of_a_plain_count(ours, theirs):
    both = scores(ours, theirs)

    assert both.strict.met == sum(span in theirs for span in set(ours))
    assert both.strict.met <= both.overlapping.met <= min(len(set(ours)), len(set(theirs)))
    assert both.overlapping.met == overlapping(theirs, ours).met
