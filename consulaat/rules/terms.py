"""When a term ends: counted in weeks, months, days or working days, and moved from days that are not worked."""

from datetime import date, timedelta

from consulaat.rules.around import Around
from consulaat.rules.calendars import WorkCalendar, acting_calendar
from consulaat.rules.law import Unit, law_row, months_after, number, term


def due_on(
    code: str, start: date, around: Around, *, post: str = "", is_extended: bool | None = False
) -> date:
    """Return the last day of a term that starts on a day; ``post`` is the one that acts, else the present one.

    A week ends on the same weekday, a month on the same day number or the last day of the month. Where the term
    follows a calendar, an end on a day that is not worked moves to the next one that is; working days are counted.
    """
    rule = term(code, start)
    calendar = acting_calendar(rule.calendar, post, around) if rule.calendar else None
    end = _counted(start, rule.length, rule.unit, calendar)
    if is_extended:
        end = _counted(end, rule.extension, rule.unit, calendar)
    return calendar.from_on(end) if calendar else end


def ratify_until(day: date, around: Around, *, is_acute: bool = False) -> date:
    """Return the last day to ratify what was decided on a day."""
    calendar = acting_calendar(law_row("BEKRACHTIGEN_KALENDER", day).value, around.post, around)
    days = "BEKRACHTIGEN_WERKDAGEN_ACUUT" if is_acute else "BEKRACHTIGEN_WERKDAGEN"
    return calendar.after(day, number(days, day))


def _counted(start: date, length: int, unit: Unit, calendar: WorkCalendar | None) -> date:
    if unit is Unit.MONTHS:
        return months_after(start, length)
    if unit is Unit.WORKING_DAYS and calendar is not None:
        return calendar.after(start, length)
    return start + timedelta(days=length * (7 if unit is Unit.WEEKS else 1))
