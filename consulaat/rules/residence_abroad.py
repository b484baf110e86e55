"""Since when someone's main residence is outside the Kingdom and the EU (domain §6.7)."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from consulaat.records.person import ResidencePeriod
from consulaat.rules.law import number
from consulaat.values.partial_date import PartialDate, years_after
from resources.reference import rows


class Reading(Enum):
    """How dates of which parts are unknown are read: so that the limit comes early, or late."""

    EARLY = "early"
    LATE = "late"

    def day(self, partial: PartialDate) -> date | None:
        """Return the first or last day that a date can be; None when its year is unknown."""
        return partial.earliest() if self is Reading.EARLY else partial.latest()

    def other(self) -> "Reading":
        """Return the opposite reading."""
        return Reading.LATE if self is Reading.EARLY else Reading.EARLY


def abroad_since(periods: tuple[ResidencePeriod, ...], reading: Reading, today: date) -> date | None:
    """Return the day on which the present residence abroad began; None when there is none.

    A stay of a year or more in the Kingdom or the EU ends a residence abroad; a shorter one does not.
    """
    began: date | None = None
    left: date | None = None
    for first, last, is_inside in sorted(_segments(periods, reading, today)):
        if not is_inside:
            began = began or first
        elif _lasted(first, last, today):
            began = None
            left = last
    if began is None and left is not None and left < today:
        return left
    return began


def _lasted(first: date, last: date | None, today: date) -> bool:
    return years_after(first, number("VERLIES_ONDERBREKING_JAREN", today)) <= (last or today)


def _segments(
    periods: tuple[ResidencePeriod, ...], reading: Reading, today: date
) -> Iterator[tuple[date, date, bool]]:
    """Yield the stretches of main residence as first day, last day, and whether inside the territory.

    A stay inside is read as short as it can be for an early limit, and as long as it can be for a late one.
    """
    for period in periods:
        if not period.is_main_residence:
            continue
        is_inside = any(row["country"] == period.country for row in rows("inside_territory"))
        start_reading = reading.other() if is_inside else reading
        first = start_reading.day(period.lived_from)
        last = reading.day(period.lived_until) if period.lived_until else today
        if first is not None and first <= today:
            yield from _split(period.country, first, min(last or today, today))


def _split(country: str, first: date, last: date) -> Iterator[tuple[date, date, bool]]:
    """Yield a stretch in one country, cut where the country entered or left the territory."""
    position = first
    for row in rows("inside_territory"):
        if row["country"] != country:
            continue
        entered = max(position, date.fromisoformat(row["valid_from"]))
        ended = min(last, date.fromisoformat(row["valid_until"]) if row["valid_until"] else last)
        if entered > ended:
            continue
        if position < entered:
            yield position, entered, False
        yield entered, ended, True
        position = ended
        if ended == last:
            return
    if position < last or position == first:
        yield position, last, False
