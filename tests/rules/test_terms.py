"""The arithmetic of days: weeks, months and working days, weekends and holidays of The Hague and of the posts."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.records.reference import Holiday
from consulaat.rules.around import Around
from consulaat.rules.calendars import NL, calendar_of, public_holidays
from consulaat.rules.law import Unit, months_after, term
from consulaat.rules.terms import due_on, ratify_until
from resources.reference import rows
from tests.rules.surroundings import ANNA, an_id, around

HERE = around(ANNA)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
FRIDAY, SATURDAY = 4, 5


def a_day(calendar: str, falls_on: date, *, is_worked: bool = False, **given_: date) -> Holiday:
    return Holiday(
        id=an_id(f"{calendar} {falls_on} {is_worked}"),
        calendar=calendar,
        falls_on=falls_on,
        name="Dag",
        is_worked=is_worked,
        **given_,  # type: ignore[arg-type]  # days of validity
    )


def at(post: str, *said: Holiday) -> Around:
    return Around(by=ANNA, now=HERE.now, today=HERE.today, post=post, role="post", records=said)


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        ("T01", date(2026, 7, 6), date(2026, 8, 3)),
        ("T03", date(2026, 7, 6), date(2026, 10, 6)),
        ("T07", date(2026, 7, 6), date(2026, 7, 20)),
        ("T08", date(2026, 7, 6), date(2026, 7, 21)),
        ("T01", date(2026, 11, 27), date(2026, 12, 28)),  # Christmas, then a weekend
        ("T07", date(2026, 4, 13), date(2026, 4, 28)),  # King's Day
        ("T03", date(2026, 11, 30), date(2027, 3, 1)),  # 28 February is a Sunday
        ("T14", date(2026, 3, 20), date(2026, 5, 1)),
        ("T10", date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_a_term_ends_on_the_same_day_or_the_next_working_day(code: str, start: date, due: date) -> None:
    assert due_on(code, start, HERE) == due


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        ("T01", date(2026, 7, 6), date(2026, 8, 31)),
        ("T07", date(2026, 7, 6), date(2026, 8, 3)),
        ("T11", date(2026, 7, 6), date(2027, 1, 4)),
    ],
)
def test_an_extension_counts_on_from_the_first_end(code: str, start: date, due: date) -> None:
    assert due_on(code, start, HERE, is_extended=True) == due


def test_an_extension_counts_from_the_end_itself_not_from_the_day_it_moved_to() -> None:
    start = date(2026, 11, 27)  # four weeks on is Christmas, which moves to Monday the 28th

    assert due_on("T01", start, HERE, is_extended=True) == date(2027, 1, 22)


@given(start=days)
def test_weeks_end_on_the_same_weekday_unless_that_day_is_not_worked(start: date) -> None:
    raw = start + timedelta(weeks=4)
    end = due_on("T01", start, HERE)

    assert raw.weekday() == start.weekday()
    assert end == raw or not calendar_of(NL, HERE).is_worked(raw)


@given(start=days)
def test_three_months_end_on_the_same_day_number_or_the_last_of_the_month(start: date) -> None:
    end = months_after(start, 3)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == 3
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(start=days, code=st.sampled_from(["T01", "T02", "T03", "T04", "T06", "T07", "T10", "T11", "T14"]))
def test_a_statutory_end_is_a_working_day_in_the_netherlands_and_none_lies_before_it(
    start: date, code: str
) -> None:
    rule, end = term(code), due_on(code, start, HERE)
    raw = (
        months_after(start, rule.length) if rule.unit is Unit.MONTHS else start + timedelta(weeks=rule.length)
    )
    calendar = calendar_of(NL, HERE)

    assert end >= raw
    assert calendar.is_worked(end)
    assert not any(calendar.is_worked(raw + timedelta(days=each)) for each in range((end - raw).days))


@given(start=days, number=st.integers(0, 12))
def test_working_days_hold_exactly_as_many_as_were_asked(start: date, number: int) -> None:
    calendar = calendar_of("CAI", HERE)
    end = calendar.after(start, number)

    passed = [start + timedelta(days=each + 1) for each in range((end - start).days)]
    assert sum(map(calendar.is_worked, passed)) == number
    assert number == 0 or calendar.is_worked(end)


@given(day=days)
def test_a_post_with_another_weekend_rests_on_friday_and_saturday(day: date) -> None:
    is_worked = calendar_of("CAI", HERE).is_worked(day)

    assert not (is_worked and day.weekday() in {FRIDAY, SATURDAY})
    assert is_worked or day.weekday() in {FRIDAY, SATURDAY} or day in public_holidays("EG", day.year)


@pytest.mark.parametrize(
    ("post", "decided", "until"),
    [
        ("RAB", date(2026, 7, 9), date(2026, 7, 13)),  # Thursday: Friday, then Monday
        ("CAI", date(2026, 7, 9), date(2026, 7, 13)),  # Thursday: Sunday, then Monday
        ("CAI", date(2026, 7, 8), date(2026, 7, 12)),  # Wednesday: Thursday, then Sunday
        ("DCV", date(2026, 4, 24), date(2026, 4, 29)),  # Friday: King's Day lies between
        ("XXX", date(2026, 7, 9), date(2026, 7, 13)),  # a post that is in no table
    ],
)
def test_a_decision_is_ratified_within_two_working_days_of_the_post(
    post: str, decided: date, until: date
) -> None:
    assert ratify_until(decided, at(post)) == until


def test_a_public_holiday_of_the_country_of_the_post_is_no_working_day() -> None:
    throne_day = date(2026, 7, 30)  # a Thursday

    assert throne_day in public_holidays("MA", 2026)
    assert ratify_until(date(2026, 7, 29), at("RAB")) == date(2026, 8, 3)
    assert ratify_until(date(2026, 7, 29), at("DCV")) == date(2026, 7, 31)


def test_a_row_adds_a_day_and_another_strikes_out_an_estimate() -> None:
    thursday, throne_day = date(2026, 7, 9), date(2026, 7, 30)
    shut = a_day("RAB", date(2026, 7, 10))
    worked = a_day("RAB", throne_day, is_worked=True)

    assert ratify_until(thursday, at("RAB", shut)) == date(2026, 7, 14)
    assert ratify_until(thursday, at("NAI", shut)) == date(2026, 7, 13)
    assert ratify_until(date(2026, 7, 29), at("RAB", worked)) == date(2026, 7, 31)


def test_a_row_that_ended_before_its_day_is_taken_back() -> None:
    friday = date(2026, 7, 10)
    taken_back = a_day("RAB", friday, valid_until=date(2026, 7, 1))

    assert calendar_of("RAB", at("RAB", taken_back)).is_worked(friday)


def test_a_day_added_to_the_dutch_calendar_moves_a_statutory_term_everywhere() -> None:
    shut = a_day("NL", date(2026, 8, 3))

    assert due_on("T01", date(2026, 7, 6), at("RAB", shut)) == date(2026, 8, 4)
    assert calendar_of("DCV", at("DCV", shut)).is_worked(date(2026, 8, 3)) is False


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 4, 26),
    ],
)
def test_a_dutch_public_holiday_is_no_working_day(holiday: date) -> None:
    assert calendar_of(NL, HERE).from_on(holiday) > holiday


def test_every_term_of_the_law_has_a_row_with_its_source() -> None:
    codes = {row["code"][:3] for row in rows("terms")}

    assert codes == {f"T{number:02}" for number in range(1, 18)}
    assert all(term(row["code"]).source for row in rows("terms"))
    assert all(term(row["code"]).length or row["code"] in {"T12", "T15"} for row in rows("terms"))


def test_terms_of_the_dutch_calendar_need_no_calendar_of_a_country_abroad() -> None:
    program = (
        "import sys; from tests.rules.test_terms import HERE; from datetime import date;"
        "from consulaat.rules.terms import due_on; due_on('T01', date(2026, 7, 6), HERE);"
        "sys.exit('holidays' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
