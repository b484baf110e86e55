"""Read models that the store keeps quick: rows for lists, ready to show."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, UserId
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.services.dues import Dues
from consulaat.services.morning import Morning
from consulaat.services.partner_asked import Partners
from consulaat.services.views import Views
from consulaat.values.codes import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list."""

    id: CaseId
    number: str
    neutral_reference: str
    name: str
    original_script_name: str
    state: CaseState
    risk_level: RiskLevel | None
    direct_danger: Answer | None
    country_of_stay: str
    owner: str
    changed_at: datetime


class Lists(Protocol):
    """The lists of the store."""

    @property
    def views(self) -> Views:
        """Rows of any list, narrowed and ordered."""

    @property
    def dues(self) -> Dues:
        """The kept terms."""

    @property
    def morning(self) -> Morning:
        """What is looked at first."""

    @property
    def partners(self) -> Partners:
        """What is asked of organisations."""

    def cases(
        self,
        *,
        state: str = "",
        text: str = "",
        owner: UserId | None = None,
        limit: int = 500,
        offset: int = 0,
    ) -> tuple[CaseRow, ...]:
        """Return cases, the last changed first; ``text`` looks in numbers and names."""

    def watched_cases(self, states: Collection[CaseState]) -> Iterator[tuple[Case, RiskAssessment | None]]:
        """Yield the cases in some states with their latest assessment, no more of either than terms ask for."""

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each type that has any."""
