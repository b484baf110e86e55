"""Says in words what was understood of what a person typed: a date, an age, a moment; no Qt."""

from datetime import date, datetime
from typing import Final

from consulaat.values.moment import zone
from consulaat.values.partial_date import PartialDate, ages
from consulaat.values.typed_date import MONTHS
from resources.texts import _, language, n_

THE_HAGUE: Final = "Europe/Amsterdam"


def date_in_words(day: PartialDate) -> str:
    """Return 5 november 2026, or as much of it as is known, and what is not."""
    if not day.is_known:
        return _("Date unknown")
    month = MONTHS[language()][day.month - 1]
    if day.day:
        return f"{day.day} {month} {day.year}"
    if day.month:
        return _("{month} {year}, day unknown", month=month, year=day.year)
    return _("{year}, day and month unknown", year=day.year)


def age_in_words(born: PartialDate, today: date) -> str:
    """Return 17 years, or 16 or 17 years where the date leaves both open."""
    found = ages(born, today)
    if found is None or found[1] < 0:
        return ""
    youngest, oldest = max(found[0], 0), found[1]
    if youngest == oldest:
        return n_("{n} year old", "{n} years old", oldest)
    return _("{low} or {high} years old", low=youngest, high=oldest)


def moment_in_words(moment: datetime, time_zone: str) -> str:
    """Return 5 november 2026, 14:02 by the clock of a place."""
    there = moment.astimezone(zone(time_zone))
    return f"{date_in_words(PartialDate.of(there.date()))}, {there:%H:%M}"


def in_the_netherlands(moment: datetime, time_zone: str) -> str:
    """Return what time a moment is in the Netherlands, with the day where that is another; nothing by one clock."""
    there, here = moment.astimezone(zone(time_zone)), moment.astimezone(zone(THE_HAGUE))
    if there.utcoffset() == here.utcoffset():
        return ""
    if there.date() == here.date():
        return _("{time} in the Netherlands", time=f"{here:%H:%M}")
    return _("{moment} in the Netherlands", moment=moment_in_words(moment, THE_HAGUE))


def by_two_clocks(moment: datetime, time_zone: str) -> str:
    """Return a moment by the clock of a place and, where that is another, by that of the Netherlands."""
    said = (moment_in_words(moment, time_zone), in_the_netherlands(moment, time_zone))
    return " · ".join(each for each in said if each)
