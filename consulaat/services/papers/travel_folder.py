"""FRM-23 from a journey; it is made when the person leaves and says nothing of why."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from consulaat.papers.common import PaperFrame
from consulaat.papers.travel_folder import LegRow, TravelFolder
from consulaat.records.journey import Journey, JourneyLeg
from consulaat.records.plan import SafetyPlan, SafetyPlanPart
from consulaat.records.travel_document import TravelDocument
from consulaat.records.visa import VisaApplication
from consulaat.rules.returning import HELD, USABLE_VISA
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.values.moment import zone


def find(work: UnitOfWork, ref: str) -> Journey:
    """Return the journey that is meant."""
    return work.get(Journey, find_record(work, Journey, ref))


def content(material: Material, journey: Journey) -> TravelFolder:
    """Return what the traveller carries: no post, no reference, no name of an organisation."""
    plans = material.work.find(SafetyPlan, case=journey.case)
    neutral = {each.part: each.neutral_text or "" for plan in plans for each in plan.sections}
    return TravelFolder(
        frame=PaperFrame(language=material.language),
        booking_name=journey.booking_name or "",
        legs=tuple(_leg(each) for each in journey.legs),
        papers=tuple(_papers(material, journey)),
        met_by=journey.met_by_name or "",
        plan=neutral.get(SafetyPlanPart.TRAVEL_DAY, ""),
        numbers=neutral.get(SafetyPlanPart.WHO_TO_CALL, ""),
    )


def _papers(material: Material, journey: Journey) -> Iterator[str]:
    """Yield what each traveller has at hand: not what others hold, and no visa that is not in a document yet."""
    for person in journey.travellers:
        for each in material.work.find(TravelDocument, person=person):
            if each.possession in HELD:
                yield _paper(material, each.kind, each.number, each.valid_until)
        for visa in material.work.find(VisaApplication, person=person):
            if visa.state in USABLE_VISA:
                yield _paper(material, visa.kind, visa.sticker_number, visa.valid_until)


def _paper(material: Material, kind: StrEnum | None, number: str | None, until: date | None) -> str:
    words = " ".join(filter(None, (material.word(kind), number)))
    return f"{words} ({material.day(until)})" if until else words


def _leg(leg: JourneyLeg) -> LegRow:
    return LegRow(
        from_place=leg.from_place,
        to_place=leg.to_place,
        departs_at=leg.departs_at.astimezone(zone(leg.departure_zone)),
        arrives_at=leg.arrives_at.astimezone(zone(leg.arrival_zone)),
        flight=" ".join(filter(None, (leg.carrier, leg.flight_number))),
    )
