"""FRM-24 from a case that ended, or is about to."""

from consulaat.papers.closing_note import ClosingNote
from consulaat.records.case import Case, CaseState
from consulaat.records.conference import CaseConference
from consulaat.records.contact import Contact
from consulaat.records.journey import Handover
from consulaat.records.report import Report
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> Case:
    """Return the case that is meant."""
    return work.get(Case, find_record(work, Case, ref))


def content(material: Material, case: Case) -> ClosingNote:
    """Return why the case ended and what remains; a draft until it is closed."""
    work, word = material.work, material.word
    taken = [each for each in work.find(Handover, case=case.id) if each.accepted_at]
    return ClosingNote(
        frame=material.frame(
            material.reference_of(case),
            is_draft=case.state is not CaseState.CLOSED,
            is_marked=True,
            is_copy=True,
        ),
        case_number=case.number or "",
        reason=word(case.closure_reason),
        note=case.closure_note or "",
        established_phenomenon=word(case.established_phenomenon),
        assistance_was_given=case.consular_assistance_was_given,
        returned_on=case.returned_on,
        return_manner=word(case.return_manner),
        handed_over_to=tuple(material.organisation(each.receiver_organisation) for each in taken),
        reports=work.count(Report, case=case.id),
        contacts=work.count(Contact, case=case.id),
        conferences=work.count(CaseConference, case=case.id),
        opened_at=material.moment(case.created_at),
        closed_at=material.moment(case.closed_at),
        closed_by=material.staff(case.closed_by),
        reopened_count=case.reopened_count,
        retention_class=word(case.retention_class),
        is_on_legal_hold=case.is_on_legal_hold,
    )
