"""Dates of which parts are unknown (domain §15.1, §15.2)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.partial_date import PartialDate, ages, years_after
from consulaat.values.unreadable import UnreadableError

DAYS = st.dates(min_value=date(1, 1, 1))
ON = date(2026, 7, 6)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("00000000", "onbekend"), ("19560000", "1956"), ("19840100", "01-1984"), ("19840119", "19-01-1984")],
)
def test_what_is_known_is_shown(text: str, shown: str) -> None:
    assert PartialDate(text).shown("onbekend") == shown


@pytest.mark.parametrize(
    "text",
    [
        "20090001",
        "00000101",
        "00000100",
        "00000001",
        "20090230",
        "20091301",
        "20090431",
        "19000229",
        "2009",
        "2009-1-1",
        "200901011",
        "",
        "２００９０１０１",
        "20o90101",
        " 20090101",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        PartialDate(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("20090000", "20090000"),
        ("2009", "20090000"),
        (" 2009 ", "20090000"),
        ("01-2009", "20090100"),
        ("1-2009", "20090100"),
        ("1/2009", "20090100"),
        ("19-01-2009", "20090119"),
        ("19.1.2009", "20090119"),
        ("19 01 2009", "20090119"),
        ("19/01/2009", "20090119"),
        ("00-01-2009", "20090100"),
        ("00-00-2009", "20090000"),
        ("2009-01-19", "20090119"),
        ("2009-01", "20090100"),
        ("2009-01-00", "20090100"),
        ("29-02-2008", "20080229"),
        ("00000000", "00000000"),
    ],
)
def test_a_date_can_be_typed_in_many_ways(typed: str, text: str) -> None:
    assert PartialDate.typed(typed) == PartialDate(text)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "gisteren",
        "09",
        "19-01-09",
        "31-02-2009",
        "2009-13",
        "2009-W01-1",
        "19-00-2009",
        "01-19-2009",
        "1-1-1-2009",
    ],
)
def test_what_cannot_be_a_date_is_refused_when_typed(typed: str) -> None:
    with pytest.raises(UnreadableError):
        PartialDate.typed(typed)


@given(day=DAYS)
def test_a_whole_day_is_itself_however_it_is_written(day: date) -> None:
    born = PartialDate.of(day)

    assert (born.earliest(), born.latest()) == (day, day)
    assert born.is_complete
    assert PartialDate.typed(born.text) == born
    assert PartialDate.typed(day.isoformat()) == born
    assert PartialDate.typed(born.shown("onbekend")) == born


@given(year=st.integers(1, 9999), month=st.integers(0, 12))
def test_nothing_unknown_is_made_up(year: int, month: int) -> None:
    born = PartialDate(f"{year:04}{month:02}00")
    first, last = born.earliest(), born.latest()

    assert not born.is_complete
    assert PartialDate.typed(born.shown("onbekend")) == born
    assert first is not None
    assert last is not None
    assert (first.day, first.month) == (1, month or 1)
    assert last.month == (month or 12)
    assert last.day >= 28


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20070314", (19, 19)),
        ("20080600", (18, 18)),
        ("20080700", (17, 18)),
        ("20080000", (17, 18)),
        ("19720000", (53, 54)),
        ("20080706", (18, 18)),
        ("20080707", (17, 17)),
        ("00000000", None),
    ],
)
def test_the_age_is_a_span_when_the_date_is_partial(text: str, expected: tuple[int, int] | None) -> None:
    assert ages(PartialDate(text), ON) == expected


@given(day=st.dates(date(1900, 1, 1), date(2026, 7, 6)))
def test_the_real_age_lies_within_the_span(day: date) -> None:
    partial = PartialDate(f"{day.year:04}{day.month:02}00")
    exact = ages(PartialDate.of(day), ON)
    span = ages(partial, ON)

    assert exact is not None
    assert span is not None
    assert exact[0] == exact[1]
    assert span[0] <= exact[0] <= span[1] <= span[0] + 1


def test_who_is_born_on_a_leap_day_has_a_birthday_on_the_first_of_march() -> None:
    assert years_after(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert ages(PartialDate("20080229"), date(2026, 2, 28)) == (17, 17)
    assert ages(PartialDate("20080229"), date(2026, 3, 1)) == (18, 18)


def test_dates_sort_with_the_unknown_first() -> None:
    assert sorted(map(PartialDate, ["20090102", "20090100", "20090000", "00000000"])) == [
        PartialDate("00000000"),
        PartialDate("20090000"),
        PartialDate("20090100"),
        PartialDate("20090102"),
    ]
