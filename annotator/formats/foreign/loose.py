"""Values out of a file that anybody may have written: taken as what they should be, or as nothing."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from annotator.domain.moments import UNTOLD, Moment, from_iso

_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
Times: TypeAlias = tuple[Moment, Moment]
"""When something was made, and when it was changed last."""
NOT_TOLD: Times = (UNTOLD, UNTOLD)
_LATEST_SECONDS = 253_370_764_800
"""The year 9999, which is the last that clocks of all zones can show."""


def mapping(value: object) -> Mapping[str, Any]:
    """An object of JSON, whose names are always texts; anything else is an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """A list of a file; anything else is an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def whole(value: object) -> int | None:
    """A number that can count characters; ``true`` and ``1.5`` are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def words(value: object) -> str:
    """A text or a number as text; anything else is an empty one."""
    if type(value) is str:
        return value.strip()
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def storable(told: str) -> str:
    """Words without halves of characters, which JSON can say and no project can hold; ``�`` stands for each."""
    try:
        told.encode()
    except UnicodeEncodeError:
        return told.translate(_HALVES)
    return told


def lf(text: str) -> str:
    """A text with line ends of one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def short(value: object) -> str:
    """A value to be named in a sentence."""
    told = json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) <= 60 else told[:59] + "…"


def times(made: object, changed: object = None) -> Times:
    """What a file says of both, as ISO 8601 or in seconds since 1970; what says nothing of it is ``UNTOLD``."""
    first, last = _moment(made), _moment(changed)
    first = first or last
    return first, max(first, last)


def _moment(value: object) -> Moment:
    if isinstance(value, str):
        try:
            found = from_iso(value.strip())
        except (ValueError, OverflowError):
            return UNTOLD
        return found if 0 < found < _LATEST_SECONDS * 1000 else UNTOLD
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _LATEST_SECONDS:
        return Moment(int(value * 1000))
    return UNTOLD
