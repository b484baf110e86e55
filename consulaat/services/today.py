"""The first page of the day: danger first, then what is late, due, waiting or left lying."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.ids import UserId
from consulaat.records.report import Report
from consulaat.records.task import Task
from consulaat.records.user import User
from consulaat.rules.deadlines import DueState
from consulaat.rules.permissions import read_right
from consulaat.services.deadlines import Agenda, DeadlineDesk, Wanted
from consulaat.services.handing_over import HandOverDesk, Leaving
from consulaat.services.kept_dues import bring_up
from consulaat.services.morning import DangerRow, ReportRow, TaskRow
from consulaat.services.ports import Store, UnitOfWork
from consulaat.values.moment import local_date

SHOWN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the first page shows of the records; ``names`` are those of the users."""

    now: datetime
    today: date
    time_zone: str
    agenda: Agenda
    danger: tuple[DangerRow, ...]
    tasks: tuple[TaskRow, ...]
    reports: tuple[ReportRow, ...]
    has_cases: bool
    has_reports: bool
    names: dict[UserId, str]
    leaving: tuple[Leaving, ...] = ()


class TodayDesk:
    """Gathers the first page for the officer, of what may be read."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._by = UserId(officer.id)

    def look(self) -> Today:
        """Return what is to be looked at today."""
        with self._store.work(self._by) as work:
            bring_up(work, self._officer)
            return self._today(work)

    def _today(self, work: UnitOfWork) -> Today:
        near = Wanted(states=(DueState.OVERDUE, DueState.TODAY, DueState.SOON))
        morning = work.lists.morning
        now = work.now()
        may_cases, of_cases = self._reach(Case)
        may_reports, of_reports = self._reach(Report)
        may_tasks, _of_tasks = self._reach(Task)
        return Today(
            now=now,
            today=local_date(now, work.identity.time_zone),
            time_zone=work.identity.time_zone,
            agenda=DeadlineDesk(self._store, self._officer).seen(work, near, limit=SHOWN),
            danger=morning.in_danger(of_cases, SHOWN) if may_cases else (),
            tasks=morning.tasks(self._by, SHOWN) if may_tasks else (),
            reports=morning.reports(of_reports, SHOWN) if may_reports else (),
            has_cases=bool(work.find(Case, limit=1)),
            has_reports=bool(work.find(Report, limit=1)),
            names={UserId(each.id): each.display_name or each.name for each in work.find(User)},
            leaving=HandOverDesk(self._store, self._officer).leaving(work),
        )

    def _reach(self, made: type[Record]) -> tuple[bool, UserId | None]:
        """Tell whether the officer may read records of a class and, where only their own, whose those are."""
        right = read_right(made)
        if self._officer.roles & right.roles:
            return True, None
        return bool(self._officer.roles & right.own), self._by
