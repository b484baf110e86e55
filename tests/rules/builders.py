"""Valid records for the tests of the rules; a test names only what it is about."""
# ruff: noqa: ANN401 - a builder takes any field of its record

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from consulaat.records.case import AssistanceBasis, Case, Whereabouts
from consulaat.records.conference import CaseConference, ConferenceDecision, ConferenceDecisionKind
from consulaat.records.contact import Contact, ContactProtocol
from consulaat.records.ids import (
    CommitmentId,
    CostLineId,
    EvidenceId,
    FundingSourceId,
    NationalityInquiryId,
    OrganisationId,
    PersonId,
    ReportId,
    ResidenceRightId,
    SafehouseId,
    StayId,
    TaskId,
    TravelDocumentId,
    VisaApplicationId,
)
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment, PaymentMethod
from consulaat.records.nationality import (
    AcquisitionGround,
    InquiryState,
    InquiryStep,
    LossAnswer,
    NationalityInquiry,
    StepCode,
    StepState,
)
from consulaat.records.person import Person
from consulaat.records.reference import CostCategory, ExchangeRate, FundingCode, FundingSource, RateKind
from consulaat.records.report import Channel, Report, ReportState
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.safehouse import (
    Safehouse,
    SafehouseApproval,
    Stay,
    StayPerson,
    TariffLine,
    TariffUnit,
)
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.records.travel_document import (
    AlertAnswer,
    ApplicationState,
    DocumentKind,
    FeeSettlement,
    TravelDocumentApplication,
)
from consulaat.records.visa import (
    IndAnswer,
    IndConsultation,
    ResidenceKind,
    ResidenceRight,
    VisaApplication,
    VisaKind,
    VisaState,
)
from consulaat.rules.inquiry_conclusion import asked_rules
from consulaat.values.codes import Answer, Direction, Side, TriState
from consulaat.values.money import Money, euros
from consulaat.values.partial_date import PartialDate
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    DAAN,
    EVA,
    FRED,
    GIJS,
    NOW,
    PERSON,
    TODAY,
    an_id,
    around,
    me,
)


def a_person(name: str = "person", **given: Any) -> Person:
    values: dict[str, Any] = {"surname": "Haddad", "given_names": "Sam", "born_on": PartialDate("19900210")}
    return Person(id=an_id(name), **{**values, **given})


def a_report(**given: Any) -> Report:
    values: dict[str, Any] = {
        "received_at": NOW,
        "registered_by": me(ANNA),
        "channel": Channel.PHONE,
        "state": ReportState.VERIFYING,
        "direct_danger": Answer.NO,
        "owner": me(ANNA),
        "first_action": TaskId(an_id("first")),
        "duplicates_searched_at": NOW,
        "duplicate_search_result": "nobody",
    }
    return Report(id=an_id("report"), **{**values, **given})


def a_case(name: str = "case", **given: Any) -> Case:
    values: dict[str, Any] = {
        "person": PERSON,
        "direct_danger": Answer.NO,
        "foreign_link": TriState.YES,
        "concrete": TriState.YES,
        "abduction_instead": TriState.NO,
        "whereabouts": Whereabouts.ABROAD,
        "country_of_stay": "MA",
        "assistance_basis": AssistanceBasis.UNKNOWN,
        "first_authority_contact_on": PartialDate("20260601"),
    }
    return Case(id=an_id(name), **{**values, **given})


def a_protocol(name: str = "protocol", **given: Any) -> ContactProtocol:
    return ContactProtocol(id=an_id(name), **{"case": CASE, **given})


def a_contact(name: str, on: date, **given: Any) -> Contact:
    values: dict[str, Any] = {
        "case": CASE,
        "direction": Direction.OUTGOING,
        "channel": Channel.PHONE,
        "occurred_at": datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
    }
    return Contact(id=an_id(name), **{**values, **given})


def a_risk(level: RiskLevel = RiskLevel.LOW, name: str = "risk", **given: Any) -> RiskAssessment:
    values: dict[str, Any] = {
        "case": CASE,
        "assessed_at": NOW,
        "assessed_by": me(ANNA),
        "level": level,
        "reason": "talked",
    }
    return RiskAssessment(id=an_id(name), **{**values, **given})


