"""The period a figure is about: two days, and the words of the source when there are any."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from consulaat.errors import InvalidInputError
from consulaat.values.moment import write_moment, zone
from resources.texts import N_


class EmptyPeriodError(InvalidInputError):
    """The period ends before it begins."""

    code = "empty-period"
    sentence = N_(
        "The period holds no day: the first day that no longer counts must come after the first day."
    )
    next_step = N_("Give --from and --until; --until is the first day that no longer counts.")
    in_window = N_("Choose a last day that is not before the first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a first day until the first day that no longer counts (domain §16.1).

    ``text`` keeps the words of the source where they leave room, such as "tussen mei en oktober".
    Moments count by the calendar of ``time_zone``.
    """

    start: date
    until: date
    text: str = ""
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        """Refuse a period without a day."""
        if self.until <= self.start:
            raise EmptyPeriodError

    @property
    def days(self) -> int:
        """How many days count."""
        return (self.until - self.start).days

    @property
    def moments(self) -> tuple[str, str]:
        """The first moment, and the first that no longer counts, as the store writes moments."""
        return self._midnight(self.start), self._midnight(self.until)

    @property
    def dates(self) -> tuple[str, str]:
        """The first day, and the first that no longer counts, as the store writes days."""
        return self.start.isoformat(), self.until.isoformat()

    def to_json(self) -> dict[str, str]:
        """Return the period as JSON."""
        found = {"from": self.start.isoformat(), "until": self.until.isoformat()}
        return {**found, "text": self.text} if self.text else found

    def _midnight(self, day: date) -> str:
        local = datetime.combine(day, time.min, zone(self.time_zone))
        return write_moment(local.astimezone(UTC))
