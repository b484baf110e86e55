"""FRM-24: why a case ended, what was learned, and how long it is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingNote(Paper):
    """The end of a case under its number; no name and no story of the person."""

    code: ClassVar[str] = "FRM-24"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Closing note")
    audience: ClassVar[str] = N_("Internal")
    is_internal: ClassVar[bool] = True

    case_number: str = ""
    reason: Text = ""
    note: str = ""
    established_phenomenon: Text = ""
    assistance_was_given: bool | None = None
    returned_on: date | None = None
    return_manner: Text = ""
    handed_over_to: tuple[str, ...] = ()
    reports: int | None = None
    contacts: int | None = None
    conferences: int | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    reopened_count: int | None = None
    retention_class: Text = ""
    is_on_legal_hold: bool = False
