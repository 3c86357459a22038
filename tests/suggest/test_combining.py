"""From all proposals to those that are shown: by place, kind, source and score, with ties that lead somewhere."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import CUE, HOLDS, PERSON, QUOTE, ROLE, SAYS, THEME
from annotator.domain.ids import TagId
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.suggest.combining import AGREED, combine
from annotator.suggest.proposing import Given, Proposal

TAGS = [TagId(uuid5(UUID(int=0), str(n))) for n in range(2)]


def proposal(start, end, source="names", score=0.7, kind=PERSON, ties=(), tag=None):
    return Proposal(kind, Span(start, end), score, source, f"{source} says so", tag=tag, ties=ties)


def mark(start, end, kind=PERSON, tag=TAGS[0]):
    return Given(kind, tag, Span(start, end))


def test_nothing_is_proposed_on_top_of_a_mark_of_its_kind():
    kept = combine([proposal(0, 3), proposal(2, 5, kind=ROLE), proposal(8, 9)], [mark(2, 4)])
    assert [(one.kind, one.span) for one in kept] == [(ROLE, Span(2, 5)), (PERSON, Span(8, 9))]


def test_what_was_rejected_does_not_come_back_but_what_overlaps_it_may():
    kept = combine([proposal(0, 3, score=0.9), proposal(0, 2)], [], lambda one: one.span == Span(0, 3))
    assert [one.span for one in kept] == [Span(0, 2)]


def test_the_tagger_and_the_rules_agree_on_a_span():
    (kept,) = combine([proposal(0, 3, "rules", 0.85), proposal(0, 3, "names", 0.78)], [])
    assert (kept.source, kept.score > 0.97) == (AGREED, True)
    assert reason_in_words(kept.reason) == "LAC and the words around it agree"


def test_one_source_that_says_it_twice_agrees_with_nobody():
    (kept,) = combine([proposal(0, 3), proposal(0, 3)], [])
    assert kept.source == "names"


def test_the_register_and_the_tagger_together_are_surer_than_each():
    (kept,) = combine([proposal(0, 3, "names", 0.7), proposal(0, 3, "register", 0.76)], [])
    assert (kept.source, 0.9 < kept.score < 0.99) == ("register", True)


def test_of_overlapping_ones_the_better_source_stays_then_the_higher_score():
    sources = [proposal(0, 3, "model", 0.99), proposal(1, 4, "names", 0.6), proposal(3, 6, "repeats", 0.5)]
    assert [one.source for one in combine(sources, [])] == ["model", "repeats"]
    assert [one.span for one in combine([proposal(0, 3, score=0.6), proposal(2, 4, score=0.7)], [])] == [Span(2, 4)]


def test_a_passage_may_have_several_themes_but_each_once():
    themes = [proposal(0, 9, "themes", 0.5, THEME, tag=tag) for tag in TAGS]
    assert len(combine([*themes, proposal(3, 5, "themes", 0.4, THEME, tag=TAGS[0])], [])) == 2
    assert [one.tag for one in combine(themes, [mark(8, 12, THEME, TAGS[0])])] == [TAGS[1]]


def test_a_tie_leads_to_the_mark_or_to_the_proposal_that_stays():
    quote = proposal(10, 20, "quotes", 0.8, QUOTE, (Tie(SAYS, PERSON, Span(0, 3)), Tie(CUE, CUE, Span(6, 8))))
    ties = combine([quote, proposal(0, 2, score=0.9)], [mark(5, 8, CUE)])[1].ties
    assert ties == (Tie(SAYS, PERSON, Span(0, 2)), Tie(CUE, CUE, Span(5, 8)))


def test_a_tie_to_what_nobody_proposed_stays_and_one_to_what_was_rejected_goes():
    role = proposal(3, 5, "roles", 0.8, ROLE, (Tie(HOLDS, PERSON, Span(5, 8)),))
    assert combine([role], [])[0].ties == role.ties
    rejected = proposal(5, 8)
    assert combine([role, rejected], [], lambda one: one.kind == PERSON)[0].ties == ()


spans = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
ties = st.builds(Tie, st.just(HOLDS), st.sampled_from([PERSON, ROLE]), spans)
anything = st.builds(
    Proposal,
    st.sampled_from([PERSON, ROLE, QUOTE]),
    spans,
    st.sampled_from([0.5, 0.7, 0.9]),
    st.sampled_from(["names", "rules", "repeats", "roles", "learnt", "model", "else"]),
    tag=st.sampled_from([None, *TAGS]),
    ties=st.lists(ties, max_size=2).map(tuple),
)
standing = st.lists(st.builds(Given, st.sampled_from([PERSON, ROLE]), st.just(TAGS[0]), spans), max_size=4)


@given(st.lists(anything, max_size=25), standing, st.randoms())
def test_what_is_kept_never_overlaps_and_does_not_depend_on_the_order(proposals, marks, chance):
    kept = combine(proposals, marks)

    assert kept == sorted(kept, key=lambda one: one.span)
    for one in kept:
        rivals = [other for other in [*kept, *marks] if other is not one and other.kind == one.kind]
        assert not any(one.span.overlaps(other.span) for other in rivals)
    chance.shuffle(proposals)
    assert combine(proposals, marks) == kept


@given(st.lists(anything, max_size=25), standing)
def test_every_place_that_is_proposed_is_marked_or_taken_by_a_better_one(proposals, marks):
    kept = combine(proposals, marks)

    for one in proposals:
        assert any(one.kind == other.kind and one.span.overlaps(other.span) for other in [*kept, *marks])
