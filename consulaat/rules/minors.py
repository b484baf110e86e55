"""Whether someone is a minor, which may be uncertain (domain §7, §15.2)."""

from datetime import date
from enum import StrEnum

from consulaat.rules.law import number
from consulaat.values.partial_date import PartialDate, ages


class MinorStatus(StrEnum):
    """Yes, no, or uncertain because the day of birth is not fully known."""

    YES = "JA"
    NO = "NEE"
    UNCERTAIN = "ONZEKER"


def minor_status(born: PartialDate | None, today: date) -> MinorStatus:
    """Return whether someone born then is a minor on a day; without a year of birth that is uncertain."""
    age = ages(born, today) if born is not None else None
    if age is None:
        return MinorStatus.UNCERTAIN
    lowest, highest = age
    majority = number("MEERDERJARIG", today)
    if highest < majority:
        return MinorStatus.YES
    return MinorStatus.NO if lowest >= majority else MinorStatus.UNCERTAIN
