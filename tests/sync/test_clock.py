"""Stamps: their text, their order, and that they never go back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.sync.clock import BEGINNING, LARGEST_COUNTER, Stamp
from consulaat.values.unreadable import UnreadableError

STAMPS = st.builds(
    Stamp, st.integers(-62_135_596_800_000, 253_402_300_799_999), st.integers(0, LARGEST_COUNTER)
)
NOW = datetime(2026, 11, 21, 22, 17, 10, 123_456, tzinfo=UTC)


def test_a_stamp_is_written_as_agreed() -> None:
    assert Stamp(Stamp.of(NOW).milliseconds, 4).write() == "2026-11-21T22:17:10.123Z-4"


@given(stamp=STAMPS)
def test_a_stamp_is_read_as_it_was_written(stamp: Stamp) -> None:
    assert Stamp.read(stamp.write()) == stamp


@given(one=STAMPS, other=STAMPS)
def test_time_counts_before_the_counter_and_the_counter_as_a_number(one: Stamp, other: Stamp) -> None:
    assert (one < other) == ((one.milliseconds, one.counter) < (other.milliseconds, other.counter))
    assert Stamp(1, 9) < Stamp(1, 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-21T22:17:10.123Z",
        "2026-11-21T22:17:10.123Z-",
        "2026-11-21T22:17:10.123Z-04",
        "2026-11-21T22:17:10.123Z--4",
        "2026-11-21T22:17:10.123Z-4 ",
        "2026-11-21T22:17:10Z-4",
        "2026-11-21 22:17:10.123Z-4",
        "2026-11-21T22:17:10.123+00:00-4",
        "2026-02-30T22:17:10.123Z-4",
        "2026-11-21T24:00:00.000Z-4",
        "2026-11-21T22:17:60.000Z-4",
        "0000-11-21T22:17:10.123Z-4",
        "٢٠٢٦-11-21T22:17:10.123Z-4",
        "2026-11-21T22:17:10.123Z-1000000000000000",
    ],
)
def test_any_other_text_is_no_stamp(text: str) -> None:
    with pytest.raises(UnreadableError):
        Stamp.read(text)


@given(steps=st.lists(st.integers(-(10**9), 10**9), max_size=20))
def test_every_next_stamp_is_later_whatever_the_wall_clock_does(steps: list[int]) -> None:
    stamp, at = BEGINNING, NOW
    for step in steps:
        at += timedelta(milliseconds=step)
        following = stamp.next(at)
        assert following > stamp
        assert following >= Stamp.of(at)
        stamp = following


def test_a_clock_that_stands_still_counts() -> None:
    first = BEGINNING.next(NOW)

    assert (first.counter, first.next(NOW).counter, first.next(NOW).next(NOW).counter) == (0, 1, 2)


def test_a_clock_set_back_a_year_counts_on_from_the_last_change() -> None:
    last = BEGINNING.next(NOW)

    assert last.next(NOW - timedelta(days=365)) == Stamp(last.milliseconds, 1)


def test_a_counter_that_is_full_moves_on_to_the_next_millisecond() -> None:
    following = Stamp(Stamp.of(NOW).milliseconds, LARGEST_COUNTER).next(NOW)

    assert following == Stamp(Stamp.of(NOW).milliseconds + 1)
    assert Stamp.read(following.write()) == following
