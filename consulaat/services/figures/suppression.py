"""Small numbers: what may be shown to the public without telling who was counted (domain §16.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from resources.reference import rows

_PUBLIC: Final = "PUBLIEK"


class Mark(Enum):
    """How a cell is shown."""

    SHOWN = auto()  # the number itself
    BELOW = auto()  # "<5": from 1 up to the smallest number that is shown
    HIDDEN = auto()  # a larger number, hidden because a "<5" would follow from it
    MERGED = auto()  # in a cell "other" together with all others that are not nought


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which number on a count is shown, and over which number on a percentage."""

    smallest_shown: int
    smallest_denominator: int


def limits() -> Limits:
    """Return the limits for the public."""
    row = next(each for each in rows("suppression") if each["profile"] == _PUBLIC)
    return Limits(
        smallest_shown=int(row["smallest_shown"]), smallest_denominator=int(row["smallest_denominator"])
    )


def suppressed(cells: Sequence[int], total: int | None, smallest: int | None = None) -> tuple[Mark, ...]:
    """Return how each cell is shown, so that no hidden one follows from the others and their total.

    1. Nought stays; a number below ``smallest`` becomes "<5".
    2. As long as a hidden number follows from the total, the next smallest that is shown goes too.
    3. Where nothing is left to hide, all that is not nought is merged into one cell.

    Without a total that is shown (cells that are not parts of one whole, or a total that is itself
    small) only the first rule holds.
    """
    least = smallest or limits().smallest_shown
    marks = [Mark.BELOW if 0 < cell < least else Mark.SHOWN for cell in cells]
    if total is None or (total < least and marks.count(Mark.BELOW) < least - 1):
        return tuple(marks)
    while _follows(cells, marks, least):
        shown = [place for place, mark in enumerate(marks) if mark is Mark.SHOWN and cells[place]]
        if not shown:
            return tuple(Mark.MERGED if cell else Mark.SHOWN for cell in cells)
        marks[min(shown, key=lambda place: cells[place])] = Mark.HIDDEN
    return tuple(marks)


def _follows(cells: Sequence[int], marks: Sequence[Mark], least: int) -> bool:
    """Tell whether a hidden number follows from the total, also for who knows these rules.

    The hidden ones add up to a known rest. "<5" is 1 to 4; a hidden larger one is at least 5 and at
    most the smallest that is shown. They are known when the rest is the least or the most they can be.
    """
    below, hidden = marks.count(Mark.BELOW), marks.count(Mark.HIDDEN)
    if below + hidden < 2:
        return below + hidden == 1
    rest = sum(cell for cell, mark in zip(cells, marks, strict=True) if mark is not Mark.SHOWN)
    if rest == below + hidden * least:
        return True
    shown = [cell for cell, mark in zip(cells, marks, strict=True) if mark is Mark.SHOWN and cell]
    if hidden and not shown:
        return False
    most = min(shown) if hidden else least
    return (hidden > 0 and most == least) or rest == below * (least - 1) + hidden * most
