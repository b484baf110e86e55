"""FRM-13 from a visa application: what the immigration service needs to answer, and its answer."""

from typing import Final

from consulaat.papers.visa_sheet import ChildRow, VisaSheet
from consulaat.records.case import Case
from consulaat.records.ids import PersonId
from consulaat.records.person import Person
from consulaat.records.report import Report, WithheldItem
from consulaat.records.travel_document import TravelDocument
from consulaat.records.visa import IndConsultation, ResidenceRight, VisaApplication
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork

# Of what was taken away, the immigration service needs to know the documents only.
_DOCUMENTS: Final = (
    WithheldItem.PASSPORT,
    WithheldItem.IDENTITY_CARD,
    WithheldItem.RESIDENCE_DOCUMENT,
    WithheldItem.FOREIGN_PASSPORT,
)


def find(work: UnitOfWork, ref: str) -> VisaApplication:
    """Return the application that is meant."""
    return work.get(VisaApplication, find_record(work, VisaApplication, ref))


def content(material: Material, visa: VisaApplication) -> VisaSheet:
    """Return what the sheet says of an application; it leaves the house, so it carries no marking."""
    person, case = material.work.get(Person, visa.person), material.case(visa.case)
    right, asked = _right(material, visa), _last_question(material, visa)
    nights = (visa.valid_until - visa.valid_from).days if visa.valid_from and visa.valid_until else None
    return VisaSheet(
        frame=material.frame(material.reference_of(case), is_draft=visa.decision is None, is_marked=False),
        first_authority_contact_on=material.day(case.first_authority_contact_on) if case else "",
        first_authority=material.organisation(case.first_authority) if case else "",
        surname=material.surname(person),
        given_names=person.given_names or "",
        original_script_name=person.original_script_name or "",
        born_on=material.day(person.born_on),
        birth_place=person.birth_place or "",
        birth_country=material.country(person.birth_country),
        nationalities=material.nationalities(person),
        v_number=person.v_number or "",
        residence_kind=material.word(right.kind) if right else "",
        residence_document_number=(right.document_number or "") if right else "",
        residence_valid_until=right.valid_until if right else None,
        document_is_held=right.document_is_held if right else None,
        main_residence=material.word(right.main_residence) if right else "",
        withheld_documents=_withheld(material, case),
        visa_kind=material.word(visa.kind),
        application_number=visa.number or "",
        submitted_on=visa.submitted_on,
        appeared_in_person=visa.appeared_in_person,
        travel_document=_document(material, visa),
        reason=visa.reason or "",
        children=tuple(_child(material, child) for child in visa.children),
        question=asked.question if asked else "",
        question_sent_at=material.moment(asked.sent_at) if asked else None,
        answer=material.word(asked.answer) if asked else "",
        answer_received_at=material.moment(asked.received_at) if asked else None,
        answered_by=(asked.handler or "") if asked else "",
        decision=material.word(visa.decision),
        decided_by=material.staff(visa.decided_by),
        decided_at=material.moment(visa.decided_at),
        decision_due_on=visa.decision_due_on,
        visa_valid_from=visa.valid_from,
        visa_valid_until=visa.valid_until,
        visa_days=None if nights is None else nights + 1,
    )


def _right(material: Material, visa: VisaApplication) -> ResidenceRight | None:
    return material.work.get(ResidenceRight, visa.residence_right) if visa.residence_right else None


def _last_question(material: Material, visa: VisaApplication) -> IndConsultation | None:
    asked = material.work.find(IndConsultation, visa_application=visa.id)
    now = material.work.now()
    return max(asked, key=lambda each: (each.sent_at or now, each.id), default=None)


def _withheld(material: Material, case: Case | None) -> tuple[str, ...]:
    reports = material.work.find(Report, case=case.id) if case else ()
    taken = {item for report in reports for item in report.withheld_items}
    return tuple(material.word(item) for item in _DOCUMENTS if item in taken)


def _document(material: Material, visa: VisaApplication) -> str:
    if visa.travel_document is None:
        return ""
    document = material.work.get(TravelDocument, visa.travel_document)
    return f"{material.word(document.kind)} {document.number}"


def _child(material: Material, child: PersonId) -> ChildRow:
    person = material.work.get(Person, child)
    return ChildRow(
        name=material.name(person),
        original_script_name=person.original_script_name or "",
        born_on=material.day(person.born_on),
    )
