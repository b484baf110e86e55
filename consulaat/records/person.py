"""People, as far as a case needs to know them (domain §3.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.address import Address, Phone
from consulaat.records.ids import PersonId, UserId
from consulaat.values.codes import Answer
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


class Gender(StrEnum):
    """As documents print it; there is no default."""

    MALE = "M"
    FEMALE = "V"
    X = "X"
    UNKNOWN = "ONBEKEND"


class NameUsage(StrEnum):
    """Which name someone goes by: the own one, that of a partner, or both, as the population register has it."""

    OWN = "E"
    PARTNER = "P"
    PARTNER_FIRST = "V"
    OWN_FIRST = "N"


class Calendar(StrEnum):
    """In which calendar a day of birth was told."""

    GREGORIAN = "GREGORIAANS"
    HIJRI = "HIDJRI"
    SOLAR_HIJRI = "SOLAR_HIDJRI"
    OTHER = "ANDERS"


class MaritalStatus(StrEnum):
    """As the person says it; what Dutch law recognises stands with each marriage."""

    UNMARRIED = "ONGEHUWD"
    MARRIED = "GEHUWD"
    REGISTERED_PARTNER = "GEREG_PARTNER"
    DIVORCED = "GESCHEIDEN"
    WIDOWED = "WEDUWE_WEDUWNAAR"
    UNKNOWN = "ONBEKEND"


class RegistrationStatus(StrEnum):
    """How someone stands in the Dutch population register."""

    RESIDENT = "INGEZETENE"
    NON_RESIDENT = "NIET_INGEZETENE_RNI"
    LEFT_UNKNOWN = "ONBEKEND_VERTROKKEN"
    NEVER = "NOOIT"
    UNKNOWN = "ONBEKEND"


class MarriageKind(StrEnum):
    """By what a marriage was concluded, or that it is only promised."""

    CIVIL = "BURGERLIJK"
    RELIGIOUS = "RELIGIEUS"
    TRADITIONAL = "TRADITIONEEL"
    ENGAGEMENT = "VERLOVING"


class MarriageRecognition(StrEnum):
    """Whether Dutch law recognises a marriage; none of minors is until both are eighteen."""

    NOT_ASSESSED = "NIET_BEOORDEELD"
    YES = "JA"
    NO = "NEE"


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
    source: Annotated[str | None, About(N_("Source"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidencePeriod:
    """A stretch of living in one country, for the loss clock (domain §6.7)."""

    country: Annotated[str, About(N_("Country"))]
    lived_from: Annotated[PartialDate, About(N_("Lived there from"))]
    lived_until: Annotated[PartialDate | None, About(N_("Lived there until"))] = None
    is_main_residence: Annotated[bool, About(N_("Main residence"))] = True
    source: Annotated[str | None, About(N_("Source"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marriage:
    """A marriage or engagement; ``age_at_marriage`` is the lowest and highest age the dates allow, as 16-17."""

    kind: Annotated[MarriageKind | None, About(N_("Kind"))] = None
    married_on: Annotated[PartialDate | None, About(N_("Married on"))] = None
    country: Annotated[str | None, About(N_("Country"))] = None
    place: Annotated[str | None, About(N_("Place"))] = None
    partner: Annotated[PersonId | None, About(N_("Partner"))] = None
    age_at_marriage: Annotated[str | None, About(N_("Age then"), filled=True)] = None
    recognition: Annotated[MarriageRecognition | None, About(N_("Recognised in the Netherlands"))] = None
    coercion: Annotated[Answer | None, About(N_("Under coercion"))] = None
    certificate_number: Annotated[str | None, About(N_("Certificate number"))] = None
    dissolved_on: Annotated[PartialDate | None, About(N_("Dissolved on"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveFact:
    """Something the law protects most: kept only with what it is needed for, and on what legal basis."""

    value: Annotated[str, About(N_("What is known"))]
    purpose: Annotated[str, About(N_("What it is needed for"))]
    legal_basis: Annotated[str, About(N_("Legal basis"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveAnswer:
    """A sensitive question that is answered with yes, no or unknown."""

    value: Annotated[Answer, About(N_("Answer"))]
    purpose: Annotated[str, About(N_("What it is needed for"))]
    legal_basis: Annotated[str, About(N_("Legal basis"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A human being; of an unknown name even the surname may be missing at intake."""

    SECRET: ClassVar = True

    given_names: Annotated[str | None, About(N_("Given names"), searchable=Search.NAME)] = None
    surname_prefix: Annotated[str | None, About(N_("Surname prefix"), searchable=Search.NAME)] = None
    surname: Annotated[str | None, About(N_("Surname"), hard=True, searchable=Search.NAME)] = None
    noble_title: Annotated[str | None, About(N_("Title of nobility"))] = None
    preferred_name: Annotated[str | None, About(N_("Preferred name"), searchable=Search.NAME)] = None
    partner_surname: Annotated[str | None, About(N_("Surname of the partner"), searchable=Search.NAME)] = None
    name_usage: Annotated[NameUsage | None, About(N_("Name in use"))] = None
    original_script_name: Annotated[
        str | None, About(N_("Name in original script"), searchable=Search.NAME)
    ] = None
    transliterations: Annotated[tuple[str, ...], About(N_("Other spellings"), searchable=Search.NAME)] = ()
    aliases: Annotated[tuple[str, ...], About(N_("Other names"), searchable=Search.NAME)] = ()
    languages: Annotated[tuple[str, ...], About(N_("Languages"))] = ()
    born_on: Annotated[PartialDate | None, About(N_("Born on"))] = None
    birth_date_source: Annotated[str | None, About(N_("Where the date of birth comes from"))] = None
    birth_place: Annotated[str | None, About(N_("Place of birth"), searchable=Search.TEXT)] = None
    birth_country: Annotated[str | None, About(N_("Country of birth"))] = None
    original_calendar: Annotated[Calendar | None, About(N_("Told in this calendar"))] = None
    original_birth_date: Annotated[str | None, About(N_("Date of birth as it was told"))] = None
    gender: Annotated[Gender | None, About(N_("Gender"))] = None
    height_centimetres: Annotated[int | None, About(N_("Height in centimetres"))] = None
    eye_colour: Annotated[str | None, About(N_("Colour of the eyes"))] = None
    died_on: Annotated[PartialDate | None, About(N_("Died on"))] = None
    bsn: Annotated[str | None, About(N_("Citizen service number"), hidden=True, searchable=Search.NUMBER)] = (
        None
    )
    bsn_is_unknown: Annotated[bool, About(N_("No citizen service number is known"))] = False
    administration_number: Annotated[
        str | None, About(N_("Administration number"), searchable=Search.NUMBER)
    ] = None
    v_number: Annotated[str | None, About(N_("Alien number"), searchable=Search.NUMBER)] = None
    nationalities: Annotated[tuple[HeldNationality, ...], About(N_("Nationalities"))] = ()
    marital_status: Annotated[MaritalStatus | None, About(N_("Marital status"))] = None
    marriages: Annotated[tuple[Marriage, ...], About(N_("Marriages and engagements"))] = ()
    is_under_adult_guardianship: Annotated[bool | None, About(N_("Under adult guardianship"))] = None
    dutch_address: Annotated[Address | None, About(N_("Address in the Netherlands"))] = None
    last_municipality: Annotated[str | None, About(N_("Last Dutch municipality"), searchable=Search.TEXT)] = (
        None
    )
    left_netherlands_on: Annotated[PartialDate | None, About(N_("Left the Netherlands on"))] = None
    registration_status: Annotated[RegistrationStatus | None, About(N_("In the population register"))] = None
    residence_periods: Annotated[tuple[ResidencePeriod, ...], About(N_("Where the person lived"))] = ()
    phones: Annotated[tuple[Phone, ...], About(N_("Telephone numbers"))] = ()
    email_addresses: Annotated[tuple[str, ...], About(N_("E-mail addresses"), searchable=Search.NUMBER)] = ()
    health: Annotated[SensitiveFact | None, About(N_("Health"), hidden=True)] = None
    pregnant: Annotated[SensitiveAnswer | None, About(N_("Pregnant"), hidden=True)] = None
    disability: Annotated[SensitiveFact | None, About(N_("Disability"), hidden=True)] = None
    sexual_orientation: Annotated[
        SensitiveFact | None, About(N_("Sexual orientation, only if volunteered"), hidden=True)
    ] = None
    relevant_religion: Annotated[
        SensitiveFact | None, About(N_("Religion, where it matters"), hidden=True)
    ] = None


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
