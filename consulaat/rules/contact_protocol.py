"""Safe-contact protocols: used, compromised, replaced (domain §10.1)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.permissions import PROTOCOL
from consulaat.rules.steps import Step
from resources.texts import N_


def objections_to_replace(protocol: ContactProtocol, around: Around) -> Iterator[Finding]:
    """There is another one to use."""
    others = around.all(ContactProtocol, case=protocol.case, state=ProtocolState.ACTIVE)
    if all(other.id == protocol.id for other in others):
        yield Finding(
            "NO_OTHER_PROTOCOL",
            N_("Agree a new protocol with the person first; then this one is replaced."),
            "§10.1",
        )


def _compromised(protocol: ContactProtocol, around: Around) -> tuple[Record, ...]:
    return (replace(protocol, compromised_at=protocol.compromised_at or around.now),)


STEPS: Final = (
    Step(
        verb="compromise",
        sources=frozenset({ProtocolState.ACTIVE}),
        target=ProtocolState.COMPROMISED,
        right=PROTOCOL,
        label=N_("No longer safe"),
        needs=("compromised_reason",),
        takes=("compromised_at",),
        reason_field="compromised_reason",
        effect=_compromised,
    ),
    Step(
        verb="replace",
        sources=frozenset({ProtocolState.ACTIVE, ProtocolState.COMPROMISED}),
        target=ProtocolState.REPLACED,
        right=PROTOCOL,
        label=N_("Replaced by a new one"),
        guard=objections_to_replace,
    ),
)
