"""Moments: one spelling out, many in."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.moment import local_date, read_moment, write_moment, zone
from consulaat.values.unreadable import UnreadableError

MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda each: each.replace(microsecond=0))


@given(moment=MOMENTS)
def test_a_moment_is_read_as_it_was_written(moment: datetime) -> None:
    text = write_moment(moment)

    assert len(text) == len("2026-07-06T22:10:00Z")
    assert read_moment(text) == moment


@given(one=MOMENTS, other=MOMENTS)
def test_written_moments_sort_as_moments(one: datetime, other: datetime) -> None:
    assert (write_moment(one) < write_moment(other)) == (one < other)


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-06T22:10:00Z",
        "2026-07-06t22:10:00z",
        "2026-07-06 22:10Z",
        "2026-07-07T00:10:00+02:00",
        "2026-07-06T22:10:00.999Z",
    ],
)
def test_other_spellings_are_the_same_moment(text: str) -> None:
    assert write_moment(read_moment(text)) == "2026-07-06T22:10:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-07-06",
        "2026-07-06T22:10:00",
        "2026-02-30T22:10:00Z",
        "2026-07-06T25:10:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "٢٠٢٦-07-06T22:10:00Z",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_moment(text)


def test_the_day_depends_on_where_one_is() -> None:
    late = datetime(2026, 7, 6, 22, 30, tzinfo=UTC)

    assert local_date(late, "UTC") == date(2026, 7, 6)
    assert local_date(late, "Europe/Amsterdam") == date(2026, 7, 7)
    assert local_date(late, "Asia/Karachi") == date(2026, 7, 7)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe"])
def test_there_is_no_other_time_zone(name: str) -> None:
    with pytest.raises(UnreadableError):
        zone(name)
