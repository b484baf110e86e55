"""What is to be said of custody and consent: what an application lacks, and what is doubtful (domain §7)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Case
from consulaat.records.court import Article39Decision
from consulaat.records.custody import Consent, ConsentState, CustodyHolderKind, CustodySituation
from consulaat.records.ids import PersonId
from consulaat.records.person import Person
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.custody import (
    UNDER_SUPERVISION,
    Asked,
    asked_for,
    granted_ahead,
    is_settled,
    measure_of,
    needs_consent,
    of_age_since,
    running,
    situation_of,
    status_of,
)
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import months_after, number
from consulaat.rules.minors import MinorStatus
from consulaat.values.partial_date import ages
from resources.reference import label
from resources.texts import N_, language

_NO_NAME: Final = frozenset({CustodyHolderKind.NOBODY, CustodyHolderKind.UNKNOWN})
_SENTENCES: Final[dict[ConsentState | None, str]] = {
    None: N_("The consent of {holder} for this application was not recorded yet."),
    ConsentState.NOT_ASKED: N_("The consent of {holder} was not asked yet."),
    ConsentState.MUST_NOT_ASK: N_(
        "Asking {holder} for consent is unsafe: take the route by the court, or article 39 ahead of it."
    ),
    ConsentState.ASKED: N_("{holder} was asked for consent and has not answered yet."),
    ConsentState.REFUSED: N_("{holder} refused consent: the court can replace it."),
    ConsentState.WITHDRAWN: N_("{holder} withdrew the consent: the court can replace it."),
}


def objections_to_want_of_consent(
    application: TravelDocumentApplication, around: Around
) -> Iterator[Finding]:
    """Everyone with custody consented to this application, a court did, or headquarters decided ahead of it."""
    if not needs_consent(application, around):
        return
    yield from age_findings(application.person, around)
    if granted_ahead(application, around):
        yield warning(
            "ARTICLE_39",
            N_("Issued without consent, on a decision of headquarters ahead of the court."),
            "Paspoortwet 39",
        )
        return
    situation = situation_of(application.person, around)
    if situation is None:
        yield Finding(
            "CUSTODY_UNKNOWN", N_("Find out and record first who has custody of this person."), "§7"
        )
        return
    yield from supervision_findings(situation, around)
    asked = asked_for(application, around)
    if not asked:
        yield Finding(
            "NOBODY_TO_CONSENT",
            N_("Nobody is known who can consent: a court must, or a guardian must be appointed."),
            "Paspoortwet 34",
        )
    for each in asked:
        if not each.is_settled:
            yield Finding(
                "CONSENT_NEEDED", sentence_of(each), "Paspoortwet 34(1)", facts={"holder": holder_of(each)}
            )


def sentence_of(asked: Asked) -> str:
    """Return what is to be said of a consent that is wanting."""
    return _SENTENCES[asked.consent.state if asked.consent else None]


def holder_of(asked: Asked) -> str:
    """Return who has custody, as a part and never by name."""
    return label("CustodyHolderKind", asked.holder.kind.value, language())


def objections_to_leave_without_consent(case: Case, around: Around) -> Iterator[Finding]:
    """A minor leaves with all consent, that of a court, or a decision under article 39."""
    if status_of(case.person, around) is MinorStatus.NO:
        return
    yield from age_findings(case.person, around)
    applications = tuple(running(case.person, around))
    if not applications:
        yield warning(
            "NO_APPLICATION_FOR_MINOR",
            N_(
                "No document was applied for: this minor travels on other papers. Find out whether a parent"
                " must allow the journey, and note that as an obstacle."
            ),
            "§7",
        )
    elif not any(is_settled(each, around) for each in applications):
        yield Finding(
            "NO_CONSENT",
            N_(
                "For a minor, or an uncertain age, there must be the consent of everyone with custody, that"
                " of a court, or a decision under article 39."
            ),
            "§7",
        )


def age_findings(person: PersonId, around: Around) -> Iterator[Finding]:
    """Say what an age that may be below or above the line means."""
    if status_of(person, around) is MinorStatus.UNCERTAIN:
        yield warning(
            "AGE_UNCERTAIN",
            N_("The age is uncertain: a minor as to consent, an adult when the person's own will is heard."),
            "§7",
        )


def supervision_findings(situation: CustodySituation, around: Around) -> Iterator[Finding]:
    """Advise where a measure of protection changes who consents."""
    measure = measure_of(situation, around.today)
    person = around.one(Person, situation.person)
    age = ages(person.born_on, around.today) if person and person.born_on else None
    limit = number("ONDERTOEZICHT_RECHTER_TOT", around.today)
    if measure in UNDER_SUPERVISION and (age is None or age[0] < limit):
        yield warning(
            "COURT_CONSENTS",
            N_("Under supervision and below the age of {age} the court consents in place of the parents."),
            "Paspoortwet 36(1)",
            "protection_measure",
            age=limit,
        )
    if any(each.organisation for each in situation.holders):
        yield warning(
            "AGENCY_CONSENTS",
            N_("Under provisional guardianship the agency consents instead of the parents."),
            "Paspoortwet 34(1)",
            "holders",
        )


def custody_checks(situation: CustodySituation, around: Around) -> Iterator[Finding]:
    """Check who has custody: each by name, and what a measure means."""
    if any(each.person == situation.person for each in situation.holders):
        yield Finding("OWN_CUSTODIAN", N_("Nobody has custody of themselves."), "§7", field_name="holders")
    named = (each for each in situation.holders if each.kind not in _NO_NAME)
    if any(each.person is None and each.organisation is None for each in named):
        yield warning(
            "HOLDER_NOT_NAMED",
            N_(
                "Say of everyone with custody who it is, a person or an organisation: else no consent counts."
            ),
            "§7",
            "holders",
        )
    yield from age_findings(situation.person, around)
    yield from supervision_findings(situation, around)


def consent_checks(consent: Consent, around: Around) -> Iterator[Finding]:
    """Check a consent beside its application, its child and who has custody."""
    if (consent.giver is None) is (consent.giver_organisation is None):
        yield Finding(
            "GIVER_NEEDED",
            N_("Say who must consent: one person, or one organisation."),
            "§7",
            field_name="giver",
        )
    if consent.giver == consent.person:
        yield Finding("OWN_CUSTODIAN", N_("Nobody has custody of themselves."), "§7", field_name="giver")
    application = around.one(TravelDocumentApplication, consent.application)
    if application is None:
        return
    if application.person != consent.person:
        yield Finding(
            "OTHER_APPLICATION",
            N_("This application is for somebody else: a consent holds for one child and one application."),
            "§7",
            field_name="application",
        )
        return
    yield from _beside_custody(consent, application, around)
    yield from age_findings(consent.person, around)


def _beside_custody(
    consent: Consent, application: TravelDocumentApplication, around: Around
) -> Iterator[Finding]:
    same = around.all(
        Consent,
        application=consent.application,
        giver=consent.giver,
        giver_organisation=consent.giver_organisation,
    )
    if any(each.id != consent.id for each in same):
        yield warning("SAME_CONSENT", N_("This consent for this application stands here already."), "§7")
    asked = [each.holder for each in asked_for(application, around)]
    known = {each.person or each.organisation for each in asked} - {None}
    if known and (consent.giver or consent.giver_organisation) not in known:
        yield warning(
            "NO_CUSTODY", N_("As far as is known this one has no custody of the child."), "§7", "giver"
        )
    months = number("TOESTEMMING_MAANDEN", application.applied_on)
    if consent.given_on and months_after(consent.given_on, months) < application.applied_on:
        yield warning(
            "CONSENT_OLD",
            N_("This consent was given more than {months} months before the application."),
            "§15.9",
            "given_on",
            months=months,
        )


def standing_findings(case: Case, around: Around) -> Iterator[Finding]:
    """Say what a case shows of consent: an age in doubt, and what came of proposals when someone came of age."""
    since = of_age_since(case.person, around)
    consents = around.all(Consent, person=case.person)
    if since is None:
        if consents:
            yield from age_findings(case.person, around)
        return
    if consents:
        yield warning(
            "CONSENT_NOT_REQUIRED",
            N_("Of age since {since}: no consent is required any more. What was recorded before is kept."),
            "§7",
            since=since.isoformat(),
        )
    proposals = around.all(Article39Decision, person=case.person, outcome=None)
    if proposals:
        yield warning(
            "ARTICLE_39_WITHDRAWN",
            N_("Of age since {since}: the proposal under article 39 is withdrawn."),
            "Paspoortwet 39",
            since=since.isoformat(),
        )
