"""What a list of records asks of the store: which rows, in which order, and the cells of a page of them."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from consulaat.records.ids import UserId

Group = tuple[Any, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one column must be: one of some values (None is unknown), between two days, begun with a text.

    Values stand as in the JSON of the record; ``start`` is the first day, ``until`` the first day that no longer
    counts.
    """

    column: str
    values: tuple[str | None, ...] = ()
    start: date | None = None
    until: date | None = None
    begins: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sift:
    """The rows of one type that a person asked for and may see.

    ``own`` is set for someone who sees only what is theirs. ``search`` are the columns a text is looked for in;
    of a column that names another record, in the names of that record. ``without_merged`` leaves out the files
    of persons that were found to be the same as another, whose file is kept.
    """

    record_type: str
    own: UserId | None = None
    text: str = ""
    search: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    time_zone: str = "UTC"
    without_merged: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text.strip() or self.conditions)


class Views(Protocol):
    """Rows of records, narrowed and ordered where they are kept. A row is a number, the same until the store closes."""

    def order(self, sift: Sift, column: str, *, descending: bool) -> "array[int]":
        """Return the rows in the order of a column, the unknown last."""

    def groups(self, sift: Sift, column: str) -> tuple[Group, ...]:
        """Return each value of a column, as the store keeps it, and how many rows have it."""

    def grouped(self, sift: Sift, column: str) -> "tuple[tuple[Any, array[int]], ...]":
        """Return each value of a column, and the rows that have it, newest first."""

    def count(self, sift: Sift) -> int:
        """Return how many rows there are."""

    def cells(
        self, record_type: str, rows: Sequence[int], columns: Sequence[str], own: UserId | None
    ) -> dict[int, tuple[str, dict[str, Any]]]:
        """Return the id and the values of some columns of some rows.

        A row that is gone, or with ``own`` is someone else's, is not in there.
        """

    def names(self, record_type: str, ids: Sequence[str], own: UserId | None) -> Mapping[str, str]:
        """Return the words by which people know some records; of someone else's, with ``own``, none."""
