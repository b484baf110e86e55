"""The hybrid logical clock: order of changes, close to wall time, never going back.

A stamp is written ``2026-11-21T22:17:10.123Z-4``: UTC with milliseconds, a hyphen and a counter that
rises while the wall clock stands still or was set back. Stamps compare as time, then counter as a number.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Self

from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

_FORM: Final = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})Z-(0|[1-9]\d{0,14})", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

LARGEST_COUNTER: Final = 10**15 - 1


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a change was made: milliseconds since 1970 in UTC, and a counter."""

    milliseconds: int
    counter: int = 0

    @classmethod
    def of(cls, moment: datetime) -> Self:
        """Return the stamp of a moment, cut to milliseconds."""
        return cls((moment - _EPOCH) // timedelta(milliseconds=1))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the stamp of its text; raise UnreadableError."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise UnreadableError(N_("This is not the time of a change."))
        try:
            return cls(cls.of(datetime.fromisoformat(found[1] + "+00:00")).milliseconds, int(found[2]))
        except ValueError:
            raise UnreadableError(N_("This is not the time of a change.")) from None

    def write(self) -> str:
        """Return the text of the stamp."""
        return f"{self.moment().isoformat(timespec='milliseconds')[:23]}Z-{self.counter}"

    def moment(self) -> datetime:
        """Return the moment."""
        return _EPOCH + timedelta(milliseconds=self.milliseconds)

    def next(self, now: datetime) -> "Stamp":
        """Return the stamp of a change made now, after this one: later even when the clock went back."""
        fresh = Stamp.of(now)
        if fresh.milliseconds > self.milliseconds:
            return fresh
        if self.counter == LARGEST_COUNTER:
            return Stamp(self.milliseconds + 1)
        return Stamp(self.milliseconds, self.counter + 1)


BEGINNING: Final = Stamp(0)
