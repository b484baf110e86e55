"""What headquarters writes down before an emergency document is issued ahead of the court (domain §7)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.court import Article39Decision, Article39Outcome
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.custody import EMERGENCY, of_age_since
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me
from resources.texts import N_

WEIGHED: Final = (
    "identity_is_established",
    "nationality_is_established",
    "custody_research",
    "consent_danger",
    "child_was_heard",
    "hearing_manner",
    "child_own_words",
    "best_interest_weighing",
    "court_requester",
    "travel_route",
    "reception",
)
_MUST_BE_SO: Final = ("identity_is_established", "nationality_is_established", "child_was_heard")


def with_author(decision: Article39Decision, around: Around) -> Article39Decision:
    """Return a decision with who took it and when; a proposal has neither."""
    if decision.outcome is None:
        return replace(decision, decided_by=None, decided_at=None)
    if decision.decided_at is not None:
        return decision
    return replace(decision, decided_by=me(around), decided_at=around.now)


def article39_checks(decision: Article39Decision, around: Around) -> Iterator[Finding]:
    """A decision weighs every point; it allows an emergency document only, for a child that was heard."""
    application = around.one(TravelDocumentApplication, decision.application)
    if application is not None and application.person != decision.person:
        yield Finding(
            "OTHER_APPLICATION",
            N_("This application is for somebody else."),
            "Paspoortwet 39",
            field_name="application",
        )
    if decision.outcome is None:
        return
    for name in WEIGHED:
        if getattr(decision, name) in (None, ""):
            yield Finding(
                "NOT_WEIGHED",
                N_("A decision under article 39 needs the field {field}."),
                "Paspoortwet 39",
                field_name=name,
                facts={"field": name},
            )
    yield from _granted(decision, application, around)


def _granted(
    decision: Article39Decision, application: TravelDocumentApplication | None, around: Around
) -> Iterator[Finding]:
    if decision.outcome is not Article39Outcome.GRANTED:
        return
    for name in _MUST_BE_SO:
        if getattr(decision, name) is False:
            yield Finding(
                "MUST_BE_SO",
                N_(
                    "Article 39 asks for identity and nationality that are established, and a child that was"
                    " heard."
                ),
                "Paspoortwet 39",
                field_name=name,
            )
    if application is not None and application.kind not in EMERGENCY:
        yield Finding(
            "EMERGENCY_ONLY",
            N_("Ahead of the court only an emergency document can be issued."),
            "Paspoortwet 39",
            field_name="application",
        )
    since = of_age_since(decision.person, around)
    decided = decision.decided_at.date() if decision.decided_at else around.today
    if since is not None and since <= decided:
        yield Finding(
            "OF_AGE",
            N_(
                "The person is of age: no consent is needed, so there is nothing to decide ahead of the court."
            ),
            "Paspoortwet 39",
            field_name="outcome",
        )
