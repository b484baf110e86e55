"""A travel document that an alert stands in the way of: noticed, held, refused or limited (domain §4.5, T04, T05)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.travel_document import (
    AlertAnswer,
    ApplicationDecision,
    ApplicationState,
    TravelDocumentApplication,
)
from consulaat.rules.around import Around
from consulaat.rules.document_issue import objections_to_any_document
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import has_role, me
from consulaat.rules.permissions import DCV, DOCUMENT_REFUSAL, HC
from consulaat.rules.steps import Step
from consulaat.rules.terms import due_on
from resources.texts import N_

Application = TravelDocumentApplication


def objections_to_intend(application: Application, _around: Around) -> Iterator[Finding]:
    """An alert stands, and was found to be valid still."""
    if application.alert_answer is not AlertAnswer.ALERT:
        yield Finding(
            "NO_ALERT",
            N_("A refusal is intended only when the register confirmed that an alert still stands."),
            "§4.5",
            field_name="alert_answer",
        )


def objections_to_refuse(application: Application, around: Around) -> Iterator[Finding]:
    """The alert still stands, the applicant had time, and head and headquarters agree."""
    yield from objections_to_intend(application, around)
    asked, told = application.hold_requested_on, application.intention_notified_on
    end = due_on("T05B", asked, around) if asked else due_on("T05A", told, around) if told else None
    if end is not None and around.today < end:
        sentence = N_("The time that the applicant has to react runs until {day}.")
        yield warning("TIME_TO_REACT_RUNS", sentence, "T05", day=end.isoformat())
    yield from _objections_to_one_side(application, around)


def objections_to_limit(application: Application, around: Around) -> Iterator[Finding]:
    """All but the alert allows a document, and head and headquarters agree."""
    yield from objections_to_any_document(application, around)
    yield from _objections_to_one_side(application, around)


def _objections_to_one_side(application: Application, around: Around) -> Iterator[Finding]:
    """Tell that head and headquarters decide together: one decides, the other reads along."""
    reader = application.second_read_by
    own = around.by.roles & {HC, DCV}
    needed = frozenset({HC, DCV}) - (own if len(own) == 1 else frozenset())
    if reader is None or reader == around.by.id or not has_role(reader, needed, around):
        yield Finding(
            "HEAD_AND_HEADQUARTERS",
            N_(
                "The head of the section and headquarters decide this together: name the other as second reader."
            ),
            "§4.5",
            field_name="second_read_by",
        )


def _intended(application: Application, around: Around) -> tuple[Record, ...]:
    return (replace(application, intention_notified_on=application.intention_notified_on or around.today),)


def _held(application: Application, around: Around) -> tuple[Record, ...]:
    return (replace(application, hold_requested_on=application.hold_requested_on or around.today),)


def _refused(application: Application, around: Around) -> tuple[Record, ...]:
    refused = ApplicationDecision.REFUSED
    return (replace(application, decision=refused, decided_by=me(around), decided_at=around.now),)


def _limited(application: Application, around: Around) -> tuple[Record, ...]:
    decided = replace(
        application,
        decision=ApplicationDecision.ISSUED_LIMITED,
        decided_by=me(around),
        decided_at=around.now,
        issued_on=application.issued_on or around.today,
    )
    return (decided,)


_INTENDED: Final = frozenset({ApplicationState.REFUSAL_INTENDED})
_UNDECIDED: Final = _INTENDED | {ApplicationState.HELD}

STEPS: Final = (
    Step(
        verb="intend-refusal",
        sources=frozenset({ApplicationState.IN_PROGRESS}),
        target=ApplicationState.REFUSAL_INTENDED,
        right=DOCUMENT_REFUSAL,
        label=N_("Give notice of an intended refusal"),
        takes=("alert_answer", "intention_notified_on"),
        guard=objections_to_intend,
        effect=_intended,
    ),
    Step(
        verb="hold",
        sources=_INTENDED,
        target=ApplicationState.HELD,
        right=DOCUMENT_REFUSAL,
        label=N_("Hold at the applicant's request"),
        takes=("hold_requested_on",),
        effect=_held,
    ),
    Step(
        verb="refuse",
        sources=_UNDECIDED,
        target=ApplicationState.REFUSED,
        right=DOCUMENT_REFUSAL,
        label=N_("Refuse the document"),
        takes=("second_read_by",),
        guard=objections_to_refuse,
        effect=_refused,
    ),
    Step(
        verb="issue-limited",
        sources=_UNDECIDED,
        target=ApplicationState.ISSUED_LIMITED,
        right=DOCUMENT_REFUSAL,
        label=N_("Issue with limits"),
        takes=("inquiry", "identity_evidence_items", "second_read_by", "issued_on"),
        guard=objections_to_limit,
        effect=_limited,
    ),
)
