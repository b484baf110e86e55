"""When someone may be reached: by the clock where that person is, past midnight and across weeks."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consulaat.records.contact import ContactProtocol, ProtocolState, SafeTime
from consulaat.rules.notices import notices
from consulaat.rules.safe_times import SafeNow, safe_moment
from consulaat.values.codes import Weekday
from tests.rules.builders import a_case, a_person, a_protocol
from tests.rules.surroundings import ANNA, around

MONDAY = datetime(2026, 7, 6, tzinfo=UTC)
KABUL = "Asia/Kabul"  # half an hour beside the whole hours: UTC+04:30


def agreed(*times: tuple[Weekday, str, str], place: str = KABUL) -> ContactProtocol:
    spans = tuple(
        SafeTime(weekday=day, time_from=start, time_until=end, time_zone=place) for day, start, end in times
    )
    return a_protocol(safe_times=spans)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (18, 29, SafeNow.NOT_SAFE),
        (18, 30, SafeNow.SAFE),
        (20, 29, SafeNow.SAFE),
        (20, 30, SafeNow.NOT_SAFE),
    ],
)
def test_the_clock_is_that_of_the_person(hour: int, minute: int, expected: SafeNow) -> None:
    protocol = agreed((Weekday.MONDAY, "23:00", "01:00"))

    found = safe_moment(protocol, MONDAY.replace(hour=hour, minute=minute))

    assert found.now is expected


def test_a_time_past_midnight_belongs_to_the_day_it_began() -> None:
    found = safe_moment(agreed((Weekday.SUNDAY, "23:00", "06:00")), MONDAY.replace(hour=0))

    assert found.now is SafeNow.SAFE
    assert found.there is not None
    assert (found.there.hour, found.there.minute) == (4, 30)
    assert found.until == MONDAY.replace(hour=1, minute=30)


def test_it_says_when_the_next_safe_time_begins_even_a_week_on() -> None:
    protocol = agreed((Weekday.MONDAY, "10:00", "11:00"), place="UTC")

    assert safe_moment(protocol, MONDAY.replace(hour=9)).next == MONDAY.replace(hour=10)
    assert safe_moment(protocol, MONDAY.replace(hour=12)).next == MONDAY.replace(day=13, hour=10)


def test_times_that_follow_on_each_other_are_one() -> None:
    protocol = agreed((Weekday.MONDAY, "10:00", "11:00"), (Weekday.MONDAY, "11:00", "13:00"), place="UTC")

    assert safe_moment(protocol, MONDAY.replace(hour=10)).until == MONDAY.replace(hour=13)


def test_without_agreed_times_nothing_is_said_to_be_safe() -> None:
    assert safe_moment(agreed(), MONDAY).now is SafeNow.NO_TIMES
    assert safe_moment(agreed((Weekday.MONDAY, "soon", "late")), MONDAY).now is SafeNow.NO_TIMES


@pytest.mark.parametrize("state", [ProtocolState.COMPROMISED, ProtocolState.REPLACED])
def test_what_others_may_know_is_never_safe(state: ProtocolState) -> None:
    protocol = a_protocol(state=state)

    assert safe_moment(protocol, MONDAY).now is SafeNow.NEVER
    assert safe_moment(None, MONDAY).now is SafeNow.NEVER


def test_a_time_as_people_write_it_counts_like_any_other() -> None:
    found = safe_moment(agreed((Weekday.MONDAY, "9.30", "23"), place="UTC"), MONDAY.replace(hour=10))

    assert found.now is SafeNow.SAFE
    assert found.until == MONDAY.replace(hour=23)


def test_an_unsafe_time_counts_more_than_a_safe_one() -> None:
    protocol = replace(
        agreed((Weekday.MONDAY, "9:00", "18:00"), place="UTC"),
        unsafe_times=agreed((Weekday.MONDAY, "12:00", "14:00"), place="UTC").safe_times,
    )

    assert safe_moment(protocol, MONDAY.replace(hour=10)).until == MONDAY.replace(hour=12)
    closed = safe_moment(protocol, MONDAY.replace(hour=13))
    assert (closed.now, closed.next) == (SafeNow.NOT_SAFE, MONDAY.replace(hour=14))
    alone = replace(protocol, safe_times=())
    assert safe_moment(alone, MONDAY.replace(hour=13)).now is SafeNow.NOT_SAFE
    assert safe_moment(alone, MONDAY.replace(hour=15)).now is SafeNow.NO_TIMES


def test_a_time_that_came_in_and_cannot_be_read_is_told_by_the_case() -> None:
    clear, unclear = (
        agreed((Weekday.MONDAY, "10:00", "11:00")),
        agreed((Weekday.MONDAY, "na het eten", "11:00")),
    )
    here = [around(ANNA, a_case(), a_person(), each) for each in (clear, unclear)]

    said = [{each.code for each in notices(a_case(), one)} for one in here]

    assert [("UNCLEAR_TIME" in codes) for codes in said] == [False, True]
