"""Steps of an inquiry into nationality (domain §6.1, §6.2)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.nationality import Authenticity, Evidence, InquiryStep, StepState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.permissions import INQUIRY
from consulaat.rules.steps import Step
from resources.texts import N_

_UNBELIEVED: Final = frozenset({Authenticity.DOUBT, Authenticity.FALSE})


def objections_to_accept(step: InquiryStep, around: Around) -> Iterator[Finding]:
    """Nothing doubted or false is relied on."""
    items = set(step.evidence_items)
    if any(each.authenticity in _UNBELIEVED for each in around.all(Evidence) if each.id in items):
        yield Finding(
            "EVIDENCE_DOUBTED",
            N_("A paper on which this step relies is doubted or false."),
            "§4.5",
            field_name="evidence_items",
        )


_OPEN: Final = frozenset({StepState.OPEN})
_OPEN_OR_RECEIVED: Final = _OPEN | {StepState.RECEIVED}
_RESULT: Final = ("outcome", "evidence_items")

STEPS: Final = (
    Step(
        verb="request",
        sources=_OPEN,
        target=StepState.REQUESTED,
        right=INQUIRY,
        label=N_("Request"),
    ),
    Step(
        verb="receive",
        sources=_OPEN | {StepState.REQUESTED},
        target=StepState.RECEIVED,
        right=INQUIRY,
        label=N_("Received"),
        takes=_RESULT,
    ),
    Step(
        verb="accept",
        sources=_OPEN_OR_RECEIVED,
        target=StepState.ACCEPTED,
        right=INQUIRY,
        label=N_("Accept"),
        takes=_RESULT,
        reason_field="outcome",
        guard=objections_to_accept,
    ),
    Step(
        verb="reject",
        sources=_OPEN_OR_RECEIVED,
        target=StepState.NOT_ACCEPTED,
        right=INQUIRY,
        label=N_("Do not accept"),
        takes=_RESULT,
        reason_field="outcome",
    ),
    Step(
        verb="set-aside",
        sources=_OPEN | {StepState.REQUESTED},
        target=StepState.NOT_APPLICABLE,
        right=INQUIRY,
        label=N_("Not applicable"),
        needs=("not_applicable_reason",),
        reason_field="not_applicable_reason",
    ),
    Step(
        verb="drop",
        sources=frozenset(StepState) - {StepState.LAPSED},
        target=StepState.LAPSED,
        right=INQUIRY,
        label=N_("Drop"),
        takes=("outcome",),
        reason_field="outcome",
    ),
    Step(
        verb="reopen",
        sources=frozenset({StepState.ACCEPTED, StepState.NOT_ACCEPTED, StepState.NOT_APPLICABLE}),
        target=StepState.OPEN,
        right=INQUIRY,
        label=N_("Reopen"),
    ),
)