def a_task(name: str = "task", **given: Any) -> Task:
    return Task(id=an_id(name), **{"case": CASE, "description": "call", "side": Side.POST, **given})


def a_conference(*kinds: ConferenceDecisionKind, **given: Any) -> CaseConference:
    """Return a conference that was held and decided on these matters."""
    decisions = tuple(
        ConferenceDecision(text=f"agreed: {kind}", kind=kind, taken_by_name="the hub") for kind in kinds
    )
    values: dict[str, Any] = {"case": CASE, "held_at": NOW, "chair": me(DAAN), "decisions": decisions}
    return CaseConference(id=an_id("conference"), **{**values, **given})


def a_meeting(**given: Any) -> Task:
    """Return a task to hold a conference that was completed, as before conferences were recorded."""
    values: dict[str, Any] = {"origin": TaskOrigin.CONFERENCE, "state": TaskState.DONE, "completed_at": NOW}
    return a_task("meeting", **{**values, **given})


def a_residence_right(**given: Any) -> ResidenceRight:
    values: dict[str, Any] = {
        "person": PERSON,
        "kind": ResidenceKind.REGULAR_TEMPORARY,
        "valid_until": date(2027, 3, 1),
    }
    return ResidenceRight(id=an_id("right"), **{**values, **given})


def a_visa(**given: Any) -> VisaApplication:
    values: dict[str, Any] = {
        "case": CASE,
        "person": PERSON,
        "kind": VisaKind.ENTRY_VISA,
        "state": VisaState.WITH_IMMIGRATION_SERVICE,
        "submitted_on": TODAY,
        "taken_by": me(GIJS),
        "appeared_in_person": True,
        "travel_document": TravelDocumentId(an_id("document")),
        "residence_right": ResidenceRightId(an_id("right")),
    }
    return VisaApplication(id=an_id("visa"), **{**values, **given})


def a_consultation(answer: IndAnswer | None = IndAnswer.AGREED, **given: Any) -> IndConsultation:
    values: dict[str, Any] = {
        "visa_application": VisaApplicationId(an_id("visa")),
        "question": "May this person return?",
        "sent_at": NOW,
        "answer": answer,
    }
    return IndConsultation(id=an_id("consultation"), **{**values, **given})


def an_application(**given: Any) -> TravelDocumentApplication:
    values: dict[str, Any] = {
        "case": CASE,
        "person": PERSON,
        "applied_on": TODAY,
        "kind": DocumentKind.NATIONAL_PASSPORT,
        "state": ApplicationState.IN_PROGRESS,
        "taken_by": me(FRED),
        "appeared_in_person": True,
        "fee_settlement": FeeSettlement.PAID,
        "alert_answer": AlertAnswer.NONE,
        "inquiry": NationalityInquiryId(an_id("inquiry")),
        "identity_evidence_items": (EvidenceId(an_id("evidence")),),
    }
    return TravelDocumentApplication(id=an_id("application"), **{**values, **given})


def an_inquiry(**given: Any) -> NationalityInquiry:
    values: dict[str, Any] = {
        "case": CASE,
        "person": PERSON,
        "state": InquiryState.UNDER_INQUIRY,
        "acquisition_ground": AcquisitionGround.DUTCH_PARENT_AT_BIRTH,
        "second_read_by": me(BRAM),
    }
    inquiry = NationalityInquiry(id=an_id("inquiry"), **{**values, **given})
    if "loss_answers" in given:
        return inquiry
    rules = asked_rules(inquiry, around(FRED, a_person()))
    return replace(inquiry, loss_answers=tuple(LossAnswer(rule=rule, answer=TriState.NO) for rule in rules))


def a_step(code: StepCode, state: StepState = StepState.ACCEPTED, **given: Any) -> InquiryStep:
    values: dict[str, Any] = {
        "inquiry": NationalityInquiryId(an_id("inquiry")),
        "code": code,
        "state": state,
        **given,
    }
    return InquiryStep(id=an_id(f"step {code}"), **values)


def accepted_steps() -> tuple[InquiryStep, ...]:
    """Return what proves that someone had a Dutch parent at birth."""
    needed = (
        StepCode.IDENTITY,
        StepCode.DOCUMENT_RECORDS,
        StepCode.POPULATION_REGISTER,
        StepCode.PARENTS_MARRIAGE,
        StepCode.PARENT_NATIONALITY,
        StepCode.INTERRUPTIONS,
    )
    return tuple(a_step(code) for code in needed)


