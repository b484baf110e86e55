"""Safehouses, known by code name, and stays in them (domain §11)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record
from consulaat.records.address import Address
from consulaat.records.ids import CaseId, CommitmentId, OrganisationId, PersonId, SafehouseId, UserId
from consulaat.values.money import Money
from consulaat.values.sealed import Sealed
from resources.texts import N_


class SafehouseApproval(StrEnum):
    """Whether a safehouse may be used."""

    APPROVED = "GOEDGEKEURD"
    TRIAL = "PROEF"
    SUSPENDED = "GESCHORST"


class TariffUnit(StrEnum):
    """What is paid for."""

    ADULT_NIGHT = "NACHT_VOLWASSENE"
    CHILD_NIGHT = "NACHT_KIND"
    ROOM_NIGHT = "NACHT_KAMER"
    INTAKE = "INTAKE"
    MEAL = "MAALTIJD"
    SECURITY = "BEVEILIGING"
    TRANSPORT = "VERVOER"


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffLine:
    """What a safehouse asks."""

    per: Annotated[TariffUnit, About(N_("Per"))]
    amount: Annotated[Money, About(N_("Amount"))]
    valid_from: Annotated[date, About(N_("Valid from"))]
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safehouse(Record):
    """A restricted safe place; its address is sealed."""

    MERGE: ClassVar = Merge.POST
    REFERENCES: ClassVar = ("code_name",)

    code_name: Annotated[str, About(N_("Code name"))]
    country: Annotated[str, About(N_("Country"))]
    region: Annotated[str, About(N_("Region"))]
    operator: Annotated[OrganisationId, About(N_("Operator"))]
    address: Annotated[Sealed[Address] | None, About(N_("Address"))] = None
    capacity_women: Annotated[int | None, About(N_("Places for women"))] = None
    capacity_men: Annotated[int | None, About(N_("Places for men"))] = None
    capacity_children: Annotated[int | None, About(N_("Places for children"))] = None
    maximum_nights: Annotated[int | None, About(N_("Longest stay in nights"))] = None
    tariff_lines: Annotated[tuple[TariffLine, ...], About(N_("Tariffs"))] = ()
    approval: Annotated[SafehouseApproval | None, About(N_("Approval"))] = None


class StayState(StrEnum):
    """How far a stay has come."""

    REQUESTED = "AANGEVRAAGD"
    APPROVED = "GOEDGEKEURD"
    ACTIVE = "ACTIEF"
    EXTENSION_REQUESTED = "VERLENGING_GEVRAAGD"
    ENDED = "BEEINDIGD"
    REJECTED = "AFGEWEZEN"
    RAN_AWAY = "WEGGELOPEN"
    MOVED = "VERPLAATST"


class StayEndReason(StrEnum):
    """Why a stay ended."""

    RETURN = "TERUGKEER"
    OTHER_SHELTER = "ANDERE_OPVANG"
    OWN_CHOICE = "EIGEN_KEUZE"
    RAN_AWAY = "WEGGELOPEN"
    EXPELLED = "UITGEZET"
    MONEY_SPENT = "GELD_OP"
    SAFETY = "VEILIGHEID"


@dataclass(frozen=True, slots=True, kw_only=True)
class StayPerson:
    """A person who stays, and by which tariff."""

    person: Annotated[PersonId, About(N_("Person"))]
    tariff_unit: Annotated[TariffUnit, About(N_("Tariff"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay(Record):
    """A stay of one or more persons in a safehouse."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    safehouse: Annotated[SafehouseId, About(N_("Safehouse"))]
    people: Annotated[tuple[StayPerson, ...], About(N_("Persons"))]
    state: Annotated[StayState, About(N_("State"), filled=True)] = StayState.REQUESTED
    requested_by: Annotated[UserId | None, About(N_("Requested by"), filled=True)] = None
    requested_at: Annotated[datetime | None, About(N_("Requested on"), filled=True)] = None
    arrival_on: Annotated[date | None, About(N_("Arrival"))] = None
    planned_departure_on: Annotated[date | None, About(N_("Planned departure"))] = None
    departure_on: Annotated[date | None, About(N_("Departure"))] = None
    nights: Annotated[int | None, About(N_("Nights"), filled=True)] = None
    approved_nights: Annotated[int | None, About(N_("Approved nights"))] = None
    approved_by: Annotated[UserId | None, About(N_("Approved by"), filled=True)] = None
    approved_at: Annotated[datetime | None, About(N_("Approved on"), filled=True)] = None
    commitment: Annotated[CommitmentId | None, About(N_("Commitment"))] = None
    arrival_confirmed_at: Annotated[datetime | None, About(N_("Arrival confirmed on"))] = None
    departure_confirmed_at: Annotated[datetime | None, About(N_("Departure confirmed on"))] = None
    end_reason: Annotated[StayEndReason | None, About(N_("Reason of ending"))] = None
