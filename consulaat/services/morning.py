"""What an officer looks at first in the morning, as the store keeps it ready."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from consulaat.records.case import CaseState
from consulaat.records.ids import CaseId, ReportId, TaskId, UserId
from consulaat.records.risk import RiskLevel
from consulaat.values.codes import Answer, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerRow:
    """A case of someone in danger now, or in acute risk."""

    case: CaseId
    reference: str
    name: str
    original_script_name: str
    state: CaseState
    direct_danger: Answer | None
    risk_level: RiskLevel | None
    country_of_stay: str
    owner: UserId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """An open task of an officer, or one that is nobody's in a case of theirs."""

    task: TaskId
    case: CaseId | None
    reference: str
    description: str
    side: Side
    due_on: date | None
    is_assigned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report that is not dealt with: nobody owns it, or it belongs to no case yet."""

    report: ReportId
    case: CaseId | None
    number: str
    received_at: datetime
    direct_danger: Answer | None
    owner: UserId | None


class Morning(Protocol):
    """The lists of the first page. ``own``: only what this person owns or made; None is everything."""

    def in_danger(self, own: UserId | None, limit: int) -> tuple[DangerRow, ...]:
        """Return open cases in danger now, then those in acute risk."""

    def tasks(self, user: UserId, limit: int) -> tuple[TaskRow, ...]:
        """Return open tasks of someone, the earliest first; those without a day last."""

    def held(self, user: UserId) -> int:
        """Return how many open cases, tasks and reports someone holds."""

    def reports(self, own: UserId | None, limit: int) -> tuple[ReportRow, ...]:
        """Return reports that wait for an owner or a case, the oldest first."""
