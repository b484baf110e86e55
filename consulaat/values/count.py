"""A number of people or things that may be unknown: unknown is a value, never nought."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0, or unknown (None)."""

    number: int | None


UNKNOWN_COUNT = Count(None)
