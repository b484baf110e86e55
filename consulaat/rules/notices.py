"""What a case says of itself to whoever opens it, without anybody asking (domain §2.1, §10)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from consulaat.records.case import Case, CaseState
from consulaat.records.contact import Contact
from consulaat.records.ids import CaseId
from consulaat.records.person import Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.report import Report
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.protocol_age import expired_protocol, unclear_times
from consulaat.rules.reaction import reaction_due
from consulaat.rules.second_case import two_cases_found
from consulaat.rules.second_people import unconfirmed
from resources.texts import N_

UNITED_KINGDOM: Final = "GB"


def notices(case: Case, around: Around) -> Iterator[Finding]:
    """Yield what should be said about doubles and partners: the British unit is for people who live there."""
    person = around.one(Person, case.person)
    if case.state is CaseState.CLOSED or person is None:
        return
    yield from reaction_due(case, around)
    yield from expired_protocol(case, around)
    yield from unclear_times(case, around)
    yield from unconfirmed(CaseId(case.id), around)
    yield from two_cases_found(case, person, around)
    if lives_in(person, UNITED_KINGDOM, around.today):
        yield warning(
            "LIVES_IN_UNITED_KINGDOM",
            N_("This person lives in the United Kingdom: the Forced Marriage Unit there can help too."),
            "§2.1",
        )
    elif _has_british_partner(case, around):
        yield warning(
            "PARTNER_NOT_COMPETENT",
            N_(
                "The Forced Marriage Unit is for people who live in the United Kingdom; nothing says so here."
            ),
            "§2.1",
        )


def lives_in(person: Person, country: str, today: date) -> bool:
    """Tell whether a period of residence in a country has not ended."""
    for period in person.residence_periods:
        last = period.lived_until.latest() if period.lived_until else None
        if period.country == country and (last is None or last >= today):
            return True
    return False


def _has_british_partner(case: Case, around: Around) -> bool:
    british = {
        each.id
        for each in around.all(Organisation, kind=OrganisationKind.FOREIGN_PARTNER)
        if each.country == UNITED_KINGDOM
    }
    named = {each.organisation for each in around.all(Contact, case=case.id)}
    named |= {each.forwarded_to for each in around.all(Report, case=case.id)}
    return bool(british & named)
