"""Whether a record can be right: by itself, and beside the records around it (domain §15)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import CaseAccess
from consulaat.records.campaign import AttendanceCheck, CampaignMeasurement
from consulaat.records.case import Case, CaseLink, Involvement, WishStatement
from consulaat.records.compound import parts_of
from consulaat.records.conference import CaseConference
from consulaat.records.contact import Contact, ContactProtocol
from consulaat.records.court import Article39Decision
from consulaat.records.custody import Consent, CustodySituation
from consulaat.records.journey import Journey
from consulaat.records.keeping import DestructionList
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, CostLine, Payment
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.person import DuplicateDecision, Person
from consulaat.records.plan import SafetyPlan
from consulaat.records.report import Report
from consulaat.records.risk import RiskAssessment
from consulaat.records.safehouse import Safehouse, Stay
from consulaat.records.travel_document import TravelDocument, TravelDocumentApplication
from consulaat.records.user import User
from consulaat.records.visa import ResidenceRight, VisaApplication
from consulaat.rules.access import access_checks
from consulaat.rules.around import Around
from consulaat.rules.article39 import article39_checks
from consulaat.rules.code_checks import (
    country_findings,
    currency_findings,
    language_findings,
    nationality_findings,
    zone_findings,
)
from consulaat.rules.conference import conference_checks
from consulaat.rules.consent_findings import consent_checks, custody_checks
from consulaat.rules.contact import contact_checks, objections_to_contact
from consulaat.rules.count_checks import (
    amount_checks,
    attendance_checks,
    measurement_checks,
    payment_checks,
    safehouse_checks,
    stay_checks,
)
from consulaat.rules.destruction import list_checks
from consulaat.rules.doubles import decision_checks
from consulaat.rules.exit_obstacle import obstacle_checks
from consulaat.rules.findings import Finding, Severity, warning
from consulaat.rules.first_version import objections_to_assessment, objections_to_plan_of_intake
from consulaat.rules.guard_rails import about_plan, about_wish
from consulaat.rules.helpers import objections_to_helpers_unasked
from consulaat.rules.journey_checks import journey_checks
from consulaat.rules.paper_checks import (
    application_checks,
    document_checks,
    inquiry_checks,
    residence_right_checks,
    visa_checks,
)
from consulaat.rules.payment import objections_to_payment
from consulaat.rules.people_checks import (
    case_checks,
    involvement_checks,
    objections_to_involvement,
    objections_to_link_with_itself,
    person_checks,
    protocol_checks,
    report_checks,
)
from consulaat.rules.permissions import objections_to_roles
from consulaat.rules.phenomena import objections_to_reported
from consulaat.rules.protocol_age import device_in_other_hands
from consulaat.rules.risk import objections_to_unasked, risk_findings
from consulaat.rules.unsafe_words import objections_to_neutral_texts, objections_to_same_words
from consulaat.rules.visa_sticker import objections_to_length
from resources.texts import N_


def checks(record: Record, around: Around, *, is_loaded: bool = False) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful about a record as it would be saved.

    What a guard objects to only warns when the record is loaded: it happened, under whatever rules.
    """
    guard = _GUARDS.get(type(record))
    for finding in guard(record, around) if guard else ():
        yield replace(finding, severity=Severity.WARNS) if is_loaded else finding
    yield from _hard_fields(record)
    yield from _codes(record)
    check = _CHECKS.get(type(record))
    if check is not None:
        yield from check(record, around)


def _hard_fields(record: Record) -> Iterator[Finding]:
    """Warn of a field without which the record is not final; an intake may be saved all the same."""
    for part in parts_of(type(record)):
        if part.about.hard and getattr(record, part.name) in (None, "", ()):
            yield warning(
                "FIELD_MISSING",
                N_("The field {field} is needed before this record is final."),
                "§15",
                part.name,
                field=part.name,
            )


def _codes(record: Record) -> Iterator[Finding]:
    """Check the fields that hold a code of a table, by their name."""
    for part in parts_of(type(record)):
        value = getattr(record, part.name)
        check = _BY_NAME.get(part.name)
        if check is not None and isinstance(value, str) and value:
            yield from check(value, part.name)


def _risk(risk: RiskAssessment, around: Around) -> Iterator[Finding]:
    yield from risk_findings(risk)
    yield from device_in_other_hands(risk, around)
    yield from objections_to_unasked(risk, around)
    yield from objections_to_helpers_unasked(risk, around)


def _plan_guard(plan: SafetyPlan, around: Around) -> Iterator[Finding]:
    yield from objections_to_plan_of_intake(plan, around)
    yield from objections_to_neutral_texts(plan, around)


def _user(user: User, _around: Around) -> Iterator[Finding]:
    yield from objections_to_roles(user.roles)


_BY_NAME: Final[dict[str, Callable[[str, str], Iterator[Finding]]]] = {
    "country": country_findings,
    "country_of_stay": country_findings,
    "birth_country": country_findings,
    "issuing_country": nationality_findings,
    "currency": currency_findings,
    "language": language_findings,
    "time_zone": zone_findings,
}
_GUARDS: Final[dict[type[Record], Callable[[Any, Around], Iterator[Finding]]]] = {
    Contact: objections_to_contact,
    Involvement: objections_to_involvement,
    RiskAssessment: objections_to_assessment,
    SafetyPlan: _plan_guard,
    ContactProtocol: objections_to_same_words,
    Report: objections_to_reported,
    CaseLink: objections_to_link_with_itself,
    VisaApplication: objections_to_length,
    Payment: objections_to_payment,
}
_CHECKS: Final[dict[type[Record], Callable[[Any, Around], Iterator[Finding]]]] = {
    User: _user,
    Person: person_checks,
    DuplicateDecision: decision_checks,
    Case: case_checks,
    Report: report_checks,
    Involvement: involvement_checks,
    ContactProtocol: protocol_checks,
    Contact: contact_checks,
    WishStatement: about_wish,
    SafetyPlan: about_plan,
    RiskAssessment: _risk,
    Journey: journey_checks,
    CaseConference: conference_checks,
    CaseAccess: access_checks,
    DestructionList: list_checks,
    AttendanceCheck: attendance_checks,
    CampaignMeasurement: measurement_checks,
    NationalityInquiry: inquiry_checks,
    TravelDocumentApplication: application_checks,
    TravelDocument: document_checks,
    ResidenceRight: residence_right_checks,
    VisaApplication: visa_checks,
    CustodySituation: custody_checks,
    Consent: consent_checks,
    Article39Decision: article39_checks,
    ExitObstacle: obstacle_checks,
    Safehouse: safehouse_checks,
    Stay: stay_checks,
    Commitment: amount_checks,
    CostLine: amount_checks,
    Payment: payment_checks,
}
