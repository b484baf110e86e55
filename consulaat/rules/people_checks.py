"""Whether people, cases, reports and contacts can be right (domain §15.9)."""

from collections.abc import Iterator

from consulaat.records.case import Case, CaseLink, ClosureReason, Involvement, InvolvementRole, Whereabouts
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.person import Person
from consulaat.records.report import Channel, Report
from consulaat.rules.around import Around
from consulaat.rules.code_checks import (
    country_findings,
    language_findings,
    nationality_findings,
    phone_findings,
    zone_findings,
)
from consulaat.rules.findings import Finding, warning
from consulaat.rules.guard_rails import FAMILY
from consulaat.rules.helpers import helper_checks
from consulaat.rules.marriages import marriage_checks
from consulaat.rules.number_checks import administration_findings, bsn_findings
from consulaat.rules.phenomena import established_checks, reported_checks
from consulaat.rules.protocol_age import phone_taken
from consulaat.rules.reporter_phone import reporter_phone_checks
from consulaat.rules.second_case import second_case
from resources.texts import N_

SHORTEST, TALLEST = 40, 250  # centimetres, as documents print them


def person_checks(person: Person, around: Around) -> Iterator[Finding]:
    """Check dates, numbers and codes of a person."""
    born = person.born_on.earliest() if person.born_on else None
    if born is not None and born > around.today:
        yield Finding(
            "BORN_IN_FUTURE", N_("The day of birth is in the future."), "§15.9", field_name="born_on"
        )
    died = person.died_on.latest() if person.died_on else None
    if born is not None and died is not None and died < born:
        yield Finding(
            "DIED_BEFORE_BIRTH",
            N_("The day of death lies before the day of birth."),
            "§15.9",
            field_name="died_on",
        )
    yield from bsn_findings(person, around)
    yield from administration_findings(person)
    yield from _body_and_reach(person)
    yield from marriage_checks(person, around)
    for held in person.nationalities:
        yield from nationality_findings(held.nationality, "nationalities")
    for period in person.residence_periods:
        yield from country_findings(period.country, "residence_periods")
        first = period.lived_from.earliest()
        last = period.lived_until.latest() if period.lived_until else None
        if first is not None and last is not None and last < first:
            yield Finding(
                "ENDS_BEFORE_START",
                N_("A period of residence ends before it starts."),
                "§15.9",
                field_name="residence_periods",
            )
    for case in around.all(Case, person=person.id):
        yield from second_case(case, person, around)


def _body_and_reach(person: Person) -> Iterator[Finding]:
    if person.height_centimetres is not None and not SHORTEST <= person.height_centimetres <= TALLEST:
        yield Finding(
            "ODD_HEIGHT",
            N_("Write the height in centimetres, from {lowest} to {highest}."),
            "§3.3",
            field_name="height_centimetres",
            facts={"lowest": SHORTEST, "highest": TALLEST},
        )
    for language in person.languages:
        yield from language_findings(language, "languages")
    for each in person.phones:
        yield from phone_findings(Channel.PHONE, each.typed, "phones")
    if any("@" not in each for each in person.email_addresses):
        yield warning(
            "ODD_EMAIL", N_("An e-mail address has an @ in it."), "§3.3", field_name="email_addresses"
        )


def case_checks(case: Case, around: Around) -> Iterator[Finding]:
    """Check a case beside the other cases of its person."""
    person = around.one(Person, case.person)
    if person is not None:
        yield from second_case(case, person, around)
    yield from _place_findings(case)
    yield from established_checks(case)
    if case.returned_on is not None and case.returned_on > around.today:
        yield warning("RETURN_IN_FUTURE", N_("The day of return is in the future."), "§15.9", "returned_on")
    if case.closure_reason is ClosureReason.RETURNED_NETHERLANDS and case.returned_on is None:
        yield warning(
            "NO_DAY_OF_RETURN", N_("Fill in on which day the person came back."), "§4.2", "returned_on"
        )


