"""Dates as tables write them, to ISO 8601 where only one day can be meant."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T\s,]\s*(?:[上下]午|\(?週?.?\)?)?\s*\d{1,2}[:：時时點点].*)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?月?" + _TIME)
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)" + _TIME)
_YEAR = re.compile(r"((?:1[89]|20)\d\d)年?")
_REPUBLIC = re.compile(r"(?:中華)?民國\s*(\d{1,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME)
_DAY_MONTH = re.compile(r"(?:\w{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})" + _TIME)
_MONTH_DAY = re.compile(r"(?:\w{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})" + _TIME)


def iso_date(words: str) -> str:
    """``2024-11-15``, or ``2024-11`` or ``2024`` where no more is said; empty where it is not certain.

    Days that come before or after months, as in 03/04/2024, are certain only where one of the two can be no month.
    """
    if found := _YEAR_FIRST.fullmatch(words) or _PACKED.fullmatch(words):
        year, month, day = found.groups()
        return _date(int(year), int(month), int(day)) if day else _month(int(year), int(month))
    if found := _REPUBLIC.fullmatch(words):
        year, month, day = found.groups()
        return _date(1911 + int(year), int(month), int(day))
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found.groups()
        return _date(int(year), _number(name), int(day))
    if found := _MONTH_DAY.fullmatch(words):
        name, day, year = found.groups()
        return _date(int(year), _number(name), int(day))
    if found := _YEAR_LAST.fullmatch(words):
        return _year_last(*(int(one) for one in found.groups()))
    found = _YEAR.fullmatch(words)
    return found[1] if found else ""


def _year_last(first: int, second: int, year: int) -> str:
    if first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else ""


def _number(name: str) -> int:
    short = name.lower()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _month(year: int, month: int) -> str:
    return _date(year, month, 1)[:7]


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
