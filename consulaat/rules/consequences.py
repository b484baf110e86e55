"""What other records change because one was saved (domain §0, §3, §10, §16)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import CaseAccess, ProvisionalDecision
from consulaat.records.case import Case, CaseState, WishStatement
from consulaat.records.conference import CaseConference
from consulaat.records.contact import Contact, ContactProtocol, ProtocolState
from consulaat.records.custody import Consent, CustodySituation
from consulaat.records.ids import ReportId, TaskId
from consulaat.records.journey import Handover, Journey
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, Payment
from consulaat.records.nationality import InquiryState, LossSignal, NationalityInquiry
from consulaat.records.person import Person
from consulaat.records.report import Report, ReportKind, ReportState
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.safehouse import Stay, StayState
from consulaat.records.task import Task, TaskOrigin, TrackKind
from consulaat.records.travel_document import ApplicationState, TravelDocument, TravelDocumentApplication
from consulaat.records.visa import VisaApplication, VisaState
from consulaat.rules import (
    alarm,
    broken_glass,
    case_steps,
    closing_proposal,
    conference,
    provisional_outcome,
    second_people,
)
from consulaat.rules.around import Around
from consulaat.rules.four_eyes import me
from consulaat.rules.inquiry_template import missing_steps
from consulaat.rules.nationality_inquiry import with_clock
from consulaat.rules.risk import latest_assessment
from consulaat.values.codes import Answer, Side
from consulaat.values.ids import RecordId, derived_id
from resources.texts import N_, _


def consequences(record: Record, around: Around, *, is_new: bool) -> tuple[Record, ...]:
    """Return every other record to save because a record was saved, what follows from those included.

    ``around`` holds the records as they were. Each record is returned once, in its last form; the record
    itself is among them when it changes too. The order is that in which they came up.
    """
    around = around.having(record)
    waiting, found = [(record, is_new)], dict[RecordId, Record]()
    while waiting:
        each, each_is_new = waiting.pop(0)
        for follower in _followers(around.one(type(each), each.id) or each, around, is_new=each_is_new):
            known = around.one(type(follower), follower.id)
            if known != follower:
                around = around.having(follower)
                found[follower.id] = follower
                waiting.append((follower, known is None))
    return tuple(found.values())


def _followers(record: Record, around: Around, *, is_new: bool) -> tuple[Record, ...]:
    if isinstance(record, Report):
        return tuple(_of_report(record, around, is_new=is_new))
    if isinstance(record, Case) and is_new:
        planned = tuple(_of_case(record, around))
        return (*planned, *case_steps.laid_out(record, around.having(*planned)))
    if isinstance(record, ContactProtocol):
        replaced = _of_protocol(record, around, is_new=is_new)
        return (*replaced, *case_steps.done_by(record, around))
    follow = _FOLLOW.get(type(record))
    found = tuple(follow(record, around)) if follow else ()
    brings = isinstance(record, _RESULTS)
    return (*found, *case_steps.done_by(record, around)) if brings else found


def _of_report(report: Report, around: Around, *, is_new: bool) -> Iterator[Record]:
    """Give a new report, or one that became more than a question, an owner and a first thing to do."""
    owner = report.owner or me(around)
    is_more = report.kind is not ReportKind.INFORMATION_REQUEST and report.first_action is None
    starts = report.state is ReportState.VERIFYING or (
        report.state is ReportState.NEW and (is_new or is_more)
    )
    if not starts:
        return
    if report.kind is ReportKind.INFORMATION_REQUEST or report.first_action is not None:
        yield replace(report, owner=owner)
        return
    is_safe = report.direct_danger is Answer.NO
    task = Task(
        id=derived_id("first-action", report.id),
        report=ReportId(report.id),
        case=report.case,
        description=_(N_("Contact the person safely and ask about danger first")),
        side=Side.POST,
        assignee=owner,
        due_on=around.today + timedelta(days=1) if is_safe else around.today,
        track_kind=TrackKind.SAFETY,
        origin=TaskOrigin.TEMPLATE,
        post=report.post,
    )
    yield task
    yield replace(report, owner=owner, first_action=TaskId(task.id))


def _of_risk(risk: RiskAssessment, around: Around) -> Iterator[Record]:
    case = around.one(Case, risk.case)
    latest = latest_assessment(case, around) if case else None
    if case is None or latest is None or case.risk_level is latest.level:
        return
    yield replace(case, risk_level=latest.level)
    if latest.level is RiskLevel.ACUTE:
        yield from alarm.acute(latest, case, around)


def _of_contact(contact: Contact, around: Around) -> Iterator[Record]:
    case = around.one(Case, contact.case)
    if case is None:
        return
    yield from alarm.raised_by(contact, case, around)
    if contact.succeeded is False or not contact.is_own_sign_of_life:
        return
    if case.last_sign_of_life_at is None or case.last_sign_of_life_at < contact.occurred_at:
        yield replace(case, last_sign_of_life_at=contact.occurred_at)


def _of_case(case: Case, around: Around) -> Iterator[Record]:
    """Plan a conference where one is due and none was held or planned, and close steps that are done."""
    if case.state is not CaseState.CLOSED:
        yield from conference.planned(case, around)
    yield from case_steps.settled(case, around)
    yield from closing_proposal.proposed(case, around)
    yield from second_people.to_be_confirmed(case, around)


def _of_wish(said: WishStatement, around: Around) -> Iterator[Record]:
    """The case shows the wish that was said last."""
    case = around.one(Case, said.case)
    latest = max(around.all(WishStatement, case=said.case), key=lambda each: (each.stated_at, each.id))
    if case is not None and case.wish is not latest.wish:
        yield replace(case, wish=latest.wish)


def _of_person(person: Person, around: Around) -> Iterator[Record]:
    """Follow a birth date or residence that became known in cases and inquiries."""
    for case in around.all(Case, person=person.id):
        yield from _of_case(case, around)
    yield from _clocks(person.id, around)


def _of_document(document: TravelDocument, around: Around) -> Iterator[Record]:
    """An issue restarts the loss period."""
    yield from _clocks(document.person, around)


def _clocks(person: RecordId, around: Around) -> Iterator[Record]:
    for inquiry in around.all(NationalityInquiry, person=person):
        if inquiry.state in _WORKED_ON:
            yield with_clock(inquiry, around)


def _of_protocol(protocol: ContactProtocol, around: Around, *, is_new: bool) -> Iterator[Record]:
    """One protocol is in use: what was agreed last takes the place of what was agreed before."""
    if protocol.state is not ProtocolState.ACTIVE:
        return
    for old in around.all(ContactProtocol, case=protocol.case):
        is_older = old.state is ProtocolState.ACTIVE and is_new
        is_named = old.id == protocol.replaces and old.state is not ProtocolState.REPLACED
        if old.id != protocol.id and (is_older or is_named):
            yield replace(old, state=ProtocolState.REPLACED)


def _of_inquiry(inquiry: NationalityInquiry, around: Around) -> Iterator[Record]:
    """Add the steps of another ground, and ask for proportionality once loss is possible."""
    if inquiry.state in _WORKED_ON:
        yield from missing_steps(inquiry, around)
    yield from second_people.to_be_confirmed(inquiry, around)
    if inquiry.case is None or inquiry.loss_signal is not LossSignal.POSSIBLE:
        return
    task = derived_id("proportionality", inquiry.id)
    if inquiry.state in _WORKED_ON and around.one(Task, task) is None:
        yield Task(
            id=task,
            case=inquiry.case,
            description=_(N_("Weigh whether a possible loss of nationality is proportionate (step N10)")),
            side=Side.POST,
            track_kind=TrackKind.IDENTITY_NATIONALITY,
            origin=TaskOrigin.TEMPLATE,
            post=inquiry.post,
        )


def _of_visa(visa: VisaApplication, around: Around) -> Iterator[Record]:
    if visa.state in {VisaState.HANDED_OUT, VisaState.USED}:
        yield from _assisted(visa.case, around)


def _of_application(application: TravelDocumentApplication, around: Around) -> Iterator[Record]:
    if application.state is ApplicationState.HANDED_OUT:
        yield from _assisted(application.case, around)
    yield from second_people.to_be_confirmed(application, around)


def _of_stay(stay: Stay, around: Around) -> Iterator[Record]:
    if stay.state in _ASSISTING_STAY:
        yield from _assisted(stay.case, around)
    case = around.one(Case, stay.case)
    if case is not None:
        yield from _of_case(case, around)


def _of_consent(consent: Consent, around: Around) -> Iterator[Record]:
    """Plan a conference in the cases of a child whose consent is missing."""
    for case in around.all(Case, person=consent.person):
        yield from _of_case(case, around)


def _of_payment(payment: Payment, around: Around) -> Iterator[Record]:
    yield from _assisted(payment.case, around)


def _assisted(case: RecordId | None, around: Around) -> Iterator[Record]:
    """Yield the case as one in which consular assistance was given."""
    found = around.one(Case, case) if case else None
    if found is not None and not found.consular_assistance_was_given:
        yield replace(found, consular_assistance_was_given=True)


_WORKED_ON: Final = frozenset(
    {InquiryState.UNDER_INQUIRY, InquiryState.AWAITING_EVIDENCE, InquiryState.AWAITING_ANSWER}
)
_ASSISTING_STAY: Final = frozenset(
    {StayState.ACTIVE, StayState.EXTENSION_REQUESTED, StayState.ENDED, StayState.RAN_AWAY, StayState.MOVED}
)
_RESULTS: Final = (
    *(Person, RiskAssessment, CaseConference, NationalityInquiry, CustodySituation, ExitObstacle, Stay),
    *(Commitment, TravelDocument, VisaApplication, Journey, Handover),
)
_FOLLOW: Final[dict[type[Record], Callable[[Any, Around], Iterator[Record]]]] = {
    Person: _of_person,
    TravelDocument: _of_document,
    RiskAssessment: _of_risk,
    Contact: _of_contact,
    Case: _of_case,
    WishStatement: _of_wish,
    CaseConference: conference.follow,
    NationalityInquiry: _of_inquiry,
    VisaApplication: _of_visa,
    TravelDocumentApplication: _of_application,
    Stay: _of_stay,
    Consent: _of_consent,
    Payment: _of_payment,
    CaseAccess: broken_glass.to_be_judged,
    ProvisionalDecision: provisional_outcome.to_put_right,
    Task: broken_glass.judged,
}
