"""Which days an authority works: its weekend, its holidays, and what reference rows say otherwise (domain §18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from consulaat.records.reference import Holiday
from consulaat.rules.around import Around
from consulaat.values.codes import Weekday
from resources.reference import rows
from resources.texts import language

NL: Final = "NL"
OF_THE_POST: Final = "POST"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which one authority works; ``said`` are the rows that overrule what is known by itself."""

    code: str
    weekend: frozenset[int]
    country: str
    said: tuple[Holiday, ...] = ()

    def is_worked(self, day: date) -> bool:
        """Tell whether the authority works on a day; a row that says so wins from one that says not."""
        told = [each.is_worked for each in self.said if each.falls_on == day]
        if told:
            return any(told)
        return day.weekday() not in self.weekend and day not in public_holidays(self.country, day.year)

    def from_on(self, day: date) -> date:
        """Return the day itself, or the first one after it that is worked."""
        while not self.is_worked(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date, number: int) -> date:
        """Return the last of a number of working days that begin the day after."""
        for _each in range(number):
            day = self.from_on(day + timedelta(days=1))
        return day


def calendar_of(code: str, around: Around) -> WorkCalendar:
    """Return the calendar of a post, or that of The Hague; a post that is not in the table rests on Sat and Sun."""
    row = next((each for each in rows("posts") if each["code"] == code), {})
    country = NL if code == NL else row.get("country", "")
    names = {code, NL} if country == NL else {code}
    weekend = (row.get("weekend_days") or _USUAL).split()
    days = tuple(Weekday)
    return WorkCalendar(
        code,
        frozenset(days.index(Weekday(each)) for each in weekend),
        country,
        tuple(each for each in around.all(Holiday) if each.calendar in names and _holds(each)),
    )


def acting_calendar(name: str, post: str, around: Around) -> WorkCalendar:
    """Return the calendar that a table names for an authority: NL, or POST for that of the acting post."""
    return calendar_of((post or around.post) if name == OF_THE_POST else name, around)


def public_holidays(country: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a country in a year with their names; lunar ones abroad are estimates."""
    return _named(country, year, language())


@cache
def _named(country: str, year: int, spoken: str) -> Mapping[date, str]:
    if country == NL:
        return _dutch(year, spoken)
    if not country:
        return {}
    import holidays  # a quarter of a second, and only the calendar of a post abroad asks for it

    try:
        known = holidays.country_holidays(country, years=year).supported_languages
    except NotImplementedError:
        return {}
    said = next((each for each in (spoken, "en_US") if each in known), None)
    return dict(holidays.country_holidays(country, years=year, language=said))


_USUAL: Final = "ZA ZO"
_SUNDAY: Final = 6


def _holds(row: Holiday) -> bool:
    """Tell whether a row stands on the day it is about."""
    begins, ends = row.valid_from or date.min, row.valid_until or date.max
    return begins <= row.falls_on <= ends


def _dutch(year: int, spoken: str) -> Mapping[date, str]:
    found = {}
    for row in rows("public_holidays"):
        if row["easter_days"]:
            day = _easter(year) + timedelta(days=int(row["easter_days"]))
        else:
            day = date.fromisoformat(f"{year:04}-{row['month_day']}")
        if row["code"] == "KONINGSDAG" and day.weekday() == _SUNDAY:
            day -= timedelta(days=1)
        if day >= date.fromisoformat(row["valid_from"]):
            found[day] = row[spoken]
    return found


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    lunar = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    correction = (golden + 11 * lunar + 22 * weekday) // 451
    month, day = divmod(lunar + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
