"""What must hold before an inquiry into nationality is concluded (domain §4.5, §6)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.nationality import (
    AcquisitionGround,
    Authenticity,
    Evidence,
    InquiryStep,
    LossRule,
    NationalityInquiry,
    StepCode,
    StepState,
)
from consulaat.records.person import Person
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import has_role, objections_to_same_person
from consulaat.rules.inquiry_template import choices_of, evidence_of
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.permissions import DCV, INQUIRY_SECOND_READ
from consulaat.values.codes import TriState
from resources.texts import N_

_ALWAYS: Final = (LossRule.FRAUD,)
_ADULT: Final = (
    LossRule.OTHER_NATIONALITY_ACQUIRED,
    LossRule.RENOUNCED,
    LossRule.RESIDENCE_ABROAD,
)
_MINOR: Final = (
    LossRule.MINOR_RECOGNISED_BY_FOREIGNER,
    LossRule.MINOR_RENOUNCED,
    LossRule.MINOR_SHARES_PARENT,
    LossRule.MINOR_PARENT_LOST,
    LossRule.MINOR_ACQUIRED_ALONE,
)
_IDENTITY_STEPS: Final = (StepCode.IDENTITY, StepCode.DOCUMENT_RECORDS, StepCode.POPULATION_REGISTER)
_UNBELIEVED: Final = frozenset({Authenticity.DOUBT, Authenticity.FALSE})


def asked_rules(inquiry: NationalityInquiry, around: Around) -> tuple[LossRule, ...]:
    """Return the loss rules to answer for this person; those of both ages when the age is uncertain."""
    person = around.one(Person, inquiry.person)
    status = minor_status(person.born_on if person else None, around.today)
    adult = () if status is MinorStatus.YES else _ADULT
    minor = () if status is MinorStatus.NO else _MINOR
    return (*_ALWAYS, *adult, *minor)


def objections_to_establish_dutch(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """Identity, ground and loss are clear, on evidence that is believed, and someone else read along."""
    steps = {step.code: step for step in around.all(InquiryStep, inquiry=inquiry.id)}
    for code in _IDENTITY_STEPS:
        if not _is_clear(steps.get(code)):
            yield Finding(
                "IDENTITY_STEP_OPEN",
                N_("Step {step} must be accepted, or set aside with a reason."),
                "§4.5",
                facts={"step": str(code)},
            )
    yield from _ground(inquiry, steps, around)
    yield from _loss(inquiry, steps, around)
    if not inquiry.interruptions and not _is_clear(steps.get(StepCode.INTERRUPTIONS)):
        yield Finding(
            "INTERRUPTIONS_NOT_ENTERED",
            N_("Enter what interrupted the loss period, or accept or set aside step N09 when nothing did."),
            "§4.5",
            field_name="interruptions",
        )
    yield from _evidence(steps, around)
    yield from _second_reader(inquiry, around, headquarters_counts=False)


def objections_to_establish_not_dutch(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """Proportionality was weighed and someone else read along."""
    steps = {step.code: step for step in around.all(InquiryStep, inquiry=inquiry.id)}
    if not _is_clear(steps.get(StepCode.PROPORTIONALITY)):
        yield Finding(
            "PROPORTIONALITY_OPEN",
            N_("First weigh whether the loss is proportionate (step N10), or set it aside with a reason."),
            "§4.5",
        )
    yield from _second_reader(inquiry, around, headquarters_counts=True)


def _is_clear(step: InquiryStep | None) -> bool:
    if step is None:
        return False
    set_aside = step.state is StepState.NOT_APPLICABLE and bool(step.not_applicable_reason)
    return step.state is StepState.ACCEPTED or set_aside


def _ground(
    inquiry: NationalityInquiry, steps: dict[StepCode, InquiryStep], around: Around
) -> Iterator[Finding]:
    if inquiry.acquisition_ground in {None, AcquisitionGround.UNKNOWN}:
        yield Finding(
            "GROUND_UNKNOWN",
            N_("Choose the ground on which Dutch nationality was acquired."),
            "§6.3",
            field_name="acquisition_ground",
        )
    for choice in choices_of(inquiry.acquisition_ground):
        found = [steps.get(code) for code in choice]
        if not any(step is not None and step.state is StepState.ACCEPTED for step in found):
            yield Finding(
                "GROUND_NOT_PROVEN",
                N_("The ground is not proven yet: step {step} must be accepted."),
                "§6.3",
                facts={"step": " / ".join(choice)},
            )
    for kind in evidence_of(inquiry.acquisition_ground):
        if not around.all(Evidence, kind=kind):
            yield Finding(
                "EVIDENCE_MISSING",
                N_("The ground needs a paper of the kind {kind}."),
                "§6.3",
                facts={"kind": str(kind)},
            )


def _loss(
    inquiry: NationalityInquiry, steps: dict[StepCode, InquiryStep], around: Around
) -> Iterator[Finding]:
    answers = {each.rule: each.answer for each in inquiry.loss_answers}
    for rule in asked_rules(inquiry, around):
        if rule not in answers:
            yield Finding(
                "LOSS_NOT_ANSWERED",
                N_("Answer loss rule {rule}; unknown is an answer too."),
                "§6.6",
                field_name="loss_answers",
                facts={"rule": str(rule)},
            )
        elif answers[rule] is TriState.YES:
            yield warning(
                "LOSS_RULE_APPLIES",
                N_("Loss rule {rule} is said to apply: explain in the conclusion why there is no loss."),
                "§6.6",
                "loss_answers",
                rule=str(rule),
            )
    unfinished = [code for code, step in steps.items() if step.is_mandatory and not _is_clear(step)]
    if unfinished:
        yield warning(
            "STEPS_UNFINISHED",
            N_("These steps are not finished: {steps}."),
            "§6.2",
            steps=", ".join(sorted(unfinished)),
        )


def _evidence(steps: dict[StepCode, InquiryStep], around: Around) -> Iterator[Finding]:
    relied_on = {
        item for step in steps.values() if step.state is StepState.ACCEPTED for item in step.evidence_items
    }
    if any(each.authenticity in _UNBELIEVED for each in around.all(Evidence) if each.id in relied_on):
        yield Finding(
            "EVIDENCE_DOUBTED",
            N_("A paper on which a step relies is doubted or false."),
            "§4.5",
        )


def _second_reader(
    inquiry: NationalityInquiry, around: Around, *, headquarters_counts: bool
) -> Iterator[Finding]:
    reader = inquiry.second_read_by
    yield from objections_to_same_person(reader, around, "§4.5")
    roles = INQUIRY_SECOND_READ.roles | ({DCV} if headquarters_counts else frozenset())
    if reader is not None and not has_role(reader, roles, around):
        yield Finding(
            "SECOND_READER_ROLE",
            N_("The second reader must be a head of section or a passport officer."),
            "§4.5",
            field_name="second_read_by",
        )
