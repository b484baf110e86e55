"""What a commitment still holds, and what of it was spent (domain §12.5, §12.7)."""

from datetime import date
from decimal import Decimal
from typing import Final

from consulaat.records.money import Commitment, CostLine, CostState, Payment
from consulaat.rules.around import Around
from consulaat.rules.law import number
from consulaat.values.money import Money

CLAIMS: Final = frozenset({CostState.APPROVED, CostState.INVOICED, CostState.PAID, CostState.SETTLED})


def fits(line: CostLine, commitment: Commitment, around: Around) -> bool | None:
    """Tell whether a line fits what other lines left of a commitment; None when a rate is missing.

    Amounts in one currency are compared in it; else all are compared in euro.
    """
    others = [
        each
        for each in around.all(CostLine, commitment=commitment.id)
        if each.id != line.id and each.state in CLAIMS
    ]
    lines = [*others, line]
    if all(each.amount.currency == commitment.amount.currency for each in lines):
        return sum(each.amount.amount for each in lines) <= commitment.amount.amount
    return _sum([each.euro_amount for each in lines], commitment.euro_amount)


def payments_fit(payments: list[Payment], commitments: list[Commitment], day: date) -> bool | None:
    """Tell whether payments stay within commitments, a rate difference allowed; None without a rate."""
    currencies = {each.amount.currency for each in payments} | {each.amount.currency for each in commitments}
    if len(currencies) == 1:
        spent = sum(each.amount.amount for each in payments)
        return spent <= sum(each.amount.amount for each in commitments)
    held = [each.euro_amount for each in commitments if each.euro_amount]
    total = Money(sum((each.amount for each in held), Decimal("0.00")), "EUR")
    margin = 1 + Decimal(number("BETALING_KOERSMARGE", day)) / 100
    return _sum([each.euro_amount for each in payments], total, margin)


def _sum(parts: list[Money | None], whole: Money | None, margin: Decimal = Decimal(1)) -> bool | None:
    known = [part.amount for part in parts if part is not None]
    if whole is None or len(known) < len(parts):
        return None
    return sum(known) <= whole.amount * margin
