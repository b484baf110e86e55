"""Whether records can be right: numbers, codes, days and the records beside them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from consulaat.records.campaign import AttendanceCheck
from consulaat.records.case import CaseState, ClosureReason, Involvement, InvolvementRole, Whereabouts
from consulaat.records.contact import CodeWordCheck, ProtocolState, SafeChannel, SafeTime
from consulaat.records.ids import OrganisationId, PersonId
from consulaat.records.money import CostState
from consulaat.records.person import HeldNationality, ResidencePeriod
from consulaat.records.report import Channel
from consulaat.records.user import UserRole
from consulaat.rules.validation import checks
from consulaat.values.codes import Weekday
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_contact,
    a_cost,
    a_payment,
    a_person,
    a_protocol,
    a_report,
    a_residence_right,
    a_stay,
    a_visa,
    an_application,
)
from tests.rules.surroundings import ANNA, CASE, NOW, PERSON, TODAY, a_user, an_id, around, codes, warned

HERE = around(ANNA)


@pytest.mark.parametrize("bsn", ["111222333", "123456782", "999990019", "999990020", None])
def test_a_citizen_service_number_passes_the_eleven_test_or_is_empty(bsn: str | None) -> None:
    assert codes(checks(a_person(bsn=bsn), HERE)) == []


@pytest.mark.parametrize("bsn", ["999990021", "123456789", "000000000", "12345678x", "٩٩٩٩٩٠٠١٩"])
def test_a_citizen_service_number_that_fails_is_refused_and_not_repeated(bsn: str) -> None:
    (finding,) = (each for each in checks(a_person(bsn=bsn), HERE) if each.stops)

    assert finding.code == "WRONG_BSN"
    assert bsn not in finding.message()


def test_a_field_that_is_needed_only_warns_so_that_an_intake_can_be_saved() -> None:
    nameless = a_person(surname=None)

    assert codes(checks(nameless, HERE)) == []
    assert warned(checks(nameless, HERE)) == ["FIELD_MISSING"]


def test_nobody_is_born_in_the_future() -> None:
    assert codes(checks(a_person(born_on=PartialDate("20270000")), HERE)) == ["BORN_IN_FUTURE"]
    assert codes(checks(a_person(born_on=PartialDate("20260000")), HERE)) == []


@pytest.mark.parametrize(
    "person",
    [
        a_person(birth_country="XX"),
        a_person(nationalities=(HeldNationality(nationality="NL"),)),
        a_person(residence_periods=(ResidencePeriod(country="MAR", lived_from=PartialDate("20090000")),)),
    ],
)
def test_codes_of_countries_and_nationalities_are_known(person: Any) -> None:  # noqa: ANN401 - a record
    assert codes(checks(person, HERE)) == ["UNKNOWN_CODE"]


@pytest.mark.parametrize("nationality", ["NLD", "MAR", "XXA", "RKS"])
def test_nationalities_have_three_letters_stateless_included(nationality: str) -> None:
    held = (HeldNationality(nationality=nationality),)

    assert codes(checks(a_person(nationalities=held), HERE)) == []


def test_languages_and_time_zones_are_known() -> None:
    assert codes(checks(a_report(language="xx", time_zone="Mars/Olympus"), HERE)) == ["UNKNOWN_CODE"] * 2
    assert codes(checks(a_report(language="rif", time_zone="Africa/Casablanca"), HERE)) == []


def test_two_open_cases_of_one_citizen_service_number_are_stopped() -> None:
    one = a_person(bsn="999990019")
    same = a_person("same", bsn="999990019")
    other = a_case("other", person=PersonId(same.id))

    assert codes(checks(a_case(), around(ANNA, one, same, other))) == ["SECOND_OPEN_CASE"]
    closed = a_case("other", person=PersonId(same.id), state=CaseState.CLOSED)
    assert codes(checks(a_case(), around(ANNA, one, same, closed))) == []


def test_work_goes_on_where_two_open_cases_are_there_already() -> None:
    one, same = a_person(bsn="999990019"), a_person("same", bsn="999990019")
    other = a_case("other", person=PersonId(same.id))

    found = list(checks(a_case(version=3), around(ANNA, one, same, other)))

    assert [(each.code, each.stops) for each in found] == [("SECOND_OPEN_CASE", False)]


def test_a_number_that_makes_a_second_open_case_is_stopped_on_the_person_too() -> None:
    same = a_person("same", bsn="999990019")
    records = (a_case(), same, a_case("other", person=PersonId(same.id)))

    assert codes(checks(a_person(bsn="999990019"), around(ANNA, *records))) == ["SECOND_OPEN_CASE"]


@pytest.mark.parametrize(
    ("checked", "followed", "concrete", "refused"),
    [
        (40_000, 97, 7, []),
        (40_000, 97, 98, ["MORE_CONCRETE_THAN_FOLLOWED_UP"]),
        (96, 97, 7, ["MORE_FOLLOWED_UP_THAN_CHECKED"]),
    ],
)
def test_each_count_of_a_school_check_fits_into_the_one_before(
    checked: int, followed: int, concrete: int, refused: list[str]
) -> None:
    check = AttendanceCheck(
        id=an_id("check"),
        municipality=OrganisationId(an_id("municipality")),
        period_from=date(2009, 8, 1),
        period_until=date(2009, 11, 1),
        checked_count=checked,
        followed_up_count=followed,
        concrete_count=concrete,
        explained_total=90,
    )

    assert codes(checks(check, HERE)) == refused


def test_a_visa_that_outlasts_the_permit_is_stopped() -> None:
    visa = a_visa(valid_until=date(2027, 3, 2))

    assert codes(checks(visa, around(ANNA, a_residence_right()))) == ["BEYOND_PERMIT"]
    assert codes(checks(a_visa(valid_until=date(2027, 3, 1)), around(ANNA, a_residence_right()))) == []


def test_a_document_is_applied_for_then_issued_then_handed_out() -> None:
    early = an_application(issued_on=TODAY - timedelta(days=1))
    backwards = an_application(issued_on=TODAY, handed_out_at=NOW - timedelta(days=1))

    assert codes(checks(early, HERE)) == ["ISSUED_BEFORE_APPLIED"]
    assert codes(checks(backwards, HERE)) == ["HANDED_OUT_BEFORE_ISSUED"]


def test_a_dutch_document_number_never_has_the_letter_o() -> None:
    assert codes(checks(an_application(document_number="XR1001R58"), HERE)) == []
    assert codes(checks(an_application(document_number="XR1O01R58"), HERE)) == ["WRONG_DOCUMENT_NUMBER"]


@pytest.mark.parametrize(("number", "odd"), [("V123AL568", []), ("III-V123AL568", []), ("V120AL568", ["X"])])
def test_an_odd_residence_document_is_warned_of(number: str, odd: list[str]) -> None:
    found = warned(checks(a_residence_right(document_number=number), HERE))

    assert len(found) == len(odd)


@pytest.mark.parametrize(
    ("number", "fine"), [("+212600000000", True), ("0612345678", False), ("+0612345678", False)]
)
def test_a_telephone_number_without_its_country_is_warned_of(number: str, fine: bool) -> None:
    channel = SafeChannel(channel=Channel.PHONE, number_or_address=number, device_is_shared=False)

    assert (warned(checks(a_protocol(channels=(channel,)), HERE)) == []) is fine


def test_the_time_zone_of_a_safe_time_is_known() -> None:
    time = SafeTime(weekday=Weekday.MONDAY, time_from="09:00", time_until="10:00", time_zone="Rabat")

    assert codes(checks(a_protocol(safe_times=(time,)), HERE)) == ["UNKNOWN_CODE"]


def test_no_contact_goes_out_on_a_compromised_protocol_without_a_reason() -> None:
    broken = a_protocol(state=ProtocolState.COMPROMISED)
    contact = a_contact("out", TODAY)

    assert codes(checks(contact, around(ANNA, broken))) == ["PROTOCOL_COMPROMISED"]
    assert codes(checks(a_contact("out", TODAY, deviation_reason="life"), around(ANNA, broken))) == []
    assert codes(checks(contact, around(ANNA, broken, a_protocol("new")))) == []


def test_a_wrong_code_word_is_warned_of() -> None:
    contact = a_contact("in", TODAY, code_word_check=CodeWordCheck.WRONG)

    assert warned(checks(contact, HERE)) == ["WRONG_CODE_WORD"]


def test_an_alleged_perpetrator_is_never_a_safe_contact() -> None:
    accused = Involvement(
        id=an_id("accused"),
        case=CASE,
        person=PERSON,
        role=InvolvementRole.ALLEGED_PERPETRATOR,
    )
    parent = Involvement(
        id=an_id("parent"), case=CASE, person=PERSON, role=InvolvementRole.PARENT, is_safe_contact=True
    )

    assert codes(checks(parent, HERE)) == []
    assert codes(checks(parent, around(ANNA, accused))) == ["UNSAFE_CONTACT"]


def test_somebody_stays_and_leaves_after_arriving() -> None:
    backwards = a_stay(arrival_on=TODAY, planned_departure_on=TODAY - timedelta(days=1))

    assert codes(checks(a_stay(people=()), HERE)) == ["NOBODY_STAYS"]
    assert codes(checks(backwards, HERE)) == ["LEFT_BEFORE_ARRIVAL"]


def test_the_security_officer_with_another_role_is_stopped() -> None:
    user = a_user("guus", UserRole.SECURITY_OFFICER, UserRole.VISA_OFFICER)

    assert codes(checks(user, HERE)) == ["SECURITY_OFFICER_ALONE"]


def test_a_period_ends_after_it_begins() -> None:
    check = AttendanceCheck(
        id=an_id("check"),
        municipality=OrganisationId(an_id("municipality")),
        period_from=TODAY,
        period_until=TODAY,
        checked_count=1,
        followed_up_count=1,
        concrete_count=1,
    )

    assert codes(checks(check, HERE)) == ["EMPTY_PERIOD"]


def test_a_second_active_protocol_says_what_it_replaces() -> None:
    assert warned(checks(a_protocol("new"), around(ANNA, a_protocol("old")))) == ["SECOND_PROTOCOL"]


def test_a_citizen_service_number_of_two_people_is_warned_of() -> None:
    same = a_person("same", bsn="999990019")

    assert warned(checks(a_person(bsn="999990019"), around(ANNA, same))) == ["BSN_OF_ANOTHER"]


def test_what_was_done_and_is_loaded_meets_guards_as_warnings() -> None:
    broken = a_protocol(state=ProtocolState.COMPROMISED)
    cashier = around(ANNA, a_cost(state=CostState.ESTIMATE))
    long = a_visa(valid_from=date(2026, 7, 15), valid_until=date(2026, 8, 15))

    for record, here, code in (
        (a_contact("out", TODAY), around(ANNA, broken), "PROTOCOL_COMPROMISED"),
        (a_payment(), cashier, "COST_NOT_APPROVED"),
        (long, HERE, "VALID_TOO_LONG"),
    ):
        assert codes(checks(record, here)) == [code]
        assert codes(checks(record, here, is_loaded=True)) == []
        assert code in warned(checks(record, here, is_loaded=True))


def test_a_number_that_cannot_be_right_is_refused_also_when_it_is_loaded() -> None:
    assert codes(checks(a_person(bsn="123456789"), HERE, is_loaded=True)) == ["WRONG_BSN"]
    assert codes(checks(a_payment(iban="NL92ABNA0417164300"), HERE, is_loaded=True)) == ["WRONG_IBAN"]


def test_a_case_is_about_one_person() -> None:
    main = InvolvementRole.PERSON_CONCERNED
    one = Involvement(id=an_id("one"), case=CASE, person=PERSON, role=main)
    other = replace(one, id=an_id("other"), person=PersonId(an_id("sister")))

    assert codes(checks(other, around(ANNA, one))) == ["SECOND_PERSON_CONCERNED"]
    child = replace(other, role=InvolvementRole.ACCOMPANYING_CHILD)
    assert codes(checks(child, around(ANNA, one))) == []
    assert codes(checks(one, around(ANNA, one))) == []


@pytest.mark.parametrize(
    ("whereabouts", "country", "differ"),
    [
        (Whereabouts.NETHERLANDS, "MA", True),
        (Whereabouts.ABROAD, "NL", True),
        (Whereabouts.ABROAD, "MA", False),
        (Whereabouts.NETHERLANDS, None, False),
        (Whereabouts.UNDER_WAY, "NL", False),
    ],
)
def test_where_the_person_is_and_the_country_go_together(
    whereabouts: Whereabouts, country: str | None, differ: bool
) -> None:
    said = ["PLACES_DIFFER"] if differ else []
    case = a_case(whereabouts=whereabouts, country_of_stay=country)
    assert warned(checks(case, around(ANNA, a_person()))) == said
    report = a_report(whereabouts=whereabouts, country_of_stay=country)
    assert warned(checks(report, around(ANNA))) == said


def test_a_case_closed_as_returned_asks_for_the_day_of_return() -> None:
    case = a_case(state=CaseState.CLOSED, closure_reason=ClosureReason.RETURNED_NETHERLANDS)
    assert "NO_DAY_OF_RETURN" in warned(checks(case, around(ANNA, a_person())))
    assert "NO_DAY_OF_RETURN" not in warned(
        checks(replace(case, returned_on=TODAY), around(ANNA, a_person()))
    )
