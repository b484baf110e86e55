"""Nights of a stay and what they cost (domain §11)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from consulaat.errors import RefusedError
from consulaat.records.safehouse import Safehouse, Stay, StayState, TariffLine, TariffUnit
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number
from consulaat.values.money import Money
from resources.texts import N_

_PER_NIGHT: Final = frozenset({TariffUnit.ADULT_NIGHT, TariffUnit.CHILD_NIGHT, TariffUnit.ROOM_NIGHT})
_HERE: Final = frozenset({StayState.ACTIVE, StayState.EXTENSION_REQUESTED})


class NoTariffError(RefusedError):
    """A safehouse has no tariff for this on the day of arrival."""

    code = "no-tariff"
    sentence = N_("The safehouse has no tariff {unit} that is valid on the day of arrival.")
    next_step = N_("Add the tariff to the safehouse, or choose another tariff for the person.")


def nights_between(arrival: date, departure: date) -> int:
    """Return the nights from arrival to departure; the day of departure does not count, a day counts 1."""
    return max(1, (departure - arrival).days)


def nights_so_far(stay: Stay, today: date) -> int:
    """Return the nights of a stay until today, or until it ended."""
    if stay.arrival_on is None:
        return 0
    until = stay.departure_on if stay.departure_on and stay.state not in _HERE else today
    return nights_between(stay.arrival_on, until)


def night_findings(stay: Stay, today: date) -> Iterator[Finding]:
    """Warn when most of the approved nights are used, and again when all are."""
    if stay.state not in _HERE or not stay.approved_nights:
        return
    used = nights_so_far(stay, today)
    if used >= stay.approved_nights:
        yield warning(
            "NIGHTS_USED_UP",
            N_("All {approved} approved nights are used ({used} so far): decide on an extension now."),
            "§11",
            "approved_nights",
            used=used,
            approved=stay.approved_nights,
        )
    elif used * 100 >= stay.approved_nights * number("PLAATSING_WAARSCHUWING", today):
        yield warning(
            "NIGHTS_NEARLY_USED",
            N_("{used} of the {approved} approved nights are used."),
            "§11",
            "approved_nights",
            used=used,
            approved=stay.approved_nights,
        )


def stay_nights(stay: Stay) -> int:
    """Return the nights from arrival to departure, the planned one as long as there is no other."""
    departure = stay.departure_on or stay.planned_departure_on
    if stay.arrival_on is None or departure is None:
        return stay.approved_nights or 0
    return nights_between(stay.arrival_on, departure)


def stay_cost(stay: Stay, safehouse: Safehouse) -> Money:
    """Return what a stay costs by the tariffs that are valid on arrival; raise NoTariffError."""
    return cost_of_nights(stay, safehouse, stay_nights(stay))


def cost_of_nights(stay: Stay, safehouse: Safehouse, nights: int) -> Money:
    """Return what so many nights of a stay cost; raise NoTariffError."""
    parts = []
    for each in stay.people:
        line = _tariff(safehouse, each.tariff_unit, stay.arrival_on)
        parts.append(line.amount.times(nights if each.tariff_unit in _PER_NIGHT else 1))
    if not parts:
        raise NoTariffError(unit="")
    total = parts[0]
    for part in parts[1:]:
        total += part
    return total


def _tariff(safehouse: Safehouse, unit: TariffUnit, arrival: date | None) -> TariffLine:
    for line in safehouse.tariff_lines:
        starts = arrival is None or line.valid_from <= arrival
        lasts = arrival is None or line.valid_until is None or arrival <= line.valid_until
        if line.per is unit and starts and lasts:
            return line
    raise NoTariffError(unit=str(unit))
