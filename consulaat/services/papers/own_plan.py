"""FRM-15 from a safety plan: its neutral texts under neutral headings."""

from typing import Final

from consulaat.papers.common import PaperFrame
from consulaat.papers.own_plan import OwnPlan, PlanPart
from consulaat.records.plan import SafetyPlan, SafetyPlanPart
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from resources.texts import N_

HEADINGS: Final = {
    SafetyPlanPart.TONIGHT: N_("Where I can go tonight"),
    SafetyPlanPart.WHO_TO_CALL: N_("Whom I can call"),
    SafetyPlanPart.WHAT_TO_CARRY: N_("What I take along"),
    SafetyPlanPart.DOCUMENT_COPIES: N_("Copies of my papers"),
    SafetyPlanPart.HELP_SIGNAL: N_("My sign for help"),
    SafetyPlanPart.WHEN_DISCOVERED: N_("What I say"),
    SafetyPlanPart.CHILDREN: N_("Children"),
    SafetyPlanPart.PHONE_HYGIENE: N_("My phone"),
    SafetyPlanPart.ROUTE_TO_POST: N_("My way there"),
    SafetyPlanPart.TRAVEL_DAY: N_("The day of travel"),
    SafetyPlanPart.AFTER_ARRIVAL: N_("After I arrive"),
}


def find(work: UnitOfWork, ref: str) -> SafetyPlan:
    """Return the plan that is meant."""
    return work.get(SafetyPlan, find_record(work, SafetyPlan, ref))


def content(material: Material, plan: SafetyPlan) -> OwnPlan:
    """Return the plan as the person may keep it: no post, no reference, no moment, no internal words."""
    written = {each.part: each.neutral_text for each in plan.sections if each.neutral_text}
    return OwnPlan(
        frame=PaperFrame(language=material.language),
        parts=tuple(
            PlanPart(heading=heading, text=written[part] or "")
            for part, heading in HEADINGS.items()
            if part in written
        ),
    )
