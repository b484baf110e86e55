"""FRM-23: the way, the papers and the numbers for the day of travel, in neutral words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class LegRow:
    """One stretch, each end by the clock of its own place."""

    from_place: str
    to_place: str
    departs_at: datetime
    arrives_at: datetime
    flight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelFolder(Paper):
    """What someone who travels must have at hand; it says nothing of why."""

    code: ClassVar[str] = "FRM-23"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Travel folder")
    audience: ClassVar[str] = N_("Person concerned or escort")
    is_internal: ClassVar[bool] = False
    languages: ClassVar[tuple[str, ...]] = ("nl", "en", "ar", "tr", "fr", "so", "ur")

    booking_name: str = ""
    legs: tuple[LegRow, ...] = ()
    papers: tuple[str, ...] = ()
    met_by: str = ""
    plan: str = ""
    numbers: str = ""
