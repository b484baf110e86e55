"""Whether a journey can be right: legs that end after they begin, an arrival after a departure (domain §13)."""

from collections.abc import Iterator
from itertools import pairwise

from consulaat.records.journey import Journey
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from resources.texts import N_


def journey_checks(journey: Journey, _around: Around) -> Iterator[Finding]:
    """Check the order of the legs and of what was confirmed."""
    for leg in journey.legs:
        if leg.arrives_at <= leg.departs_at:
            yield Finding(
                "ARRIVES_BEFORE_DEPARTURE",
                N_("A leg of the journey arrives before it departs; mind the two time zones."),
                "§13",
                field_name="legs",
            )
    ordered = sorted(journey.legs, key=lambda each: each.departs_at)
    if any(after.departs_at < before.arrives_at for before, after in pairwise(ordered)):
        yield warning(
            "LEGS_OVERLAP", N_("A leg departs before the one before it has arrived."), "§13", "legs"
        )
    arrived, departed = journey.arrival_confirmed_at, journey.departure_confirmed_at
    if arrived is not None and (departed is None or arrived < departed):
        yield warning(
            "ARRIVED_WITHOUT_DEPARTURE",
            N_("The arrival was confirmed without a departure before it."),
            "§13",
            "departure_confirmed_at",
        )
