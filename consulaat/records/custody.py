"""Who has custody of a minor, and the consent each of them gives for one document (domain §7)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import (
    AttachmentId,
    CaseId,
    CourtProcedureId,
    OrganisationId,
    PersonId,
    TravelDocumentApplicationId,
    UserId,
)
from consulaat.records.travel_document import DocumentKind
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


class CustodyHolderKind(StrEnum):
    """In what part someone has custody."""

    PARENT_ONE = "OUDER1"
    PARENT_TWO = "OUDER2"
    GUARDIAN = "VOOGD"
    AGENCY_PROVISIONAL = "GI_VOORLOPIGE_VOOGDIJ"
    THIRD_PARTY = "DERDE"
    NOBODY = "NIEMAND"
    UNKNOWN = "ONBEKEND"


class ProtectionMeasure(StrEnum):
    """What a court ordered to protect a child."""

    NONE = "GEEN"
    SUPERVISION = "OTS"
    PROVISIONAL_SUPERVISION = "VOORLOPIGE_OTS"
    PLACEMENT = "UITHUISPLAATSING"
    PROVISIONAL_GUARDIANSHIP = "VOORLOPIGE_VOOGDIJ"
    CUSTODY_ENDED = "BEEINDIGD_GEZAG"


class ConsentState(StrEnum):
    """How far one consent has come; the first is where a record starts."""

    NOT_ASKED = "NIET_GEVRAAGD"
    MUST_NOT_ASK = "GEVRAAGD_MAG_NIET"
    ASKED = "GEVRAAGD"
    GIVEN = "GEGEVEN"
    REFUSED = "GEWEIGERD"
    WITHDRAWN = "INGETROKKEN"
    REPLACED_BY_COURT = "VERVANGEN_DOOR_RECHTER"
    NOT_REQUIRED = "NIET_VEREIST"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyHolder:
    """One who has custody: a person, or an organisation."""

    kind: Annotated[CustodyHolderKind, About(N_("Kind of custody"))]
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None
    held_from: Annotated[PartialDate | None, About(N_("Since"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodySituation(Record):
    """Who has custody of a minor, as far as was found out on one day."""

    BELONGS_TO: ClassVar = ("case", "person")

    person: Annotated[PersonId, About(N_("Child"))]
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    holders: Annotated[tuple[CustodyHolder, ...], About(N_("Who has custody"), hard=True)] = ()
    protection_measure: Annotated[ProtectionMeasure | None, About(N_("Measure of protection"))] = None
    protection_until: Annotated[date | None, About(N_("Measure until"))] = None
    ruling_number: Annotated[str | None, About(N_("Number of the ruling"), searchable=Search.NUMBER)] = None
    foreign_custody_decision: Annotated[
        str | None, About(N_("Foreign decision on custody"), searchable=Search.TEXT)
    ] = None
    jurisdiction_note: Annotated[str | None, About(N_("Which court may decide"), searchable=Search.TEXT)] = (
        None
    )
    assessed_by: Annotated[UserId | None, About(N_("Assessed by"))] = None
    assessed_at: Annotated[datetime | None, About(N_("Assessed on"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """The consent of one who has custody, for one application and never for another."""

    BELONGS_TO: ClassVar = ("application", "person")

    person: Annotated[PersonId, About(N_("Child"), merge=Merge.FIXED)]
    application: Annotated[
        TravelDocumentApplicationId, About(N_("Application for a travel document"), merge=Merge.FIXED)
    ]
    giver: Annotated[PersonId | None, About(N_("Who must consent"), merge=Merge.FIXED)] = None
    giver_organisation: Annotated[
        OrganisationId | None, About(N_("Organisation that must consent"), merge=Merge.FIXED)
    ] = None
    document_kind: Annotated[DocumentKind | None, About(N_("Document"), filled=True)] = None
    state: Annotated[ConsentState, About(N_("State"), filled=True)] = ConsentState.NOT_ASKED
    written_consent: Annotated[AttachmentId | None, About(N_("Signed paper"))] = None
    giver_identity_is_established: Annotated[bool | None, About(N_("Identity of the giver established"))] = (
        None
    )
    covers_one_application: Annotated[bool, About(N_("For one application only"), filled=True)] = True
    given_on: Annotated[date | None, About(N_("Given on"))] = None
    withdrawn_on: Annotated[date | None, About(N_("Withdrawn on"), filled=True)] = None
    unsafe_reason: Annotated[str | None, About(N_("Why asking is unsafe"), searchable=Search.TEXT)] = None
    court_procedure: Annotated[CourtProcedureId | None, About(N_("Court procedure"))] = None
