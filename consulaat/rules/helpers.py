"""Those who help: what keeps them safe, and who of them is named nowhere (domain §10.2, §10.4, §17.5)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Involvement, InvolvementRole
from consulaat.records.contact import Contact
from consulaat.records.reference import OrganisationKind
from consulaat.records.risk import RiskAssessment, RiskIndicator
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.values.codes import Direction, TriState
from resources.texts import N_

HELPING: Final = frozenset(
    {
        InvolvementRole.CONFIDANT,
        InvolvementRole.LOCAL_CONTACT,
        InvolvementRole.CARE_WORKER,
        InvolvementRole.HOST_FAMILY,
        InvolvementRole.REPRESENTATIVE,
    }
)


def helps(involvement: Involvement) -> bool:
    """Tell whether someone takes part to help: by their role, or for an organisation."""
    return involvement.role in HELPING or involvement.organisation is not None


def is_unnamed(involvement: Involvement, kind: OrganisationKind | None) -> bool:
    """Tell whether no paper may name someone: sealed, endangered by helping, or of a local NGO.

    ``kind`` is that of the organisation they work for, where there is one.
    """
    if involvement.identity_is_sealed or involvement.is_endangered_by_helping is TriState.YES:
        return True
    return kind is OrganisationKind.LOCAL_NGO


def helper_checks(involvement: Involvement, _around: Around) -> Iterator[Finding]:
    """Ask of everyone who helps whether that endangers them, and how they are reached then."""
    if not helps(involvement):
        return
    if involvement.is_endangered_by_helping is None:
        yield warning(
            "HELPER_NOT_ASSESSED",
            N_("Ask whether helping endangers this person: those who help need safety too."),
            "§10.2",
            "is_endangered_by_helping",
        )
    if involvement.is_endangered_by_helping is not TriState.YES:
        return
    yield warning(
        "HELPER_ENDANGERED",
        N_("Helping endangers this person: no paper names them, and nobody says that they help."),
        "§10.4",
        "is_endangered_by_helping",
    )
    if involvement.contact_instructions is None:
        yield warning(
            "HELPER_NOT_REACHED_SAFELY",
            N_("Agree how this person is reached safely before anybody calls or writes."),
            "§10.2",
            "contact_instructions",
        )


def helpers_in_danger(case: object, around: Around) -> tuple[Involvement, ...]:
    """Return those in a case whom helping endangers."""
    found = around.all(Involvement, case=case)
    return tuple(each for each in found if each.is_endangered_by_helping is TriState.YES)


def objections_to_helpers_unasked(risk: RiskAssessment, around: Around) -> Iterator[Finding]:
    """Warn when an assessment says nothing of helpers who are in danger, or does nothing about threats."""
    threatened = any(
        each.indicator is RiskIndicator.HELPERS_THREATENED and each.answer is TriState.YES
        for each in risk.answers
    )
    if (threatened or helpers_in_danger(risk.case, around)) and not risk.helper_organisation_risk:
        yield warning(
            "HELPERS_NOT_ASSESSED",
            N_("Someone who helps is in danger: assess the risk for those who help too."),
            "§10.2",
            "helper_organisation_risk",
        )
    if threatened and not risk.measures:
        yield warning(
            "HELPERS_WITHOUT_MEASURES",
            N_("Those who help are threatened: write down what is done about it."),
            "§10.2",
            "measures",
        )


def contact_with_helper(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn before someone is called or written to whom helping endangers."""
    people = {contact.person, contact.intermediary} - {None}
    if contact.direction is not Direction.OUTGOING:
        return
    for each in helpers_in_danger(contact.case, around):
        if each.person in people:
            yield warning(
                "HELPER_IN_DANGER",
                N_("Helping endangers this person: reach them only as agreed, and put nothing in writing."),
                "§10.2",
                "person" if each.person == contact.person else "intermediary",
            )
            return
