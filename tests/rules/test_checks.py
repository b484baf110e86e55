"""What keeps a record from being saved, for the records that no other test of the rules is about."""

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pytest

from consulaat.records.about import Record
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.campaign import CampaignIndicator, CampaignMeasurement, Precision
from consulaat.records.contact import SafeTime
from consulaat.records.custody import CustodyHolder, CustodyHolderKind, CustodySituation
from consulaat.records.ids import CampaignId, PersonId
from consulaat.records.keeping import DestructionList, RetentionCode
from consulaat.records.person import DuplicateDecision, DuplicateOutcome
from consulaat.records.travel_document import DocumentKind, TravelDocument
from consulaat.records.user import User
from consulaat.rules.validation import checks
from consulaat.values.codes import Direction, Weekday
from consulaat.values.money import euros
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_contact,
    a_payment,
    a_person,
    a_protocol,
    a_residence_right,
    a_safehouse,
    a_visa,
)
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    DAAN,
    NOW,
    PERSON,
    TODAY,
    a_user,
    an_id,
    around,
    codes,
    me,
)

OTHER = PersonId(an_id("other"))
NIGHT = datetime.combine(TODAY, time(3), NOW.tzinfo)


def refused(record: Record, *beside: Record, by: User = ANNA) -> list[str]:
    """Return what stops a record from being saved."""
    return codes(checks(record, around(by, *beside, record)))


def test_a_measurement_covers_a_day_at_least() -> None:
    counted = CampaignMeasurement(
        id=an_id("measurement"),
        campaign=CampaignId(an_id("campaign")),
        indicator=CampaignIndicator.FOLLOWERS,
        period_from=TODAY,
        period_until=TODAY,
        value=70,
        precision=Precision.ALMOST,
    )

    assert refused(counted) == ["EMPTY_PERIOD"]
    assert refused(replace(counted, period_until=TODAY.replace(day=7))) == []


def access(kind: AccessKind, user: User = ANNA, reason: str | None = "a cousin") -> CaseAccess:
    return CaseAccess(id=an_id(f"{kind} {user.name}"), case=CASE, user=me(user), kind=kind, reason=reason)


def test_the_glass_is_broken_for_oneself_and_with_a_reason() -> None:
    assert refused(access(AccessKind.BREAK_GLASS)) == []
    assert refused(access(AccessKind.BREAK_GLASS, BRAM)) == ["FOR_ONESELF_ONLY"]
    assert refused(access(AccessKind.CONFLICT_OF_INTEREST, reason=" ")) == ["REASON_NEEDED"]


def test_two_people_stay_able_to_open_a_case() -> None:
    line = access(AccessKind.EXCLUDED)
    here = replace(around(BRAM, a_case()), users=(ANNA, BRAM))

    assert codes(checks(line, here)) == ["TOO_FEW_LEFT"]
    assert codes(checks(line, replace(here, users=(ANNA, BRAM, DAAN)))) == []


def test_an_amount_is_more_than_nought() -> None:
    nothing = euros(Decimal("0.00"))

    assert refused(a_commitment(amount=nothing)) == ["NO_AMOUNT"]
    assert refused(a_payment(amount=nothing)) == ["NO_AMOUNT"]
    assert refused(a_commitment()) == refused(a_payment()) == []


def test_a_contact_outside_the_safe_times_is_released_by_the_head_with_a_reason() -> None:
    daytime = SafeTime(weekday=Weekday.MONDAY, time_from="10:00", time_until="12:00", time_zone="UTC")
    protocol = a_protocol(safe_times=(daytime,))
    contact = a_contact("night", TODAY, direction=Direction.OUTGOING, occurred_at=NIGHT)

    assert refused(replace(contact, released_by=me(ANNA)), protocol) == ["NOT_RELEASED"]
    released = replace(contact, released_by=me(BRAM))
    assert refused(released, protocol) == ["REASON_NEEDED"]
    assert refused(replace(released, deviation_reason="she asked for it"), protocol) == []


def test_nobody_has_custody_of_themselves() -> None:
    own = CustodyHolder(kind=CustodyHolderKind.PARENT_ONE, person=PERSON)
    situation = CustodySituation(id=an_id("situation"), person=PERSON, holders=(own,))

    assert "OWN_CUSTODIAN" in refused(situation)
    assert refused(replace(situation, holders=(replace(own, person=OTHER),))) == []


def test_a_list_for_destruction_names_cases_that_are_here() -> None:
    case = a_case(neutral_reference="R5H0W2BP")
    made = DestructionList(
        id=an_id("list"), retention_class=RetentionCode.ASSISTANCE_CASE, subjects=("R5H0W2BP",)
    )

    assert refused(made) == ["SUBJECT_UNKNOWN"]
    assert refused(made, case) == []


def test_a_decision_about_doubles_is_about_two_files_once_and_with_a_reason() -> None:
    same = DuplicateDecision(
        id=an_id("decision"),
        person=PERSON,
        other_person=OTHER,
        outcome=DuplicateOutcome.SAME,
        reason="the same mother",
    )
    cases = a_case(), a_case("other case", person=OTHER)

    assert refused(same) == []
    assert refused(replace(same, other_person=PERSON)) == ["ONE_FILE"]
    assert refused(replace(same, reason=" ")) == ["REASON_NEEDED"]
    assert refused(same, replace(same, id=an_id("earlier"))) == ["DECIDED_ALREADY"]
    assert refused(same, *cases) == ["TWO_OPEN_CASES"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bsn": "111222333", "bsn_is_unknown": True}, "BSN_IS_KNOWN"),
        ({"died_on": PartialDate("19000000")}, "DIED_BEFORE_BIRTH"),
        ({"height_centimetres": 17}, "ODD_HEIGHT"),
    ],
)
def test_the_facts_of_a_person_agree(changes: dict[str, Any], code: str) -> None:
    assert refused(a_person(**changes)) == [code]


def test_no_paper_ends_before_it_begins() -> None:
    backwards = {"valid_from": TODAY, "valid_until": TODAY.replace(day=1)}
    document = TravelDocument(
        id=an_id("document"), person=PERSON, kind=DocumentKind.NATIONAL_PASSPORT, number="NXFK2R7P4"
    )

    assert refused(a_residence_right(**backwards)) == ["ENDS_BEFORE_START"]
    assert "ENDS_BEFORE_START" in refused(a_visa(**backwards))
    assert refused(document) == []
    ended = replace(document, issued_on=TODAY, valid_until=TODAY.replace(day=1))
    assert refused(ended) == ["ENDS_BEFORE_START"]
    assert refused(replace(document, number="NXFKO")) == ["WRONG_DOCUMENT_NUMBER"]


def test_a_safehouse_stands_in_a_country_that_exists() -> None:
    assert refused(a_safehouse()) == []
    assert refused(a_safehouse(country="XX")) == ["UNKNOWN_CODE"]


def test_a_user_has_a_role() -> None:
    assert refused(a_user("nobody yet")) == ["ROLE_NEEDED"]
