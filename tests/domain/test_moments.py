"""Times go out as ISO 8601 and come back as the same millisecond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.moments import Moment, from_iso, to_iso


@given(st.integers(0, 4_102_444_800_000))
def test_a_moment_survives_iso(milliseconds: int) -> None:
    assert from_iso(to_iso(Moment(milliseconds))) == milliseconds


def test_iso_always_names_milliseconds_and_utc() -> None:
    assert to_iso(Moment(0)) == "1970-01-01T00:00:00.000Z"


def test_other_zones_are_converted() -> None:
    assert to_iso(from_iso("2024-11-15T08:00:00+08:00")) == "2024-11-15T00:00:00.000Z"


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        from_iso("yesterday")
