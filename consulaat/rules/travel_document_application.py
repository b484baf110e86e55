"""Applications for travel documents: from the counter to the hand of the person (domain §4.5, §8)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.ids import TravelDocumentApplicationId
from consulaat.records.travel_document import (
    ApplicationDecision,
    ApplicationState,
    DocumentKind,
    DocumentPossession,
    TravelDocument,
    TravelDocumentApplication,
)
from consulaat.rules import document_refusal
from consulaat.rules.around import Around
from consulaat.rules.document_issue import objections_to_issue, older_documents
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.permissions import (
    DOCUMENT_APPLICATION,
    DOCUMENT_DECISION,
    DOCUMENT_DECLINE,
    DOCUMENT_HAND_OUT,
    HON,
    PM,
)
from consulaat.rules.steps import Step
from consulaat.rules.terms import due_on
from consulaat.values.identifiers import clean, is_dutch_document_number
from consulaat.values.ids import new_id
from resources.texts import N_

Application = TravelDocumentApplication
_FREE_NUMBERS: Final = frozenset({DocumentKind.LAISSEZ_PASSER, DocumentKind.EU_EMERGENCY_DOCUMENT})


def objections_to_submit(application: Application, around: Around) -> Iterator[Finding]:
    """The person came or could not, and the fee is settled."""
    if not application.appeared_in_person and not application.absence_reason:
        yield Finding(
            "NOT_IN_PERSON",
            N_("The person must appear in person, or give the reason why that is not possible."),
            "§8.3",
            field_name="absence_reason",
        )
    if application.fee_settlement is None:
        yield Finding(
            "FEE_NOT_SETTLED",
            N_("Say whether the fee was paid, waived or funded."),
            "§8.3",
            field_name="fee_settlement",
        )
    is_honorary = HON in around.by.roles and PM not in around.by.roles
    if is_honorary and application.kind is not DocumentKind.LAISSEZ_PASSER:
        yield Finding(
            "ONLY_LAISSEZ_PASSER",
            N_("An honorary consul may only take applications for a laissez-passer."),
            "§19",
            field_name="kind",
        )


def objections_to_decline(application: Application, _around: Around) -> Iterator[Finding]:
    """There is time to put right what is missing."""
    if application.repair_until is None:
        yield warning(
            "NO_TIME_TO_REPAIR",
            N_("Give the person time to put right what is missing, and say until when."),
            "§4.5",
            "repair_until",
        )


def objections_to_hand_out(application: Application, around: Around) -> Iterator[Finding]:
    """The number can be right, and older documents are dealt with."""
    yield from older_documents(application, around)
    number, kind = application.document_number, application.kind
    if number and kind not in _FREE_NUMBERS and not is_dutch_document_number(clean(number)):
        yield Finding(
            "WRONG_DOCUMENT_NUMBER",
            N_("This cannot be the number of a Dutch travel document; the letter O is never used."),
            "§15.6",
            field_name="document_number",
        )
    if not number:
        yield warning(
            "NO_DOCUMENT_NUMBER",
            N_("Without the document number the travel document itself is not recorded."),
            "§8.3",
            "document_number",
        )


def objections_to_mark_uncollected(application: Application, around: Around) -> Iterator[Finding]:
    """The document lay ready long enough."""
    due = due_on("T03", application.available_on, around) if application.available_on else None
    if due is None or around.today < due:
        yield Finding(
            "STILL_TO_COLLECT",
            N_("The time to collect the document has not ended yet."),
            "T03",
            until=due,
            field_name="available_on",
        )
    yield warning(
        "DO_NOT_SUMMON",
        N_("Do not summon the person by letter; use the safe-contact protocol only."),
        "§4.5",
    )


def objections_to_withdraw(application: Application, around: Around) -> Iterator[Finding]:
    """Someone else saw it."""
    yield from objections_to_same_person(application.withdrawal_witness, around, "§4.5")


def _declined(application: Application, around: Around) -> tuple[Record, ...]:
    return (_decided(application, around, ApplicationDecision.NOT_PROCESSED),)


def _issued(application: Application, around: Around) -> tuple[Record, ...]:
    decided = _decided(application, around, ApplicationDecision.ISSUED)
    return (replace(decided, issued_on=decided.issued_on or around.today),)


def _decided(application: Application, around: Around, decision: ApplicationDecision) -> Application:
    return replace(application, decision=decision, decided_by=me(around), decided_at=around.now)


def _received(application: Application, around: Around) -> tuple[Record, ...]:
    return (replace(application, available_on=application.available_on or around.today),)


def _handed_out(application: Application, around: Around) -> tuple[Record, ...]:
    """Return the application as handed out, and the document that now exists."""
    done = replace(
        application, handed_out_at=application.handed_out_at or around.now, handed_out_by=me(around)
    )
    if not done.document_number:
        return (done,)
    document = TravelDocument(
        id=new_id(),
        person=done.person,
        kind=done.kind,
        number=clean(done.document_number),
        issuing_country="NLD",
        authority=around.post,
        issued_on=done.issued_on,
        application=TravelDocumentApplicationId(done.id),
        possession=DocumentPossession.PERSON,
        post=done.post or around.post,
    )
    return (done, document)


def _withdrawn(application: Application, around: Around) -> tuple[Record, ...]:
    return (replace(application, withdrawn_on=application.withdrawn_on or around.today),)


_SUBMITTED: Final = frozenset({ApplicationState.SUBMITTED})
_AT_POST: Final = frozenset({ApplicationState.AT_POST})

STEPS: Final = (
    Step(
        verb="submit",
        sources=frozenset({ApplicationState.DRAFT}),
        target=ApplicationState.SUBMITTED,
        right=DOCUMENT_APPLICATION,
        label=N_("Submit"),
        takes=("appeared_in_person", "absence_reason", "fee_settlement"),
        guard=objections_to_submit,
    ),
    Step(
        verb="decline",
        sources=_SUBMITTED,
        target=ApplicationState.NOT_PROCESSED,
        right=DOCUMENT_DECLINE,
        label=N_("Do not process"),
        needs=("missing_requirement",),
        takes=("repair_until",),
        reason_field="missing_requirement",
        guard=objections_to_decline,
        effect=_declined,
    ),
    Step(
        verb="take-on",
        sources=_SUBMITTED,
        target=ApplicationState.IN_PROGRESS,
        right=DOCUMENT_APPLICATION,
        label=N_("Take on"),
    ),
    Step(
        verb="issue",
        sources=frozenset({ApplicationState.IN_PROGRESS}),
        target=ApplicationState.ISSUED,
        right=DOCUMENT_DECISION,
        label=N_("Issue"),
        takes=("inquiry", "identity_evidence_items", "alert_answer", "second_read_by", "issued_on"),
        guard=objections_to_issue,
        effect=_issued,
    ),
    *document_refusal.STEPS,
    Step(
        verb="produce",
        sources=frozenset({ApplicationState.ISSUED, ApplicationState.ISSUED_LIMITED}),
        target=ApplicationState.IN_PRODUCTION,
        right=DOCUMENT_APPLICATION,
        label=N_("Have it produced"),
        takes=("document_number",),
    ),
    Step(
        verb="receive",
        sources=frozenset({ApplicationState.IN_PRODUCTION}),
        target=ApplicationState.AT_POST,
        right=DOCUMENT_APPLICATION,
        label=N_("Received at the post"),
        takes=("available_on", "document_number"),
        effect=_received,
    ),
    Step(
        verb="hand-out",
        sources=_AT_POST,
        target=ApplicationState.HANDED_OUT,
        right=DOCUMENT_HAND_OUT,
        label=N_("Hand out"),
        takes=("document_number", "handed_out_at"),
        guard=objections_to_hand_out,
        effect=_handed_out,
    ),
    Step(
        verb="mark-uncollected",
        sources=_AT_POST,
        target=ApplicationState.NOT_COLLECTED,
        right=DOCUMENT_APPLICATION,
        label=N_("Was not collected"),
        guard=objections_to_mark_uncollected,
    ),
    Step(
        verb="withdraw",
        sources=frozenset({ApplicationState.NOT_COLLECTED}),
        target=ApplicationState.DOCUMENT_WITHDRAWN,
        right=DOCUMENT_APPLICATION,
        label=N_("Withdraw"),
        needs=("withdrawal_witness",),
        takes=("withdrawn_on",),
        guard=objections_to_withdraw,
        effect=_withdrawn,
    ),
    Step(
        verb="misprint",
        sources=frozenset({ApplicationState.IN_PRODUCTION, ApplicationState.AT_POST}),
        target=ApplicationState.MISPRINTED,
        right=DOCUMENT_APPLICATION,
        label=N_("Misprinted"),
    ),
    Step(
        verb="retract",
        sources=frozenset(
            {
                ApplicationState.DRAFT,
                ApplicationState.SUBMITTED,
                ApplicationState.IN_PROGRESS,
                ApplicationState.REFUSAL_INTENDED,
                ApplicationState.HELD,
            }
        ),
        target=ApplicationState.RETRACTED,
        right=DOCUMENT_APPLICATION,
        label=N_("Retracted by the person"),
    ),
)
