"""Closing a case: what must be settled, and who may say that it ends (domain §4.2)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Case, CaseState, ClosureReason
from consulaat.records.conference import ConferenceDecisionKind
from consulaat.records.ids import CaseId
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
from consulaat.rules.second_people import confirmations
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
# What ends the work before triage did: who is known already, died, or is for the Central Authority.
_WITHOUT_TRIAGE: Final = frozenset(
    {ClosureReason.DUPLICATE, ClosureReason.DECEASED, ClosureReason.HANDED_TO_CENTRAL_AUTHORITY}
)
_LYING_READY: Final = frozenset({ApplicationState.IN_PRODUCTION, ApplicationState.AT_POST})


def objections_to_close(case: Case, around: Around) -> Iterator[Finding]:
    """Tasks, documents and money are settled, and the reason is one this person may give."""
    yield from _open_work(case, around)
    yield from _money_and_documents(case, around)
    yield from objections_to_class(case)
    if case.state is CaseState.TRIAGE and case.closure_reason not in _WITHOUT_TRIAGE:
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
    steps |= confirmations(CaseId(case.id), around)  # the word of a second person may come after
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
    if any(_lies_ready(each) for each in _applications(case, around)):
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


def _applications(case: Case, around: Around) -> tuple[TravelDocumentApplication, ...]:
    """Return the applications of a case and of its person outside it; of a double the other case keeps those."""
    own = around.all(TravelDocumentApplication, case=case.id)
    if case.closure_reason is ClosureReason.DUPLICATE:
        return own
    of_person = around.all(TravelDocumentApplication, person=case.person)
    return tuple({each.id: each for each in (*own, *of_person)}.values())


def _lies_ready(application: TravelDocumentApplication) -> bool:
    """Tell whether a document waits at the post: one that was not collected does until it is withdrawn."""
    is_left = application.state is ApplicationState.NOT_COLLECTED and application.withdrawn_on is None
    return is_left or application.state in _LYING_READY


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
    channels = {each.channel for each in tried if each.protocol_was_followed is not False}
    if len(tried) < wanted["POGINGEN"] or len(channels) < wanted["KANALEN"] or days < wanted["DAGEN"]:
        yield Finding(
            "TOO_FEW_ATTEMPTS",
            N_(
                "At least {attempts} attempts over {channels} safe channels, spread over {days} days, are needed"
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
