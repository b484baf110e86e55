"""One row of a long list as words, ready to show; no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownRow:
    """The record a row stands for, its words in the order of the columns, and its danger where it has one.

    ``danger`` is 0 for now, 1 to 5 for the levels of risk from the greatest down, 6 for not assessed.
    """

    id: str
    texts: tuple[str, ...]
    danger: int = -1
