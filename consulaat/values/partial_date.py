"""Dates of which day, month or year may be unknown (domain §15.1, §15.2)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

_FORM: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])?(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as text YYYYMMDD, 00 or 0000 for what is unknown; never a made-up first of January."""

    text: str

    def __post_init__(self) -> None:
        """Refuse a day without a month, a month without a year and dates that do not exist."""
        found = _FORM.fullmatch(self.text)
        if found is None:
            raise UnreadableError(N_("A date is written as YYYYMMDD, with 00 for what is unknown."))
        year, month, day = (int(part) for part in found.groups())
        if (day and not month) or (month and not year):
            raise UnreadableError(N_("A known day needs a known month, and a known month a known year."))
        if month > 12 or (day and day > calendar.monthrange(year, month)[1]):
            raise UnreadableError(N_("This date does not exist."))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return a date that is fully known."""
        return cls(day.isoformat().replace("-", ""))

    @classmethod
    def typed(cls, text: str) -> Self:
        """Return what an officer typed: 20090000, 2009, 01-2009, 19-01-2009, 2009-01 or 2009-01-19."""
        plain = text.strip()
        if _FORM.fullmatch(plain):
            return cls(plain)
        if found := _YEAR_FIRST.fullmatch(plain):
            year, month, day = found.groups(default="0")
        elif found := _DAY_FIRST.fullmatch(plain):
            day, month, year = found.groups(default="0")
        else:
            raise UnreadableError(N_("Type a date as 19-01-2009, 01-2009 or 2009."))
        return cls(f"{year}{int(month):02}{int(day):02}")

    @property
    def year(self) -> int:
        """The year, or 0 when it is unknown."""
        return int(self.text[:4])

    @property
    def month(self) -> int:
        """The month, or 0 when it is unknown."""
        return int(self.text[4:6])

    @property
    def day(self) -> int:
        """The day of the month, or 0 when it is unknown."""
        return int(self.text[6:])

    @property
    def is_known(self) -> bool:
        """Whether at least the year is known."""
        return self.year > 0

    @property
    def is_complete(self) -> bool:
        """Whether day, month and year are known."""
        return self.day > 0

    def earliest(self) -> date | None:
        """Return the first day it can be, or None when nothing is known."""
        return date(self.year, self.month or 1, self.day or 1) if self.is_known else None

    def latest(self) -> date | None:
        """Return the last day it can be, or None when nothing is known."""
        if not self.is_known:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def shown(self, unknown: str) -> str:
        """Return 19-01-1984, 01-1984, 1984, or the word for unknown."""
        if not self.is_known:
            return unknown
        parts = [f"{self.day:02}"] if self.day else []
        parts += [f"{self.month:02}"] if self.month else []
        return "-".join([*parts, f"{self.year:04}"])


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 29 February rolls to 1 March (domain §6.7 case F)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def ages(born: PartialDate, on: date) -> tuple[int, int] | None:
    """Return the lowest and highest age on a day, or None when the year of birth is unknown (§15.2)."""
    first, last = born.earliest(), born.latest()
    if first is None or last is None:
        return None
    return _age(last, on), _age(first, on)


def _age(born: date, on: date) -> int:
    years = on.year - born.year
    return years if on >= years_after(born, years) else years - 1
