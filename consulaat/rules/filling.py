"""What the program fills in by itself when a record is made or changed (domain §3, §12.4, §18)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from consulaat.records.about import Record
from consulaat.records.access import CaseAccess
from consulaat.records.court import Article39Decision
from consulaat.records.custody import Consent
from consulaat.records.ids import ExchangeRateId
from consulaat.records.keeping import DestructionList
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment
from consulaat.records.nationality import InquiryState, NationalityInquiry
from consulaat.records.person import DuplicateDecision, Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.report import Report
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.safehouse import Stay, StayState
from consulaat.records.task import Task, TaskOrigin
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.visa import VisaApplication, VisaKind
from consulaat.rules.around import Around
from consulaat.rules.article39 import with_author
from consulaat.rules.commitment import needed_level
from consulaat.rules.destruction import proposed
from consulaat.rules.four_eyes import me
from consulaat.rules.law import term
from consulaat.rules.marriages import with_ages
from consulaat.rules.nationality_inquiry import with_clock
from consulaat.rules.nights import nights_between
from consulaat.rules.rates import euro_at, rate_on
from consulaat.rules.risk import guideline_of
from consulaat.rules.terms import due_on
from consulaat.values.money import EURO, Money
from consulaat.values.phones import international
from consulaat.values.sealed import Sealed

R = TypeVar("R", bound=Record)


def filled(record: R, around: Around) -> R:
    """Return a new or changed record with the fields that the program fills in.

    ``around`` holds the record as it was, if it was. What is filled in once stays, until what it
    follows from changes.
    """
    fill = _FILL.get(type(record))
    done: R = fill(record, around) if fill else record
    return done


def _organisation(organisation: Organisation, _around: Around) -> Organisation:
    """Seal contact details that must not travel: those of a local NGO always, of others when it is said."""
    is_sealed = organisation.contact_is_sealed or organisation.kind is OrganisationKind.LOCAL_NGO
    if not is_sealed or not organisation.contact_details:
        return replace(organisation, contact_is_sealed=is_sealed)
    before = organisation.sealed_contact_details
    sealed = Sealed(before.generation if before else 0, organisation.contact_details)
    return replace(organisation, contact_is_sealed=True, contact_details=None, sealed_contact_details=sealed)


def _task(task: Task, _around: Around) -> Task:
    """A task with a term comes of that term."""
    is_by_term = task.term is not None and task.origin is TaskOrigin.MANUAL
    return replace(task, origin=TaskOrigin.STATUTORY_TERM) if is_by_term else task


def _report(report: Report, around: Around) -> Report:
    return replace(report, registered_at=report.registered_at or around.now)


def _person(person: Person, _around: Around) -> Person:
    """Fill in the age at each marriage, and what a telephone number is in the international way."""
    found = [(each, international(each.typed)) for each in person.phones]
    phones = tuple(
        replace(each, normalised=known[0] if known else None, country=known[1] if known else None)
        for each, known in found
    )
    person = with_ages(person)
    return person if phones == person.phones else replace(person, phones=phones)


def _access(line: CaseAccess, around: Around) -> CaseAccess:
    if line.granted_at is not None:
        return line
    return replace(line, granted_by=me(around), granted_at=around.now)


def _duplicate_decision(decision: DuplicateDecision, around: Around) -> DuplicateDecision:
    decided_at = decision.decided_at or around.now
    return replace(decision, decided_by=decision.decided_by or me(around), decided_at=decided_at)


def _consent(consent: Consent, around: Around) -> Consent:
    """A consent is for the document of its application."""
    application = around.one(TravelDocumentApplication, consent.application)
    return replace(consent, document_kind=application.kind) if application else consent


def _visa(visa: VisaApplication, around: Around) -> VisaApplication:
    before = around.one(VisaApplication, visa.id)
    moved = before is not None and _begins(before) != _begins(visa)
    term = _VISA_TERMS.get(visa.kind)
    if term is None or (visa.decision_due_on is not None and not moved):
        return visa
    due = due_on(term, visa.submitted_on, around, post=visa.post, is_extended=visa.term_is_extended)
    return replace(visa, decision_due_on=due)


def _begins(visa: VisaApplication) -> tuple[object, ...]:
    return visa.submitted_on, visa.kind, bool(visa.term_is_extended)


def _stay(stay: Stay, around: Around) -> Stay:
    is_asked = stay.state is StayState.REQUESTED and around.one(Stay, stay.id) is None
    if stay.requested_by is None and is_asked:
        stay = replace(stay, requested_by=me(around), requested_at=stay.requested_at or around.now)
    if stay.arrival_on is not None and stay.departure_on is not None:
        stay = replace(stay, nights=nights_between(stay.arrival_on, stay.departure_on))
    return stay


def _risk(risk: RiskAssessment, _around: Around) -> RiskAssessment:
    rule = term("T16")
    days = (risk.level is RiskLevel.ACUTE and rule.acute_length) or rule.length
    due = risk.assessed_at + timedelta(days=days)
    return replace(risk, guideline_level=guideline_of(risk.answers), next_due_at=due)


def _commitment(commitment: Commitment, around: Around) -> Commitment:
    before = around.one(Commitment, commitment.id)
    is_asked = before is None and commitment.state is CommitmentState.REQUESTED
    if commitment.requested_by is None and is_asked:
        commitment = replace(commitment, requested_by=me(around))
    rate = _rate(commitment, before, around.today, around)
    euro = _euro(commitment.amount, rate, commitment.euro_amount, before.amount if before else None)
    commitment = replace(commitment, rate=rate, euro_amount=euro)
    if commitment.approved_at is None:
        commitment = replace(commitment, level=needed_level(commitment, around))
    return commitment


def _cost_line(line: CostLine, around: Around) -> CostLine:
    before = around.one(CostLine, line.id)
    if line.requested_by is None and before is None and line.state in _ASKED:
        line = replace(line, requested_by=me(around), requested_at=line.requested_at or around.now)
    day = line.incurred_on or around.today
    rate = _rate(line, before, day, around)
    if line.exchange_rate is None or rate != line.rate:
        found = rate_on(line.amount.currency, day, around) if rate else None
        is_used = found is not None and found.units_per_euro == rate
        line = replace(line, exchange_rate=ExchangeRateId(found.id) if found and is_used else None)
    euro = _euro(line.amount, rate, line.euro_amount, before.amount if before else None)
    return replace(line, rate=rate, euro_amount=euro)


def _payment(payment: Payment, around: Around) -> Payment:
    before = around.one(Payment, payment.id)
    rate = _rate(payment, before, payment.paid_on, around)
    euro = _euro(payment.amount, rate, payment.euro_amount, before.amount if before else None)
    return replace(payment, rate=rate, euro_amount=euro)


Spent = Commitment | CostLine | Payment


def _rate(now: Spent, before: Spent | None, day: date, around: Around) -> Decimal | None:
    """Return the rate that is frozen on a record, or that of the day while it has none."""
    currency = now.amount.currency
    if currency == EURO:
        return None
    if now.rate is not None and (before is None or before.amount.currency == currency):
        return now.rate
    found = rate_on(currency, day, around)
    return found.units_per_euro if found else None


def _euro(amount: Money, rate: Decimal | None, known: Money | None, before: Money | None) -> Money | None:
    """Return the amount in euro; one that is known stays while the amount does."""
    if known is not None and (before is None or before == amount):
        return known
    return euro_at(amount, rate)


def _inquiry(inquiry: NationalityInquiry, around: Around) -> NationalityInquiry:
    return inquiry if inquiry.state in _CONCLUDED else with_clock(inquiry, around)


_VISA_TERMS: Final = {VisaKind.RETURN_VISA: "T07", VisaKind.ENTRY_VISA: "T08"}
_ASKED: Final = frozenset({CostState.ESTIMATE, CostState.REQUESTED})
_CONCLUDED: Final = frozenset(
    {InquiryState.ESTABLISHED_DUTCH, InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}
)
_FILL: Final[dict[type[Record], Callable[[Any, Around], Any]]] = {
    Organisation: _organisation,
    Task: _task,
    Report: _report,
    Person: _person,
    DuplicateDecision: _duplicate_decision,
    Consent: _consent,
    Article39Decision: with_author,
    VisaApplication: _visa,
    Stay: _stay,
    RiskAssessment: _risk,
    Commitment: _commitment,
    CostLine: _cost_line,
    Payment: _payment,
    CaseAccess: _access,
    DestructionList: proposed,
    NationalityInquiry: _inquiry,
}
