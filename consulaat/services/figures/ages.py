"""Minors among the people reported: yes, no, or uncertain where the birth date does not tell."""

from collections import Counter
from enum import StrEnum
from typing import Final

from consulaat.services.figures.figure import Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import Figures, PersonFacts
from consulaat.values.partial_date import ages
from resources.reference import label
from resources.texts import language

ADULT: Final = 18


class MinorStatus(StrEnum):
    """Whether someone is under 18."""

    YES = "JA"
    NO = "NEE"
    UNCERTAIN = "ONZEKER"


def minor_rows(figures: Figures, period: Period) -> tuple[Row, ...]:
    """Return how many people were minors on the day of their first report, each person counted once."""
    first = {person.key: person for person in reversed(figures.people(period))}
    counts = Counter(minor_status(person) for person in first.values())
    return tuple(
        Row(
            code=status.value,
            label=label("MinorStatus", status.value, language()),
            value=counts[status],
            group="minor",
        )
        for status in MinorStatus
    )


def minor_status(person: PersonFacts) -> MinorStatus:
    """Return whether someone was a minor on the day of the report."""
    span = ages(person.born_on, person.received_on) if person.born_on else None
    if span is None or span[0] < ADULT <= span[1]:
        return MinorStatus.UNCERTAIN
    return MinorStatus.YES if span[1] < ADULT else MinorStatus.NO
