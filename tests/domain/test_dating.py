"""Dates of which only a part may be known: an article is within a time where every day that its date may mean is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.corpus.dating import is_within

PARTS = st.sampled_from([4, 7, 10])
DAYS = st.dates(date(2022, 11, 1), date(2025, 2, 28))
DATES = st.builds(lambda day, known: day.isoformat()[:known], DAYS, PARTS)


def days_of(written):
    first = date.fromisoformat(written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written)
    day, found = first, []
    while day.isoformat().startswith(written):
        found.append(day)
        day += timedelta(days=1)
    return found


@given(DATES, DATES, DATES)
def test_the_answer_is_that_of_a_calendar(published, since, until):
    days, first, last = days_of(published), days_of(since)[0], days_of(until)[-1]
    assert is_within(published, since, until) == all(first <= day <= last for day in days)
    assert is_within(published, since, "") == all(first <= day for day in days)
    assert is_within(published, "", until) == all(day <= last for day in days)


def test_a_year_alone_is_neither_from_may_on_nor_until_may():
    assert not is_within("2024", "2024-05", "")
    assert not is_within("2024", "", "2024-05")
    assert is_within("2024", "2024-01", "2024-12")
    assert is_within("2024-05-15T08:00", "2024-05-15", "2024-05-15")


def test_the_undated_are_in_no_time_but_where_none_is_asked():
    assert is_within("", "", "")
    assert not is_within("", "2024", "")
    assert not is_within("", "", "2024")
