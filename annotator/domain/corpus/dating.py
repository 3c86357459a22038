"""Dates of which a year, a month or a day is known: whether an article is from a time, decided alike everywhere.

A date is written as far as it is known (ISO 8601: ``2024``, ``2024-11``, ``2024-11-15``) and may mean any of its days.
It is within a time where all of them are: what is only known to be from 2024 is not from May on, nor until May.
"""

import re
from datetime import date as day

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
EARLIEST, LATEST = "0000-01-01", "9999-12-31"
"""With what is not written, the first and the last day that a date may mean."""
DAY = len(EARLIEST)
"""Characters of a whole day; what stands behind them (an hour) does not matter."""


def is_date(words: str) -> bool:
    """Whether words are a date, as far as it is known."""
    return _DATE.fullmatch(words) is not None


def may_be(date: str) -> bool:
    """Whether a date as it is written is in the calendar: its month, and its day in that month."""
    try:
        day(int(date[:4]), int(date[5:7] or 1), int(date[8:10] or 1))
    except ValueError:
        return False
    return True


def first_day(date: str) -> str:
    """The first day that a date may mean, to be compared with others as it is spelt."""
    return (date + EARLIEST[len(date) :])[:DAY]


def last_day(date: str) -> str:
    """The last day that a date may mean; every month has 31, which is enough for comparing."""
    return (date + LATEST[len(date) :])[:DAY]


def is_within(published: str, since: str, until: str) -> bool:
    """Whether an article is from between two dates, both included; empty is an open end, the undated are in no time."""
    if not since and not until:
        return True
    if not published:
        return False
    return (not since or first_day(published) >= first_day(since)) and (
        not until or last_day(published) <= last_day(until)
    )
