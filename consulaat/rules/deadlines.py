"""Days that follow from the records: statutory and working terms (domain §18)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision, ProvisionalState
from consulaat.records.case import Case, CaseState
from consulaat.records.ids import UserId
from consulaat.records.nationality import InquiryState, LossSignal, NationalityInquiry
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task, TaskState
from consulaat.records.travel_document import ApplicationState, TravelDocumentApplication
from consulaat.records.visa import VisaApplication, VisaKind, VisaState
from consulaat.rules.around import Around
from consulaat.rules.law import due_on, number, term
from consulaat.rules.risk import latest_assessment
from consulaat.rules.sign_of_life import silence_limit
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId
from resources.texts import N_, _, n_

TASK: Final = "TAAK"
RATIFY: Final = "RATIFY"


class DueState(StrEnum):
    """How near a day is."""

    OVERDUE = "VERSTREKEN"
    TODAY = "VANDAAG"
    SOON = "BINNENKORT"
    RUNNING = "LOOPT"


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something must be done, for which record and on what ground.

    ``is_daily``: it is due on every day until it is done, so it is never overdue.
    """

    code: str
    record: Record
    due_on: date
    state: DueState
    basis: str
    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)
    is_daily: bool = False

    @property
    def side(self) -> Side:
        """Which side must act."""
        return self.record.side if isinstance(self.record, Task) else Side.POST

    @property
    def assignee(self) -> UserId | None:
        """The person who was asked to, where one was; else it is for the owner of the case."""
        return self.record.assignee if isinstance(self.record, Task) else None

    @property
    def case(self) -> RecordId | None:
        """The case it belongs to."""
        return self.record.id if isinstance(self.record, Case) else getattr(self.record, "case", None)

    def message(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.sentence, **self.facts)


def deadlines(around: Around) -> tuple[Due, ...]:
    """Return the days that follow from all records around, the earliest first."""
    found = [due for made in _FOLLOW for record in around.all(made) for due in deadlines_of(record, around)]
    return tuple(sorted(found, key=lambda due: (due.due_on, due.code, due.record.id)))


def deadlines_of(record: Record, around: Around) -> tuple[Due, ...]:
    """Return the days that follow from one record."""
    follow = _FOLLOW.get(type(record))
    return tuple(follow(record, around)) if follow else ()


def state_of(due: date, today: date) -> DueState:
    """Return how near a day is."""
    if due < today:
        return DueState.OVERDUE
    if due == today:
        return DueState.TODAY
    soon = today + timedelta(days=number("TERMIJN_BINNENKORT", today))
    return DueState.SOON if due <= soon else DueState.RUNNING


def days_left(due: date, today: date) -> str:
    """Return how many days are left, in words."""
    days = (due - today).days
    if days < 0:
        return n_("{n} day late", "{n} days late", -days)
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else n_("in {n} day", "in {n} days", days)


def _due(code: str, record: Record, day: date, around: Around, sentence: str) -> Due:
    return Due(code, record, day, state_of(day, around.today), term(code).source, sentence)


def _of_application(application: TravelDocumentApplication, around: Around) -> Iterator[Due]:
    state = application.state
    if state in _UNDECIDED:
        day = due_on("T01", application.applied_on)
        yield _due("T01", application, day, around, N_("Decide the application for a travel document."))
    if state in _ISSUED and application.issued_on is not None:
        day = due_on("T02", application.issued_on)
        yield _due("T02", application, day, around, N_("Hand out the document that was issued."))
    if state in _LYING_READY and application.available_on is not None:
        day = due_on("T03", application.available_on)
        yield _due("T03", application, day, around, N_("Withdraw the document if it is still not collected."))


def _of_visa(visa: VisaApplication, around: Around) -> Iterator[Due]:
    if visa.state not in _VISA_OPEN and not (
        visa.kind is VisaKind.ENTRY_VISA and visa.state is VisaState.APPROVED
    ):
        return
    if visa.kind is VisaKind.RETURN_VISA:
        day = visa.decision_due_on or due_on("T07", visa.submitted_on)
        yield _due("T07", visa, day, around, N_("Decide the application for a return visa."))
    elif visa.kind is VisaKind.ENTRY_VISA:
        day = visa.decision_due_on or due_on("T08", visa.submitted_on)
        yield _due("T08", visa, day, around, N_("Have the entry visa ready."))


