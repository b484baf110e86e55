"""Dates as people type them; what is not said stays unknown."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.partial_date import PartialDate
from consulaat.values.typed_date import MONTHS, from_hijri, looks_hijri, understood
from consulaat.values.unreadable import UnreadableError

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("5/11/26", "20261105"),
        ("5-11-2026", "20261105"),
        ("05.11.26", "20261105"),
        ("2026-11-05", "20261105"),
        ("20261105", "20261105"),
        ("05112026", "20261105"),
        ("5 nov", "20261105"),
        ("5/11", "20261105"),
        ("3 jan", "20270103"),
        ("5 november 2026", "20261105"),
        ("November 5, 2026", "20261105"),
        ("5 mrt 09", "20090305"),
        ("okt 2009", "20091000"),
        ("oct 09", "20091000"),
        ("mei 2009", "20090500"),
        ("1985", "19850000"),
        ("85", "19850000"),
        ("2009?", "20090000"),
        ("ca. 1985", "19850000"),
        ("01-2009", "20090100"),
        ("2009-01", "20090100"),
        ("??-11-2009", "20091100"),
        ("xx-xx-1956", "19560000"),
        ("00-00-1956", "19560000"),
        ("?", "00000000"),
        ("onbekend", "00000000"),
        ("vandaag", "20261122"),
        ("yesterday", "20261121"),
        ("٥/١١/٢٠٢٦", "20261105"),
    ],
)
def test_a_date_is_understood_as_it_is_typed(typed: str, text: str) -> None:
    assert understood(typed, TODAY).text == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [("5/11/26", "20261105"), ("5/12/26", "19261205"), ("14-3-09", "20090314"), ("09-30", "")],
)
def test_a_day_of_birth_lies_behind_us(typed: str, text: str) -> None:
    if text:
        assert understood(typed, TODAY, is_past=True).text == text
        return
    with pytest.raises(UnreadableError):
        understood(typed, TODAY, is_past=True)


@pytest.mark.parametrize(
    "typed",
    ["31-02-2026", "5", "5 foo", "1-2-3-4", "13-13-2009", "zomer", "5 nov 20 26", "12-5-1445", "1066", "1e9"],
)
def test_what_is_no_date_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        understood(typed, TODAY)

    assert refused.value.message()


def test_a_birth_without_a_year_is_not_guessed() -> None:
    with pytest.raises(UnreadableError) as refused:
        understood("5 nov", TODAY, is_past=True)

    assert "year" in refused.value.reason


@given(
    DAYS,
    st.sampled_from(
        ["{d}-{m}-{y}", "{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}"]
    ),
)
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date, form: str) -> None:
    typed = form.format(d=day.day, m=day.month, y=day.year)

    assert understood(typed, TODAY) == PartialDate.of(day)


@given(DAYS, st.sampled_from(["nl", "en"]), st.integers(3, 9))
def test_every_day_is_read_back_with_the_word_of_its_month(day: date, language: str, letters: int) -> None:
    word = MONTHS[language][day.month - 1][:letters]

    assert understood(f"{day.day} {word} {day.year}", TODAY) == PartialDate.of(day)


@given(st.dates(TODAY - timedelta(days=36_000), TODAY))
def test_two_digits_of_a_year_of_birth_are_the_last_such_year(day: date) -> None:
    assert understood(f"{day.day}-{day.month}-{day.year % 100:02}", TODAY, is_past=True) == PartialDate.of(
        day
    )


@given(st.text(max_size=14))
def test_whatever_is_typed_is_a_date_or_a_reason(typed: str) -> None:
    with suppress(UnreadableError):
        assert understood(typed, TODAY).text.isdigit()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("12-5-1445", "20231126"),
        ("1445-05-12", "20231126"),
        ("1 ramadan 1430", "20090822"),
        ("1 Rabi al-awwal 1430", "20090226"),
        ("١٢/٥/١٤٤٥", "20231126"),
    ],
)
def test_a_day_of_the_islamic_calendar_is_turned_into_ours(typed: str, text: str) -> None:
    assert from_hijri(typed).text == text


@pytest.mark.parametrize(
    "typed", ["1445", "5-1445", "31-5-1445", "12-13-1445", "1-1-1200", "1-1-1600", "ramadan"]
)
def test_an_islamic_date_that_cannot_be_turned_is_told(typed: str) -> None:
    with pytest.raises(UnreadableError):
        from_hijri(typed)


@given(DAYS.filter(lambda day: date(1925, 1, 1) <= day <= date(2077, 1, 1)))
def test_a_day_comes_back_from_the_islamic_calendar(day: date) -> None:
    from hijridate import Gregorian

    hijri = Gregorian(day.year, day.month, day.day).to_hijri()

    assert from_hijri(f"{hijri.day}-{hijri.month}-{hijri.year}") == PartialDate.of(day)


def test_an_islamic_year_is_recognised() -> None:
    assert looks_hijri("12-5-1445")
    assert not looks_hijri("12-5-2009")
