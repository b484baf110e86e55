"""Marriages of a person: the age then, and what is said when someone was or may have been a child (§3.3, §15.9)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.records.address import Phone
from consulaat.records.ids import PersonId
from consulaat.records.person import Marriage, MarriageKind, MarriageRecognition, Person
from consulaat.rules.filling import filled
from consulaat.rules.marriages import age_at
from consulaat.rules.validation import checks
from consulaat.values.partial_date import PartialDate
from tests.rules.surroundings import ANNA, PERSON, an_id, around

PARTNER = PersonId(an_id("partner"))


def day(text: str) -> PartialDate:
    return PartialDate(text)


def person(*marriages: Marriage, born: str = "20090000") -> Person:
    return Person(id=PERSON, surname="Haddad", born_on=day(born), marriages=marriages)


def told(found: Person, *others: Person) -> set[str]:
    return {each.code for each in checks(found, around(ANNA, *others))}


@pytest.mark.parametrize(
    ("born", "married", "age"),
    [
        ("20090314", "20250701", (16, 16)),
        ("20090000", "20250701", (15, 16)),
        ("20090314", "20250000", (15, 16)),
        ("20090000", "20270000", (17, 18)),
        ("00000000", "20250701", None),
        ("20090314", "00000000", None),
    ],
)
def test_the_age_at_a_marriage_is_as_exact_as_the_dates(
    born: str, married: str, age: tuple[int, int] | None
) -> None:
    assert age_at(day(born), day(married)) == age


@given(st.dates(date(1940, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_an_age_from_parts_of_dates_holds_the_age_from_the_whole_ones(born: date, married: date) -> None:
    whole = age_at(day(f"{born:%Y%m%d}"), day(f"{married:%Y%m%d}"))
    part = age_at(day(f"{born:%Y}0000"), day(f"{married:%Y%m}00"))

    assert whole is not None
    assert part is not None
    assert part[0] <= whole[0] <= whole[1] <= part[1]


def test_the_program_fills_in_the_age_and_writes_a_number_the_international_way() -> None:
    asked = replace(person(Marriage(married_on=day("20250701"))), phones=(Phone(typed="0031 247 247 247"),))
    made = filled(asked, around(ANNA))

    assert [each.age_at_marriage for each in made.marriages] == ["15-16"]
    assert [(each.normalised, each.country) for each in made.phones] == [("+31247247247", "NL")]


def test_a_child_marriage_is_pointed_out_and_asks_for_both_dates_of_birth() -> None:
    wed = Marriage(kind=MarriageKind.RELIGIOUS, married_on=day("20250701"), partner=PARTNER)
    unknown = Person(id=PARTNER, surname="Alaoui")
    known = Person(id=PARTNER, surname="Alaoui", born_on=day("19900000"))

    assert {"CHILD_MARRIAGE", "PARTNER_BIRTH_UNKNOWN"} <= told(person(wed), unknown)
    assert "PARTNER_BIRTH_UNKNOWN" not in told(person(wed), known)
    assert "CHILD_MARRIAGE" not in told(person(wed, born="19900000"), known)
    child = Person(id=PARTNER, surname="Alaoui", born_on=day("20100101"))
    assert "CHILD_MARRIAGE" in told(person(wed, born="19900000"), child)


def test_an_engagement_of_a_child_is_no_child_marriage_and_may_lie_ahead() -> None:
    engaged = Marriage(kind=MarriageKind.ENGAGEMENT, married_on=day("20270101"))
    wed = Marriage(kind=MarriageKind.CIVIL, married_on=day("20270101"))

    assert not told(person(engaged, born="19900000")) & {"CHILD_MARRIAGE", "MARRIED_IN_FUTURE"}
    assert "CHILD_MARRIAGE" not in told(person(engaged))
    assert "MARRIED_IN_FUTURE" in told(person(wed, born="19900000"))


def test_no_marriage_of_a_minor_is_recognised_yet() -> None:
    wed = Marriage(married_on=day("20250701"), recognition=MarriageRecognition.YES)

    assert "NOT_RECOGNISED_YET" in told(person(wed, born="20090314"))
    assert "NOT_RECOGNISED_YET" not in told(person(wed, born="19900314"))


def test_a_marriage_does_not_end_before_it_begins() -> None:
    wed = Marriage(married_on=day("20100701"), dissolved_on=day("20090000"))

    assert "ENDS_BEFORE_START" in told(person(wed, born="19800101"))
