"""Inquiries into nationality: begun, waiting, concluded by two people (domain §4.5, §6)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.nationality import InquiryState, InquiryStep, NationalityInquiry, StepState
from consulaat.records.person import Person
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me
from consulaat.rules.inquiry_conclusion import (
    objections_to_establish_dutch,
    objections_to_establish_not_dutch,
)
from consulaat.rules.inquiry_template import missing_steps
from consulaat.rules.nationality_loss import clock_of
from consulaat.rules.permissions import INQUIRY, INQUIRY_CONCLUDE, INQUIRY_CONCLUDE_LOSS
from consulaat.rules.steps import Step
from resources.texts import N_

_UNFINISHED: Final = frozenset({StepState.OPEN, StepState.REQUESTED, StepState.RECEIVED})


def objections_to_start(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """There is a name and at least a year of birth to search with."""
    person = around.one(Person, inquiry.person)
    if person is None or not (person.surname or person.given_names):
        yield Finding("NO_NAME", N_("Record at least one name of the person."), "§4.5", field_name="surname")
    if person is None or person.born_on is None or not person.born_on.is_known:
        yield Finding(
            "NO_BIRTH_YEAR",
            N_("Record at least the year of birth of the person."),
            "§4.5",
            field_name="born_on",
        )


def objections_to_await_evidence(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """There is a step that waits for something."""
    if not any(step.state in _UNFINISHED for step in around.all(InquiryStep, inquiry=inquiry.id)):
        yield Finding("NO_OPEN_STEP", N_("There is no open step to wait for."), "§4.5")


def objections_to_await_answer(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """Something was asked."""
    if not around.all(InquiryStep, inquiry=inquiry.id, state=StepState.REQUESTED):
        yield Finding("NOTHING_REQUESTED", N_("No step of this inquiry was requested."), "§4.5")
    yield warning(
        "LOCAL_REGISTER",
        N_("A local register is asked only after it was checked that this is safe for the person."),
        "§4.5",
    )


def with_clock(inquiry: NationalityInquiry, around: Around) -> NationalityInquiry:
    """Return the inquiry with what the loss clock says now; unchanged when the clock cannot tell."""
    clock = clock_of(inquiry, around)
    if clock is None:
        return inquiry
    return replace(
        inquiry,
        loss_signal=clock.signal,
        loss_starts_on=clock.starts_on,
        earliest_limit_on=clock.earliest_limit_on,
        latest_limit_on=clock.latest_limit_on,
        applied_rules=clock.rules,
    )


def _started(inquiry: NationalityInquiry, around: Around) -> tuple[Record, ...]:
    return (with_clock(inquiry, around), *missing_steps(inquiry, around))


def _established(inquiry: NationalityInquiry, around: Around) -> tuple[Record, ...]:
    concluded = replace(
        inquiry,
        established_by=me(around),
        established_at=around.now,
        decisive_on=inquiry.decisive_on or around.today,
    )
    return (with_clock(concluded, around),)


_UNDER: Final = frozenset({InquiryState.UNDER_INQUIRY})
_CONCLUDING: Final = _UNDER | {InquiryState.IMMIGRATION_ADVICE, InquiryState.COURT_REQUEST}
_UNDECIDED: Final = frozenset({InquiryState.UNDECIDED})
_CONCLUSION: Final = ("decisive_on", "acquired_on", "loss_answers", "interruptions")

STEPS: Final = (
    Step(
        verb="start",
        sources=frozenset({InquiryState.NOT_STARTED}),
        target=InquiryState.UNDER_INQUIRY,
        right=INQUIRY,
        label=N_("Start"),
        needs=("acquisition_ground",),
        takes=("decisive_on",),
        guard=objections_to_start,
        effect=_started,
    ),
    Step(
        verb="await-evidence",
        sources=frozenset({InquiryState.UNDER_INQUIRY, InquiryState.AWAITING_ANSWER}),
        target=InquiryState.AWAITING_EVIDENCE,
        right=INQUIRY,
        label=N_("Wait for evidence"),
        guard=objections_to_await_evidence,
    ),
    Step(
        verb="await-answer",
        sources=frozenset({InquiryState.UNDER_INQUIRY, InquiryState.AWAITING_EVIDENCE}),
        target=InquiryState.AWAITING_ANSWER,
        right=INQUIRY,
        label=N_("Wait for an answer"),
        guard=objections_to_await_answer,
    ),
    Step(
        verb="resume",
        sources=frozenset({InquiryState.AWAITING_EVIDENCE, InquiryState.AWAITING_ANSWER}),
        target=InquiryState.UNDER_INQUIRY,
        right=INQUIRY,
        label=N_("Resume"),
    ),
    Step(
        verb="establish-dutch",
        sources=_CONCLUDING,
        target=InquiryState.ESTABLISHED_DUTCH,
        right=INQUIRY_CONCLUDE,
        label=N_("Establish Dutch nationality"),
        needs=("second_read_by",),
        takes=("conclusion", *_CONCLUSION),
        reason_field="conclusion",
        guard=objections_to_establish_dutch,
        effect=_established,
    ),
    Step(
        verb="establish-not-dutch",
        sources=_CONCLUDING,
        target=InquiryState.ESTABLISHED_NOT_DUTCH,
        right=INQUIRY_CONCLUDE_LOSS,
        label=N_("Establish that the person is not Dutch"),
        needs=("conclusion", "remedy_text", "second_read_by"),
        takes=_CONCLUSION,
        reason_field="conclusion",
        guard=objections_to_establish_not_dutch,
        effect=_established,
    ),
    Step(
        verb="establish-loss",
        sources=_CONCLUDING,
        target=InquiryState.LOST,
        right=INQUIRY_CONCLUDE_LOSS,
        label=N_("Establish loss"),
        needs=("lost_on", "conclusion", "remedy_text", "second_read_by"),
        takes=_CONCLUSION,
        reason_field="conclusion",
        guard=objections_to_establish_not_dutch,
        effect=_established,
    ),
    Step(
        verb="leave-undecided",
        sources=_UNDER,
        target=InquiryState.UNDECIDED,
        right=INQUIRY_CONCLUDE,
        label=N_("Leave undecided"),
        needs=("missing_fact",),
        reason_field="missing_fact",
    ),
    Step(
        verb="seek-advice",
        sources=_UNDECIDED,
        target=InquiryState.IMMIGRATION_ADVICE,
        right=INQUIRY_CONCLUDE,
        label=N_("Ask the immigration service for advice"),
    ),
    Step(
        verb="petition-court",
        sources=_UNDECIDED,
        target=InquiryState.COURT_REQUEST,
        right=INQUIRY_CONCLUDE,
        label=N_("Ask the court"),
    ),
)
