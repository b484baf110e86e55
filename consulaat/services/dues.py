"""The terms of the whole store as it keeps them ready: rows, what is asked of them, and the protocol of the store."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from consulaat.records.ids import CaseId, UserId
from consulaat.rules.deadlines import DueState
from consulaat.rules.law import number
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDue:
    """One term as the store keeps it; ``due_on`` None is every day until it is done."""

    record: RecordId
    code: str
    record_type: str
    due_on: date | None
    case: CaseId | None
    assignee: UserId | None
    owner: UserId | None
    side: Side
    post: str
    basis: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDue:
    """One kept term with what a list shows of its case, report or task."""

    due: KeptDue
    neutral_reference: str
    number: str
    description: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days that part overdue, today, soon and later from each other."""

    today: date

    @property
    def soon_until(self) -> date:
        """The last day that counts as soon."""
        return self.today + timedelta(days=number("TERMIJN_BINNENKORT", self.today))


@dataclass(frozen=True, slots=True, kw_only=True)
class DueQuestion:
    """Which terms are asked for; an empty part asks for all.

    ``types``: the types of record that the reader may read (None is all of them), ``own_types`` those of the
    cases that the reader owns or made.
    """

    days: Days
    until: date | None = None
    whose: UserId | None = None
    side: Side | None = None
    post: str = ""
    types: Collection[str] | None = None
    own_types: Collection[str] = ()
    reader: UserId | None = None
    states: Sequence[DueState] = field(default=tuple(DueState))


class Dues(Protocol):
    """The kept terms of an open store; they belong to it alone and are made anew from its records at any time."""

    def changed(self, edition: str, most: int) -> tuple[RecordId, ...] | None:
        """Return the records with lines since the terms were last read; None when all must be read again."""

    def replace_all(self, edition: str, dues: Iterator[KeptDue]) -> None:
        """Keep these terms instead of all others."""

    def replace(self, records: Collection[RecordId], dues: Sequence[KeptDue]) -> None:
        """Keep these terms instead of those of some records, and note that all lines were read."""

    def give(self, case: CaseId, owner: UserId | None) -> None:
        """Note who owns a case, on all its terms."""

    def listed(self, question: DueQuestion, limit: int) -> tuple[ListedDue, ...]:
        """Return terms, the earliest first."""

    def counted(self, question: DueQuestion) -> dict[DueState, int]:
        """Return how many terms there are in each state."""

    def by_person(self, question: DueQuestion) -> dict[UserId | None, int]:
        """Return how many terms each person has; under None those that are nobody's."""

    def posts(self) -> tuple[str, ...]:
        """Return the posts that have terms."""
