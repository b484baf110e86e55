"""Wrong passphrases of one person: how many, since when, and how long the next try waits.

They are counted openly beside the slot they were tried on. Whoever can write that file needs no counting; it slows
down who sits at the keyboard.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from consulaat.errors import LockedError
from consulaat.security import shape
from consulaat.values.moment import zone
from resources.texts import N_, n_

DELAYS: Final = (0, 0, 0, 5, 15, 30, 60)
"""Seconds to wait after the first, the second, ... wrong passphrase."""
LONGEST: Final = 300
"""Seconds to wait after every one that follows."""


class TooSoonError(LockedError):
    """So many passphrases were wrong that the next one has to wait; none was tried."""

    code = "too-soon"
    sentence = N_("After {count} wrong passphrases the next one has to wait; nothing was tried.")
    next_step = N_("Try again in {wait} seconds.")

    def __init__(self, *, count: int, wait: int) -> None:
        super().__init__(count=count, wait=wait)
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTries:
    """Wrong passphrases since the last good one."""

    count: int
    since: datetime
    last: datetime

    def and_another(self, now: datetime) -> "WrongTries":
        """Return them with one more."""
        return WrongTries(count=self.count + 1, since=self.since, last=now)

    @property
    def delay(self) -> int:
        """Seconds between the last one and the next try."""
        return DELAYS[self.count - 1] if self.count <= len(DELAYS) else LONGEST

    def wait(self, now: datetime) -> int:
        """Return how many seconds the next try still waits; a clock that was set back begins it anew."""
        passed = now - self.last
        if passed < timedelta(0):
            return self.delay
        left = timedelta(seconds=self.delay) - passed
        return max(0, -(-left // timedelta(seconds=1)))

    def message(self, time_zone: str) -> str:
        """Return what the person whose name it is must hear, with the moment as their post's clock shows it."""
        return n_(
            "{n} wrong passphrase was tried under this name since {since}. Was it someone else, tell the head.",
            "{n} wrong passphrases were tried under this name since {since}. Was it someone else, tell the head.",
            self.count,
            since=f"{self.since.astimezone(zone(time_zone)):%d-%m-%Y %H:%M}",
        )

    def to_json(self) -> dict[str, object]:
        """Return them as they stand in the file."""
        return {"count": self.count, "since": shape.written(self.since), "last": shape.written(self.last)}


def first(now: datetime) -> WrongTries:
    """Return the first wrong passphrase."""
    return WrongTries(count=1, since=now, last=now)


def read(value: object) -> WrongTries | None:
    """Return what stands in the file, or raise WrongShapeError."""
    if value is None:
        return None
    found = shape.members(value, "count", "since", "last")
    return WrongTries(
        count=shape.whole(found["count"], 1),
        since=shape.moment(found["since"]),
        last=shape.moment(found["last"]),
    )
