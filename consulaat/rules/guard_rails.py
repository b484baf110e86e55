"""What must be said at the moment it matters: the family, mediation, paper at home, local authorities (domain §10)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Involvement, InvolvementRole, Wish, WishStatement
from consulaat.records.conference import CaseConference, ConferenceDecisionKind
from consulaat.records.contact import Contact, ContactProtocol, ProtocolState
from consulaat.records.plan import SafetyPlan
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.report import Channel
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.helpers import contact_with_helper
from consulaat.values.codes import Direction
from resources.texts import N_

FAMILY: Final = frozenset(
    {
        InvolvementRole.PARENT,
        InvolvementRole.SPOUSE,
        InvolvementRole.MARRIAGE_CANDIDATE,
        InvolvementRole.FAMILY_MEMBER,
        InvolvementRole.ALLEGED_PERPETRATOR,
    }
)


def about_contact(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn of what a contact could give away, before it is made or while it is written down."""
    yield from _relative(contact, around)
    yield from contact_with_helper(contact, around)
    yield from _paper_at_home(contact, around)
    yield from _local_authority(contact, around)


def about_wish(said: WishStatement, _around: Around) -> Iterator[Finding]:
    """Say what to do with the wish that somebody mediates."""
    if said.wish is Wish.MEDIATION:
        yield warning(
            "DO_NOT_MEDIATE_YOURSELF",
            N_("Do not mediate yourself, and do not call the family: bring this wish to a case conference."),
            "§3.7",
            "wish",
        )


def about_plan(plan: SafetyPlan, _around: Around) -> Iterator[Finding]:
    """Warn of a plan on paper that goes home."""
    if not plan.paper_is_kept_at_post:
        yield warning(
            "PAPER_GOES_HOME",
            N_("Paper at home is found. Keep it at the post, unless the person wants it and can hide it."),
            "§14",
            "paper_is_kept_at_post",
        )


def _relative(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn of a contact with the family: they must not learn of the case, and nobody mediates."""
    people = {contact.person, contact.intermediary} - {None}
    roles = {each.role for each in around.all(Involvement, case=contact.case) if each.person in people}
    if not roles & FAMILY:
        return
    if contact.direction is Direction.OUTGOING:
        yield warning(
            "DO_NOT_CALL_FAMILY",
            N_("Do not call the family: whoever learns that help was asked may act at once."),
            "§10.1",
            "person",
        )
        return
    yield warning(
        "DO_NOT_MEDIATE",
        N_("Do not mediate with the family, and confirm nothing: not even that there is a case."),
        "§10.1",
        "person",
    )
    yield warning(
        "NEUTRAL_ANSWER",
        N_(
            "The only answer: “We say nothing about whether anyone is in contact with us."
            " I can write down your question and pass it on.”"
        ),
        "§10",
        "summary",
    )


def _paper_at_home(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn of a letter to the person that nobody agreed to: others open it."""
    if contact.direction is not Direction.OUTGOING or contact.channel is not Channel.LETTER:
        return
    active = around.all(ContactProtocol, case=contact.case, state=ProtocolState.ACTIVE)
    is_agreed = any(each.channel is Channel.LETTER for found in active for each in found.channels)
    if contact.organisation is None and not is_agreed:
        yield warning(
            "NO_PAPER_HOME",
            N_("No paper to the house: someone else opens it. A letter was not agreed as a safe way."),
            "§10.1",
            "channel",
        )


def _local_authority(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn when local authorities are told before a conference decided on it."""
    found = around.one(Organisation, contact.organisation) if contact.organisation else None
    if contact.direction is not Direction.OUTGOING or found is None:
        return
    is_decided = any(
        decision.kind is ConferenceDecisionKind.LOCAL_AUTHORITY
        for each in around.all(CaseConference, case=contact.case)
        for decision in each.decisions
    )
    if found.kind is OrganisationKind.LOCAL_AUTHORITY and not is_decided:
        yield warning(
            "AUTHORITY_NOT_DECIDED",
            N_("No conference decided to go to the local authorities: they may tell the family."),
            "§4.2",
            "organisation",
        )
