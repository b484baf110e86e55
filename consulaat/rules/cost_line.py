"""Cost lines: asked, approved, invoiced, paid, settled, each by the right person (domain §12)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment
from consulaat.records.reference import CostCategory, FundingSource
from consulaat.records.safehouse import Stay
from consulaat.rules.around import Around
from consulaat.rules.commitment import objections_to_eligibility
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.nights import nights_so_far
from consulaat.rules.permissions import COMMITMENT_APPROVE, COST, PAYMENT
from consulaat.rules.spending import fits
from consulaat.rules.steps import Step
from resources.texts import N_


def objections_to_request(line: CostLine, around: Around) -> Iterator[Finding]:
    """An unusual cost is explained, and a stay has nights left."""
    if line.category is CostCategory.OTHER and not line.description:
        yield Finding(
            "EXPLANATION_NEEDED",
            N_("A cost of the category other needs a description."),
            "§12.1",
            field_name="description",
        )
    stay = around.one(Stay, line.stay) if line.stay else None
    if stay is not None and stay.approved_nights is not None:
        yield from _objections_to_used_up(stay, stay.approved_nights, around)


def _objections_to_used_up(stay: Stay, approved: int, around: Around) -> Iterator[Finding]:
    if nights_so_far(stay, around.today) > approved:
        yield Finding(
            "NIGHTS_USED_UP",
            N_("All approved nights of this stay are used: have the stay extended first."),
            "§11",
            field_name="stay",
        )


def objections_to_approve(line: CostLine, around: Around) -> Iterator[Finding]:
    """Someone else asked, and an approved commitment of this case covers it."""
    yield from objections_to_same_person(line.requested_by, around, "§12.5")
    commitment = around.one(Commitment, line.commitment) if line.commitment else None
    if commitment is None:
        if line.commitment:
            yield Finding("COMMITMENT_UNKNOWN", N_("This commitment is not known here."), "§12.5")
        return
    yield from _objections_to_commitment(line, commitment, around)
    source = around.one(FundingSource, line.funding_source or commitment.funding_source)
    yield from objections_to_eligibility(source, line.category, around)


def _objections_to_commitment(line: CostLine, commitment: Commitment, around: Around) -> Iterator[Finding]:
    if commitment.case != line.case:
        yield Finding(
            "OTHER_CASE", N_("This commitment is for another case."), "§12.7", field_name="commitment"
        )
    if commitment.state is not CommitmentState.APPROVED:
        yield Finding(
            "COMMITMENT_NOT_APPROVED",
            N_("This commitment is not approved."),
            "§12.5",
            field_name="commitment",
        )
    if commitment.valid_until is not None and commitment.valid_until < (line.incurred_on or around.today):
        yield Finding(
            "COMMITMENT_ENDED", N_("This commitment has already ended."), "§12.5", field_name="commitment"
        )
    if line.category not in commitment.categories:
        yield Finding(
            "CATEGORY_NOT_COVERED",
            N_("This commitment does not cover category {category}."),
            "§12.5",
            field_name="category",
            facts={"category": str(line.category)},
        )
    if line.funding_source not in {None, commitment.funding_source}:
        yield Finding(
            "OTHER_SOURCE",
            N_("This commitment comes from another source of money than the cost."),
            "§12.2",
            field_name="funding_source",
        )
    yield from _objections_to_amount(line, commitment, around)


def _objections_to_amount(line: CostLine, commitment: Commitment, around: Around) -> Iterator[Finding]:
    fitting = fits(line, commitment, around)
    if fitting is None:
        yield Finding("NO_RATE", N_("There is no exchange rate for this currency on this day."), "§12.4")
    elif not fitting:
        yield Finding(
            "COMMITMENT_TOO_SMALL",
            N_("The commitment does not hold enough for this cost."),
            "§12.5",
            field_name="amount",
        )


def objections_to_pay(line: CostLine, around: Around) -> Iterator[Finding]:
    """The payment is recorded, by someone else than the approver."""
    if not around.all(Payment, cost_line=line.id):
        yield Finding("NO_PAYMENT", N_("Record the payment of this cost first."), "§12.5")
    yield from objections_to_same_person(line.approved_by, around, "§12.5")


def _requested(line: CostLine, around: Around) -> tuple[Record, ...]:
    return (replace(line, requested_by=me(around), requested_at=around.now),)


def _approved(line: CostLine, around: Around) -> tuple[Record, ...]:
    commitment = around.one(Commitment, line.commitment) if line.commitment else None
    source = line.funding_source or (commitment.funding_source if commitment else None)
    return (replace(line, approved_by=me(around), approved_at=around.now, funding_source=source),)


_REQUESTED: Final = frozenset({CostState.REQUESTED})

STEPS: Final = (
    Step(
        verb="request",
        sources=frozenset({CostState.ESTIMATE}),
        target=CostState.REQUESTED,
        right=COST,
        label=N_("Request"),
        takes=("description", "incurred_on", "funding_source", "stay"),
        guard=objections_to_request,
        effect=_requested,
    ),
    Step(
        verb="approve",
        sources=_REQUESTED,
        target=CostState.APPROVED,
        right=COMMITMENT_APPROVE,
        label=N_("Approve"),
        needs=("commitment",),
        guard=objections_to_approve,
        effect=_approved,
    ),
    Step(
        verb="reject",
        sources=_REQUESTED,
        target=CostState.REJECTED,
        right=COMMITMENT_APPROVE,
        label=N_("Reject"),
        needs=("rejection_reason",),
        reason_field="rejection_reason",
    ),
    Step(
        verb="invoice",
        sources=frozenset({CostState.APPROVED}),
        target=CostState.INVOICED,
        right=PAYMENT,
        label=N_("Invoice received"),
    ),
    Step(
        verb="pay",
        sources=frozenset({CostState.INVOICED}),
        target=CostState.PAID,
        right=PAYMENT,
        label=N_("Paid"),
        guard=objections_to_pay,
    ),
    Step(
        verb="reclaim",
        sources=frozenset({CostState.PAID}),
        target=CostState.RECLAIMED,
        right=PAYMENT,
        label=N_("Claimed back"),
        takes=("description", "funding_source"),
    ),
    Step(
        verb="settle",
        sources=frozenset({CostState.PAID, CostState.RECLAIMED}),
        target=CostState.SETTLED,
        right=PAYMENT,
        label=N_("Settle"),
    ),
    Step(
        verb="drop",
        sources=frozenset({CostState.ESTIMATE, CostState.REQUESTED, CostState.APPROVED, CostState.INVOICED}),
        target=CostState.LAPSED,
        right=COST,
        label=N_("Drop"),
        takes=("description",),
    ),
)
