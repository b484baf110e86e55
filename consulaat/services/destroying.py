"""What destruction needs from the store: what goes with a case, and its end, in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from consulaat.records.ids import CaseId
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What goes with some cases: their records, and the people whom nothing else here knows."""

    records: Mapping[str, tuple[RecordId, ...]]
    conflicts: int
    lines: Mapping[str, tuple[int, ...]]

    def counts(self) -> dict[str, int]:
        """Return how many records go, by type."""
        return {name: len(ids) for name, ids in self.records.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """What a destruction took away: records by type, lines of the journal, contents of attachments.

    ``acts``: the numbers of the acts whose words went; they stay named, so that the chain of acts is still whole.
    """

    records: Mapping[str, int]
    lines: int
    contents: int
    acts: tuple[int, ...]


class Destroying(Protocol):
    """Finds and destroys; whoever calls has judged that it may be done."""

    def closed_before(self, moment: datetime) -> tuple[CaseId, ...]:
        """Return the closed cases that were closed before a moment, the first closed first."""

    def reach(self, cases: Collection[CaseId]) -> Reach:
        """Return what goes with some cases; ``lines`` holds the numbers of their lines by device."""

    def destroy(self, cases: Collection[CaseId]) -> Destroyed:
        """Destroy all that goes with some cases, in the transaction that is open."""

    def wipe(self) -> bool:
        """Let nothing of it stay in any page of the store, once all is kept; return whether that is so.

        Where it is not, for want of room, the next opening tries again.
        """
