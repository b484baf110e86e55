"""Who may read figures; that somebody read them is noted, once in five minutes for each measure."""

from datetime import datetime
from typing import Protocol

from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import STATISTICS
from consulaat.services.noted_reads import READ, SAME_READING
from consulaat.services.ports import Store


class FigureReader(Protocol):
    """Asked before anything is counted."""

    def read(self, measure: str) -> None:
        """Raise NoRightError, or note that a measure is read."""


class NotedReader:
    """One officer who reads figures."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._last: dict[str, datetime] = {}

    def read(self, measure: str) -> None:
        """Raise NoRightError, or note that a measure is read."""
        with self._store.work(UserId(self._officer.id)) as work:
            STATISTICS.require(self._officer)
            now, last = work.now(), self._last.get(measure)
            if last is not None and last <= now < last + SAME_READING:
                return
            self._last[measure] = now
            work.act(READ, measure=measure)
            work.commit()
