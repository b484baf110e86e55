"""Dates, moments, amounts and numbers as each language writes them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from consulaat.papers.common import Amount

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
_LOCALES: Final = {"nl": "nl_NL", "en": "en_GB", "ar": "ar", "tr": "tr", "fr": "fr", "so": "so", "ur": "ur"}


class Formats:
    """Writes values in one language; what is not filled in becomes an empty text."""

    def __init__(self, language: str) -> None:
        self._dutch = language == "nl"
        self._locale = _LOCALES[language]

    def day(self, day: date | None) -> str:
        """Return a date with its month in words: 6 juli 2026."""
        return format_date(day, "d MMMM y", locale=self._locale) if day else ""

    def short_day(self, day: date | None) -> str:
        """Return a date for a table: 06-07-2026 or 6 Jul 2026."""
        return format_date(day, "dd-MM-y" if self._dutch else "d MMM y", locale=self._locale) if day else ""

    def moment(self, moment: datetime | None) -> str:
        """Return a moment on the clock it was read from, with the name of its time zone."""
        if moment is None:
            return ""
        zone = getattr(moment.tzinfo, "key", None) or moment.tzname() or ""
        wall_clock = format_datetime(moment.replace(tzinfo=None), "d MMMM y, HH:mm", locale=self._locale)
        return f"{wall_clock} ({zone})" if zone else wall_clock

    def amount(self, amount: Amount | None) -> str:
        """Return an amount with the decimals it has: € 1.234,50 or MAD 7,000.00."""
        if amount is None:
            return ""
        number = self.number(abs(amount.amount))
        sign = "-" if amount.amount < 0 else ""
        if amount.currency == "EUR":
            return f"€{HARD_SPACE}{sign}{number}" if self._dutch else f"{sign}€{number}"
        return f"{amount.currency}{HARD_SPACE}{sign}{number}"

    def number(self, number: Decimal | int | None) -> str:
        """Return a number with as many decimals as it carries."""
        if number is None:
            return ""
        exponent = Decimal(number).as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return format_decimal(number, pattern, locale=self._locale)

    def percentage(self, percentage: Decimal | None) -> str:
        """Return a percentage: 92,1 % or 92.1%."""
        if percentage is None:
            return ""
        return self.number(percentage) + (f"{HARD_SPACE}%" if self._dutch else "%")
