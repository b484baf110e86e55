"""The journal as evidence, and the log of bundles."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from consulaat.records.case import Case
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.access import reads_whole_journal
from consulaat.rules.permissions import AUDIT, EXPORT, IMPORT, JOURNAL, VERIFY
from consulaat.services.exchange import BundleRow, BundleState
from consulaat.services.import_report import ImportReport
from consulaat.services.naming import find_record
from consulaat.services.ports import Store
from consulaat.services.rights import require
from consulaat.sync.changes import Change
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the journal is whole; ``device`` and ``number`` name the first line that does not fit."""

    entries: int
    device: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBundle:
    """A bundle that waits, and the numbers it waits for."""

    row: BundleRow
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: who read, searched, printed, exported or was refused what. ``facts`` are what was noted with it."""

    at: datetime
    by: str
    action: str
    record_type: str
    record: str
    facts: dict[str, Json]


_FRAME: Final = frozenset({"action", "at", "by", "id", "type"})
MOST_ACTS: Final = 2000


class AuditDesk:
    """Reads the journal and the log of bundles."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def changes(
        self, *, case: str = "", user: str = "", limit: int | None = None
    ) -> tuple[tuple[Change, str], ...]:
        """Return changes and their authors, oldest first; of one case or of one user, or the newest ones."""
        require(self._store, self._officer, JOURNAL)
        whole = reads_whole_journal(self._officer)
        with self._store.work(UserId(self._officer.id), whole=whole) as work:
            users: dict[RecordId, str] = {each.id: each.name for each in work.find(User)}
            by = UserId(find_record(work, User, user)) if user else None
            if case:
                found = work.get(Case, find_record(work, Case, case))
                changes = work.changes_under([found.id, found.person])
                changes.sort(key=lambda each: (each.at, each.device, each.number))
                changes = [each for each in changes if by is None or each.by == by][-(limit or 0) :]
            else:
                changes = work.all_changes(by=by, limit=limit)
            work.act("LEZEN", "journal")
            work.commit()
        return tuple((each, users.get(each.by, each.by)) for each in changes)

    def acts(self, *, limit: int = MOST_ACTS) -> tuple[Act, ...]:
        """Return the newest acts, the newest last; for the auditor alone. Looking is an act too."""
        require(self._store, self._officer, AUDIT)
        with self._store.work(UserId(self._officer.id)) as work:
            users: dict[str, str] = {each.id: each.name for each in work.find(User)}
            found = tuple(
                Act(
                    at=Stamp.read(str(act["at"])).moment(),
                    by=users.get(str(act["by"]), str(act["by"])),
                    action=str(act["action"]),
                    record_type=str(act.get("type") or ""),
                    record=str(act.get("id") or ""),
                    facts={name: value for name, value in act.items() if name not in _FRAME},
                )
                for act in work.acts(limit)
            )
            work.act("LEZEN", "act", found=len(found))
            work.commit()
        return found

    def verify(self) -> Verdict:
        """Check every line of every chain."""
        require(self._store, self._officer, VERIFY)
        with self._store.work(UserId(self._officer.id)) as work:
            entries, fault = work.line_count(), work.first_fault()
        return Verdict(entries=entries, device=fault[0] if fault else "", number=fault[1] if fault else 0)

    def bundles(self) -> tuple[BundleRow, ...]:
        """Return the log of bundles, oldest first."""
        require(self._store, self._officer, EXPORT)
        with self._store.work(UserId(self._officer.id)) as work:
            return work.exchange.bundles()

    def import_reports(self) -> tuple[ImportReport, ...]:
        """Return what became of every import, the oldest first."""
        require(self._store, self._officer, IMPORT)
        with self._store.work(UserId(self._officer.id)) as work:
            return work.exchange.reports()

    def held(self) -> tuple[HeldBundle, ...]:
        """Return what waits for a gap."""
        require(self._store, self._officer, IMPORT)
        with self._store.work(UserId(self._officer.id)) as work:
            exchange = work.exchange
            rows = exchange.bundles("IN", state=BundleState.HELD)
            numbers = {(row.peer, row.number) for row in rows}
            return tuple(
                HeldBundle(
                    row=row,
                    missing=tuple(
                        each
                        for each in range(exchange.last("IN", row.peer)[0] + 1, row.number)
                        if (row.peer, each) not in numbers
                    ),
                )
                for row in rows
            )
