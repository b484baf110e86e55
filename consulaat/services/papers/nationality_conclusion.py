"""FRM-11 from a nationality inquiry: the outcome, and what it rests on."""

from typing import Final

from consulaat.papers.nationality_conclusion import EvidenceRow, LossRow, NationalityConclusion, StepRow
from consulaat.records.ids import EvidenceId
from consulaat.records.nationality import (
    AcquisitionGround,
    Evidence,
    InquiryState,
    InquiryStep,
    NationalityInquiry,
)
from consulaat.records.person import Person
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from resources.reference import rows

_ESTABLISHED: Final = frozenset(
    {InquiryState.ESTABLISHED_DUTCH, InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}
)


def find(work: UnitOfWork, ref: str) -> NationalityInquiry:
    """Return the inquiry that is meant."""
    return work.get(NationalityInquiry, find_record(work, NationalityInquiry, ref))


def content(material: Material, inquiry: NationalityInquiry) -> NationalityConclusion:
    """Return what the concluding sheet says of an inquiry."""
    person = material.work.get(Person, inquiry.person)
    found = material.work.find(InquiryStep, inquiry=inquiry.id)
    steps = tuple(sorted(found, key=lambda step: (step.position, step.code)))
    ground = inquiry.acquisition_ground
    return NationalityConclusion(
        frame=material.frame(
            material.reference_of(material.case(inquiry.case)),
            is_draft=inquiry.state not in _ESTABLISHED,
            is_marked=True,
            is_copy=True,
        ),
        surname=material.surname(person),
        given_names=person.given_names or "",
        original_script_name=person.original_script_name or "",
        born_on=material.day(person.born_on),
        birth_place=person.birth_place or "",
        birth_country=material.country(person.birth_country),
        nationalities=material.nationalities(person),
        acquisition_code=str(ground or ""),
        acquisition_ground=material.word(ground),
        acquisition_article=_article(ground),
        acquired_on=material.day(inquiry.acquired_on),
        decisive_on=inquiry.decisive_on,
        steps=tuple(_step(material, step) for step in steps),
        evidence=_evidence(material, steps),
        loss_answers=tuple(
            LossRow(
                rule=str(each.rule),
                question=material.word(each.rule),
                answer=material.word(each.answer),
                note=each.note or "",
            )
            for each in inquiry.loss_answers
        ),
        loss_starts_on=material.day(inquiry.loss_starts_on),
        earliest_limit_on=inquiry.earliest_limit_on,
        latest_limit_on=inquiry.latest_limit_on,
        loss_signal=material.word(inquiry.loss_signal),
        lost_on=material.day(inquiry.lost_on),
        outcome=material.word(inquiry.state),
        conclusion=inquiry.conclusion or "",
        missing_fact=inquiry.missing_fact or "",
        established_by=material.staff(inquiry.established_by),
        established_at=material.moment(inquiry.established_at),
        second_read_by=material.staff(inquiry.second_read_by),
    )


def _article(ground: AcquisitionGround | None) -> str:
    return next((row["article"] for row in rows("grounds") if ground and row["code"] == ground), "")


def _step(material: Material, step: InquiryStep) -> StepRow:
    return StepRow(
        code=str(step.code),
        description=material.word(step.code),
        state=material.word(step.state),
        reason=step.not_applicable_reason or step.outcome or "",
    )


def _evidence(material: Material, steps: tuple[InquiryStep, ...]) -> tuple[EvidenceRow, ...]:
    """Return the papers that the steps rely on, each once, in the order of the steps."""
    relied_on: dict[EvidenceId, None] = dict.fromkeys(item for step in steps for item in step.evidence_items)
    return tuple(_paper(material, material.work.get(Evidence, item)) for item in relied_on)


def _paper(material: Material, evidence: Evidence) -> EvidenceRow:
    return EvidenceRow(
        kind=material.word(evidence.kind),
        number=evidence.number or "",
        authority=evidence.authority or "",
        country=material.country(evidence.country),
        dated_on=material.day(evidence.dated_on),
        original_was_seen=evidence.original_was_seen,
        legalisation=material.word(evidence.legalisation),
        authenticity=material.word(evidence.authenticity),
    )
