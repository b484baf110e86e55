"""The books of one case: its cost lines, commitments and payments, and how they add up (domain §12.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from consulaat.papers.common import Amount
from consulaat.records.case import Case
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment
from consulaat.records.reference import FundingCode, FundingSource
from consulaat.rules.rates import euro_at
from consulaat.services.ports import UnitOfWork
from consulaat.values.ids import RecordId
from consulaat.values.money import EURO, Money, euros

_DROPPED: Final = frozenset({CostState.REJECTED, CostState.LAPSED})
_INVOICED: Final = frozenset({CostState.INVOICED, CostState.PAID, CostState.SETTLED, CostState.RECLAIMED})
Booking = CostLine | Commitment | Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """All that was estimated, promised and paid in one case."""

    lines: tuple[CostLine, ...]
    commitments: tuple[Commitment, ...]
    payments: tuple[Payment, ...]
    sources: dict[RecordId, FundingCode]

    @property
    def estimated(self) -> tuple[CostLine, ...]:
        """The lines that were not rejected and did not lapse."""
        return tuple(line for line in self.lines if line.state not in _DROPPED)

    @property
    def committed(self) -> tuple[Commitment, ...]:
        """The commitments that were approved."""
        return tuple(each for each in self.commitments if each.state is CommitmentState.APPROVED)

    @property
    def invoiced(self) -> tuple[CostLine, ...]:
        """The lines for which there is an invoice."""
        return tuple(line for line in self.lines if line.state in _INVOICED)

    @property
    def recovered(self) -> tuple[Payment, ...]:
        """The payments of lines that were reclaimed."""
        reclaimed = {line.id for line in self.lines if line.state is CostState.RECLAIMED}
        return tuple(payment for payment in self.payments if payment.cost_line in reclaimed)

    def source_of(self, commitment: Commitment) -> FundingCode:
        """Return the source of a commitment."""
        return self.sources[commitment.funding_source]

    def source_of_payment(self, payment: Payment) -> FundingCode:
        """Return the source from which a payment was made."""
        return self.source_of(next(each for each in self.commitments if each.id == payment.commitment))

    def source_of_line(self, line: CostLine) -> str:
        """Return the source of a line, its own or that of its commitment; nothing while it has none."""
        committed = (self.source_of(each) for each in self.commitments if each.id == line.commitment)
        own = self.sources[line.funding_source] if line.funding_source else None
        return str(own or next(committed, ""))

    def used_sources(self) -> tuple[FundingCode, ...]:
        """Return the sources from which money was committed or paid."""
        committed = {self.source_of(each) for each in self.committed}
        return tuple(sorted(committed | {self.source_of_payment(each) for each in self.payments}))

    def currencies(self) -> tuple[str, ...]:
        """Return the currencies of all that counts."""
        counted: tuple[Booking, ...] = (*self.estimated, *self.committed, *self.payments)
        return tuple(sorted({each.amount.currency for each in counted}))

    def rate_difference(self) -> Money:
        """Return what payments in other currencies cost more than at the rate of their lines."""
        rates = {line.id: line.rate for line in self.lines}
        difference = Decimal("0.00")
        for payment in self.payments:
            then, now = euro_at(payment.amount, rates.get(payment.cost_line)), euro_of(payment)
            if then is not None and now is not None:
                difference += now.amount - then.amount
        return euros(difference)


def books_of(work: UnitOfWork, case: Case) -> Books:
    """Return the books of a case, each kind in the order in which it came about."""
    lines = work.find(CostLine, case=case.id)
    payments = work.find(Payment, case=case.id)
    return Books(
        lines=tuple(sorted(lines, key=lambda line: (line.category, str(line.incurred_on or ""), line.id))),
        commitments=work.find(Commitment, case=case.id),
        payments=tuple(sorted(payments, key=lambda payment: (payment.paid_on, payment.id))),
        sources={source.id: source.code for source in work.find(FundingSource)},
    )


def euro_of(booking: Booking) -> Money | None:
    """Return an amount in euro at its own rate; None while it has none."""
    return booking.euro_amount or euro_at(booking.amount, booking.rate)


def total(bookings: Iterable[Booking]) -> Amount | None:
    """Return the sum in euro; None when an amount has no rate, since a part is not the whole."""
    found = Decimal("0.00")
    for booking in bookings:
        in_euro = euro_of(booking)
        if in_euro is None:
            return None
        found += in_euro.amount
    return Amount(amount=found, currency=EURO)


def in_currency(bookings: Iterable[Booking], currency: str) -> Amount:
    """Return the sum of the amounts in one currency."""
    whole = Money.of(0, currency)
    for booking in bookings:
        if booking.amount.currency == currency:
            whole += booking.amount
    return Amount(amount=whole.amount, currency=currency)
