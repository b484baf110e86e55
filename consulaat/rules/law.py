"""Reads the dated rows of the law and of working agreements: no term, age or limit stands in code."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Term:
    """One statutory or working term (domain §18)."""

    code: str
    name: str
    length: int
    unit: str
    acute_length: int | None
    validity_length: int | None
    source: str


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


@cache
def term(code: str) -> Term:
    """Return a term by its code."""
    row = next(each for each in rows("terms") if each["code"] == code)
    return Term(
        code,
        row["name"],
        int(row["length"]),
        row["unit"],
        int(row["acute_length"]) if row["acute_length"] else None,
        int(row["validity_length"]) if row["validity_length"] else None,
        row["source"],
    )


def due_on(code: str, start: date) -> date:
    """Return the last day of a term that starts on a day; a statutory one moves to a working day."""
    rule = term(code)
    if rule.unit == "MAANDEN":
        end = months_after(start, rule.length)
    else:
        end = start + timedelta(days=rule.length * (7 if rule.unit == "WEKEN" else 1))
    return working_day(end) if code in law_row("TERMIJN_WETTELIJK", start).value.split() else end


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, else the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(day.year + years, month + 1, min(day.day, last))


def working_day(day: date) -> date:
    """Return the day itself, or the first one after it that is no weekend or Dutch public holiday."""
    while day.weekday() >= _SATURDAY or day in _holidays(day.year):
        day += timedelta(days=1)
    return day


def comes_of_age_on(born: date) -> date:
    """Return the day on which someone comes of age."""
    return years_after(born, number("MEERDERJARIG", born))


_SATURDAY: Final = 5
_SUNDAY: Final = 6


@cache
def _holidays(year: int) -> frozenset[date]:
    found = set()
    for row in rows("public_holidays"):
        if row["easter_days"]:
            day = _easter(year) + timedelta(days=int(row["easter_days"]))
        else:
            day = date.fromisoformat(f"{year:04}-{row['month_day']}")
        if row["code"] == "KONINGSDAG" and day.weekday() == _SUNDAY:
            day -= timedelta(days=1)
        if day >= date.fromisoformat(row["valid_from"]):
            found.add(day)
    return frozenset(found)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    lunar = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    correction = (golden + 11 * lunar + 22 * weekday) // 451
    month, day = divmod(lunar + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
