"""What comes in the place of consent: a court, or headquarters ahead of it (domain §7)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import (
    AttachmentId,
    CaseId,
    CourtProcedureId,
    OrganisationId,
    PersonId,
    TravelDocumentApplicationId,
    UserId,
)
from consulaat.values.codes import Side
from resources.texts import N_


class CourtRoute(StrEnum):
    """What a court is asked for."""

    SUBSTITUTE_CONSENT = "VERVANGENDE_TOESTEMMING"
    CUSTODY_DISPUTE = "GEZAGSGESCHIL_253A"
    PROVISIONAL_SUPERVISION = "VOORLOPIGE_OTS"
    PROVISIONAL_GUARDIANSHIP = "VOORLOPIGE_VOOGDIJ"
    NATIONALITY = "VASTSTELLING_NEDERLANDERSCHAP"
    HAGUE_1996 = "HAAGS_1996"
    OTHER = "ANDERS"


class CourtOutcome(StrEnum):
    """How a procedure ended."""

    GRANTED = "TOEGEWEZEN"
    DENIED = "AFGEWEZEN"
    WITHDRAWN = "INGETROKKEN"


class Article39Outcome(StrEnum):
    """What headquarters decided."""

    GRANTED = "TOEGEKEND"
    DENIED = "AFGEWEZEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtProcedure(Record):
    """A court route that is planned or taken."""

    BELONGS_TO: ClassVar = ("case", "person")

    case: Annotated[CaseId, About(N_("Case"))]
    person: Annotated[PersonId, About(N_("Person"))]
    route: Annotated[CourtRoute, About(N_("What is asked"))]
    requested_by_side: Annotated[Side | None, About(N_("Requested by side"))] = None
    requested_by_person: Annotated[PersonId | None, About(N_("Requested by person"))] = None
    court: Annotated[OrganisationId | None, About(N_("Court"))] = None
    planned_on: Annotated[date | None, About(N_("Planned on"))] = None
    lodged_on: Annotated[date | None, About(N_("Lodged on"))] = None
    decided_on: Annotated[date | None, About(N_("Decided on"))] = None
    final_on: Annotated[date | None, About(N_("Final on"))] = None
    outcome: Annotated[CourtOutcome | None, About(N_("Outcome"))] = None
    ruling_number: Annotated[str | None, About(N_("Number of the ruling"), searchable=Search.NUMBER)] = None
    limits: Annotated[str | None, About(N_("Limits to validity or territory"))] = None
    ruling: Annotated[AttachmentId | None, About(N_("Ruling"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article39Decision(Record):
    """Headquarters weighs an emergency document ahead of the court; a proposal until there is an outcome."""

    BELONGS_TO: ClassVar = ("case", "person")

    case: Annotated[CaseId, About(N_("Case"))]
    person: Annotated[PersonId, About(N_("Child"))]
    application: Annotated[TravelDocumentApplicationId, About(N_("Application for a travel document"))]
    identity_is_established: Annotated[bool | None, About(N_("Identity is established"), hard=True)] = None
    nationality_is_established: Annotated[bool | None, About(N_("Nationality is established"), hard=True)] = (
        None
    )
    custody_research: Annotated[
        str | None, About(N_("What was found out of custody"), hard=True, searchable=Search.TEXT)
    ] = None
    consent_danger: Annotated[
        str | None, About(N_("Why consent cannot be asked"), hard=True, searchable=Search.TEXT)
    ] = None
    child_was_heard: Annotated[bool | None, About(N_("The child was heard"), hard=True)] = None
    hearing_manner: Annotated[str | None, About(N_("How the child was heard"), hard=True)] = None
    child_own_words: Annotated[
        str | None, About(N_("The child in its own words"), hard=True, searchable=Search.TEXT)
    ] = None
    best_interest_weighing: Annotated[
        str | None, About(N_("Weighing of the best interest"), hard=True, searchable=Search.TEXT)
    ] = None
    court_requester: Annotated[str | None, About(N_("Who goes to court"), hard=True)] = None
    court_request_on: Annotated[date | None, About(N_("Request to the court on"))] = None
    court_procedure: Annotated[CourtProcedureId | None, About(N_("Court procedure"))] = None
    travel_route: Annotated[str | None, About(N_("Route"), hard=True)] = None
    reception: Annotated[str | None, About(N_("Reception"), hard=True)] = None
    outcome: Annotated[Article39Outcome | None, About(N_("Outcome"), hard=True)] = None
    decided_by: Annotated[UserId | None, About(N_("Decided by"), filled=True)] = None
    decided_at: Annotated[datetime | None, About(N_("Decided on"), filled=True)] = None
