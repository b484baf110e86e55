"""Who is let into a case: breaking the glass, the head who looks at it, conflicts of interest, teams and seals."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from consulaat.errors import RefusedError
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.ids import UserId
from consulaat.records.task import Task, TaskState
from consulaat.records.user import User
from consulaat.rules.access import glass_until, may_break_glass_at_all
from consulaat.rules.broken_glass import task_of
from consulaat.rules.law import number
from consulaat.rules.permissions import ACCESS
from consulaat.services.desk import Desk
from consulaat.services.naming import (
    AmbiguousError,
    NoSuchRecordError,
    NoSuchReferenceError,
    find_record,
)
from consulaat.services.ports import Store, UnitOfWork
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from resources.texts import N_, _

ACCESS_TYPE: Final = "case_access"
SEEN: Final = N_("Seen; the reason was looked at.")


class NoCaseToOpenError(RefusedError):
    """There is no case with this number, or none that this officer can open by giving a reason."""

    code = "not-found"
    sentence = N_("No case with this number can be opened this way.")
    next_step = N_("Check the number; else ask the head of the section.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A case that was opened, and until when; None where it was open already."""

    case: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenGlass:
    """A glass that was broken and that the head has still to look at."""

    task: str
    case: str
    reference: str
    who: str
    reason: str
    at: datetime


class NeedToKnowDesk:
    """Opens and closes cases to people."""

    def __init__(self, store: Store, officer: User, desk: Desk) -> None:
        self._store = store
        self._officer = officer
        self._by = UserId(officer.id)
        self._desk = desk

    @property
    def may_break_glass(self) -> bool:
        """Whether the roles of the officer allow asking at all; of which cases is never told."""
        return may_break_glass_at_all(self._officer)

    def hours(self) -> int:
        """Return for how long a broken glass opens a case."""
        with self._store.work(self._by) as work:
            return number("BREEK_GLAS_UREN", local_date(work.now(), work.identity.time_zone))

    def break_glass(self, text: str, reason: str) -> Admitted:
        """Open a case by its number or neutral reference for a reason; raise NoCaseToOpenError.

        A case that does not exist, is sealed, or keeps this officer out gets the same answer.
        """
        plain = text.strip()
        if self.may_break_glass and reason.strip():
            found = self._open_already(plain)
            if found:
                return Admitted(case=found, until=None)
        fields = {"case": plain, "kind": AccessKind.BREAK_GLASS.value, "reason": reason.strip()}
        try:
            line = cast("CaseAccess", self._desk.create(ACCESS_TYPE, dict(fields)).record)
        except (NoSuchReferenceError, AmbiguousError):
            raise NoCaseToOpenError from None
        return Admitted(case=line.case, until=glass_until(line))

    def to_look_at(self) -> tuple[BrokenGlass, ...]:
        """Return the broken glasses that wait for this officer as head, the oldest first."""
        if not self._officer.roles & ACCESS.roles:
            return ()
        with self._store.work(self._by) as work:
            lines = work.find(CaseAccess, kind=AccessKind.BREAK_GLASS, reported_to_head_at=None)
            names = {each.id: each.display_name or each.name for each in work.find(User)}
            return tuple(found for each in lines for found in self._waiting(work, each, names))

    def mark_seen(self, task: str) -> None:
        """Note that the head looked at a reason."""
        self._desk.advance("task", task, "complete", reason=_(SEEN))

    def declare_conflict(self, case: str, reason: str) -> None:
        """Shut the officer out of a case at once, by their own word."""
        kind = AccessKind.CONFLICT_OF_INTEREST.value
        self._desk.create(
            ACCESS_TYPE, {"case": case, "kind": kind, "user": self._by, "reason": reason.strip()}
        )

    def name_person(self, case: str, kind: AccessKind, user: str, reason: str = "") -> None:
        """Put someone on the team of a case, keep someone out of it, or seal it to someone."""
        self._desk.create(
            ACCESS_TYPE, {"case": case, "kind": kind.value, "user": user, "reason": reason.strip() or None}
        )

    def end(self, line: str) -> None:
        """Let a line about access hold no longer, from now on."""
        with self._store.work(self._by) as work:
            today = local_date(work.now(), work.identity.time_zone)
        self._desk.change(ACCESS_TYPE, line, {"valid_until": (today - timedelta(days=1)).isoformat()})

    # -- inside

    def _open_already(self, text: str) -> str:
        with self._store.work(self._by) as work:
            try:
                return find_record(work, Case, text)
            except (NoSuchRecordError, AmbiguousError):
                return ""

    def _waiting(
        self, work: UnitOfWork, line: CaseAccess, names: dict[RecordId, str]
    ) -> tuple[BrokenGlass, ...]:
        tasks = work.find(Task, id=task_of(line))
        cases = work.find(Case, id=line.case)
        if not tasks or not cases or line.user == self._by or line.granted_at is None:
            return ()
        is_open = tasks[0].state in {TaskState.OPEN, TaskState.ACTIVE}
        if not is_open or tasks[0].assignee not in {None, self._by}:
            return ()
        return (
            BrokenGlass(
                task=tasks[0].id,
                case=cases[0].id,
                reference=cases[0].neutral_reference or cases[0].number or "",
                who=names.get(line.user, ""),
                reason=line.reason or "",
                at=line.granted_at,
            ),
        )
