"""Reports: what someone told us, countable apart from cases (domain §3.1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.case import Phenomenon, Whereabouts
from consulaat.records.ids import CampaignId, CaseId, OrganisationId, PersonId, ReportId, TaskId, UserId
from consulaat.values.codes import Answer, TriState
from consulaat.values.count import Count
from consulaat.values.partial_date import PartialDate
from consulaat.values.sealed import Sealed
from resources.texts import N_


class Channel(StrEnum):
    """How a report or contact came."""

    PHONE = "TELEFOON"
    WHATSAPP = "WHATSAPP"
    SMS = "SMS"
    EMAIL = "EMAIL"
    COUNTER = "BALIE"
    LETTER = "BRIEF"
    CONTACT_CENTRE = "CONTACTCENTER"
    HONORARY_CONSUL = "HONORAIR_CONSUL"
    NGO = "NGO"
    HUB = "LKHA"
    SAFE_AT_HOME = "VEILIG_THUIS"
    IMMIGRATION_SERVICE = "IND"
    POLICE = "POLITIE"
    SCHOOL = "SCHOOL"
    FORCED_MARRIAGE_UNIT = "FMU"
    SELF_ORGANISATION = "ZELFORGANISATIE"
    WEBSITE = "WEBSITE"
    SOCIAL_MEDIA = "SOCIALE_MEDIA"
    OTHER = "OVERIG"


class ReportKind(StrEnum):
    """What a report is; an information request is counted apart."""

    INFORMATION_REQUEST = "INFORMATIEVERZOEK"
    REPORT = "MELDING"
    SIGNAL = "SIGNAAL"
    ATTENDANCE_SIGNAL = "LEERPLICHTSIGNAAL"


class ReportState(StrEnum):
    """How far a report has come."""

    NEW = "NIEUW"
    VERIFYING = "IN_VERIFICATIE"
    LINKED = "GEKOPPELD_AAN_ZAAK"
    NEW_CASE = "NIEUWE_ZAAK"
    INFORMED = "INFORMATIE_VERSTREKT"
    FORWARDED = "DOORGEZET"
    DUPLICATE = "DUBBEL"
    UNFOUNDED = "ONGEGROND"


class ReporterRelation(StrEnum):
    """Who reports, seen from the person concerned."""

    SELF = "ZELF"
    FAMILY = "FAMILIE"
    PARTNER = "PARTNER"
    FRIEND = "VRIEND"
    SCHOOL = "SCHOOL"
    PROFESSIONAL = "PROFESSIONAL"
    NGO = "NGO"
    AUTHORITY = "AUTORITEIT"
    ANONYMOUS = "ANONIEM"
    UNKNOWN = "ONBEKEND"


class Occurrence(StrEnum):
    """Whether it is feared or has happened."""

    THREATENED = "DREIGEND"
    ACTUAL = "FEITELIJK"
    UNKNOWN = "ONBEKEND"


class WithheldItem(StrEnum):
    """What was taken from the person."""

    PASSPORT = "PASPOORT"
    IDENTITY_CARD = "NIK"
    RESIDENCE_DOCUMENT = "VERBLIJFSDOCUMENT"
    FOREIGN_PASSPORT = "BUITENLANDS_PASPOORT"
    PHONE = "TELEFOON"
    BANK_CARD = "BANKPAS"
    TICKET = "TICKET"
    NONE = "GEEN"
    UNKNOWN = "ONBEKEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One report, signal or information request; only three fields are needed to save it."""

    REFERENCES: ClassVar = ("number",)
    BELONGS_TO: ClassVar = ("case", "person")
    SECRET: ClassVar = True

    number: Annotated[str | None, About(N_("Report number"), filled=True, searchable=Search.NUMBER)] = None
    received_at: Annotated[datetime, About(N_("Received on"))]
    time_zone: Annotated[str | None, About(N_("Time zone"), filled=True)] = None
    registered_at: Annotated[datetime | None, About(N_("Registered on"), filled=True)] = None
    registered_by: Annotated[UserId, About(N_("Registered by"))]
    channel: Annotated[Channel, About(N_("Channel"))]
    kind: Annotated[ReportKind, About(N_("Kind"))] = ReportKind.REPORT
    state: Annotated[ReportState, About(N_("State"), filled=True)] = ReportState.NEW
    state_reason: Annotated[str | None, About(N_("Reason"))] = None
    owner: Annotated[UserId | None, About(N_("Owner"), filled=True)] = None
    first_action: Annotated[TaskId | None, About(N_("First action"), filled=True)] = None
    direct_danger: Annotated[Answer | None, About(N_("In danger now"))] = None
    can_be_overheard: Annotated[Answer | None, About(N_("Can be overheard"))] = None
    stated_name: Annotated[str | None, About(N_("Name as stated"), searchable=Search.NAME)] = None
    stated_born_on: Annotated[PartialDate | None, About(N_("Born on, as stated"))] = None
    stated_age: Annotated[int | None, About(N_("Age as stated"))] = None
    country_of_stay: Annotated[str | None, About(N_("Country of stay"))] = None
    place_of_stay: Annotated[str | None, About(N_("Place of stay"), searchable=Search.TEXT)] = None
    staying_with: Annotated[str | None, About(N_("Staying with"), searchable=Search.TEXT)] = None
    callback_instructions: Annotated[
        str | None, About(N_("How and when to call back"), searchable=Search.TEXT)
    ] = None
    must_not_know: Annotated[str | None, About(N_("Who must not know"), searchable=Search.TEXT)] = None
    last_dutch_place: Annotated[
        str | None, About(N_("Last place in the Netherlands"), searchable=Search.TEXT)
    ] = None
    trusted_in_netherlands: Annotated[
        str | None, About(N_("Trusted in the Netherlands"), searchable=Search.TEXT)
    ] = None
    papers_location: Annotated[str | None, About(N_("Where the papers are"), searchable=Search.TEXT)] = None
    expected_event: Annotated[str | None, About(N_("What will happen"), searchable=Search.TEXT)] = None
    expected_on: Annotated[PartialDate | None, About(N_("When it will happen"))] = None
    first_words: Annotated[str | None, About(N_("First words, verbatim"), searchable=Search.TEXT)] = None
    language: Annotated[str | None, About(N_("Language"))] = None
    interpreter_is_needed: Annotated[bool | None, About(N_("Interpreter needed"))] = None
    reporter: Annotated[Sealed[str] | None, About(N_("Reporter"))] = None
    reporter_is_anonymous: Annotated[bool | None, About(N_("Reporter wants to stay unknown"))] = None
    reporter_relation: Annotated[ReporterRelation | None, About(N_("Reporter is"))] = None
    source_organisation: Annotated[OrganisationId | None, About(N_("Reporting organisation"))] = None
    reported_phenomenon: Annotated[Phenomenon | None, About(N_("Reported phenomenon"))] = None
    occurrence: Annotated[Occurrence | None, About(N_("Threatened or actual"))] = None
    foreign_link: Annotated[TriState | None, About(N_("Link abroad"))] = None
    foreign_link_note: Annotated[str | None, About(N_("What links abroad"))] = None
    location_is_certain: Annotated[bool | None, About(N_("Place is certain"))] = None
    whereabouts: Annotated[Whereabouts | None, About(N_("Where the person is"))] = None
    children_along: Annotated[Count | None, About(N_("Children along"))] = None
    withheld_items: Annotated[frozenset[WithheldItem], About(N_("Taken from the person"))] = frozenset()
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    refers_to_campaign: Annotated[bool | None, About(N_("Refers to the campaign"))] = None
    person: Annotated[PersonId | None, About(N_("Person concerned"))] = None
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    case_link_is_sealed: Annotated[bool, About(N_("That there is a case is not told"))] = False
    duplicate_of: Annotated[ReportId | None, About(N_("Duplicate of"))] = None
    duplicates_searched_at: Annotated[datetime | None, About(N_("Searched for doubles on"))] = None
    duplicate_search_result: Annotated[str | None, About(N_("Result of that search"))] = None
    forwarding_organisation: Annotated[OrganisationId | None, About(N_("Passed on by"))] = None
    information_given: Annotated[str | None, About(N_("Information given"))] = None
    forwarded_to: Annotated[OrganisationId | None, About(N_("Forwarded to"))] = None
    forwarded_at: Annotated[datetime | None, About(N_("Forwarded on"))] = None
