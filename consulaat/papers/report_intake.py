"""FRM-01: what is written down when a report comes in, safety first."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIntake(Paper):
    """The report as told: nothing about shelter, and nothing about who the reporter is."""

    code: ClassVar[str] = "FRM-01"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Report intake")
    audience: ClassVar[str] = N_("Internal")
    is_internal: ClassVar[bool] = True

    direct_danger: Text = ""
    can_be_overheard: Text = ""
    callback_instructions: str = ""
    must_not_know: str = ""

    stated_name: str = ""
    stated_born_on: str = ""
    stated_age: str = ""
    country_of_stay: Text = ""
    place_of_stay: str = ""
    staying_with: str = ""
    last_dutch_place: str = ""
    trusted_in_netherlands: str = ""
    withheld_items: tuple[Text, ...] = ()
    papers_location: str = ""
    expected_event: str = ""
    expected_on: str = ""

    first_words: str = ""
    language: Text = ""
    interpreter_is_needed: bool | None = None

    report_number: str = ""
    case_number: str = ""
    received_at: datetime | None = None
    registered_at: datetime | None = None
    registered_by: str = ""
    channel: Text = ""
    kind: Text = ""
    reporter_relation: Text = ""
    reporter_is_anonymous: bool | None = None
    source_organisation: str = ""
    forwarding_organisation: str = ""
    reported_phenomenon: Text = ""
    occurrence: Text = ""
    foreign_link: Text = ""
    foreign_link_note: str = ""
    location_is_certain: bool | None = None
    whereabouts: Text = ""
    children_along: Text = ""
    refers_to_campaign: bool | None = None
    duplicate_of: str = ""