def _place_findings(record: Case | Report) -> Iterator[Finding]:
    """Warn where the country of stay and where the person is said to be do not go together."""
    is_here = record.whereabouts is Whereabouts.NETHERLANDS
    is_abroad = record.whereabouts is Whereabouts.ABROAD
    country = record.country_of_stay
    if country and ((is_here and country != "NL") or (is_abroad and country == "NL")):
        yield warning(
            "PLACES_DIFFER",
            N_("Where the person is and the country of stay do not go together: find out which is right."),
            "§15.9",
            "whereabouts",
        )


def report_checks(report: Report, around: Around) -> Iterator[Finding]:
    """Check the moments of a report."""
    if report.received_at > around.now:
        yield warning(
            "RECEIVED_IN_FUTURE", N_("The moment of receipt is in the future."), "§15.9", "received_at"
        )
    yield from _place_findings(report)
    yield from reported_checks(report)
    born = report.stated_born_on.earliest() if report.stated_born_on else None
    if born is not None and born > around.today:
        yield warning("BORN_IN_FUTURE", N_("The day of birth is in the future."), "§15.9", "stated_born_on")
    yield from reporter_phone_checks(report, around)
    yield from phone_taken(report, around)


def objections_to_involvement(involvement: Involvement, around: Around) -> Iterator[Finding]:
    """A case is about one person; others have a case of their own, or travel along as a child."""
    main = InvolvementRole.PERSON_CONCERNED
    others = around.all(Involvement, case=involvement.case, role=main)
    if involvement.role is main and any(each.person != involvement.person for each in others):
        yield Finding(
            "SECOND_PERSON_CONCERNED",
            N_(
                "A case is about one person: give the other a case of their own and link it, or let a child"
                " travel along."
            ),
            "§2.2",
            field_name="role",
        )


def objections_to_link_with_itself(link: CaseLink, _around: Around) -> Iterator[Finding]:
    """A case is linked to another one."""
    if link.case == link.linked_case:
        yield Finding(
            "LINKED_TO_ITSELF", N_("A case is linked to another case."), "§3.2", field_name="linked_case"
        )


def involvement_checks(involvement: Involvement, around: Around) -> Iterator[Finding]:
    """Check that nobody dangerous counts as safe."""
    suspects = around.all(
        Involvement,
        case=involvement.case,
        person=involvement.person,
        role=InvolvementRole.ALLEGED_PERPETRATOR,
    )
    if involvement.is_safe_contact and (suspects or involvement.role is InvolvementRole.ALLEGED_PERPETRATOR):
        yield Finding(
            "UNSAFE_CONTACT",
            N_("An alleged perpetrator is never a safe contact."),
            "§2.2",
            field_name="is_safe_contact",
        )
    elif involvement.is_safe_contact and involvement.role in FAMILY:
        yield warning(
            "FAMILY_IS_NO_SAFE_CONTACT",
            N_(
                "Family is never a safe contact by itself: only when the person said so, and nobody can tell others."
            ),
            "§2.2",
            "is_safe_contact",
        )
    yield from helper_checks(involvement, around)


def protocol_checks(protocol: ContactProtocol, around: Around) -> Iterator[Finding]:
    """Check the ways and times of safe contact."""
    for channel in protocol.channels:
        yield from phone_findings(channel.channel, channel.number_or_address, "channels")
    for name, spans in (("safe_times", protocol.safe_times), ("unsafe_times", protocol.unsafe_times)):
        for each in spans:
            yield from zone_findings(each.time_zone, name)
    others = around.all(ContactProtocol, case=protocol.case, state=ProtocolState.ACTIVE)
    replaced = {protocol.id, protocol.replaces}
    if protocol.state is ProtocolState.ACTIVE and any(each.id not in replaced for each in others):
        yield warning(
            "SECOND_PROTOCOL",
            N_("This case has another active protocol; the one that was agreed last takes its place."),
            "§10.1",
            "replaces",
        )
