"""Cases: triage, lost contact, closing and reopening."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from consulaat.records.about import Record
from consulaat.records.case import CaseState, ClosureReason
from consulaat.records.contact import Contact
from consulaat.records.ids import OrganisationId
from consulaat.records.money import CostState
from consulaat.records.report import Channel
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task, TaskState
from consulaat.records.travel_document import ApplicationState
from consulaat.rules.case import TRIAGE_QUESTIONS
from consulaat.rules.consequences import consequences
from consulaat.values.codes import Answer, Direction, Side, TriState
from tests.rules.builders import (
    a_case,
    a_contact,
    a_cost,
    a_meeting,
    a_protocol,
    a_risk,
    a_task,
    an_application,
)
from tests.rules.surroundings import ANNA, BRAM, DAAN, EVA, NOW, TODAY, an_id, around, me, stops, took

DAY = timedelta(days=1)
TRIAGE = a_case(state=CaseState.TRIAGE)
WORKED_ON = a_case(state=CaseState.IN_PROGRESS, closure_reason=ClosureReason.RETURNED_NETHERLANDS)
ASKED_AFTER = "an aid worker of the neighbourhood passes by"
GIVEN_UP = replace(WORKED_ON, closure_reason=ClosureReason.NO_FURTHER_CONTACT)


def test_triage_needs_a_protocol_or_a_reason_and_a_risk_assessment() -> None:
    case = a_case()

    assert stops(case, "triage", around(ANNA)) == ["NO_CONTACT_PROTOCOL", "NO_RISK_ASSESSMENT"]
    assert stops(case, "triage", around(ANNA, a_protocol(), a_risk())) == []
    assert stops(replace(case, contact_impossible_reason="held"), "triage", around(ANNA, a_risk())) == []


@pytest.mark.parametrize("question", TRIAGE_QUESTIONS)
def test_a_case_is_taken_on_only_after_each_triage_question(question: str) -> None:
    unanswered = a_case("case", state=CaseState.TRIAGE, **{question: None})

    assert stops(unanswered, "take-on", around(ANNA)) == ["TRIAGE_QUESTION_OPEN"]


def test_a_case_is_not_taken_on_while_nobody_asked_about_danger() -> None:
    case = replace(TRIAGE, direct_danger=Answer.NOT_ASKED)

    assert stops(case, "take-on", around(ANNA)) == ["TRIAGE_QUESTION_OPEN"]
    assert stops(replace(case, direct_danger=Answer.DECLINED), "take-on", around(ANNA)) == []


def test_a_case_that_may_be_concrete_is_worked_on_too() -> None:
    assert stops(replace(TRIAGE, concrete=TriState.UNKNOWN), "take-on", around(ANNA)) == []


def test_not_concrete_needs_the_opinion_of_someone_else() -> None:
    case = replace(TRIAGE, concrete=TriState.NO)

    assert stops(case, "take-on", around(ANNA)) == ["SECOND_OPINION_NEEDED"]
    assert stops(replace(case, not_concrete_confirmed_by=me(ANNA)), "take-on", around(ANNA)) == [
        "SECOND_OPINION_NEEDED"
    ]
    assert stops(replace(case, not_concrete_confirmed_by=me(BRAM)), "take-on", around(ANNA)) == []
    assert stops(replace(case, not_concrete_confirmed_by=me(EVA)), "take-on", around(ANNA)) == [
        "SECOND_OPINION_NEEDED"
    ]


@pytest.mark.parametrize(
    ("level", "days", "lost"),
    [
        (RiskLevel.LOW, 13, False),
        (RiskLevel.LOW, 14, True),
        (RiskLevel.ACUTE, 1, False),
        (RiskLevel.ACUTE, 2, True),
    ],
)
def test_contact_is_lost_after_fourteen_days_and_in_acute_danger_after_two(
    level: RiskLevel, days: int, lost: bool
) -> None:
    heard = NOW - days * DAY
    case = replace(
        WORKED_ON, risk_level=level, last_sign_of_life_at=heard, welfare_options_considered=ASKED_AFTER
    )

    assert (stops(case, "lose-contact", around(ANNA)) == []) is lost


def test_contact_is_lost_when_the_last_attempt_failed() -> None:
    case = replace(WORKED_ON, last_sign_of_life_at=NOW - DAY)
    failed = a_contact("failed", TODAY, succeeded=False)

    assert stops(case, "lose-contact", around(ANNA, failed)) == ["WELFARE_OPTIONS"]
    case = replace(case, welfare_options_considered=ASKED_AFTER)
    assert stops(case, "lose-contact", around(ANNA, failed)) == []


def test_contact_is_back_only_with_a_later_sign_of_life_from_the_person() -> None:
    case = a_case(state=CaseState.CONTACT_LOST)
    failed = a_contact("failed", TODAY - 3 * DAY, succeeded=False)
    before = a_contact(
        "sign", TODAY - 4 * DAY, direction=Direction.INCOMING, is_own_sign_of_life=True, succeeded=True
    )
    after = replace(before, occurred_at=NOW)

    assert stops(case, "regain-contact", around(ANNA, failed)) == ["NO_SIGN_OF_LIFE"]
    assert stops(case, "regain-contact", around(ANNA, failed, before)) == ["NO_SIGN_OF_LIFE"]
    assert stops(case, "regain-contact", around(ANNA, failed, after)) == []


def test_a_case_is_closed_with_a_reason() -> None:
    case, _ = took(WORKED_ON, "close", around(BRAM))

    assert (case.closed_at, case.closed_by) == (NOW, me(BRAM))
    assert stops(replace(WORKED_ON, closure_reason=None), "close", around(BRAM)) == ["FIELD_NEEDED"]


def test_who_may_not_close_proposes_it_and_the_decision_is_to_close() -> None:
    (proposal,) = consequences(WORKED_ON, around(ANNA, WORKED_ON), is_new=False)

    assert isinstance(proposal, Task)
    assert consequences(WORKED_ON, around(BRAM, WORKED_ON), is_new=False) == ()
    here = around(BRAM, WORKED_ON, proposal)
    assert stops(WORKED_ON, "close", here) == []
    closed, _ = took(WORKED_ON, "close", here)
    (decided,) = consequences(closed, here, is_new=False)
    assert isinstance(decided, Task)
    assert (decided.id, decided.state) == (proposal.id, TaskState.DONE)


def test_open_tasks_of_post_and_headquarters_keep_a_case_open() -> None:
    assert stops(WORKED_ON, "close", around(BRAM, a_task())) == ["OPEN_TASKS"]
    assert stops(WORKED_ON, "close", around(BRAM, a_task(state=TaskState.DONE))) == []
    assert stops(WORKED_ON, "close", around(BRAM, a_task(side=Side.HUB))) == []


@pytest.mark.parametrize(
    "state", [ApplicationState.IN_PRODUCTION, ApplicationState.AT_POST, ApplicationState.NOT_COLLECTED]
)
def test_a_document_lying_ready_keeps_a_case_open_also_when_it_was_applied_for_outside_it(
    state: ApplicationState,
) -> None:
    ready = an_application(state=state)
    outside = replace(ready, case=None, person=WORKED_ON.person)
    double = replace(WORKED_ON, closure_reason=ClosureReason.DUPLICATE)

    assert stops(WORKED_ON, "close", around(BRAM, ready)) == ["DOCUMENT_LYING_READY"]
    assert stops(WORKED_ON, "close", around(BRAM, outside)) == ["DOCUMENT_LYING_READY"]
    assert stops(double, "close", around(BRAM, outside)) == []


@pytest.mark.parametrize("state", [CostState.REQUESTED, CostState.APPROVED, CostState.INVOICED])
def test_money_that_is_not_settled_keeps_a_case_open(state: CostState) -> None:
    assert stops(WORKED_ON, "close", around(BRAM, a_cost(state=state))) == ["MONEY_NOT_SETTLED"]


def test_in_triage_only_a_case_that_is_none_is_closed_and_someone_is_informed() -> None:
    case = replace(TRIAGE, closure_reason=ClosureReason.NOT_CONFIRMED)

    assert stops(case, "close", around(BRAM)) == ["STILL_IN_TRIAGE", "NOBODY_INFORMED"]
    assert stops(replace(case, concrete=TriState.NO, hub_informed_at=NOW), "close", around(BRAM)) == []
    assert (
        stops(replace(case, foreign_link=TriState.NO, safe_at_home_informed_at=NOW), "close", around(BRAM))
        == []
    )


@pytest.mark.parametrize(
    "reason",
    [ClosureReason.DUPLICATE, ClosureReason.HANDED_TO_CENTRAL_AUTHORITY, ClosureReason.DECEASED],
)
def test_a_double_an_abduction_or_a_death_ends_a_case_before_triage_does(reason: ClosureReason) -> None:
    assert stops(replace(TRIAGE, closure_reason=reason), "close", around(DAAN)) == []


@pytest.mark.parametrize("reason", [ClosureReason.NO_BASIS, ClosureReason.DECEASED])
def test_some_reasons_are_for_headquarters_alone(reason: ClosureReason) -> None:
    case = replace(WORKED_ON, closure_reason=reason)

    assert stops(case, "close", around(BRAM)) == ["RESERVED_REASON"]
    assert stops(case, "close", around(DAAN)) == []


def test_that_assistance_is_impossible_is_agreed_in_a_conference_and_says_why() -> None:
    case = replace(WORKED_ON, closure_reason=ClosureReason.ASSISTANCE_IMPOSSIBLE)

    assert stops(case, "close", around(BRAM)) == ["RESERVED_REASON", "WHY_IMPOSSIBLE", "CONFERENCE_NEEDED"]
    case = replace(case, assistance_impossible_reason="the authorities refuse access")
    assert stops(case, "close", around(DAAN, a_meeting())) == []


def attempts(days: int, *channels: Channel) -> list[Contact]:
    """Return attempts of which the first lies so many days back."""
    count = len(channels)
    dates = [TODAY - days * DAY, *(TODAY - DAY for _ in range(count - 2)), TODAY]
    return [
        a_contact(f"try {position}", on, channel=channel, succeeded=False)
        for position, (on, channel) in enumerate(zip(dates, channels, strict=True))
    ]


@pytest.mark.parametrize(
    ("days", "channels", "enough"),
    [
        (60, (Channel.PHONE, Channel.SMS, Channel.PHONE), True),
        (59, (Channel.PHONE, Channel.SMS, Channel.PHONE), False),
        (60, (Channel.PHONE, Channel.PHONE, Channel.PHONE), False),
        (60, (Channel.PHONE, Channel.SMS), False),
    ],
)
def test_giving_up_needs_three_attempts_over_two_channels_over_sixty_days(
    days: int, channels: tuple[Channel, ...], enough: bool
) -> None:
    records: list[Record] = [*attempts(days, *channels), a_meeting()]
    found = stops(GIVEN_UP, "close", around(DAAN, *records))

    assert found == ([] if enough else ["TOO_FEW_ATTEMPTS"])


@pytest.mark.parametrize(
    "given",
    [
        {"succeeded": True},
        {"is_own_sign_of_life": True},
        {"organisation": OrganisationId(an_id("ngo"))},
    ],
)
def test_only_vain_attempts_since_the_last_sign_of_life_count_for_giving_up(given: dict[str, Any]) -> None:
    first, *others = attempts(60, Channel.PHONE, Channel.SMS, Channel.PHONE)
    records: list[Record] = [replace(first, **given), *others, a_meeting()]

    assert stops(GIVEN_UP, "close", around(DAAN, *records)) == ["TOO_FEW_ATTEMPTS"]


def test_giving_up_needs_a_direction_meeting_and_the_document_withdrawn() -> None:
    tried = attempts(60, Channel.PHONE, Channel.SMS, Channel.PHONE)
    lying = an_application(state=ApplicationState.NOT_COLLECTED)
    found = stops(GIVEN_UP, "close", around(DAAN, *tried, lying))

    assert found == ["DOCUMENT_LYING_READY", "CONFERENCE_NEEDED"]
    withdrawn = replace(lying, withdrawn_on=TODAY + DAY)
    assert stops(GIVEN_UP, "close", around(DAAN, *tried, withdrawn)) == ["CONFERENCE_NEEDED"]


def test_an_attempt_against_the_protocol_is_no_safe_channel() -> None:
    first, second, third = attempts(60, Channel.PHONE, Channel.SMS, Channel.PHONE)
    unsafe = replace(second, protocol_was_followed=False)

    assert stops(GIVEN_UP, "close", around(DAAN, first, unsafe, third, a_meeting())) == ["TOO_FEW_ATTEMPTS"]


def test_a_case_is_reopened_with_a_new_reason() -> None:
    closed = a_case(
        state=CaseState.CLOSED,
        closure_reason=ClosureReason.NOT_CONFIRMED,
        closure_note="nothing heard",
        closed_at=NOW,
        closed_by=me(BRAM),
    )
    again = replace(closed, closure_note="called again")
    call = a_contact("call", TODAY, direction=Direction.INCOMING, occurred_at=NOW)

    assert stops(closed, "reopen", around(ANNA, closed, call)) == ["REASON_NEEDED"]
    for nothing in (replace(call, occurred_at=NOW - DAY), replace(call, succeeded=False)):
        assert stops(again, "reopen", around(ANNA, closed, nothing)) == ["NOTHING_NEW"]
    case, _ = took(again, "reopen", around(ANNA, closed, call))
    assert (case.reopened_count, case.closure_reason, case.closed_at) == (1, None, None)
    assert case.closure_note == "called again"


def test_a_protocol_is_replaced_only_when_there_is_another() -> None:
    old = a_protocol("old")

    assert stops(old, "replace", around(ANNA, old)) == ["NO_OTHER_PROTOCOL"]
    assert stops(old, "replace", around(ANNA, old, a_protocol("new"))) == []


def test_a_compromised_protocol_says_why_and_when() -> None:
    protocol, _ = took(a_protocol(compromised_reason="phone was taken"), "compromise", around(ANNA))

    assert protocol.compromised_at == NOW
    assert stops(a_protocol(), "compromise", around(ANNA)) == ["FIELD_NEEDED"]
