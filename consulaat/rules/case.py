"""Cases: triage, work, lost contact, closing and reopening (domain §4.2)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol
from consulaat.records.risk import RiskAssessment
from consulaat.rules import returning
from consulaat.rules.around import Around
from consulaat.rules.case_steps import laid_out
from consulaat.rules.closing import objections_to_close
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import has_role, me
from consulaat.rules.permissions import CASE, CLOSE, PLAN_RETURN
from consulaat.rules.phases import objections_to_a_new_phase
from consulaat.rules.retention import proposed_class
from consulaat.rules.sign_of_life import (
    last_attempt_failed,
    silent_until,
    was_heard_again,
    was_told_since,
)
from consulaat.rules.steps import Step
from consulaat.values.codes import Answer, TriState
from resources.texts import N_

TRIAGE_QUESTIONS: Final = (
    "foreign_link",
    "concrete",
    "abduction_instead",
    "assistance_basis",
    "direct_danger",
    "whereabouts",
)


def objections_to_triage(case: Case, around: Around) -> Iterator[Finding]:
    """It is known how to reach the person safely, or why not, and the danger has been assessed."""
    if not around.all(ContactProtocol, case=case.id) and not case.contact_impossible_reason:
        yield Finding(
            "NO_CONTACT_PROTOCOL",
            N_("Agree how to reach the person safely, or give the reason why no contact is possible."),
            "§4.2",
            field_name="contact_impossible_reason",
        )
    if not around.all(RiskAssessment, case=case.id):
        yield Finding("NO_RISK_ASSESSMENT", N_("Assess the risk first."), "§4.2")


def objections_to_take_on(case: Case, around: Around) -> Iterator[Finding]:
    """Each question of triage has an answer, unknown included; "not concrete" has a second opinion."""
    yield from objections_to_a_new_phase(case, around)
    for name in TRIAGE_QUESTIONS:
        if getattr(case, name) in {None, Answer.NOT_ASKED}:
            yield Finding(
                "TRIAGE_QUESTION_OPEN",
                N_("Answer the triage question {field}; unknown is an answer too."),
                "§4.2",
                field_name=name,
                facts={"field": name},
            )
    if case.concrete is TriState.NO:
        yield from _objections_to_one_opinion(case, around)
    if case.abduction_instead is TriState.YES:
        yield warning(
            "ABDUCTION",
            N_("This may be a child abduction: the Central Authority is then competent."),
            "§1",
            "abduction_instead",
        )


def _objections_to_one_opinion(case: Case, around: Around) -> Iterator[Finding]:
    other = case.not_concrete_confirmed_by
    if other is None or other == around.by.id or not has_role(other, CASE.roles, around):
        yield Finding(
            "SECOND_OPINION_NEEDED",
            N_("Someone else must confirm that the case is not concrete."),
            "§4.2",
            field_name="not_concrete_confirmed_by",
        )


def objections_to_lose_contact(case: Case, around: Around) -> Iterator[Finding]:
    """Nothing was heard for too long, or the last attempt failed; and it was weighed who else can ask."""
    until = silent_until(case)
    if until is not None and around.today < until and not last_attempt_failed(case, around):
        yield Finding(
            "HEARD_RECENTLY",
            N_("The person was heard recently and the last attempt did not fail: contact is not lost yet."),
            "T17",
            until=until,
        )
    if not case.welfare_options_considered:
        yield Finding(
            "WELFARE_OPTIONS",
            N_(
                "Write down how someone safe can ask after the person, such as a visit by an NGO; local"
                " authorities only after a conference decided so."
            ),
            "§4.2",
            field_name="welfare_options_considered",
        )


def objections_to_regain_contact(case: Case, around: Around) -> Iterator[Finding]:
    """The person gave a sign of life."""
    if not was_heard_again(case, around):
        yield Finding(
            "NO_SIGN_OF_LIFE",
            N_("Record a recent contact that is a sign of life from the person first."),
            "§4.2",
        )


def objections_to_reopen(case: Case, around: Around) -> Iterator[Finding]:
    """There is a new reason; the old closure note is not one."""
    before = around.one(Case, case.id)
    if before is not None and before.closure_note == case.closure_note:
        yield Finding(
            "REASON_NEEDED",
            N_("Give the reason why the case is reopened."),
            "§4.2",
            field_name="closure_note",
        )
    if not was_told_since(case, around):
        yield Finding(
            "NOTHING_NEW",
            N_("A case is reopened after a new report or contact: record that first, or link the report."),
            "§4.2",
        )


def _entered(case: Case, around: Around) -> tuple[Record, ...]:
    """Return the case with the usual steps of the state it came to."""
    return (case, *laid_out(case, around.having(case)))


def _arrived(case: Case, around: Around) -> tuple[Record, ...]:
    return _entered(returning.arrived(case, around), around)


def _closed(case: Case, around: Around) -> tuple[Record, ...]:
    kept = case.retention_class or proposed_class(case)
    return (replace(case, closed_at=around.now, closed_by=me(around), retention_class=kept),)


def _reopened(case: Case, _around: Around) -> tuple[Record, ...]:
    return (
        replace(
            case,
            reopened_count=case.reopened_count + 1,
            closure_reason=None,
            closed_at=None,
            closed_by=None,
        ),
    )


STEPS: Final = (
    Step(
        verb="triage",
        sources=frozenset({CaseState.INTAKE}),
        target=CaseState.TRIAGE,
        right=CASE,
        label=N_("Start triage"),
        takes=("contact_impossible_reason",),
        guard=objections_to_triage,
        effect=_entered,
    ),
    Step(
        verb="take-on",
        sources=frozenset({CaseState.TRIAGE}),
        target=CaseState.IN_PROGRESS,
        right=CASE,
        label=N_("Take on"),
        takes=(*TRIAGE_QUESTIONS, "not_concrete_confirmed_by"),
        guard=objections_to_take_on,
        effect=_entered,
    ),
    Step(
        verb="lose-contact",
        sources=frozenset({CaseState.IN_PROGRESS}),
        target=CaseState.CONTACT_LOST,
        right=CASE,
        label=N_("Contact is lost"),
        takes=("welfare_options_considered",),
        guard=objections_to_lose_contact,
    ),
    Step(
        verb="regain-contact",
        sources=frozenset({CaseState.CONTACT_LOST}),
        target=CaseState.IN_PROGRESS,
        right=CASE,
        label=N_("Contact is back"),
        guard=objections_to_regain_contact,
    ),
    Step(
        verb="plan-return",
        sources=frozenset({CaseState.IN_PROGRESS}),
        target=CaseState.RETURN_PLANNED,
        right=PLAN_RETURN,
        label=N_("Plan the return"),
        guard=returning.objections_to_plan,
        effect=_entered,
    ),
    Step(
        verb="cancel-return",
        sources=frozenset({CaseState.RETURN_PLANNED}),
        target=CaseState.IN_PROGRESS,
        right=CASE,
        label=N_("Cancel the return"),
        needs=("return_stopped_reason",),
        reason_field="return_stopped_reason",
        guard=returning.objections_to_stop,
    ),
    Step(
        verb="depart",
        sources=frozenset({CaseState.RETURN_PLANNED}),
        target=CaseState.UNDER_WAY,
        right=CASE,
        label=N_("Departed"),
        guard=returning.objections_to_depart,
        effect=_entered,
    ),
    Step(
        verb="break-off",
        sources=frozenset({CaseState.UNDER_WAY}),
        target=CaseState.IN_PROGRESS,
        right=CASE,
        label=N_("Journey broken off"),
        needs=("return_stopped_reason",),
        reason_field="return_stopped_reason",
        guard=returning.objections_to_stop,
    ),
    Step(
        verb="arrive",
        sources=frozenset({CaseState.UNDER_WAY}),
        target=CaseState.RETURNED,
        right=CASE,
        label=N_("Arrived"),
        takes=("returned_on", "return_manner"),
        guard=returning.objections_to_arrive,
        effect=_arrived,
    ),
    Step(
        verb="hand-over",
        sources=frozenset({CaseState.RETURNED}),
        target=CaseState.AFTERCARE_HANDED_OVER,
        right=CASE,
        label=N_("Hand over"),
        guard=returning.objections_to_hand_over,
        effect=_entered,
    ),
    Step(
        verb="close",
        sources=frozenset(CaseState) - {CaseState.CLOSED},
        target=CaseState.CLOSED,
        right=CLOSE,
        label=N_("Close"),
        needs=("closure_reason",),
        takes=(
            "closure_note",
            "assistance_impossible_reason",
            "concrete",
            "foreign_link",
            "hub_informed_at",
            "safe_at_home_informed_at",
            "returned_on",
            "return_manner",
            "retention_class",
        ),
        reason_field="closure_note",
        guard=objections_to_close,
        effect=_closed,
    ),
    Step(
        verb="reopen",
        sources=frozenset({CaseState.CLOSED}),
        target=CaseState.IN_PROGRESS,
        right=CASE,
        label=N_("Reopen"),
        needs=("closure_note",),
        reason_field="closure_note",
        guard=objections_to_reopen,
        effect=_reopened,
    ),
)
