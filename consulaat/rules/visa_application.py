"""Visas: from application to the sticker in the passport (domain §9.2, §9.4)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.visa import (
    IndAnswer,
    IndConsultation,
    VisaApplication,
    VisaDecision,
    VisaState,
)
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import has_role, me, objections_to_same_person
from consulaat.rules.permissions import HC, VISA, VISA_DECISION
from consulaat.rules.steps import Step
from consulaat.rules.visa_sticker import objections_to_place_sticker
from resources.texts import N_


def objections_to_submit(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """The person came or could not, there is something to put a visa in, and the key date is known."""
    if not visa.appeared_in_person and not visa.absence_reason:
        yield Finding(
            "NOT_IN_PERSON",
            N_("The person must appear in person, or give the reason why that is not possible."),
            "§9.4",
            field_name="absence_reason",
        )
    if visa.travel_document is None and not visa.is_on_separate_sheet:
        yield Finding(
            "NOTHING_TO_PUT_IT_IN",
            N_("Name the travel document, or say that the visa is put on a separate sheet."),
            "§9.4",
            field_name="travel_document",
        )
    case = around.one(Case, visa.case) if visa.case else None
    if visa.case is None or (case is not None and case.first_authority_contact_on is None):
        yield Finding(
            "KEY_DATE_MISSING",
            N_("Record in the case when the person first turned to a Dutch authority."),
            "§9.3",
            field_name="case" if visa.case is None else "first_authority_contact_on",
        )


def objections_to_consult(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """The question to the immigration service was sent."""
    if not any(each.sent_at for each in around.all(IndConsultation, visa_application=visa.id)):
        yield Finding(
            "NOT_CONSULTED",
            N_("Record the question to the immigration service and when it was sent."),
            "§9.4",
        )


def objections_to_approve(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """The immigration service agrees, or the head of section saw the permit; another took the application."""
    yield from objections_to_same_person(visa.taken_by, around, "§9.4")
    answer = last_answer(visa, around)
    if answer is IndAnswer.NOT_AGREED:
        yield Finding("IND_DISAGREES", N_("The immigration service does not agree."), "§9.4")
    elif answer is not IndAnswer.AGREED:
        yield from _objections_to_permit_proof(visa, around)


def _objections_to_permit_proof(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    if not has_role(visa.permit_proof_seen_by, frozenset({HC}), around):
        yield Finding(
            "NO_IND_ANSWER",
            N_(
                "Record the agreement of the immigration service, or let the head of the consular section"
                " see the proof of the permit."
            ),
            "§9.4",
            field_name="permit_proof_seen_by",
        )


def last_answer(visa: VisaApplication, around: Around) -> IndAnswer | None:
    """Return the latest answer of the immigration service."""
    answered = [
        (each.received_at or around.now, each.answer)
        for each in around.all(IndConsultation, visa_application=visa.id)
        if each.answer is not None
    ]
    return max(answered, key=lambda pair: pair[0])[1] if answered else None


def objections_to_reject(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """Someone else than the taker decides."""
    yield from objections_to_same_person(visa.taken_by, around, "§9.4")


def objections_to_hand_out(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """The visa can still be used."""
    if visa.valid_until is not None and visa.valid_until < around.today:
        yield Finding("VISA_EXPIRED", N_("The visa is no longer valid."), "§9.2", field_name="valid_until")


def objections_to_use(visa: VisaApplication, _around: Around) -> Iterator[Finding]:
    """It was used while it was valid."""
    if visa.used_on and visa.valid_until and visa.used_on > visa.valid_until:
        yield warning("USED_TOO_LATE", N_("The visa was used after it ended."), "§9.2", "used_on")


def objections_to_expire(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """Its last day has passed."""
    if visa.valid_until is not None and visa.valid_until >= around.today:
        yield Finding(
            "STILL_VALID",
            N_("The visa is still valid."),
            "§9.2",
            until=visa.valid_until,
            field_name="valid_until",
        )


def _decided(visa: VisaApplication, around: Around, decision: VisaDecision) -> tuple[Record, ...]:
    return (replace(visa, decision=decision, decided_by=me(around), decided_at=around.now),)


def _approved(visa: VisaApplication, around: Around) -> tuple[Record, ...]:
    return _decided(visa, around, VisaDecision.APPROVED)


def _rejected(visa: VisaApplication, around: Around) -> tuple[Record, ...]:
    return _decided(visa, around, VisaDecision.REJECTED)


def _declined(visa: VisaApplication, around: Around) -> tuple[Record, ...]:
    return _decided(visa, around, VisaDecision.NOT_PROCESSED)


def _handed_out(visa: VisaApplication, around: Around) -> tuple[Record, ...]:
    return (replace(visa, handed_out_at=visa.handed_out_at or around.now),)


def _used(visa: VisaApplication, around: Around) -> tuple[Record, ...]:
    return (replace(visa, used_on=visa.used_on or around.today),)


_WITH_IND: Final = frozenset({VisaState.WITH_IMMIGRATION_SERVICE})
_HANDED_OUT: Final = frozenset({VisaState.HANDED_OUT})

STEPS: Final = (
    Step(
        verb="submit",
        sources=frozenset({VisaState.DRAFT}),
        target=VisaState.SUBMITTED,
        right=VISA,
        label=N_("Submit"),
        takes=("appeared_in_person", "absence_reason", "travel_document", "is_on_separate_sheet"),
        guard=objections_to_submit,
    ),
    Step(
        verb="consult",
        sources=frozenset({VisaState.SUBMITTED}),
        target=VisaState.WITH_IMMIGRATION_SERVICE,
        right=VISA,
        label=N_("Consult the immigration service"),
        guard=objections_to_consult,
    ),
    Step(
        verb="request-supplement",
        sources=_WITH_IND,
        target=VisaState.SUPPLEMENT_REQUESTED,
        right=VISA,
        label=N_("Ask for more"),
    ),
    Step(
        verb="supplement",
        sources=frozenset({VisaState.SUPPLEMENT_REQUESTED}),
        target=VisaState.WITH_IMMIGRATION_SERVICE,
        right=VISA,
        label=N_("Supplemented"),
    ),
    Step(
        verb="approve",
        sources=_WITH_IND,
        target=VisaState.APPROVED,
        right=VISA_DECISION,
        label=N_("Approve"),
        takes=("permit_proof_seen_by",),
        guard=objections_to_approve,
        effect=_approved,
    ),
    Step(
        verb="reject",
        sources=_WITH_IND,
        target=VisaState.REJECTED,
        right=VISA_DECISION,
        label=N_("Reject"),
        needs=("rejection_reasons", "remedy_text"),
        reason_field="rejection_reasons",
        guard=objections_to_reject,
        effect=_rejected,
    ),
    Step(
        verb="decline",
        sources=_WITH_IND,
        target=VisaState.NOT_PROCESSED,
        right=VISA_DECISION,
        label=N_("Do not process"),
        needs=("rejection_reasons",),
        takes=("remedy_text",),
        reason_field="rejection_reasons",
        guard=objections_to_reject,
        effect=_declined,
    ),
    Step(
        verb="place-sticker",
        sources=frozenset({VisaState.APPROVED}),
        target=VisaState.STICKER_PLACED,
        right=VISA,
        label=N_("Place the sticker"),
        needs=("sticker_number", "valid_from", "valid_until"),
        takes=("entries", "territory"),
        guard=objections_to_place_sticker,
    ),
    Step(
        verb="hand-out",
        sources=frozenset({VisaState.STICKER_PLACED}),
        target=VisaState.HANDED_OUT,
        right=VISA,
        label=N_("Hand out"),
        takes=("handed_out_at",),
        guard=objections_to_hand_out,
        effect=_handed_out,
    ),
    Step(
        verb="use",
        sources=_HANDED_OUT,
        target=VisaState.USED,
        right=VISA,
        label=N_("Was used"),
        takes=("used_on",),
        guard=objections_to_use,
        effect=_used,
    ),
    Step(
        verb="expire",
        sources=_HANDED_OUT,
        target=VisaState.EXPIRED,
        right=VISA,
        label=N_("Has expired"),
        guard=objections_to_expire,
    ),
    Step(
        verb="withdraw",
        sources=_HANDED_OUT,
        target=VisaState.WITHDRAWN,
        right=VISA_DECISION,
        label=N_("Withdraw"),
    ),
)
