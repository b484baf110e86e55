"""Amounts in euro at the rate of the decisive day, frozen once used (domain §12.4)."""

from datetime import date
from decimal import Decimal
from typing import Final

from consulaat.records.reference import ExchangeRate, RateKind
from consulaat.rules.around import Around
from consulaat.values.money import EURO, Money

_ORDER: Final = (RateKind.MONTHLY, RateKind.DAILY, RateKind.CASH, RateKind.INVOICE)


def rate_on(currency: str, day: date, around: Around) -> ExchangeRate | None:
    """Return the rate of a currency that holds on a day; of several the one fixed last."""
    valid = [
        rate
        for rate in around.all(ExchangeRate, currency=currency)
        if (rate.valid_from or date.min) <= day <= (rate.valid_until or date.max)
    ]
    return max(
        valid, key=lambda rate: (rate.valid_from or date.min, _ORDER.index(rate.kind), rate.id), default=None
    )


def euro_on(money: Money, day: date, around: Around) -> Money | None:
    """Return an amount in euro at the rate of a day; None when no rate is known."""
    if money.currency == EURO:
        return money
    rate = rate_on(money.currency, day, around)
    return money.in_euro(rate.units_per_euro) if rate else None


def euro_at(money: Money, rate: Decimal | None) -> Money | None:
    """Return an amount in euro at a given rate; None when another currency has no rate."""
    if money.currency == EURO:
        return money
    return money.in_euro(rate) if rate else None
