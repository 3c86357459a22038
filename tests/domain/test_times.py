"""Seconds of steps and of marks, as somebody with a watch would count them."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.corpus.times import LONGEST_SECONDS, Pace, seconds_of
from annotator.domain.ids import TagId
from annotator.domain.moments import Moment

PERSON, QUOTE = TagId(UUID(int=1)), TagId(UUID(int=2))
steps = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 200_000)), max_size=8)


def test_each_has_a_clock_of_ones_own_and_a_rest_counts_as_a_minute():
    done = [("lin", 1, 0), ("chen", 2, 1_000), ("lin", 3, 4_000), ("chen", 4, 9_000), ("lin", 5, 900_000)]
    assert seconds_of((by, step, Moment(when)) for by, step, when in done) == {3: 4.0, 4: 8.0, 5: 60.0}


@given(steps)
def test_no_step_takes_less_than_nothing_or_more_than_a_minute(made):
    found = seconds_of((by, at, Moment(when)) for at, (by, when) in enumerate(made))
    assert all(0 <= seconds <= LONGEST_SECONDS for seconds in found.values())
    assert len(found) == len(made) - len({by for by, _when in made})


def test_marks_of_one_step_share_its_time_and_what_went_into_none_counts_for_all_together():
    pace = Pace()
    pace.add({PERSON: 3, QUOTE: 1}, 8.0)
    pace.add({PERSON: 1}, 2.0)
    pace.besides = 5.0
    assert (pace.per_mark(PERSON), pace.per_mark(QUOTE)) == (2.0, 2.0)
    assert pace.per_mark() == pytest.approx(3.0)
    assert Pace().per_mark() == Pace().per_mark(PERSON) == 0.0
