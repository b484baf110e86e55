"""Closing a case: what must be settled, and who may say that it ends (domain §4.2)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Case, CaseState, ClosureReason
from consulaat.records.conference import ConferenceDecisionKind
from consulaat.records.money import CostLine, CostState
from consulaat.records.task import Task
from consulaat.records.travel_document import ApplicationState, TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.case_steps import step_tasks
from consulaat.rules.closing_proposal import proposal_of
from consulaat.rules.conference import OPEN_TASKS, objections_to_no_conference
from consulaat.rules.findings import Finding
from consulaat.rules.law import number
from consulaat.rules.permissions import CLOSE_RESERVED
from consulaat.rules.retention import objections_to_class
from consulaat.rules.sign_of_life import vain_attempts
from consulaat.values.codes import Side, TriState
from resources.texts import N_

RESERVED: Final = frozenset(
    {
        ClosureReason.NO_FURTHER_CONTACT,
        ClosureReason.ASSISTANCE_IMPOSSIBLE,
        ClosureReason.NO_BASIS,
        ClosureReason.DECEASED,
    }
)
UNSETTLED: Final = frozenset({CostState.REQUESTED, CostState.APPROVED, CostState.INVOICED})
_LYING_READY: Final = frozenset({ApplicationState.IN_PRODUCTION, ApplicationState.AT_POST})


def objections_to_close(case: Case, around: Around) -> Iterator[Finding]:
    """Tasks, documents and money are settled, and the reason is one this person may give."""
    yield from _open_work(case, around)
    yield from _money_and_documents(case, around)
    yield from objections_to_class(case)
    if case.state is CaseState.TRIAGE:
        yield from _objections_from_triage(case)
    if case.closure_reason in RESERVED and not around.by.roles & CLOSE_RESERVED.roles:
        yield Finding(
            "RESERVED_REASON",
            N_("Only headquarters may close a case for this reason."),
            "§4.2",
            field_name="closure_reason",
        )
    if case.closure_reason is ClosureReason.NO_FURTHER_CONTACT:
        yield from _objections_to_giving_up(case, around)
    if case.closure_reason is ClosureReason.ASSISTANCE_IMPOSSIBLE:
        yield from _objections_to_impossible(case, around)


def _objections_to_impossible(case: Case, around: Around) -> Iterator[Finding]:
    """A conference agreed that no assistance is possible there, and the case says why."""
    if not case.assistance_impossible_reason:
        yield Finding(
            "WHY_IMPOSSIBLE",
            N_("Write down why assistance is not possible here; that is a result as good as any other."),
            "§4.2",
            field_name="assistance_impossible_reason",
        )
    yield from objections_to_no_conference(case, around, ConferenceDecisionKind.CLOSURE)


def _open_work(case: Case, around: Around) -> Iterator[Finding]:
    ours = {Side.POST, Side.HEADQUARTERS}
    # The usual steps lapse with the case, and closing decides on the proposal to close.
    steps = {*(task.id for task in step_tasks(case, around).values()), proposal_of(case)}
    open_tasks = [
        task
        for task in around.all(Task, case=case.id)
        if task.state in OPEN_TASKS and task.side in ours and task.id not in steps
    ]
    if open_tasks:
        yield Finding(
            "OPEN_TASKS",
            N_("Complete or drop the open tasks of the post and of headquarters first ({count})."),
            "§4.2",
            facts={"count": len(open_tasks)},
        )


def _money_and_documents(case: Case, around: Around) -> Iterator[Finding]:
    applications = around.all(TravelDocumentApplication, case=case.id)
    if any(application.state in _LYING_READY for application in applications):
        yield Finding(
            "DOCUMENT_LYING_READY",
            N_("A document of this case is still in production or at the post: hand it out or withdraw it."),
            "§4.2",
        )
    unsettled = [line for line in around.all(CostLine, case=case.id) if line.state in UNSETTLED]
    if unsettled:
        yield Finding(
            "MONEY_NOT_SETTLED",
            N_("Pay or drop the open costs of this case first ({count})."),
            "§4.2",
            facts={"count": len(unsettled)},
        )


def _objections_from_triage(case: Case) -> Iterator[Finding]:
    if TriState.NO not in {case.concrete, case.foreign_link}:
        yield Finding(
            "STILL_IN_TRIAGE",
            N_("In triage a case can only be closed if it is not concrete or has no link abroad."),
            "§4.2",
            field_name="concrete",
        )
    if case.hub_informed_at is None and case.safe_at_home_informed_at is None:
        yield Finding(
            "NOBODY_INFORMED",
            N_("First record when the national hub or Safe at Home was informed."),
            "§4.2",
            field_name="hub_informed_at",
        )


def _objections_to_giving_up(case: Case, around: Around) -> Iterator[Finding]:
    """Enough attempts were made, in enough ways, for long enough, and a direction meeting agreed."""
    tried = vain_attempts(case, around)
    wanted = {name: number(f"GEEN_CONTACT_{name}", around.today) for name in ("POGINGEN", "KANALEN", "DAGEN")}
    days = (tried[-1].occurred_at - tried[0].occurred_at).days if tried else 0
    channels = {contact.channel for contact in tried}
    if len(tried) < wanted["POGINGEN"] or len(channels) < wanted["KANALEN"] or days < wanted["DAGEN"]:
        yield Finding(
            "TOO_FEW_ATTEMPTS",
            N_(
                "At least {attempts} attempts over {channels} channels, spread over {days} days, are needed"
                " before a case is closed without contact."
            ),
            "§4.2",
            facts={
                "attempts": wanted["POGINGEN"],
                "channels": wanted["KANALEN"],
                "days": wanted["DAGEN"],
            },
        )
    yield from objections_to_no_conference(case, around, ConferenceDecisionKind.CLOSURE)
    applications = around.all(TravelDocumentApplication, case=case.id, withdrawn_on=None)
    if any(each.state is ApplicationState.NOT_COLLECTED for each in applications):
        yield Finding(
            "DOCUMENT_NOT_WITHDRAWN",
            N_("The document that was not collected must be withdrawn first."),
            "§8.5",
        )
