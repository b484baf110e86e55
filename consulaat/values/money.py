"""Amounts of money: an exact decimal and an ISO 4217 currency, never a float (domain §12.4)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import Final, Self

from consulaat.values.unreadable import UnreadableError
from resources.reference import rows
from resources.texts import N_

EURO: Final = "EUR"
_TYPED: Final = re.compile(
    r"(?P<before>[A-Z]{3})?\s*(?P<number>-?[0-9][0-9.,\s]*(?<=[0-9]))\s*(?P<after>[A-Z]{3})?"
)
_GROUPED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")


@cache
def minor_digits(currency: str) -> int:
    """Return how many decimals a currency has; raise UnreadableError for an unknown one."""
    for row in rows("currencies"):
        if row["code"] == currency:
            return int(row["minor_digits"])
    raise UnreadableError(N_("There is no currency {currency}."), currency=currency)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with exactly as many decimals as its currency has."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Refuse an amount with more or fewer decimals than the currency has."""
        exponent = self.amount.as_tuple().exponent
        if not isinstance(exponent, int) or -exponent != minor_digits(self.currency):
            raise UnreadableError(
                N_("An amount in {currency} has {digits} decimals."),
                currency=self.currency,
                digits=minor_digits(self.currency),
            )

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Self:
        """Return an amount from text or number, decimals filled up with zeros but never cut off."""
        digits = minor_digits(currency)
        try:
            exact = Decimal(amount)
            filled = exact.quantize(Decimal(1).scaleb(-digits))
        except InvalidOperation as error:
            raise UnreadableError(N_("This is not an amount.")) from error
        if filled != exact:
            raise UnreadableError(
                N_("An amount in {currency} has {digits} decimals."), currency=currency, digits=digits
            )
        return cls(filled, currency)

    @classmethod
    def typed(cls, text: str) -> Self:
        """Return what an officer typed: "350 MAD", "MAD 350,50", "€ 1.234,50"; euro when none is named."""
        found = _TYPED.fullmatch(text.replace("€", "EUR").strip().upper())
        if found is None or (found["before"] and found["after"]):
            raise UnreadableError(N_("Type an amount as 350,50 MAD."))
        currency = found["before"] or found["after"] or EURO
        number = re.sub(r"\s", "", found["number"])
        return cls.of(_point(number, minor_digits(currency)), currency)

    def __add__(self, other: "Money") -> "Money":
        """Add two amounts of one currency."""
        if other.currency != self.currency:
            raise UnreadableError(N_("Amounts in two currencies cannot be added."))
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        """Return currency and amount, as stored codes."""
        return f"{self.currency} {self.amount}"

    def times(self, number: int) -> "Money":
        """Return a whole number of times this amount."""
        return Money(self.amount * number, self.currency)

    def in_euro(self, rate: Decimal) -> "Money":
        """Return this in euro at so many units per euro, rounded half up per line (domain §12.4)."""
        if self.currency == EURO:
            return self
        if rate <= 0:
            raise UnreadableError(N_("A rate must be more than 0."))
        return Money((self.amount / rate).quantize(Decimal("0.01"), ROUND_HALF_UP), EURO)


NOTHING: Final = Decimal("0.00")


def euros(amount: Decimal = NOTHING) -> Money:
    """Return an amount in euro."""
    return Money(amount, EURO)


def _point(number: str, digits: int) -> str:
    """Return a typed number with a point for its decimals and nothing between thousands.

    One point before three digits can be either in a currency with three decimals; nobody guesses there.
    """
    last = max(number.rfind(","), number.rfind("."))
    if last < 0:
        return number
    sign = number[last]
    if _GROUPED.fullmatch(number) and not ("," in number and "." in number):
        is_single = number.count(sign) == 1
        if is_single and sign == "." and digits == 3:
            raise UnreadableError(N_("Write the decimals after a comma, as 1234,000."))
        if sign == "." or not is_single:
            return re.sub(r"[.,]", "", number)
    whole, decimals = number[:last], number[last + 1 :]
    if sign in whole or not (whole.lstrip("-").isdigit() or _GROUPED.fullmatch(whole)):
        raise UnreadableError(N_("Type an amount as 350,50 MAD."))
    return f"{re.sub(r'[.,]', '', whole)}.{decimals}"
