"""Commitments: who may approve how much from which source (domain §12.2, §12.5)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from consulaat.records.about import Record
from consulaat.records.money import ApprovalLevel, Commitment, CommitmentState
from consulaat.records.reference import CostCategory, FundingSource
from consulaat.records.user import User, UserRole
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.permissions import COMMITMENT, COMMITMENT_APPROVE, DCV
from consulaat.rules.steps import Step
from resources.reference import rows
from resources.texts import N_


def level_for(total: Decimal) -> ApprovalLevel:
    """Return the lowest level that may approve a total in euro for one case."""
    for row in rows("approval_limits"):
        if not row["maximum"] or total <= Decimal(row["maximum"]):
            return ApprovalLevel(row["level"])
    return ApprovalLevel.THIRD


def level_of(user: User) -> ApprovalLevel | None:
    """Return the highest level that a user's roles give."""
    held = [row["level"] for row in rows("approval_limits") if UserRole(row["role"]) in user.roles]
    return ApprovalLevel(held[-1]) if held else None


def needed_level(commitment: Commitment, around: Around) -> ApprovalLevel | None:
    """Return the level that a commitment needs, all earlier ones of its case counted; None without a rate."""
    if commitment.euro_amount is None:
        return None
    others = [
        each.euro_amount.amount
        for each in around.all(Commitment, case=commitment.case, state=CommitmentState.APPROVED)
        if each.euro_amount and each.id != commitment.id
    ]
    return level_for(sum(others, commitment.euro_amount.amount))


def objections_to_approve(commitment: Commitment, around: Around) -> Iterator[Finding]:
    """Someone else asked, the level is high enough, and the source may be used for this."""
    yield from objections_to_same_person(commitment.requested_by, around, "§12.5")
    level, held = needed_level(commitment, around), level_of(around.by)
    if level is None:
        yield Finding("NO_RATE", N_("There is no exchange rate for this currency on this day."), "§12.4")
    elif held is None or held < level:
        yield Finding(
            "LEVEL_TOO_LOW",
            N_("With what is committed for this case already, this needs approval at level {level}."),
            "§12.5",
            field_name="amount",
            facts={"level": str(level)},
        )
    yield from _objections_to_source(commitment, around)
    if commitment.valid_until is not None and commitment.valid_until < around.today:
        yield Finding(
            "COMMITMENT_ENDED", N_("This commitment has already ended."), "§12.5", field_name="valid_until"
        )


def _objections_to_source(commitment: Commitment, around: Around) -> Iterator[Finding]:
    source = around.one(FundingSource, commitment.funding_source)
    if source is not None and source.needs_hub_agreement and not commitment.reason:
        yield Finding(
            "HUB_AGREEMENT_NEEDED",
            N_("This source needs the written agreement of the hub: refer to it in the reason."),
            "§12.2",
            field_name="reason",
        )
    for category in sorted(commitment.categories):
        yield from objections_to_eligibility(source, category, around)


def objections_to_eligibility(
    source: FundingSource | None, category: CostCategory, around: Around
) -> Iterator[Finding]:
    """Tell that a source may pay this category only with headquarters."""
    allowed = source is not None and category in source.categories
    if not allowed and DCV not in around.by.roles:
        yield Finding(
            "SOURCE_NOT_ELIGIBLE",
            N_("Only headquarters may use this source for category {category}."),
            "§12.2",
            field_name="funding_source",
            facts={"category": str(category)},
        )


def _approved(commitment: Commitment, around: Around) -> tuple[Record, ...]:
    level = needed_level(commitment, around)
    return (replace(commitment, approved_by=me(around), approved_at=around.now, level=level),)


_REQUESTED: Final = frozenset({CommitmentState.REQUESTED})

STEPS: Final = (
    Step(
        verb="approve",
        sources=_REQUESTED,
        target=CommitmentState.APPROVED,
        right=COMMITMENT_APPROVE,
        label=N_("Approve"),
        takes=("reason", "valid_until", "is_acute"),
        reason_field="reason",
        guard=objections_to_approve,
        effect=_approved,
    ),
    Step(
        verb="reject",
        sources=_REQUESTED,
        target=CommitmentState.REJECTED,
        right=COMMITMENT_APPROVE,
        label=N_("Reject"),
        takes=("reason",),
        reason_field="reason",
    ),
    Step(
        verb="drop",
        sources=frozenset({CommitmentState.REQUESTED, CommitmentState.APPROVED}),
        target=CommitmentState.LAPSED,
        right=COMMITMENT,
        label=N_("Drop"),
        takes=("reason",),
        reason_field="reason",
    ),
)