def a_safehouse(**given: Any) -> Safehouse:
    values: dict[str, Any] = {
        "code_name": "Amandel",
        "country": "MA",
        "region": "N",
        "operator": OrganisationId(an_id("operator")),
        "capacity_women": 2,
        "capacity_men": 1,
        "capacity_children": 2,
        "approval": SafehouseApproval.APPROVED,
        "tariff_lines": (
            TariffLine(per=TariffUnit.ADULT_NIGHT, amount=mad("350.00"), valid_from=date(2026, 1, 1)),
            TariffLine(per=TariffUnit.CHILD_NIGHT, amount=mad("150.00"), valid_from=date(2026, 1, 1)),
        ),
    }
    return Safehouse(id=an_id("safehouse"), **{**values, **given})


def a_stay(**given: Any) -> Stay:
    adult = StayPerson(person=PERSON, tariff_unit=TariffUnit.ADULT_NIGHT)
    child = StayPerson(person=PersonId(an_id("child")), tariff_unit=TariffUnit.CHILD_NIGHT)
    values: dict[str, Any] = {
        "case": CASE,
        "safehouse": SafehouseId(an_id("safehouse")),
        "people": (adult, child),
        "requested_by": me(ANNA),
        "approved_nights": 14,
        "commitment": CommitmentId(an_id("commitment")),
    }
    return Stay(id=an_id("stay"), **{**values, **given})


def mad(amount: str) -> Money:
    """Return an amount in dirham."""
    return Money.of(amount, "MAD")


def a_rate(currency: str = "MAD", units: str = "10.7350", **given: Any) -> ExchangeRate:
    values: dict[str, Any] = {
        "currency": currency,
        "units_per_euro": Decimal(units),
        "kind": RateKind.MONTHLY,
        "valid_from": date(2026, 7, 1),
        "valid_until": date(2026, 7, 31),
    }
    return ExchangeRate(id=an_id(f"rate {currency} {units}"), **{**values, **given})


def a_source(**given: Any) -> FundingSource:
    values: dict[str, Any] = {
        "code": FundingCode.MINISTRY_BUDGET,
        "name": "budget",
        "categories": frozenset({CostCategory.SAFEHOUSE_STAY, CostCategory.LOCAL_TRANSPORT}),
    }
    return FundingSource(id=an_id("source"), **{**values, **given})


def a_commitment(name: str = "commitment", **given: Any) -> Commitment:
    values: dict[str, Any] = {
        "case": CASE,
        "funding_source": FundingSourceId(an_id("source")),
        "amount": euros(Decimal("800.00")),
        "categories": frozenset({CostCategory.SAFEHOUSE_STAY}),
        "state": CommitmentState.APPROVED,
        "requested_by": me(ANNA),
    }
    values |= given
    values.setdefault("euro_amount", values["amount"] if values["amount"].currency == "EUR" else None)
    return Commitment(id=an_id(name), **values)


def a_cost(name: str = "cost", **given: Any) -> CostLine:
    values: dict[str, Any] = {
        "case": CASE,
        "category": CostCategory.SAFEHOUSE_STAY,
        "amount": euros(Decimal("100.00")),
        "state": CostState.REQUESTED,
        "requested_by": me(ANNA),
        "commitment": CommitmentId(an_id("commitment")),
    }
    values |= given
    values.setdefault("euro_amount", values["amount"] if values["amount"].currency == "EUR" else None)
    return CostLine(id=an_id(name), **values)


def a_payment(name: str = "payment", **given: Any) -> Payment:
    values: dict[str, Any] = {
        "case": CASE,
        "cost_line": CostLineId(an_id("cost")),
        "commitment": CommitmentId(an_id("commitment")),
        "amount": euros(Decimal("100.00")),
        "method": PaymentMethod.BANK,
        "paid_on": TODAY,
        "paid_by": me(EVA),
    }
    values |= given
    values.setdefault("euro_amount", values["amount"] if values["amount"].currency == "EUR" else None)
    return Payment(id=an_id(name), **values)


REPORT: Final = ReportId(an_id("report"))
STAY: Final = StayId(an_id("stay"))
