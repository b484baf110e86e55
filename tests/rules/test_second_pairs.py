"""Steps that a second person takes, and the last things that can stop a step which others may take."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision
from consulaat.records.case import CaseState, ClosureReason
from consulaat.records.custody import (
    Consent,
    ConsentState,
    CustodyHolder,
    CustodyHolderKind,
    CustodySituation,
)
from consulaat.records.ids import PersonId, ReportId, TravelDocumentApplicationId
from consulaat.records.journey import Journey
from consulaat.records.keeping import DestructionList, DestructionState, RetentionCode
from consulaat.records.money import CommitmentState, CostState
from consulaat.records.nationality import InquiryState, NationalityInquiry, StepCode
from consulaat.records.report import ReportKind
from consulaat.records.safehouse import StayState
from consulaat.records.travel_document import ApplicationState, DocumentKind
from consulaat.records.user import User
from consulaat.records.visa import VisaState
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_conference,
    a_cost,
    a_meeting,
    a_payment,
    a_person,
    a_report,
    a_safehouse,
    a_source,
    a_stay,
    a_step,
    a_visa,
    an_application,
    an_inquiry,
    mad,
)
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    CORA,
    DAAN,
    EVA,
    GIJS,
    NOW,
    PERSON,
    TODAY,
    an_id,
    around,
    me,
    stops,
    took,
)

DAY: Final = timedelta(days=1)


def a_list(**given: object) -> DestructionList:
    made = DestructionList(
        id=an_id("list"),
        retention_class=RetentionCode.ASSISTANCE_CASE,
        subjects=("R5H0W2BP",),
        proposed_by=me(BRAM),
    )
    return replace(made, **given)  # type: ignore[arg-type]  # any field


def test_a_list_for_destruction_is_approved_by_someone_else_than_who_proposed_it() -> None:
    assert stops(a_list(), "approve", around(BRAM)) == ["FOUR_EYES"]

    approved, _ = took(a_list(), "approve", around(DAAN))
    assert (approved.approved_by, approved.approved_at) == (me(DAAN), NOW)


def test_nothing_is_destroyed_without_a_second_person_and_a_confirmation() -> None:
    alone = a_list(state=DestructionState.APPROVED, approved_by=me(BRAM))

    assert stops(alone, "carry-out", around(DAAN)) == ["FOUR_EYES", "CONFIRM_DESTRUCTION"]
    both = replace(alone, approved_by=me(DAAN))
    assert stops(both, "carry-out", around(DAAN)) == ["CONFIRM_DESTRUCTION"]


@pytest.mark.parametrize("verb", ["ratify", "reverse"])
def test_a_decision_taken_alone_is_judged_by_someone_else(verb: str) -> None:
    decision = ProvisionalDecision(
        id=an_id("decision"),
        case=CASE,
        subject_kind="case",
        subject=an_id("case"),
        verb="close",
        decided_by=me(BRAM),
        decided_at=NOW,
        ratify_until=TODAY,
        reason="looked at again",
    )

    assert stops(decision, verb, around(BRAM)) == ["FOUR_EYES"]
    judged, _ = took(decision, verb, around(DAAN))
    assert judged.ratified_by == me(DAAN)


@pytest.mark.parametrize(
    ("verb", "reader", "refused"),
    [
        ("establish-not-dutch", BRAM, []),
        ("establish-not-dutch", DAAN, ["FOUR_EYES"]),
        ("establish-not-dutch", GIJS, ["SECOND_READER_ROLE"]),
        ("establish-loss", DAAN, ["FOUR_EYES"]),
        ("establish-loss", GIJS, ["SECOND_READER_ROLE"]),
    ],
)
def test_that_someone_is_not_dutch_is_read_by_a_second_person(
    verb: str, reader: User, refused: list[str]
) -> None:
    inquiry = _denied(second_read_by=me(reader))

    assert stops(inquiry, verb, around(DAAN, a_step(StepCode.PROPORTIONALITY))) == refused


def test_that_someone_is_not_dutch_is_said_only_once_proportionality_was_weighed() -> None:
    assert stops(_denied(), "establish-not-dutch", around(DAAN)) == ["PROPORTIONALITY_OPEN"]


def _denied(**given: object) -> NationalityInquiry:
    return an_inquiry(
        state=InquiryState.UNDER_INQUIRY,
        lost_on=PartialDate("20210310"),
        conclusion="no Dutch parent",
        remedy_text="object",
        **given,
    )


def test_who_took_a_visa_application_does_not_decline_it() -> None:
    visa = a_visa(state=VisaState.WITH_IMMIGRATION_SERVICE, rejection_reasons="no photo", taken_by=me(BRAM))

    assert stops(visa, "decline", around(BRAM, visa)) == ["FOUR_EYES"]
    assert stops(replace(visa, taken_by=me(GIJS)), "decline", around(BRAM, visa)) == []


def test_who_approved_a_cost_does_not_pay_it() -> None:
    line = a_cost(state=CostState.INVOICED, approved_by=me(EVA))

    assert stops(line, "pay", around(EVA, a_payment())) == ["FOUR_EYES"]


def test_a_commitment_that_has_ended_is_not_approved() -> None:
    asked = a_commitment(state=CommitmentState.REQUESTED, valid_until=TODAY - DAY)

    assert stops(asked, "approve", around(CORA, a_source())) == ["COMMITMENT_ENDED"]
    assert stops(replace(asked, valid_until=TODAY), "approve", around(CORA, a_source())) == []


def test_a_cost_in_money_without_a_rate_is_not_approved() -> None:
    foreign = a_cost(amount=mad("100.00"))

    assert stops(foreign, "approve", around(BRAM, a_commitment(), a_source())) == ["NO_RATE"]


EXTENDED: Final = a_stay(state=StayState.EXTENSION_REQUESTED, approved_nights=14)
PAID_FOR: Final = (a_case(), a_safehouse(), a_commitment(amount=mad("7000.00")), a_meeting())


@pytest.mark.parametrize(
    ("by", "change", "beside", "refused"),
    [
        (CORA, {}, (), []),
        (CORA, {"requested_by": me(CORA)}, (), ["FOUR_EYES"]),
        (BRAM, {}, (), ["LEVEL_TOO_LOW"]),
        (CORA, {}, (a_commitment(amount=mad("6999.00")),), ["COMMITMENT_TOO_SMALL"]),
        (CORA, {}, (a_commitment(state=CommitmentState.LAPSED),), ["NO_COMMITMENT"]),
    ],
)
def test_an_extension_is_approved_as_a_stay_is(
    by: User, change: dict[str, object], beside: tuple[Record, ...], refused: list[str]
) -> None:
    before = replace(EXTENDED, approved_nights=7, approved_at=NOW - DAY)
    here = around(by, *PAID_FOR, before).having(*beside)

    assert stops(replace(EXTENDED, **change), "extend", here) == refused  # type: ignore[arg-type]  # any field


def test_nobody_runs_away_before_they_arrived() -> None:
    early = a_stay(state=StayState.ACTIVE, arrival_on=date(2026, 7, 10), departure_on=date(2026, 7, 9))

    assert stops(early, "report-runaway", around(ANNA)) == ["LEFT_BEFORE_ARRIVAL"]
    assert stops(early, "move", around(ANNA)) == ["LEFT_BEFORE_ARRIVAL"]


def test_a_minor_gets_a_document_only_with_the_consent_of_whoever_has_custody() -> None:
    minor = a_person(born_on=PartialDate("20120101"))
    established = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)
    application = an_application(kind=DocumentKind.NATIONAL_PASSPORT)
    father = CustodyHolder(kind=CustodyHolderKind.PARENT_ONE, person=PersonId(an_id("father")))
    here = around(BRAM, minor, established, application)

    def refused(*holders: CustodyHolder) -> list[str]:
        known = CustodySituation(id=an_id("situation"), person=PERSON, holders=holders)
        held = replace(application, state=ApplicationState.HELD, second_read_by=me(DAAN))
        found = stops(application, "issue", here.having(known))
        assert stops(held, "issue-limited", here.having(known)) == found
        return found

    assert refused(father) == ["CONSENT_NEEDED"]
    assert refused() == ["NOBODY_TO_CONSENT"]


def test_a_refusal_can_be_written_down() -> None:
    asked = Consent(
        id=an_id("consent"),
        person=PERSON,
        application=TravelDocumentApplicationId(an_application().id),
        giver=PersonId(an_id("father")),
        state=ConsentState.ASKED,
    )

    assert stops(asked, "refuse", around(ANNA, asked)) == []


def test_an_information_request_is_not_linked_to_a_case() -> None:
    request = a_report(kind=ReportKind.INFORMATION_REQUEST, case=CASE)

    assert stops(request, "link", around(ANNA, a_case())) == ["INFORMATION_REQUEST"]
    assert stops(replace(request, kind=ReportKind.SIGNAL), "link", around(ANNA, a_case())) == []


def test_a_report_is_marked_as_a_double_of_another_one() -> None:
    double = a_report(duplicate_of=ReportId(an_id("another report")), state_reason="the same call")

    assert stops(double, "mark-duplicate", around(BRAM)) == []


def test_who_left_is_under_way_once_the_departure_was_confirmed() -> None:
    case = a_case(state=CaseState.RETURN_PLANNED)
    journey = Journey(id=an_id("journey"), case=CASE, travellers=(PERSON,))
    left = replace(journey, departure_confirmed_at=NOW)

    assert stops(case, "depart", around(ANNA, case, journey)) == ["DEPARTURE_NOT_CONFIRMED"]
    assert stops(case, "depart", around(ANNA, case, left)) == []


def test_a_case_is_closed_in_a_class_of_cases() -> None:
    case = a_case(
        state=CaseState.IN_PROGRESS,
        closure_reason=ClosureReason.RETURNED_NETHERLANDS,
        retention_class=RetentionCode.READ_LOG,
    )

    assert stops(case, "close", around(BRAM)) == ["NOT_A_CLASS_OF_CASES"]
    kept = replace(case, retention_class=RetentionCode.ASSISTANCE_CASE)
    assert stops(kept, "close", around(BRAM)) == []


def test_a_very_complex_case_is_taken_on_after_a_conference() -> None:
    case = a_case(state=CaseState.TRIAGE, is_very_complex=True)

    assert stops(case, "take-on", around(ANNA, case)) == ["CONFERENCE_NEEDED"]
    assert stops(case, "take-on", around(ANNA, case, a_conference())) == []