def _of_inquiry(inquiry: NationalityInquiry, around: Around) -> Iterator[Due]:
    """Show the loss limit once it is near; any issue of a document restarts it."""
    limit = inquiry.earliest_limit_on
    if limit is None or inquiry.state in _CONCLUDED or inquiry.loss_signal not in _LOSS:
        return
    yield Due(
        "T12",
        inquiry,
        limit,
        state_of(limit, around.today),
        ", ".join(inquiry.applied_rules),
        N_("Dutch nationality may be lost on this day; a Dutch document issued earlier restarts the period."),
    )


def _of_case(case: Case, around: Around) -> Iterator[Due]:
    if case.state not in WORKED_ON:
        return
    assessment = latest_assessment(case, around)
    rule = term("T16")
    if assessment is None:
        today = around.today
        first = N_("Assess the risk for the first time.")
        yield Due("T16", case, today, state_of(today, today), rule.source, first, is_daily=True)
    else:
        is_acute = assessment.level is RiskLevel.ACUTE
        days = (is_acute and rule.acute_length) or rule.length
        day = assessment.assessed_at.date() + timedelta(days=days)
        yield _due("T16", case, day, around, N_("Assess the risk again."))
    if case.last_sign_of_life_at is not None and case.state is not CaseState.CONTACT_LOST:
        day = case.last_sign_of_life_at.date() + timedelta(days=silence_limit(case))
        yield _due(
            "T17", case, day, around, N_("Without a sign of life, contact counts as lost on this day.")
        )


def _of_task(task: Task, around: Around) -> Iterator[Due]:
    if task.due_on is not None and task.state in _OPEN:
        state = state_of(task.due_on, around.today)
        facts = {"task": task.description}
        yield Due(TASK, task, task.due_on, state, "§3.8", N_("Task: {task}"), facts)


def _of_decision(made: ProvisionalDecision, around: Around) -> Iterator[Due]:
    if made.state is ProvisionalState.PROVISIONAL:
        sentence = N_("Ratify or reverse the decision that was taken alone.")
        yield Due(RATIFY, made, made.ratify_until, state_of(made.ratify_until, around.today), "§19", sentence)


_OPEN: Final = frozenset({TaskState.OPEN, TaskState.ACTIVE, TaskState.WAITING})
_UNDECIDED: Final = frozenset({ApplicationState.SUBMITTED, ApplicationState.IN_PROGRESS})
_ISSUED: Final = frozenset(
    {ApplicationState.ISSUED, ApplicationState.ISSUED_LIMITED, ApplicationState.IN_PRODUCTION}
) | {ApplicationState.AT_POST}
_LYING_READY: Final = frozenset({ApplicationState.AT_POST, ApplicationState.NOT_COLLECTED})
_VISA_OPEN: Final = frozenset(
    {VisaState.SUBMITTED, VisaState.WITH_IMMIGRATION_SERVICE, VisaState.SUPPLEMENT_REQUESTED}
)
_LOSS: Final = frozenset({LossSignal.NEAR, LossSignal.POSSIBLE})
_CONCLUDED: Final = frozenset(
    {InquiryState.ESTABLISHED_DUTCH, InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}
)
WORKED_ON: Final = frozenset(
    {
        CaseState.INTAKE,
        CaseState.TRIAGE,
        CaseState.IN_PROGRESS,
        CaseState.CONTACT_LOST,
        CaseState.RETURN_PLANNED,
        CaseState.UNDER_WAY,
    }
)
_FOLLOW: Final[dict[type[Record], Callable[[Any, Around], Iterator[Due]]]] = {
    Case: _of_case,
    NationalityInquiry: _of_inquiry,
    TravelDocumentApplication: _of_application,
    VisaApplication: _of_visa,
    Task: _of_task,
    ProvisionalDecision: _of_decision,
}
FOLLOWED: Final = tuple(_FOLLOW)
WATCHED: Final[dict[type[Record], frozenset[StrEnum]]] = {
    NationalityInquiry: frozenset(InquiryState) - _CONCLUDED - {InquiryState.NOT_STARTED},
    TravelDocumentApplication: _UNDECIDED | _ISSUED | _LYING_READY,
    VisaApplication: _VISA_OPEN | {VisaState.APPROVED},
    Task: _OPEN,
    ProvisionalDecision: frozenset({ProvisionalState.PROVISIONAL}),
}
"""The states in which a term can run, of every record but a case, of which WORKED_ON holds the states."""
