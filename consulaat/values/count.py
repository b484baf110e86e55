"""A number of people or things that may be unknown: unknown is a value, never nought."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0, or unknown (None)."""

    number: int | None

    @property
    def is_at_least_one(self) -> bool:
        """Whether it is known that there is one or more."""
        return self.number is not None and self.number > 0


UNKNOWN_COUNT = Count(None)
