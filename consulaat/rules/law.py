"""Reads the dated rows of the law and of working agreements: no term, age or limit stands in code."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from consulaat.values.partial_date import years_after
from resources.reference import rows


@dataclass(frozen=True, slots=True)
class LawRow:
    """One dated row: its value, and the span of days for which it holds."""

    code: str
    value: str
    valid_from: date
    valid_until: date | None
    source: str

    @property
    def number(self) -> int:
        """The value as a whole number."""
        return int(self.value)

    @property
    def name(self) -> str:
        """How a decision names the row it used: VERLIES_JAREN@2022-04-01."""
        return f"{self.code}@{self.valid_from.isoformat()}"


class Unit(StrEnum):
    """What the length of a term counts; the last two have none: it is computed elsewhere, or agreed."""

    DAYS = "DAGEN"
    WORKING_DAYS = "WERKDAGEN"
    WEEKS = "WEKEN"
    MONTHS = "MAANDEN"
    COMPUTED = "BEREKEND"
    AGREED = "AFGESPROKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One statutory or working term (domain §18). ``calendar`` names the one it follows; "" is every day."""

    code: str
    name: str
    length: int
    unit: Unit
    extension: int
    acute_length: int | None
    validity_length: int | None
    calendar: str
    source: str
    valid_from: date


@cache
def law_rows(code: str) -> tuple[LawRow, ...]:
    """Return all rows of a code of the law or of a working agreement, the oldest first."""
    found = [
        LawRow(
            each["code"],
            each.get("parameter") or each["value"],
            date.fromisoformat(each["valid_from"]),
            date.fromisoformat(each["valid_until"]) if each.get("valid_until") else None,
            each["source"],
        )
        for each in (*rows("law_rules"), *rows("parameters"))
        if each["code"] == code
    ]
    return tuple(sorted(found, key=lambda row: row.valid_from))


def law_row(code: str, on: date) -> LawRow:
    """Return the row of a code that holds on a day; before the first row that first one."""
    known = law_rows(code)
    return next((row for row in reversed(known) if row.valid_from <= on), known[0])


def number(code: str, on: date) -> int:
    """Return the number of a code on a day."""
    return law_row(code, on).number


def term(code: str, on: date | None = None) -> Term:
    """Return a term by its code as it holds on a day, or as it is last known."""
    known = _terms(code)
    day = on or date.max
    return next((each for each in reversed(known) if each.valid_from <= day), known[0])


def term_source(code: str) -> str:
    """Return the text of law that a term, or the first of its parts, stands in."""
    found = (row["source"] for row in rows("terms") if row["code"].startswith(code))
    return next(found, code)


@cache
def _terms(code: str) -> tuple[Term, ...]:
    found = [
        Term(
            code=code,
            name=row["name"],
            length=int(row["length"] or 0),
            unit=Unit(row["unit"]),
            extension=int(row["extension"] or 0),
            acute_length=int(row["acute_length"]) if row["acute_length"] else None,
            validity_length=int(row["validity_length"]) if row["validity_length"] else None,
            calendar=row["calendar"],
            source=row["source"],
            valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in rows("terms")
        if row["code"] == code
    ]
    return tuple(sorted(found, key=lambda each: each.valid_from))


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, else the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(day.year + years, month + 1, min(day.day, last))


def comes_of_age_on(born: date) -> date:
    """Return the day on which someone comes of age."""
    return years_after(born, number("MEERDERJARIG", born))
