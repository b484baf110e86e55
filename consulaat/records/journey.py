"""The way home, the hand-over to those who take care next, and what they took over (domain §13)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import (
    AttachmentId,
    CaseId,
    FundingSourceId,
    HandoverId,
    OrganisationId,
    PersonId,
    UserId,
)
from consulaat.values.codes import TriState
from resources.texts import N_


class GoCheckKind(StrEnum):
    """What must be so on the day of travel."""

    DOCUMENTS_VALID = "DOCUMENTEN_GELDIG"
    OBSTACLES_CLOSED = "BELEMMERINGEN_GESLOTEN"
    TICKETS_PRIVATE = "TICKETS_NIET_GEDEELD"
    ARRIVAL_PERSON = "OPHALER_BEKEND"
    FALLBACK_TONIGHT = "UITWIJKPLEK_VANNACHT"
    DUTY_OFFICER = "DIENSTDOENDE_BEKEND"
    OWN_WISH = "WENS_HERHAALD"


class HandoverBasis(StrEnum):
    """On what ground facts are handed over."""

    CONSENTED = "JA"
    NOT_CONSENTED = "NEE"
    LEGAL_BASIS = "WETTELIJKE_GROND"


class AftercareKind(StrEnum):
    """What others take care of after the return."""

    SAFE_SHELTER = "OPVANG"
    POLICE = "POLITIE_LEC_EGG"
    ADDRESS_SECRECY = "BRP_GEHEIMHOUDING"
    CHILD_PROTECTION = "GI_RVDK"
    INCOME = "INKOMEN_VERZEKERING"
    SCHOOL = "SCHOOL"
    RESIDENCE_PERMIT = "VERBLIJFSVERGUNNING"
    ORDINARY_PASSPORT = "PASPOORT_EN_INLEVERING"
    MARRIAGE = "HUWELIJK"
    DEBT = "SCHULD"
    PSYCHOLOGICAL_HELP = "PSYCHISCHE_HULP"
    ORIGINALS = "ORIGINELEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLeg:
    """One stretch of the way, each end in its own time zone."""

    from_place: Annotated[str, About(N_("From"))]
    to_place: Annotated[str, About(N_("To"))]
    carrier: Annotated[str | None, About(N_("Carrier"))] = None
    flight_number: Annotated[str | None, About(N_("Flight number"), searchable=Search.NUMBER)] = None
    departs_at: Annotated[datetime, About(N_("Departs"))]
    departure_zone: Annotated[str, About(N_("Time zone of departure"))]
    arrives_at: Annotated[datetime, About(N_("Arrives"))]
    arrival_zone: Annotated[str, About(N_("Time zone of arrival"))]
    document_rules_are_checked: Annotated[bool, About(N_("Document rules are checked"))] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoCheck:
    """One point of the go or no-go list, and who looked."""

    check: Annotated[GoCheckKind, About(N_("Point"))]
    is_met: Annotated[bool, About(N_("Met"))]
    checked_by: Annotated[UserId, About(N_("Checked by"))]
    checked_at: Annotated[datetime, About(N_("Checked on"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Record):
    """The way home, leg by leg; route and flight are shown only on a logged reveal until departure (§10.4)."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    travellers: Annotated[tuple[PersonId, ...], About(N_("Travellers"), hard=True)] = ()
    legs: Annotated[tuple[JourneyLeg, ...], About(N_("Legs"), hidden=True)] = ()
    booking_name: Annotated[str | None, About(N_("Name of the booking"), searchable=Search.NAME)] = None
    escort: Annotated[str | None, About(N_("Escort"), searchable=Search.NAME)] = None
    ticket_source: Annotated[FundingSourceId | None, About(N_("Ticket paid from"))] = None
    go_checks: Annotated[tuple[GoCheck, ...], About(N_("Go or no-go"))] = ()
    met_by_name: Annotated[str | None, About(N_("Met on arrival by"), searchable=Search.NAME)] = None
    border_police_is_informed: Annotated[bool | None, About(N_("Border police is informed"))] = None
    departure_confirmed_at: Annotated[datetime | None, About(N_("Departure confirmed on"))] = None
    arrival_confirmed_at: Annotated[datetime | None, About(N_("Arrival confirmed on"))] = None
    arrival_confirmed_by_name: Annotated[str | None, About(N_("Arrival confirmed by"))] = None
    reception_confirmed_at: Annotated[datetime | None, About(N_("Reception confirmed on"))] = None
    reception_confirmed_by_name: Annotated[str | None, About(N_("Reception confirmed by"))] = None
    fallback_place: Annotated[str | None, About(N_("Fallback place"), hidden=True)] = None
    duty_officer: Annotated[UserId | None, About(N_("Duty officer on the day"))] = None
    lone_minor_arrangement: Annotated[str | None, About(N_("Arrangement for a minor travelling alone"))] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """The facts needed for protection, given to the hub or Safe at Home; never the whole file."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    receiver_name: Annotated[str, About(N_("Receiver"), searchable=Search.NAME)]
    receiver_organisation: Annotated[OrganisationId, About(N_("Receiving organisation"))]
    handed_over_at: Annotated[datetime | None, About(N_("Handed over on"))] = None
    accepted_at: Annotated[datetime | None, About(N_("Accepted on"))] = None
    accepted_by_name: Annotated[str | None, About(N_("Accepted by"))] = None
    summary: Annotated[str | None, About(N_("Summary"), searchable=Search.TEXT)] = None
    risk: Annotated[str | None, About(N_("Risk"))] = None
    open_matters: Annotated[str | None, About(N_("Open matters"), searchable=Search.TEXT)] = None
    attachments: Annotated[tuple[AttachmentId, ...], About(N_("Papers given along"))] = ()
    basis: Annotated[HandoverBasis | None, About(N_("Agreed by the person"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareItem:
    """One matter after the return, and whether someone took it over."""

    kind: Annotated[AftercareKind, About(N_("Matter"))]
    taken_over: Annotated[TriState | None, About(N_("Taken over"))] = None
    noted_on: Annotated[date | None, About(N_("Noted on"))] = None
    note: Annotated[str | None, About(N_("Note"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftercare(Record):
    """What others took over after the return; the ministry only records that they did."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    handover: Annotated[HandoverId | None, About(N_("Hand-over"))] = None
    receiver_organisation: Annotated[OrganisationId | None, About(N_("Receiving organisation"))] = None
    taken_over_at: Annotated[datetime | None, About(N_("Taken over on"))] = None
    items: Annotated[tuple[AftercareItem, ...], About(N_("Matters"))] = ()
