"""Whether a contact may be made and can be right: the protocol, its times, who released it (domain §3.4, §10.1)."""

from collections.abc import Iterator

from consulaat.records.contact import CodeWordCheck, Contact, ContactProtocol, ProtocolState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import has_role
from consulaat.rules.guard_rails import about_contact
from consulaat.rules.permissions import RELEASE_CONTACT
from consulaat.rules.protocol_age import contact_on_expired
from consulaat.rules.safe_times import SafeNow, safe_moment
from consulaat.values.codes import Direction
from resources.texts import N_


def objections_to_contact(contact: Contact, around: Around) -> Iterator[Finding]:
    """Stop what goes out while the protocol is compromised and no reason is given."""
    protocols = around.all(ContactProtocol, case=contact.case)
    states = {each.state for each in protocols}
    is_blocked = ProtocolState.COMPROMISED in states and ProtocolState.ACTIVE not in states
    if contact.direction is Direction.OUTGOING and is_blocked and not contact.deviation_reason:
        yield Finding(
            "PROTOCOL_COMPROMISED",
            N_("The protocol is compromised: agree a new one first, or give the reason for this contact."),
            "§10.1",
            field_name="deviation_reason",
        )


def contact_checks(contact: Contact, around: Around) -> Iterator[Finding]:
    """Check a contact against the protocol, and warn of what it could give away."""
    yield from _times(contact, around)
    yield from about_contact(contact, around)
    yield from contact_on_expired(contact, around)
    if contact.protocol_was_followed is False and not contact.deviation_reason:
        yield warning(
            "DEVIATION_UNEXPLAINED",
            N_("Give the reason why the protocol was not followed."),
            "§3.4",
            "deviation_reason",
        )
    if contact.code_word_check is CodeWordCheck.WRONG:
        yield warning(
            "WRONG_CODE_WORD",
            N_("The code word was wrong: decide whether the protocol is still safe."),
            "§10.1",
            "code_word_check",
        )
    if contact.proof_answer_was_wrong:
        yield warning(
            "WRONG_PROOF",
            N_(
                "The answer that proves who it is was wrong: agree a new way of contact before anything else."
            ),
            "§10.1",
            "proof_answer_was_wrong",
        )
    if contact.duress_word_was_used:
        yield warning(
            "DURESS",
            N_(
                "The duress word was used: this is an alarm. Do not call back; headquarters is asked to decide."
            ),
            "§10.1",
            "duress_word_was_used",
        )
    if contact.succeeded is False and not contact.failure_reason:
        yield warning("WHY_IT_FAILED", N_("Write down why it failed."), "§3.4", "failure_reason")


def _times(contact: Contact, around: Around) -> Iterator[Finding]:
    """An outgoing contact outside the safe times was released by the head of the section, with a reason."""
    active = around.all(ContactProtocol, case=contact.case, state=ProtocolState.ACTIVE)
    if contact.direction is not Direction.OUTGOING or not active:
        return
    if safe_moment(active[-1], contact.occurred_at).now is not SafeNow.NOT_SAFE:
        return
    if contact.released_by is None:
        yield warning(
            "OUTSIDE_SAFE_TIMES",
            N_("This was outside the safe times: the head of the section must have released it."),
            "§10.1",
            "released_by",
        )
    elif not has_role(contact.released_by, RELEASE_CONTACT.roles, around):
        yield Finding(
            "NOT_RELEASED",
            N_("Only the head of the section can release a contact outside the safe times."),
            "§10.1",
            field_name="released_by",
        )
    elif not contact.deviation_reason:
        yield Finding(
            "REASON_NEEDED",
            N_("Give the reason for this contact outside the safe times."),
            "§10.1",
            field_name="deviation_reason",
        )
