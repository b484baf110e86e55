"""Days that follow from the records: statutory and working terms (domain §18)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision, ProvisionalState
from consulaat.records.case import Case, CaseState
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.ids import UserId
from consulaat.records.nationality import AcquisitionGround, InquiryState, LossSignal, NationalityInquiry
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task, TaskState
from consulaat.records.travel_document import (
    AlertAnswer,
    ApplicationState,
    DocumentKind,
    TravelDocumentApplication,
)
from consulaat.records.visa import VisaApplication, VisaKind, VisaState
from consulaat.rules.around import Around
from consulaat.rules.law import number, term, term_source
from consulaat.rules.risk import latest_assessment
from consulaat.rules.sign_of_life import silence_limit
from consulaat.rules.terms import due_on
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


def _ends(
    code: str,
    record: Record,
    start: date | None,
    around: Around,
    sentence: str,
    *,
    longer: bool | None = False,
) -> Iterator[Due]:
    """Yield the end of a term that started on a day, if it did."""
    if start is not None:
        day = due_on(code, start, around, post=record.post, is_extended=longer)
        yield _due(code, record, day, around, sentence)


def _of_application(application: TravelDocumentApplication, around: Around) -> Iterator[Due]:
    state = application.state
    if state in _UNDECIDED:
        is_for_partner = application.kind is DocumentKind.EU_EMERGENCY_DOCUMENT
        yield from (_for_partner if is_for_partner else _to_decide)(application, around)
    if state in _ISSUED:
        said = N_("Hand out the document that was issued.")
        yield from _ends("T02", application, application.issued_on, around, said)
    if state in _LYING_READY:
        said = N_("Withdraw the document if it is still not collected.")
        yield from _ends("T03", application, application.available_on, around, said)


def _to_decide(application: TravelDocumentApplication, around: Around) -> Iterator[Due]:
    """After notice of an intended refusal the time to decide runs from the end of what the applicant may ask."""
    told, asked = application.intention_notified_on, application.hold_requested_on
    if told is not None:
        end = due_on("T05B", asked, around) if asked else due_on("T05A", told, around)
        said = N_("Decide after the notice of an intended refusal.")
        yield from _ends("T05C", application, end, around, said)
        return
    said, longer = N_("Decide the application for a travel document."), application.term_is_extended
    yield from _ends("T01", application, application.applied_on, around, said, longer=longer)
    if application.alert_answer is AlertAnswer.ALERT:
        said = N_("Give notice of an intended refusal, if that follows from the alert.")
        yield from _ends("T04", application, application.applied_on, around, said)


def _for_partner(application: TravelDocumentApplication, around: Around) -> Iterator[Due]:
    """An EU emergency document: the state of the applicant is asked, answers, and then it is issued."""
    asked, answered = application.partner_consulted_on, application.partner_answered_on
    if answered is not None:
        said = N_("Issue the EU emergency document.")
        yield from _ends("T09C", application, answered, around, said)
    elif asked is not None:
        said = N_("The state of the applicant answers by this day.")
        yield from _ends("T09B", application, asked, around, said)
    else:
        said = N_("Ask the state of the applicant.")
        yield from _ends("T09A", application, application.applied_on, around, said)


def _of_visa(visa: VisaApplication, around: Around) -> Iterator[Due]:
    if visa.state not in _VISA_OPEN and not (
        visa.kind is VisaKind.ENTRY_VISA and visa.state is VisaState.APPROVED
    ):
        return
    sentences = {
        VisaKind.RETURN_VISA: ("T07", N_("Decide the application for a return visa.")),
        VisaKind.ENTRY_VISA: ("T08", N_("Have the entry visa ready.")),
    }
    if visa.kind not in sentences:
        return
    code, said = sentences[visa.kind]
    if visa.decision_due_on is not None:
        yield _due(code, visa, visa.decision_due_on, around, said)
    else:
        yield from _ends(code, visa, visa.submitted_on, around, said, longer=visa.term_is_extended)


def _of_inquiry(inquiry: NationalityInquiry, around: Around) -> Iterator[Due]:
    """Show the loss limit once it is near, which any issue of a document restarts; and the time to prove parenthood."""
    acquired = inquiry.acquired_on
    if (
        inquiry.acquisition_ground is AcquisitionGround.RECOGNISED_WITH_PROOF
        and inquiry.state not in _CONCLUDED
        and acquired is not None
        and acquired.is_complete
    ):
        said = N_("Biological parenthood is proven by this day, or the recognition gave no nationality.")
        yield from _ends("T10", inquiry, acquired.earliest(), around, said)
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


def _of_consent(consent: Consent, around: Around) -> Iterator[Due]:
    said = N_("Consent was withdrawn: by this day a replacement is sought, or the document lapses.")
    if consent.state is ConsentState.WITHDRAWN:
        yield from _ends("T06", consent, consent.withdrawn_on, around, said)


def _of_task(task: Task, around: Around) -> Iterator[Due]:
    if task.due_on is not None and task.state in _OPEN:
        state = state_of(task.due_on, around.today)
        facts = {"task": task.description}
        basis = term_source(task.term) if task.term else "§3.8"
        yield Due(TASK, task, task.due_on, state, basis, N_("Task: {task}"), facts)


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
    Consent: _of_consent,
    Task: _of_task,
    ProvisionalDecision: _of_decision,
}
FOLLOWED: Final = tuple(_FOLLOW)
WATCHED: Final[dict[type[Record], frozenset[StrEnum]]] = {
    NationalityInquiry: frozenset(InquiryState) - _CONCLUDED - {InquiryState.NOT_STARTED},
    TravelDocumentApplication: _UNDECIDED | _ISSUED | _LYING_READY,
    VisaApplication: _VISA_OPEN | {VisaState.APPROVED},
    Consent: frozenset({ConsentState.WITHDRAWN}),
    Task: _OPEN,
    ProvisionalDecision: frozenset({ProvisionalState.PROVISIONAL}),
}
"""The states in which a term can run, of every record but a case, of which WORKED_ON holds the states."""
