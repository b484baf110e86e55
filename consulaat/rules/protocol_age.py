"""Whether what was agreed about contact may have lost its worth: its day passed, a phone was taken (domain §10.1)."""

from collections.abc import Iterator

from consulaat.records.case import Case
from consulaat.records.contact import Contact, ContactProtocol, ProtocolState
from consulaat.records.ids import CaseId
from consulaat.records.report import Report, WithheldItem
from consulaat.records.risk import RiskAssessment, RiskIndicator
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.safe_times import is_clear
from consulaat.values.codes import Direction, TriState
from resources.texts import N_


def expired_protocol(case: Case, around: Around) -> Iterator[Finding]:
    """Warn that the protocol of a case is past its day."""
    yield from _expired(case, around)


def unclear_times(case: Case, around: Around) -> Iterator[Finding]:
    """Warn of agreed times in a protocol that came in and that nobody can read: they count as no agreement."""
    for protocol in around.all(ContactProtocol, case=case.id, state=ProtocolState.ACTIVE):
        for name, spans in (("safe_times", protocol.safe_times), ("unsafe_times", protocol.unsafe_times)):
            if not all(is_clear(each) for each in spans):
                yield warning(
                    "UNCLEAR_TIME",
                    N_("The agreed times of safe contact hold one that cannot be read; it does not count."),
                    "§10.1",
                    name,
                )


def contact_on_expired(contact: Contact, around: Around) -> Iterator[Finding]:
    """Warn of an outgoing contact by a protocol that is past its day."""
    case = around.one(Case, contact.case)
    if case is not None and contact.direction is Direction.OUTGOING:
        yield from _expired(case, around)


def device_in_other_hands(risk: RiskAssessment, around: Around) -> Iterator[Finding]:
    """Ask whether the protocol is still safe when the assessment says that the phone is checked or taken."""
    said = {each.indicator for each in risk.answers if each.answer is TriState.YES}
    if said & {RiskIndicator.DEVICE_CHECKED, RiskIndicator.BELONGINGS_TAKEN}:
        yield from _in_other_hands(risk.case, "answers", around)


def phone_taken(report: Report, around: Around) -> Iterator[Finding]:
    """Ask the same when a report of a case says that the phone was taken."""
    if report.case is not None and WithheldItem.PHONE in report.withheld_items:
        yield from _in_other_hands(report.case, "withheld_items", around)


def _in_other_hands(case: CaseId, field_name: str, around: Around) -> Iterator[Finding]:
    if around.all(ContactProtocol, case=case, state=ProtocolState.ACTIVE):
        yield warning(
            "DEVICE_IN_OTHER_HANDS",
            N_(
                "Is the phone checked or taken? Then the protocol is no longer safe: say so and agree a new one."
            ),
            "§10.1",
            field_name,
        )


def _expired(case: Case, around: Around) -> Iterator[Finding]:
    active = around.all(ContactProtocol, case=case.id, state=ProtocolState.ACTIVE)
    last = active[-1].valid_until if active else None
    if last is not None and last < around.today:
        yield warning(
            "PROTOCOL_EXPIRED",
            N_("The contact protocol held until {day}: agree again how to reach the person."),
            "§10.1",
            day=f"{last:%d-%m-%Y}",
        )
