"""FRM-15: the plan of the person, in neutral words, small enough to fold and lose."""

from dataclasses import dataclass
from typing import ClassVar

from consulaat.papers.common import Paper
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """One part: its heading, a text of the product, and what was agreed in neutral words."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan(Paper):
    """Nothing but headings and neutral texts: no organisation, no names of officials, no reference."""

    code: ClassVar[str] = "FRM-15"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("My plan")
    audience: ClassVar[str] = N_("Person concerned")
    is_internal: ClassVar[bool] = False
    languages: ClassVar[tuple[str, ...]] = ("nl", "en", "ar", "tr", "fr", "so", "ur")

    parts: tuple[PlanPart, ...] = ()
