"""Consents: asked where that is safe, given in writing, replaced by the court, or not required (domain §7)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Involvement, InvolvementRole
from consulaat.records.court import CourtOutcome, CourtProcedure, CourtRoute
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.custody import must_not_be_asked, needs_consent
from consulaat.rules.findings import Finding, warning
from consulaat.rules.permissions import CONSENT_ALLOW, CUSTODY
from consulaat.rules.steps import Step
from consulaat.rules.terms import due_on
from resources.texts import N_


def objections_to_ask(consent: Consent, around: Around) -> Iterator[Finding]:
    """Nobody is asked of whom it was judged, for whatever application, that asking is unsafe."""
    others = around.all(Consent, giver=consent.giver) if consent.giver else ()
    if must_not_be_asked(consent) or any(must_not_be_asked(each) for each in others):
        yield Finding(
            "MUST_NOT_BE_ASKED",
            N_("Asking this person was judged unsafe: take the route by the court or article 39."),
            "§7",
            field_name="giver",
        )
    suspect = around.all(Involvement, person=consent.giver, role=InvolvementRole.ALLEGED_PERPETRATOR)
    if consent.giver and suspect:
        yield warning(
            "ALLEGED_PERPETRATOR",
            N_("This person may be the one who does harm: asking can itself be the danger."),
            "§2.2",
            "giver",
        )


def objections_to_give(consent: Consent, _around: Around) -> Iterator[Finding]:
    """Consent is written, by someone whose identity was established."""
    if not consent.giver_identity_is_established:
        yield Finding(
            "GIVER_NOT_IDENTIFIED",
            N_("Establish the identity of who gives the consent."),
            "Paspoortwet 34(1)",
            field_name="giver_identity_is_established",
        )
    if consent.written_consent is None:
        yield Finding(
            "CONSENT_NOT_IN_WRITING",
            N_("Consent is given in writing: attach the signed paper."),
            "Paspoortwet 34(1)",
            field_name="written_consent",
        )


def objections_to_refuse(_consent: Consent, _around: Around) -> Iterator[Finding]:
    """Say what is left after a refusal."""
    yield warning(
        "COURT_CAN_REPLACE",
        N_("The court can replace a consent that was refused; tell the hub."),
        "Paspoortwet 34(2)",
    )


def objections_to_withdraw(_consent: Consent, around: Around) -> Iterator[Finding]:
    """Say until when the court can be asked to replace it."""
    until = due_on("T06", around.today, around)
    found = warning(
        "REPLACE_WITHDRAWN_CONSENT",
        N_("The document lapses unless the court is asked by {until} to replace this consent."),
        "Paspoortwet 48",
        until=until.isoformat(),
    )
    yield replace(found, until=until)


def objections_to_substitute(consent: Consent, around: Around) -> Iterator[Finding]:
    """A court granted substitute consent for this child."""
    procedure = around.one(CourtProcedure, consent.court_procedure)
    if procedure is None:
        return
    granted = procedure.outcome is CourtOutcome.GRANTED and procedure.route is CourtRoute.SUBSTITUTE_CONSENT
    if not granted or procedure.person != consent.person:
        yield Finding(
            "COURT_DID_NOT_GRANT",
            N_("In this procedure no court has given its consent for this child."),
            "Paspoortwet 34(2)",
            field_name="court_procedure",
        )


def objections_to_waive(consent: Consent, around: Around) -> Iterator[Finding]:
    """The law does not require it, or not any more."""
    application = around.one(TravelDocumentApplication, consent.application)
    if application is None or needs_consent(application, around):
        yield Finding(
            "STILL_REQUIRED",
            N_("The law requires this consent still: the person is, or may be, a minor."),
            "Paspoortwet 34(1)",
        )


def _allowed(consent: Consent, _around: Around) -> tuple[Record, ...]:
    return (replace(consent, unsafe_reason=None),)


def _given(consent: Consent, around: Around) -> tuple[Record, ...]:
    return (replace(consent, given_on=consent.given_on or around.today),)


def _withdrawn(consent: Consent, around: Around) -> tuple[Record, ...]:
    return (replace(consent, withdrawn_on=around.today),)


_ASKED: Final = frozenset({ConsentState.ASKED})
_NOT_ASKED: Final = frozenset({ConsentState.NOT_ASKED})

STEPS: Final = (
    Step(
        verb="forbid-asking",
        sources=_NOT_ASKED,
        target=ConsentState.MUST_NOT_ASK,
        right=CUSTODY,
        label=N_("Asking is unsafe"),
        needs=("unsafe_reason",),
        reason_field="unsafe_reason",
    ),
    Step(
        verb="allow-asking",
        sources=frozenset({ConsentState.MUST_NOT_ASK}),
        target=ConsentState.NOT_ASKED,
        right=CONSENT_ALLOW,
        label=N_("Asking is safe after all"),
        effect=_allowed,
    ),
    Step(
        verb="ask",
        sources=_NOT_ASKED,
        target=ConsentState.ASKED,
        right=CUSTODY,
        label=N_("Ask"),
        guard=objections_to_ask,
    ),
    Step(
        verb="give",
        sources=_ASKED,
        target=ConsentState.GIVEN,
        right=CUSTODY,
        label=N_("Consent was given"),
        takes=("giver_identity_is_established", "written_consent", "given_on"),
        guard=objections_to_give,
        effect=_given,
    ),
    Step(
        verb="refuse",
        sources=_ASKED,
        target=ConsentState.REFUSED,
        right=CUSTODY,
        label=N_("Consent was refused"),
        guard=objections_to_refuse,
    ),
    Step(
        verb="withdraw",
        sources=frozenset({ConsentState.GIVEN}),
        target=ConsentState.WITHDRAWN,
        right=CUSTODY,
        label=N_("Consent was withdrawn"),
        guard=objections_to_withdraw,
        effect=_withdrawn,
    ),
    Step(
        verb="substitute",
        sources=frozenset(
            {
                ConsentState.MUST_NOT_ASK,
                ConsentState.NOT_ASKED,
                ConsentState.ASKED,
                ConsentState.REFUSED,
                ConsentState.WITHDRAWN,
            }
        ),
        target=ConsentState.REPLACED_BY_COURT,
        right=CUSTODY,
        label=N_("Replaced by the court"),
        needs=("court_procedure",),
        guard=objections_to_substitute,
    ),
    Step(
        verb="waive",
        sources=frozenset(ConsentState) - {ConsentState.NOT_REQUIRED},
        target=ConsentState.NOT_REQUIRED,
        right=CUSTODY,
        label=N_("Not required"),
        guard=objections_to_waive,
    ),
)
