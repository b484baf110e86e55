"""What the program fills in, and what follows from a record for others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.ids import ContactProtocolId
from consulaat.records.nationality import (
    InquiryState,
    InquiryStep,
    LossSignal,
    NationalityInquiry,
    StepCode,
)
from consulaat.records.person import ResidencePeriod
from consulaat.records.report import Report, ReportKind, ReportState
from consulaat.records.risk import IndicatorAnswer, RiskIndicator, RiskLevel
from consulaat.records.safehouse import StayState
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.records.travel_document import ApplicationState
from consulaat.records.visa import VisaKind, VisaState
from consulaat.rules.consequences import consequences
from consulaat.rules.filling import filled
from consulaat.rules.risk import risk_findings
from consulaat.values.codes import Answer, Direction, Side, TriState
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_contact,
    a_payment,
    a_person,
    a_protocol,
    a_report,
    a_risk,
    a_stay,
    a_task,
    a_visa,
    accepted_steps,
    an_application,
    an_inquiry,
)
from tests.rules.surroundings import ANNA, FRED, NOW, TODAY, an_id, around, me, warned

NEW = a_report(state=ReportState.NEW, owner=None, first_action=None)
WEDDING = IndicatorAnswer(indicator=RiskIndicator.WEDDING_WITHIN_A_WEEK, answer=TriState.YES)


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (VisaKind.RETURN_VISA, date(2026, 7, 20)),
        (VisaKind.ENTRY_VISA, date(2026, 7, 21)),
        (VisaKind.MVV, None),
    ],
)
def test_a_visa_knows_when_it_must_be_decided(kind: VisaKind, due: date | None) -> None:
    assert filled(a_visa(kind=kind), around(ANNA)).decision_due_on == due


def test_the_day_of_decision_moves_with_the_day_of_submission_only() -> None:
    visa = filled(a_visa(), around(ANNA))
    postponed = replace(visa, decision_due_on=date(2026, 8, 1))
    moved = replace(visa, submitted_on=date(2026, 7, 7))

    assert filled(postponed, around(ANNA, visa)).decision_due_on == date(2026, 8, 1)
    assert filled(moved, around(ANNA, visa)).decision_due_on == date(2026, 7, 22)


def test_a_report_knows_when_it_was_registered() -> None:
    assert filled(NEW, around(ANNA)).registered_at == NOW


def test_a_stay_knows_who_asked_and_its_nights() -> None:
    stay = filled(
        a_stay(requested_by=None, arrival_on=date(2026, 7, 10), departure_on=date(2026, 7, 24)), around(ANNA)
    )

    assert (stay.requested_by, stay.requested_at, stay.nights) == (me(ANNA), NOW, 14)


def test_a_stay_that_is_loaded_as_active_gets_no_requester() -> None:
    assert filled(a_stay(requested_by=None, state=StayState.ACTIVE), around(ANNA)).requested_by is None


def test_a_critical_indicator_asks_for_high_risk_and_only_warns() -> None:
    risk = filled(a_risk(RiskLevel.LOW, answers=(WEDDING,)), around(ANNA))

    assert risk.guideline_level is RiskLevel.HIGH
    assert warned(risk_findings(risk)) == ["BELOW_GUIDELINE"]
    assert warned(risk_findings(replace(risk, below_guideline_reason="postponed"))) == []
    assert warned(risk_findings(replace(risk, level=RiskLevel.ACUTE))) == []


def test_an_inquiry_shows_the_loss_clock_until_it_is_concluded() -> None:
    person = a_person(
        born_on=PartialDate("19950615"),
        residence_periods=(ResidencePeriod(country="MA", lived_from=PartialDate("20090801")),),
    )
    inquiry = filled(an_inquiry(), around(FRED, person))
    concluded = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)

    assert (inquiry.loss_signal, inquiry.earliest_limit_on) == (LossSignal.POSSIBLE, date(2026, 6, 15))
    assert filled(concluded, around(FRED, person)) == concluded


@pytest.mark.parametrize(
    ("danger", "days"), [(Answer.YES, 0), (Answer.UNKNOWN, 0), (None, 0), (Answer.NO, 1)]
)
def test_a_new_report_has_an_owner_and_a_first_action_today_unless_safe(
    danger: Answer | None, days: int
) -> None:
    report = replace(NEW, direct_danger=danger)
    task, owned = consequences(report, around(ANNA), is_new=True)

    assert isinstance(task, Task)
    assert isinstance(owned, Report)
    assert (task.side, task.assignee, task.report) == (Side.POST, me(ANNA), report.id)
    assert task.due_on == TODAY + timedelta(days=days)
    assert (owned.owner, owned.first_action) == (me(ANNA), task.id)


def test_an_information_request_gets_an_owner_and_no_task() -> None:
    request = replace(NEW, kind=ReportKind.INFORMATION_REQUEST)
    (owned,) = consequences(request, around(ANNA), is_new=True)

    assert isinstance(owned, Report)
    assert (owned.owner, owned.first_action) == (me(ANNA), None)


def test_a_report_that_was_reclassified_gets_its_first_action() -> None:
    again = replace(NEW, state=ReportState.VERIFYING)

    assert [type(each) for each in consequences(again, around(ANNA), is_new=False)] == [Task, Report]


def test_a_loaded_report_of_the_past_gets_no_task() -> None:
    past = replace(NEW, state=ReportState.LINKED)

    assert consequences(past, around(ANNA), is_new=True) == ()


def test_the_latest_assessment_is_the_risk_of_the_case() -> None:
    old = a_risk(RiskLevel.LOW, "old", assessed_at=NOW - timedelta(days=3))
    new = a_risk(RiskLevel.RAISED)
    here = around(ANNA, a_case(), a_person(), old)

    (case,) = consequences(new, here, is_new=True)
    assert isinstance(case, Case)
    assert case.risk_level is RiskLevel.RAISED
    assert consequences(old, here.having(case, new), is_new=True) == ()


@pytest.mark.parametrize("level", [RiskLevel.ACUTE, RiskLevel.HIGH, RiskLevel.UNKNOWN])
def test_high_risk_brings_a_direction_meeting(level: RiskLevel) -> None:
    found = consequences(a_risk(level), around(ANNA, a_case(), a_person()), is_new=True)
    tasks = [each for each in found if isinstance(each, Task)]
    (task,) = [each for each in tasks if each.origin is TaskOrigin.CONFERENCE]

    assert (task.origin, task.side) == (TaskOrigin.CONFERENCE, Side.HEADQUARTERS)


@pytest.mark.parametrize(("born", "meets"), [("20090000", True), ("20080000", True), ("19900000", False)])
def test_a_minor_or_someone_of_uncertain_age_brings_a_direction_meeting(born: str, meets: bool) -> None:
    here = around(ANNA, a_person(born_on=PartialDate(born)))

    assert bool(consequences(a_case(), here, is_new=False)) is meets


def test_a_birth_date_that_becomes_known_brings_the_direction_meeting() -> None:
    minor = a_person(born_on=PartialDate("20090000"))

    assert [type(each) for each in consequences(minor, around(ANNA, a_case()), is_new=False)] == [Task]


@pytest.mark.parametrize(
    ("state", "again"), [(TaskState.OPEN, False), (TaskState.DONE, False), (TaskState.LAPSED, True)]
)
def test_a_direction_meeting_is_planned_once(state: TaskState, again: bool) -> None:
    meeting = a_task(origin=TaskOrigin.CONFERENCE, state=state)
    here = around(ANNA, a_person(born_on=PartialDate("20090000")), meeting)

    assert bool(consequences(a_case(), here, is_new=False)) is again


def test_a_closed_case_brings_no_meeting() -> None:
    here = around(ANNA, a_person(born_on=PartialDate("20090000")))

    assert consequences(a_case(state=CaseState.CLOSED), here, is_new=False) == ()


def test_a_sign_of_life_is_the_last_only_when_it_is_later() -> None:
    case = a_case(last_sign_of_life_at=NOW)
    sign = a_contact("sign", TODAY, direction=Direction.INCOMING, is_own_sign_of_life=True, succeeded=True)
    later = replace(sign, occurred_at=NOW + timedelta(hours=1))

    (heard,) = consequences(later, around(ANNA, case, a_person()), is_new=True)
    assert isinstance(heard, Case)
    assert heard.last_sign_of_life_at == later.occurred_at
    assert consequences(sign, around(ANNA, case, a_person()), is_new=True) == ()
    assert consequences(replace(later, succeeded=False), around(ANNA, case), is_new=True) == ()


@pytest.mark.parametrize(
    "act",
    [
        a_visa(state=VisaState.HANDED_OUT),
        an_application(state=ApplicationState.HANDED_OUT),
        a_stay(state=StayState.ACTIVE),
        a_payment(),
    ],
)
def test_a_completed_act_of_assistance_is_seen_on_the_case(act: object) -> None:
    found = consequences(act, around(ANNA, a_case(), a_person()), is_new=False)  # type: ignore[arg-type]  # all are records
    (case,) = found

    assert isinstance(case, Case)
    assert case.consular_assistance_was_given is True


def test_an_application_in_hand_is_no_assistance_yet() -> None:
    here = around(ANNA, a_case(), a_person())

    assert consequences(a_visa(), here, is_new=False) == ()
    assert consequences(an_application(), here, is_new=False) == ()


def test_a_new_protocol_replaces_the_one_it_names() -> None:
    old = a_protocol("old", state=ProtocolState.COMPROMISED)
    new = a_protocol("new", replaces=ContactProtocolId(old.id))
    (replaced,) = consequences(new, around(ANNA, old), is_new=True)

    assert isinstance(replaced, ContactProtocol)
    assert (replaced.id, replaced.state) == (old.id, ProtocolState.REPLACED)


def test_a_possible_loss_asks_once_for_proportionality_and_changes_no_state() -> None:
    inquiry = an_inquiry(loss_signal=LossSignal.POSSIBLE)
    steps = around(FRED, *accepted_steps())
    found = consequences(inquiry, steps, is_new=False)
    (task,) = (each for each in found if isinstance(each, Task))

    assert not [each for each in found if isinstance(each, NationalityInquiry)]
    again = consequences(inquiry, steps.having(*found), is_new=False)
    assert again == ()
    assert task.state is TaskState.OPEN


def test_another_ground_adds_its_steps() -> None:
    found = consequences(an_inquiry(), around(FRED, *accepted_steps()), is_new=False)
    added = {each.code for each in found if isinstance(each, InquiryStep)}

    assert StepCode.RECOGNITION_DEED in added
    assert StepCode.IDENTITY not in added


def test_the_same_first_action_has_the_same_id_everywhere() -> None:
    first, _ = consequences(NEW, around(ANNA), is_new=True)
    second, _ = consequences(NEW, around(FRED), is_new=True)

    assert first.id == second.id != an_id("report")
