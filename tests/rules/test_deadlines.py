"""Terms: counted as the law counts, moved from weekends and holidays, shown in time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consulaat.records.case import Case, CaseState
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.ids import TravelDocumentApplicationId
from consulaat.records.nationality import AcquisitionGround, LossSignal
from consulaat.records.risk import RiskLevel
from consulaat.records.travel_document import AlertAnswer, ApplicationState, DocumentKind
from consulaat.records.visa import VisaKind, VisaState
from consulaat.rules.deadlines import DueState, deadlines, deadlines_of, state_of
from consulaat.rules.law import law_row
from consulaat.rules.next_steps import missing_before_next
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_protocol, a_risk, a_visa, an_application, an_inquiry
from tests.rules.surroundings import ANNA, CASE, NOW, PERSON, TODAY, an_id, around


def test_the_row_of_the_law_is_that_of_the_day() -> None:
    assert law_row("MINDERJARIGE_ZELF_VERZOEK", date(2023, 12, 31)).number == 16
    assert law_row("MINDERJARIGE_ZELF_VERZOEK", date(2024, 1, 1)).number == 12


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, DueState.OVERDUE),
        (0, DueState.TODAY),
        (7, DueState.SOON),
        (8, DueState.RUNNING),
    ],
)
def test_a_day_is_overdue_today_soon_or_running(days: int, state: DueState) -> None:
    assert state_of(TODAY + timedelta(days=days), TODAY) is state


def found(record: object, *others: object, today: date = TODAY) -> list[tuple[str, date]]:
    here = around(ANNA, record, *others, today=today)  # type: ignore[arg-type]  # all are records
    return [(due.code, due.due_on) for due in deadlines_of(record, here)]  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("state", "terms"),
    [
        (ApplicationState.DRAFT, []),
        (ApplicationState.SUBMITTED, [("T01", date(2026, 8, 3))]),
        (ApplicationState.ISSUED, [("T02", date(2026, 8, 3))]),
        (ApplicationState.AT_POST, [("T02", date(2026, 8, 3)), ("T03", date(2026, 10, 6))]),
        (ApplicationState.HANDED_OUT, []),
    ],
)
def test_an_application_has_the_terms_of_its_state(
    state: ApplicationState, terms: list[tuple[str, date]]
) -> None:
    assert found(an_application(state=state, issued_on=TODAY, available_on=TODAY)) == terms


def test_a_term_that_was_extended_ends_later() -> None:
    application = an_application(state=ApplicationState.IN_PROGRESS, term_is_extended=True)
    visa = a_visa(kind=VisaKind.RETURN_VISA, term_is_extended=True)

    assert found(application) == [("T01", date(2026, 8, 31))]
    assert found(visa) == [("T07", date(2026, 8, 3))]


def test_an_alert_asks_for_notice_of_an_intended_refusal_which_starts_another_term() -> None:
    alert = an_application(state=ApplicationState.IN_PROGRESS, alert_answer=AlertAnswer.ALERT)
    told = replace(alert, intention_notified_on=date(2026, 7, 20))

    assert found(alert) == [("T01", date(2026, 8, 3)), ("T04", date(2026, 8, 3))]
    assert found(told) == [("T05C", date(2026, 8, 31))]
    assert found(replace(told, hold_requested_on=date(2026, 7, 27))) == [("T05C", date(2026, 10, 19))]


def test_an_eu_emergency_document_has_working_days_for_the_state_of_the_applicant() -> None:
    thursday, friday = date(2026, 7, 9), date(2026, 7, 10)
    asked_for = an_application(
        kind=DocumentKind.EU_EMERGENCY_DOCUMENT, state=ApplicationState.IN_PROGRESS, applied_on=thursday
    )
    consulted = replace(asked_for, partner_consulted_on=friday)

    assert found(asked_for) == [("T09A", date(2026, 7, 13))]
    assert found(consulted) == [("T09B", date(2026, 7, 15))]
    assert found(replace(consulted, partner_answered_on=friday)) == [("T09C", date(2026, 7, 14))]


def test_working_days_are_those_of_the_post_that_acts() -> None:
    asked_for = an_application(
        kind=DocumentKind.EU_EMERGENCY_DOCUMENT, state=ApplicationState.SUBMITTED, applied_on=date(2026, 7, 9)
    )

    assert found(replace(asked_for, post="CAI")) == [("T09A", date(2026, 7, 13))]
    assert found(replace(asked_for, post="CAI", applied_on=date(2026, 7, 8))) == [("T09A", date(2026, 7, 12))]


def test_a_recognition_at_seven_or_older_is_proven_within_a_year() -> None:
    recognised = an_inquiry(
        acquisition_ground=AcquisitionGround.RECOGNISED_WITH_PROOF,
        acquired_on=PartialDate.of(date(2026, 3, 2)),
    )

    assert found(recognised) == [("T10", date(2027, 3, 2))]
    assert found(replace(recognised, acquired_on=PartialDate("20260000"))) == []


def test_a_visa_is_decided_in_time() -> None:
    assert found(a_visa(kind=VisaKind.RETURN_VISA)) == [("T07", date(2026, 7, 20))]
    assert found(a_visa(state=VisaState.APPROVED)) == [("T08", date(2026, 7, 21))]
    assert found(a_visa(state=VisaState.HANDED_OUT)) == []


@pytest.mark.parametrize(("level", "days"), [(RiskLevel.LOW, 7), (RiskLevel.ACUTE, 1)])
def test_risk_is_assessed_again_each_week_and_in_acute_danger_each_day(level: RiskLevel, days: int) -> None:
    assert found(a_case(), a_risk(level)) == [("T16", TODAY + timedelta(days=days))]


def test_a_case_without_an_assessment_is_assessed_today() -> None:
    assert found(a_case()) == [("T16", TODAY)]
    assert found(a_case(state=CaseState.CLOSED)) == []


@pytest.mark.parametrize(("level", "days"), [(RiskLevel.LOW, 14), (RiskLevel.ACUTE, 2)])
def test_silence_has_a_term(level: RiskLevel, days: int) -> None:
    case = a_case(last_sign_of_life_at=NOW, risk_level=level)

    assert ("T17", TODAY + timedelta(days=days)) in found(case)


def test_a_loss_limit_that_is_near_is_a_deadline() -> None:
    near = an_inquiry(
        loss_signal=LossSignal.NEAR,
        earliest_limit_on=date(2027, 6, 15),
        applied_rules=("VERLIES_JAREN@2022-04-01",),
    )

    assert found(near) == [("T12", date(2027, 6, 15))]
    assert found(replace(near, loss_signal=LossSignal.NONE)) == []


def test_deadlines_come_earliest_first_and_name_their_case() -> None:
    found_here = deadlines(around(ANNA, a_visa(), an_application(state=ApplicationState.SUBMITTED), a_case()))

    assert [due.code for due in found_here] == ["T16", "T08", "T01"]
    assert {due.case for due in found_here} == {CASE}
    assert all(due.message() and due.basis for due in found_here)


def next_of(case: Case, *others: object) -> dict[str, tuple[bool, set[str]]]:
    here = around(ANNA, case, *others)  # type: ignore[arg-type]  # all are records
    return {
        step.verb: (step.is_possible, {finding.code for finding in step.findings})
        for step in missing_before_next(case, here)
    }


def test_a_case_says_what_is_missing_before_its_next_step() -> None:
    steps = next_of(a_case())

    assert set(steps) == {"triage", "close"}
    assert steps["triage"] == (False, {"NO_CONTACT_PROTOCOL", "NO_RISK_ASSESSMENT"})
    assert next_of(a_case(), a_protocol(), a_risk())["triage"] == (True, set())


def test_a_withdrawn_consent_has_four_weeks_to_be_replaced() -> None:
    consent = Consent(
        id=an_id("consent"),
        person=PERSON,
        application=TravelDocumentApplicationId(an_id("application")),
        state=ConsentState.WITHDRAWN,
        withdrawn_on=TODAY,
    )

    assert found(consent) == [("T06", date(2026, 8, 3))]
    assert found(replace(consent, state=ConsentState.REPLACED_BY_COURT)) == []
