"""The loss clock: the worked cases, the boundary days, and dates that are known in part."""

from datetime import date

import pytest

from consulaat.records.case import Phenomenon
from consulaat.records.nationality import Interruption, InterruptionKind, LossSignal
from consulaat.records.person import HeldNationality, Person, ResidencePeriod
from consulaat.records.travel_document import DocumentKind, TravelDocument
from consulaat.rules.nationality_loss import LossClock, clock_of, limit_after, loss_clock
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_person, an_inquiry
from tests.rules.surroundings import FRED, PERSON, TODAY, an_id, around

MOROCCAN = HeldNationality(nationality="MAR")


def lived(country: str, since: str, until: str = "") -> ResidencePeriod:
    return ResidencePeriod(
        country=country,
        lived_from=PartialDate(since),
        lived_until=PartialDate(until) if until else None,
    )


def born(text: str, *periods: ResidencePeriod, **given: object) -> Person:
    values: dict[str, object] = {"nationalities": (HeldNationality(nationality="NLD"), MOROCCAN), **given}
    return a_person("person", born_on=PartialDate(text), residence_periods=periods, **values)


def clock(person: Person, *issued: date, today: date = TODAY) -> LossClock:
    found = loss_clock(person, issued, today)
    assert found is not None
    return found


CASES = {
    "A": ("19950615", "20090801", (date(2012, 5, 20),), date(2013, 6, 15), date(2026, 6, 15)),
    "B": ("19900210", "20050000", (date(2013, 7, 1),), date(2013, 7, 1), date(2026, 7, 1)),
    "C": ("19850901", "20020000", (date(2011, 3, 10),), date(2011, 3, 10), date(2021, 3, 10)),
    "D": ("19800101", "19990000", (), date(2003, 4, 1), date(2013, 4, 1)),
    "F": ("20080229", "20150000", (), date(2026, 3, 1), date(2039, 3, 1)),
}


@pytest.mark.parametrize(("birth", "abroad", "issued", "start", "limit"), CASES.values(), ids=CASES)
def test_the_worked_cases_have_their_start_and_limit(
    birth: str, abroad: str, issued: tuple[date, ...], start: date, limit: date
) -> None:
    found = clock(born(birth, lived("MA", abroad)), *issued)

    assert (found.starts_on, found.earliest_limit_on, found.latest_limit_on) == (start, limit, limit)


@pytest.mark.parametrize(
    ("start", "limit", "row"),
    [
        (date(2012, 3, 31), date(2022, 3, 31), "VERLIES_JAREN@2003-04-01"),
        (date(2012, 4, 1), date(2025, 4, 1), "VERLIES_JAREN@2022-04-01"),
    ],
)
def test_case_e_the_last_day_of_the_old_term_is_a_boundary(start: date, limit: date, row: str) -> None:
    found, used = limit_after(start)

    assert (found, used.name) == (limit, row)


@pytest.mark.parametrize(
    ("today", "signal"),
    [
        (date(2024, 6, 14), LossSignal.NONE),
        (date(2024, 6, 15), LossSignal.NEAR),
        (date(2026, 6, 14), LossSignal.NEAR),
        (date(2026, 6, 15), LossSignal.POSSIBLE),
    ],
)
def test_the_signal_warns_two_years_ahead_and_counts_from_the_limit_itself(
    today: date, signal: LossSignal
) -> None:
    person = born("19950615", lived("MA", "20090801"))

    assert clock(person, today=today).signal is signal


def test_the_clock_names_the_rows_it_used() -> None:
    found = clock(born("19950615", lived("MA", "20090801")))

    assert found.rules == ("MEERDERJARIG@1988-01-01", "VERLIES_JAREN@2022-04-01")
    assert "VERLIES_VANAF@2003-04-01" in clock(born("19800101", lived("MA", "19990000"))).rules


def test_dates_known_in_part_give_an_earliest_and_a_latest_limit() -> None:
    found = clock(born("19950000", lived("MA", "20090801")))

    assert (found.earliest_limit_on, found.latest_limit_on) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_year_in_the_kingdom_or_the_union_starts_the_period_anew() -> None:
    outside = lived("MA", "20090801", "20200101")

    long = clock(born("19950615", outside, lived("BE", "20200101", "20210101"), lived("MA", "20210101")))
    short = clock(born("19950615", outside, lived("BE", "20200101", "20201231"), lived("MA", "20210101")))

    assert long.starts_on == date(2021, 1, 1)
    assert short.starts_on == date(2013, 6, 15)


