"""FRM-14 from a hand-over: the facts that protect, and nothing more."""

from consulaat.papers.handover_summary import HandoverSummary
from consulaat.records.attachment import Attachment
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.journey import Handover
from consulaat.records.person import Person
from consulaat.rules.minors import minor_status
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> Handover:
    """Return the hand-over that is meant."""
    return work.get(Handover, find_record(work, Handover, ref))


def content(material: Material, handover: Handover) -> HandoverSummary:
    """Return what the receiver gets; a draft until it was accepted."""
    case = material.case(handover.case)
    person = material.work.get(Person, case.person) if case else Person(id=handover.id)
    protocols = material.work.find(ContactProtocol, case=handover.case, state=ProtocolState.ACTIVE)
    children = case.children_along if case else None
    papers = [material.work.get(Attachment, each) for each in handover.attachments]
    return HandoverSummary(
        frame=material.frame(
            material.reference_of(case), is_draft=handover.accepted_at is None, is_marked=True, is_copy=True
        ),
        person_name=material.name(person),
        born_on=material.day(person.born_on),
        minor=material.word(minor_status(person.born_on, material.today)),
        children_along="" if children is None or children.number is None else str(children.number),
        language=material.tongue(protocols[-1].language if protocols else None),
        receiver_organisation=material.organisation(handover.receiver_organisation),
        receiver_name=handover.receiver_name,
        basis=material.word(handover.basis),
        handed_over_at=material.moment(handover.handed_over_at),
        summary=handover.summary or "",
        risk_level=material.word(case.risk_level if case else None),
        risk=handover.risk or "",
        open_matters=handover.open_matters or "",
        papers=tuple(each.title for each in papers if each.may_be_printed is not False),
        accepted_by=handover.accepted_by_name or "",
        accepted_at=material.moment(handover.accepted_at),
    )
