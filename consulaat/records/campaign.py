"""Campaigns and counts made by others, as exact as their source (domain §3.18, §3.19)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record
from consulaat.records.ids import CampaignId, OrganisationId
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """An information campaign."""

    name: Annotated[str, About(N_("Name"))]
    period_from: Annotated[date | None, About(N_("From"))] = None
    period_until: Annotated[date | None, About(N_("Until (not included)"))] = None
    period_text: Annotated[str | None, About(N_("Period in the words of the source"))] = None
    target_group: Annotated[str | None, About(N_("Target group"))] = None
    media: Annotated[tuple[str, ...], About(N_("Media"))] = ()


class CampaignIndicator(StrEnum):
    """What was measured."""

    PLAN_DOWNLOADS = "DOWNLOAD_NOODPLAN"
    UNIQUE_VISITORS = "UNIEKE_BEZOEKERS"
    INFORMATION_REQUESTS = "INFORMATIEVERZOEKEN"
    TEXT_MESSAGES = "SMS_BERICHTEN"
    FOLLOWERS = "VOLGERS"
    OTHER = "OVERIG"


class MeasurementPer(StrEnum):
    """Per which span."""

    TOTAL = "TOTAAL"
    WEEK = "WEEK"
    MONTH = "MAAND"


class Precision(StrEnum):
    """How exact the source is; never rounded into false precision."""

    EXACT = "EXACT"
    ABOUT = "CIRCA"
    MORE_THAN = "RUIM"
    ALMOST = "BIJNA"
    SOME_HUNDREDS = "ENKELE_HONDERDEN"
    SOME_TENS = "ENIGE_TIENTALLEN"
    ABOUT_TEN = "EEN_TIENTAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMeasurement(Record):
    """One figure about a campaign."""

    campaign: Annotated[CampaignId, About(N_("Campaign"))]
    indicator: Annotated[CampaignIndicator, About(N_("Indicator"))]
    source_organisation: Annotated[OrganisationId | None, About(N_("Reporting organisation"))] = None
    period_from: Annotated[date, About(N_("From"))]
    period_until: Annotated[date, About(N_("Until (not included)"))]
    period_text: Annotated[str | None, About(N_("Period in the words of the source"))] = None
    value: Annotated[int, About(N_("Value"))]
    per: Annotated[MeasurementPer, About(N_("Per"))] = MeasurementPer.TOTAL
    precision: Annotated[Precision, About(N_("Precision"))]
    note: Annotated[str | None, About(N_("Note"))] = None


class AbsenceExplanation(StrEnum):
    """Why a pupil who stayed away did so after all."""

    BACK_AT_SCHOOL = "TERUG_OP_SCHOOL"
    MOVED_WITHIN_NETHERLANDS = "VERHUISD_NL"
    MOVED_ABROAD = "VERHUISD_BUITENLAND"
    UNKNOWN = "ONBEKEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedAbsence:
    """How many absences have one explanation, as far as the source says; written as a map of code to number."""

    IS_PAIR: ClassVar = True

    explanation: Annotated[AbsenceExplanation, About(N_("Explanation"))]
    count: Annotated[int, About(N_("Pupils"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCheck(Record):
    """A municipality's check of school attendance after the summer."""

    municipality: Annotated[OrganisationId, About(N_("Municipality"))]
    period_from: Annotated[date, About(N_("From"))]
    period_until: Annotated[date, About(N_("Until (not included)"))]
    period_text: Annotated[str | None, About(N_("Period in the words of the source"))] = None
    checked_count: Annotated[int, About(N_("Checked"))]
    followed_up_count: Annotated[int, About(N_("Followed up"))]
    concrete_count: Annotated[int, About(N_("Concrete"))]
    explained_total: Annotated[int | None, About(N_("Explained"))] = None
    explained: Annotated[tuple[ExplainedAbsence, ...], About(N_("Explained, by explanation"))] = ()
