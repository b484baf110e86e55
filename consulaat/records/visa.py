"""Residence rights, visas and the questions to the immigration service (domain §9)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import (
    CaseId,
    PersonId,
    ResidenceRightId,
    TravelDocumentId,
    UserId,
    VisaApplicationId,
)
from resources.texts import N_


class ResidenceKind(StrEnum):
    """Kinds of residence right."""

    REGULAR_TEMPORARY = "REGULIER_BEPAALD"
    REGULAR_PERMANENT = "REGULIER_ONBEPAALD"
    ASYLUM_TEMPORARY = "ASIEL_BEPAALD"
    ASYLUM_PERMANENT = "ASIEL_ONBEPAALD"
    EU_FREE_MOVEMENT = "EU_GEMEENSCHAPSRECHT"
    EU_LONG_TERM = "EU_LANGDURIG"
    ASSOCIATION_RIGHT = "ASSOCIATIERECHT_TR"
    IN_PROCEDURE = "IN_PROCEDURE"
    EXPIRED = "VERLOPEN"
    WITHDRAWN = "INGETROKKEN"
    NEVER = "NOOIT"
    UNKNOWN = "ONBEKEND"


class MainResidence(StrEnum):
    """Whether main residence was moved."""

    NOT_MOVED = "NEE_ACHTERGELATEN"
    MOVED = "JA"
    TO_BE_ASSESSED = "TE_BEOORDELEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidenceRight(Record):
    """A right to live in the Netherlands; the card is not the right."""

    BELONGS_TO: ClassVar = ("person",)

    person: Annotated[PersonId, About(N_("Person"))]
    kind: Annotated[ResidenceKind, About(N_("Kind"))]
    document_number: Annotated[str | None, About(N_("Document number"), searchable=Search.NUMBER)] = None
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    document_is_held: Annotated[bool | None, About(N_("Document is held"))] = None
    main_residence: Annotated[MainResidence | None, About(N_("Main residence moved"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None


class VisaKind(StrEnum):
    """Kinds of visa; return and entry visas together are the return visas of the statistics."""

    RETURN_VISA = "TKV"
    ENTRY_VISA = "INREIS"
    MVV = "MVV"
    FACILITATED_VISA = "FAC"


class VisaState(StrEnum):
    """How far an application has come."""

    DRAFT = "CONCEPT"
    SUBMITTED = "INGEDIEND"
    WITH_IMMIGRATION_SERVICE = "BIJ_IND"
    SUPPLEMENT_REQUESTED = "AANVULLING_GEVRAAGD"
    APPROVED = "AKKOORD"
    REJECTED = "AFGEWEZEN"
    NOT_PROCESSED = "BUITEN_BEHANDELING"
    STICKER_PLACED = "STICKER_GEPLAATST"
    HANDED_OUT = "UITGEREIKT"
    USED = "GEBRUIKT"
    EXPIRED = "VERLOPEN"
    WITHDRAWN = "INGETROKKEN"


class VisaDecision(StrEnum):
    """What was decided."""

    APPROVED = "AKKOORD"
    REJECTED = "AFGEWEZEN"
    NOT_PROCESSED = "BUITEN_BEHANDELING"


class VisaEntries(StrEnum):
    """How often one may enter."""

    ONE = "1"
    TWO = "2"
    MULTIPLE = "MULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaApplication(Record):
    """An application for a return, entry or other visa."""

    REFERENCES: ClassVar = ("number", "sticker_number")
    BELONGS_TO: ClassVar = ("case", "person")

    number: Annotated[str | None, About(N_("Application number"), filled=True, searchable=Search.NUMBER)] = (
        None
    )
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    person: Annotated[PersonId, About(N_("Person"))]
    kind: Annotated[VisaKind, About(N_("Kind"))]
    state: Annotated[VisaState, About(N_("State"), filled=True)] = VisaState.DRAFT
    submitted_on: Annotated[date, About(N_("Submitted on"))]
    taken_by: Annotated[UserId, About(N_("Taken by"))]
    appeared_in_person: Annotated[bool | None, About(N_("Appeared in person"))] = None
    absence_reason: Annotated[str | None, About(N_("Why not in person"), searchable=Search.TEXT)] = None
    travel_document: Annotated[TravelDocumentId | None, About(N_("Travel document"))] = None
    is_on_separate_sheet: Annotated[bool | None, About(N_("On a separate sheet"))] = None
    residence_right: Annotated[ResidenceRightId | None, About(N_("Residence right"))] = None
    reason: Annotated[str | None, About(N_("Reason"), searchable=Search.TEXT)] = None
    children: Annotated[tuple[PersonId, ...], About(N_("Children along"))] = ()
    permit_proof_seen_by: Annotated[UserId | None, About(N_("Proof of permit seen by"))] = None
    decision_due_on: Annotated[date | None, About(N_("Decision due on"), filled=True)] = None
    term_is_extended: Annotated[bool | None, About(N_("Term extended"))] = None
    decision: Annotated[VisaDecision | None, About(N_("Decision"), filled=True)] = None
    decided_by: Annotated[UserId | None, About(N_("Decided by"), filled=True)] = None
    decided_at: Annotated[datetime | None, About(N_("Decided on"), filled=True)] = None
    rejection_reasons: Annotated[str | None, About(N_("Reasons for rejection"), searchable=Search.TEXT)] = (
        None
    )
    remedy_text: Annotated[str | None, About(N_("Remedies"))] = None
    sticker_number: Annotated[str | None, About(N_("Sticker number"), searchable=Search.NUMBER)] = None
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    entries: Annotated[VisaEntries | None, About(N_("Entries"))] = None
    territory: Annotated[str | None, About(N_("Territory"))] = None
    handed_out_at: Annotated[datetime | None, About(N_("Handed out on"))] = None
    used_on: Annotated[date | None, About(N_("Used on"))] = None


class IndAnswer(StrEnum):
    """What the immigration service answered."""

    AGREED = "AKKOORD"
    NOT_AGREED = "NIET_AKKOORD"
    SUPPLEMENT = "AANVULLEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndConsultation(Record):
    """One question to the immigration service and its answer."""

    BELONGS_TO: ClassVar = ("visa_application",)

    visa_application: Annotated[VisaApplicationId, About(N_("Visa application"))]
    question: Annotated[str, About(N_("Question"), searchable=Search.TEXT)]
    sent_at: Annotated[datetime | None, About(N_("Sent on"))] = None
    answer: Annotated[IndAnswer | None, About(N_("Answer"))] = None
    received_at: Annotated[datetime | None, About(N_("Received on"))] = None
    handler: Annotated[str | None, About(N_("Handler"))] = None
