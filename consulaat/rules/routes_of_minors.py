"""Which paper can bring a minor home, by what is known of consent; reasons, and no choice (domain §7, §8.2)."""

from collections.abc import Iterator

from consulaat.records.custody import Consent, ConsentState
from consulaat.records.ids import PersonId
from consulaat.records.person import Person
from consulaat.records.travel_document import DocumentKind
from consulaat.rules.around import Around
from consulaat.rules.custody import BARRED, asked_for, running
from consulaat.rules.law import number
from consulaat.rules.minors import MinorStatus
from consulaat.rules.visa_routes import Route
from consulaat.values.partial_date import ages
from resources.texts import N_


def routes_of_minor(person: Person, status: MinorStatus, around: Around) -> Iterator[Route]:
    """Yield the routes of someone who is, or may be, a minor; asking for consent can itself be the danger."""
    if status is MinorStatus.UNCERTAIN:
        yield Route(
            "LEEFTIJD",
            N_("The age is uncertain: a minor as to consent, an adult when the person's own will is heard."),
            "§7",
        )
    if has_all_consent(person, around):
        yield Route(
            DocumentKind.NATIONAL_PASSPORT,
            N_("All consent is there: a passport, or an emergency document if the journey cannot wait."),
            "Paspoortwet 34(1)",
        )
        return
    states = barred_states(person, around)
    if not states:
        yield Route(
            DocumentKind.NATIONAL_PASSPORT,
            N_("A passport, if everyone with custody consents in writing and it is safe to ask them."),
            "Paspoortwet 34(1)",
        )
        yield from _card(person, around)
    yield _court(states, around)
    yield _article39(states)
    if states:
        yield from _card(person, around)


def has_all_consent(person: Person, around: Around) -> bool:
    """Tell whether everyone with custody consented to an application that runs, or a court did."""
    asked = (asked_for(each, around) for each in running(PersonId(person.id), around))
    return any(each and all(one.is_settled for one in each) for each in asked)


def barred_states(person: Person, around: Around) -> frozenset[ConsentState]:
    """Return in which ways consent will not come for an application that runs."""
    applications = {each.id for each in running(PersonId(person.id), around)}
    return frozenset(
        each.state
        for each in around.all(Consent, person=person.id)
        if each.state in BARRED and each.application in applications
    )


def _card(person: Person, around: Around) -> Iterator[Route]:
    age = ages(person.born_on, around.today) if person.born_on else None
    free_from = number("NIK_ZONDER_TOESTEMMING", around.today)
    if age is None or age[1] >= free_from:
        yield Route(
            DocumentKind.IDENTITY_CARD,
            N_("From the age of {age} an identity card needs no consent; the whole route must accept it."),
            "Paspoortwet 34(6)",
            {"age": free_from},
        )


def _court(states: frozenset[ConsentState], around: Around) -> Route:
    """Return the route by the court, with the reason why it is taken."""
    alone = {"age": number("MINDERJARIGE_ZELF_VERZOEK", around.today)}
    if ConsentState.MUST_NOT_ASK in states:
        return Route(
            "RECHTER",
            N_(
                "Asking for consent is unsafe: the court can replace it, with the utmost urgency; from the age of"
                " {age} the minor may ask the court without a parent."
            ),
            "Paspoortwet 34(2), 34(3), 38(4)",
            alone,
        )
    if states:
        return Route(
            "RECHTER",
            N_(
                "Consent was refused or withdrawn: the court can replace it, asked by the other one with"
                " custody or, from the age of {age}, by the minor."
            ),
            "Paspoortwet 34(2), 34(3)",
            alone,
        )
    return Route(
        "RECHTER",
        N_(
            "The court can replace consent; from the age of {age} a minor may ask the court without a parent."
        ),
        "Paspoortwet 34(2), 34(3)",
        alone,
    )


def _article39(states: frozenset[ConsentState]) -> Route:
    if states:
        return Route(
            "ART39",
            N_(
                "If the journey cannot wait for the court, headquarters may decide on an emergency document"
                " ahead of it: the child is heard first."
            ),
            "Paspoortwet 39",
        )
    return Route(
        "ART39",
        N_("Ahead of the court, headquarters may decide on an emergency document in special cases."),
        "Paspoortwet 39",
    )
