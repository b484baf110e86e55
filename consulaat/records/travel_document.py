"""Travel documents and applications for them (domain §8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import (
    CaseId,
    EvidenceId,
    NationalityInquiryId,
    PersonId,
    TravelDocumentApplicationId,
    UserId,
)
from resources.texts import N_


class DocumentKind(StrEnum):
    """Kinds of travel document, by the code of the document table."""

    NATIONAL_PASSPORT = "PN"
    BUSINESS_PASSPORT = "ZN"
    SECOND_PASSPORT = "TN"
    SECOND_BUSINESS_PASSPORT = "TE"
    IDENTITY_CARD = "NI"
    REFUGEE_TRAVEL_DOCUMENT = "PV"
    ALIEN_TRAVEL_DOCUMENT = "PB"
    DIPLOMATIC_PASSPORT = "PD"
    SERVICE_PASSPORT = "PZ"
    FACILITIES_PASSPORT = "PF"
    EMERGENCY_PASSPORT = "NN"
    LAISSEZ_PASSER = "LP"
    EU_EMERGENCY_DOCUMENT = "EUETD"
    FOREIGN_PASSPORT = "BUITENLANDS_PASPOORT"
    FOREIGN_IDENTITY_CARD = "BUITENLANDSE_ID"


class ApplicationState(StrEnum):
    """How far an application has come."""

    DRAFT = "CONCEPT"
    SUBMITTED = "INGEDIEND"
    NOT_PROCESSED = "NIET_IN_BEHANDELING"
    IN_PROGRESS = "IN_BEHANDELING"
    ISSUED = "VERSTREKT"
    REFUSAL_INTENDED = "VOORNEMEN_WEIGERING"
    HELD = "AANGEHOUDEN"
    REFUSED = "GEWEIGERD"
    ISSUED_LIMITED = "VERSTREKT_BEPERKT"
    IN_PRODUCTION = "IN_PRODUCTIE"
    AT_POST = "OP_POST"
    HANDED_OUT = "UITGEREIKT"
    NOT_COLLECTED = "NIET_AFGEHAALD"
    DOCUMENT_WITHDRAWN = "ONTTROKKEN"
    MISPRINTED = "MISDRUK"
    RETRACTED = "INGETROKKEN"


class FeeSettlement(StrEnum):
    """How the fee was settled."""

    PAID = "BETAALD"
    WAIVED = "KWIJTGESCHOLDEN"
    FUNDED = "GEFINANCIERD"


class AlertAnswer(StrEnum):
    """What the register of passport alerts answered."""

    NONE = "GEEN_SIGNALERING"
    ALERT = "SIGNALERING"
    AWAITED = "NOG_NIET_ONTVANGEN"


class ApplicationDecision(StrEnum):
    """What was decided."""

    ISSUED = "VERSTREKT"
    ISSUED_LIMITED = "VERSTREKT_BEPERKT"
    REFUSED = "GEWEIGERD"
    NOT_PROCESSED = "NIET_IN_BEHANDELING"


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocumentApplication(Record):
    """An application for a Dutch travel document."""

    REFERENCES: ClassVar = ("number",)
    BELONGS_TO: ClassVar = ("case", "person")

    number: Annotated[str | None, About(N_("Application number"), filled=True, searchable=Search.NUMBER)] = (
        None
    )
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    person: Annotated[PersonId, About(N_("Person"))]
    applied_on: Annotated[date, About(N_("Applied on"))]
    kind: Annotated[DocumentKind, About(N_("Kind"))]
    state: Annotated[ApplicationState, About(N_("State"), filled=True)] = ApplicationState.DRAFT
    is_urgent: Annotated[bool | None, About(N_("Urgent"))] = None
    taken_by: Annotated[UserId, About(N_("Taken by"))]
    inquiry: Annotated[NationalityInquiryId | None, About(N_("Nationality inquiry"))] = None
    identity_evidence_items: Annotated[tuple[EvidenceId, ...], About(N_("Identity established with"))] = ()
    appeared_in_person: Annotated[bool | None, About(N_("Appeared in person"))] = None
    absence_reason: Annotated[str | None, About(N_("Why not in person"), searchable=Search.TEXT)] = None
    fee_settlement: Annotated[FeeSettlement | None, About(N_("Fee settled by"))] = None
    alert_answer: Annotated[AlertAnswer | None, About(N_("Answer on passport alerts"))] = None
    decision: Annotated[ApplicationDecision | None, About(N_("Decision"), filled=True)] = None
    decided_by: Annotated[UserId | None, About(N_("Decided by"), filled=True)] = None
    decided_at: Annotated[datetime | None, About(N_("Decided on"), filled=True)] = None
    second_read_by: Annotated[UserId | None, About(N_("Second reader"))] = None
    missing_requirement: Annotated[str | None, About(N_("Missing requirement"))] = None
    repair_until: Annotated[date | None, About(N_("Time to repair until"))] = None
    term_is_extended: Annotated[bool | None, About(N_("Term extended"))] = None
    extension_notified_on: Annotated[date | None, About(N_("Extension notified on"))] = None
    intention_notified_on: Annotated[date | None, About(N_("Intention to refuse notified on"))] = None
    hold_requested_on: Annotated[date | None, About(N_("Asked to be held on"))] = None
    partner_consulted_on: Annotated[date | None, About(N_("Partner state consulted on"))] = None
    partner_answered_on: Annotated[date | None, About(N_("Partner state answered on"))] = None
    issued_on: Annotated[date | None, About(N_("Issued on"))] = None
    available_on: Annotated[date | None, About(N_("At the post on"))] = None
    handed_out_at: Annotated[datetime | None, About(N_("Handed out on"))] = None
    handed_out_by: Annotated[UserId | None, About(N_("Handed out by"), filled=True)] = None
    document_number: Annotated[str | None, About(N_("Document number"), searchable=Search.NUMBER)] = None
    withdrawn_on: Annotated[date | None, About(N_("Withdrawn on"))] = None
    withdrawal_witness: Annotated[UserId | None, About(N_("Witness of withdrawal"))] = None


class DocumentPossession(StrEnum):
    """Who has a document."""

    PERSON = "BETROKKENE"
    FAMILY = "FAMILIE"
    THIRD_PARTY = "DERDE"
    AUTHORITY = "AUTORITEIT"
    POST = "POST"
    LOST = "KWIJT"
    UNKNOWN = "ONBEKEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocument(Record):
    """A passport, card or emergency document that exists."""

    REFERENCES: ClassVar = ("number",)
    BELONGS_TO: ClassVar = ("person",)

    person: Annotated[PersonId, About(N_("Person"))]
    kind: Annotated[DocumentKind, About(N_("Kind"))]
    number: Annotated[str, About(N_("Document number"), searchable=Search.NUMBER)]
    issuing_country: Annotated[str | None, About(N_("Issued by country"))] = None
    authority: Annotated[str | None, About(N_("Authority"))] = None
    issued_on: Annotated[date | None, About(N_("Issued on"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    application: Annotated[TravelDocumentApplicationId | None, About(N_("Application"))] = None
    possession: Annotated[DocumentPossession | None, About(N_("In the hands of"))] = None
