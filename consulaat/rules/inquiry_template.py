"""The steps of an inquiry: the common ones and those of the ground (domain §6.2, §6.3)."""

from collections.abc import Iterable, Iterator
from typing import Final

from consulaat.records.ids import NationalityInquiryId
from consulaat.records.nationality import (
    AcquisitionGround,
    EvidenceKind,
    InquiryStep,
    NationalityInquiry,
    StepCode,
)
from consulaat.rules.around import Around
from consulaat.values.ids import derived_id
from resources.reference import rows

COMMON: Final = "N"


def choices_of(ground: AcquisitionGround | None) -> tuple[tuple[StepCode, ...], ...]:
    """Return what a ground asks beyond the common steps; of each choice one step is enough."""
    for row in rows("grounds"):
        if ground is not None and row["code"] == ground:
            return tuple(
                tuple(StepCode(code) for code in choice.split("|")) for choice in row["steps"].split()
            )
    return ()


def evidence_of(ground: AcquisitionGround | None) -> tuple[EvidenceKind, ...]:
    """Return the papers that a ground asks for by name."""
    for row in rows("grounds"):
        if ground is not None and row["code"] == ground:
            return tuple(EvidenceKind(kind) for kind in row["evidence"].split())
    return ()


def missing_steps(inquiry: NationalityInquiry, around: Around) -> Iterator[InquiryStep]:
    """Yield the steps of the template that an inquiry does not have yet; those it has are kept."""
    present = {step.code for step in around.all(InquiryStep, inquiry=inquiry.id)}
    for position, (code, is_mandatory) in enumerate(_template(inquiry.acquisition_ground), start=1):
        if code not in present:
            yield InquiryStep(
                id=derived_id("inquiry-step", inquiry.id, code),
                inquiry=NationalityInquiryId(inquiry.id),
                code=code,
                position=position,
                is_mandatory=is_mandatory,
                post=inquiry.post or around.post,
            )


def _template(ground: AcquisitionGround | None) -> Iterable[tuple[StepCode, bool]]:
    mandatory = {row["code"]: row["mandatory"] == "true" for row in rows("steps")}
    for code, is_mandatory in mandatory.items():
        if code.startswith(COMMON):
            yield StepCode(code), is_mandatory
    for choice in choices_of(ground):
        for code in choice:
            yield code, mandatory[code] and len(choice) == 1
