"""What the person does when it goes wrong: internal words and neutral ones, part by part (domain §10.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record
from consulaat.records.ids import CaseId, UserId
from resources.texts import N_


class SafetyPlanPart(StrEnum):
    """The parts of a safety plan, in the order in which they are talked through."""

    TONIGHT = "VANNACHT"
    WHO_TO_CALL = "WIE_BELLEN"
    WHAT_TO_CARRY = "MEENEMEN"
    DOCUMENT_COPIES = "KOPIEEN"
    HELP_SIGNAL = "HULPSIGNAAL"
    WHEN_DISCOVERED = "BIJ_ONTDEKKING"
    CHILDREN = "KINDEREN"
    PHONE_HYGIENE = "TELEFOON"
    ROUTE_TO_POST = "ROUTE_NAAR_POST"
    TRAVEL_DAY = "REISDAG"
    AFTER_ARRIVAL = "NA_AANKOMST"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlanSection:
    """One part in two renderings; the neutral one names no organisation."""

    part: Annotated[SafetyPlanPart, About(N_("Part"))]
    internal_text: Annotated[str | None, About(N_("Internal text"))] = None
    neutral_text: Annotated[str | None, About(N_("Neutral text, for the person"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan(Record):
    """The safety plan of one case."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    sections: Annotated[tuple[SafetyPlanSection, ...], About(N_("Parts"))] = ()
    agreed_at: Annotated[datetime | None, About(N_("Agreed with the person on"))] = None
    drawn_up_by: Annotated[UserId | None, About(N_("Drawn up by"))] = None
    paper_is_kept_at_post: Annotated[bool, About(N_("Paper is kept at the post"))] = True
