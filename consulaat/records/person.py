"""People, as far as a case needs to know them (domain §3.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import PersonId, UserId
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


class Gender(StrEnum):
    """As documents print it; there is no default."""

    MALE = "M"
    FEMALE = "V"
    X = "X"
    UNKNOWN = "ONBEKEND"


class NationalityStatus(StrEnum):
    """How sure we are of a nationality."""

    CLAIMED = "GESTELD"
    PROVEN = "BEWEZEN"
    LOST = "VERLOREN"
    UNKNOWN = "ONBEKEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNationality:
    """A nationality that a person says, or is proven, to hold."""

    nationality: Annotated[str, About(N_("Nationality"))]
    status: Annotated[NationalityStatus | None, About(N_("Status"))] = None
    held_from: Annotated[PartialDate | None, About(N_("Held from"))] = None
    held_until: Annotated[PartialDate | None, About(N_("Held until"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidencePeriod:
    """A stretch of living in one country, for the loss clock (domain §6.7)."""

    country: Annotated[str, About(N_("Country"))]
    lived_from: Annotated[PartialDate, About(N_("Lived there from"))]
    lived_until: Annotated[PartialDate | None, About(N_("Lived there until"))] = None
    is_main_residence: Annotated[bool, About(N_("Main residence"))] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A human being; of an unknown name even the surname may be missing at intake."""

    SECRET: ClassVar = True

    given_names: Annotated[str | None, About(N_("Given names"), searchable=Search.NAME)] = None
    surname_prefix: Annotated[str | None, About(N_("Surname prefix"), searchable=Search.NAME)] = None
    surname: Annotated[str | None, About(N_("Surname"), hard=True, searchable=Search.NAME)] = None
    original_script_name: Annotated[
        str | None, About(N_("Name in original script"), searchable=Search.NAME)
    ] = None
    born_on: Annotated[PartialDate | None, About(N_("Born on"))] = None
    birth_place: Annotated[str | None, About(N_("Place of birth"), searchable=Search.TEXT)] = None
    birth_country: Annotated[str | None, About(N_("Country of birth"))] = None
    gender: Annotated[Gender | None, About(N_("Gender"))] = None
    bsn: Annotated[str | None, About(N_("Citizen service number"), hidden=True, searchable=Search.NUMBER)] = (
        None
    )
    v_number: Annotated[str | None, About(N_("Alien number"), searchable=Search.NUMBER)] = None
    nationalities: Annotated[tuple[HeldNationality, ...], About(N_("Nationalities"))] = ()
    residence_periods: Annotated[tuple[ResidencePeriod, ...], About(N_("Where the person lived"))] = ()
    last_municipality: Annotated[str | None, About(N_("Last Dutch municipality"), searchable=Search.TEXT)] = (
        None
    )


class DuplicateOutcome(StrEnum):
    """Whether two files are about one person."""

    SAME = "ZELFDE"
    NOT_SAME = "NIET_ZELFDE"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateDecision(Record):
    """That two files are, or are not, about one person; a wrong one is undone, never deleted."""

    BELONGS_TO: ClassVar = ("person",)

    person: Annotated[PersonId, About(N_("Person, kept"))]
    other_person: Annotated[PersonId, About(N_("Other person"))]
    outcome: Annotated[DuplicateOutcome, About(N_("Outcome"))]
    decided_by: Annotated[UserId | None, About(N_("Decided by"), filled=True)] = None
    decided_at: Annotated[datetime | None, About(N_("Decided on"), filled=True)] = None
    reason: Annotated[str, About(N_("Reason"))]
    undone_by: Annotated[UserId | None, About(N_("Undone by"), filled=True)] = None
    undone_at: Annotated[datetime | None, About(N_("Undone on"), filled=True)] = None
