"""FRM-23 from a journey; it is made when the person leaves and says nothing of why."""

from consulaat.papers.common import PaperFrame
from consulaat.papers.travel_folder import LegRow, TravelFolder
from consulaat.records.journey import Journey, JourneyLeg
from consulaat.records.plan import SafetyPlan, SafetyPlanPart
from consulaat.records.travel_document import TravelDocument
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.values.moment import zone


def find(work: UnitOfWork, ref: str) -> Journey:
    """Return the journey that is meant."""
    return work.get(Journey, find_record(work, Journey, ref))


def content(material: Material, journey: Journey) -> TravelFolder:
    """Return what the traveller carries: no post, no reference, no name of an organisation."""
    documents = [
        each for person in journey.travellers for each in material.work.find(TravelDocument, person=person)
    ]
    plans = material.work.find(SafetyPlan, case=journey.case)
    neutral = {each.part: each.neutral_text or "" for plan in plans for each in plan.sections}
    return TravelFolder(
        frame=PaperFrame(language=material.language),
        booking_name=journey.booking_name or "",
        legs=tuple(_leg(each) for each in journey.legs),
        papers=tuple(
            f"{material.word(each.kind)} {each.number} ({material.day(each.valid_until)})"
            for each in documents
        ),
        met_by=journey.met_by_name or "",
        plan=neutral.get(SafetyPlanPart.TRAVEL_DAY, ""),
        numbers=neutral.get(SafetyPlanPart.WHO_TO_CALL, ""),
    )


def _leg(leg: JourneyLeg) -> LegRow:
    return LegRow(
        from_place=leg.from_place,
        to_place=leg.to_place,
        departs_at=leg.departs_at.astimezone(zone(leg.departure_zone)),
        arrives_at=leg.arrives_at.astimezone(zone(leg.arrival_zone)),
        flight=" ".join(filter(None, (leg.carrier, leg.flight_number))),
    )