def test_no_period_runs_while_someone_lives_in_the_netherlands() -> None:
    found = clock(born("19800101", lived("MA", "19990000", "20240101"), lived("NL", "20240101")))

    assert (found.signal, found.starts_on) == (LossSignal.NONE, None)


def test_the_period_starts_on_leaving_the_netherlands() -> None:
    assert clock(born("19800101", lived("NL", "19800101", "20140601"))).starts_on == date(2014, 6, 1)


def test_a_country_counts_as_inside_only_while_it_is_in_the_union() -> None:
    british = clock(born("19800101", lived("GB", "20050101")), today=date(2030, 1, 1))
    polish = clock(born("19800101", lived("PL", "20000101")), today=date(2030, 1, 1))

    assert british.starts_on == date(2020, 1, 31)
    assert polish.starts_on is None


def test_another_nationality_acquired_later_starts_the_period_later() -> None:
    later = (HeldNationality(nationality="MAR", held_from=PartialDate("20180301")),)

    assert clock(born("19800101", lived("MA", "19990000"), nationalities=later)).starts_on == date(2018, 3, 1)


def test_a_nationality_that_ended_before_the_limit_stops_the_clock() -> None:
    over = (HeldNationality(nationality="MAR", held_until=PartialDate("20200301")),)
    person = born("19950615", lived("MA", "20090801"), nationalities=over)

    assert clock(person).signal is LossSignal.NONE


def test_without_another_nationality_on_record_the_clock_assumes_one() -> None:
    only = (HeldNationality(nationality="NLD"),)

    assert clock(born("19950615", lived("MA", "20090801"), nationalities=only)).assumes_other_nationality
    assert not clock(born("19950615", lived("MA", "20090801"))).assumes_other_nationality


def test_without_birth_or_residence_the_clock_says_nothing() -> None:
    assert loss_clock(born("00000000", lived("MA", "20090801")), (), TODAY) is None
    assert loss_clock(born("19950615"), (), TODAY) is None


def test_an_issue_in_the_future_restarts_nothing() -> None:
    person = born("19950615", lived("MA", "20090801"))

    assert clock(person, date(2027, 1, 1)).starts_on == date(2013, 6, 15)


def test_documents_and_interruptions_on_record_restart_the_period() -> None:
    person = born("19950615", lived("MA", "20090801"))
    passport = TravelDocument(
        id=an_id("passport"),
        person=PERSON,
        kind=DocumentKind.NATIONAL_PASSPORT,
        number="NXFK2R7P4",
        issued_on=date(2019, 5, 1),
    )
    declared = Interruption(kind=InterruptionKind.NATIONALITY_DECLARATION, issued_on=date(2020, 5, 1))

    by_document = clock_of(an_inquiry(), around(FRED, person, passport))
    by_declaration = clock_of(an_inquiry(interruptions=(declared,)), around(FRED, person, passport))

    assert by_document is not None
    assert by_declaration is not None
    assert by_document.starts_on == date(2019, 5, 1)
    assert by_declaration.starts_on == date(2020, 5, 1)


def test_a_foreign_passport_restarts_nothing() -> None:
    person = born("19950615", lived("MA", "20090801"))
    passport = TravelDocument(
        id=an_id("passport"),
        person=PERSON,
        kind=DocumentKind.FOREIGN_PASSPORT,
        number="X123",
        issued_on=date(2019, 5, 1),
    )
    found = clock_of(an_inquiry(), around(FRED, person, passport))

    assert found is not None
    assert found.starts_on == date(2013, 6, 15)


def test_a_child_marriage_never_makes_an_adult() -> None:
    case = a_case(established_phenomenon=Phenomenon.CHILD_MARRIAGE)
    person = born("20100101", lived("MA", "20200101"))
    found = clock_of(an_inquiry(), around(FRED, case, person))

    assert found == LossClock(LossSignal.LEGAL_ADVICE)
