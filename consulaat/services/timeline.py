"""What happened in a case, from the journal: who changed what, when, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from consulaat.records.case import Case, Involvement
from consulaat.records.ids import UserId
from consulaat.records.registry import record_class
from consulaat.records.report import Report
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.naming import find_record
from consulaat.services.ports import Store, UnitOfWork
from consulaat.sync.changes import Change
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change of one field, or (``field_name`` empty) one new record with all its fields."""

    at: datetime
    by: str
    post: str
    record_type: str
    record: RecordId
    field_name: str
    old: Json
    new: Json
    was_loaded: bool

    @property
    def what(self) -> str:
        """The type of record and, of a change, its field."""
        return f"{self.record_type}.{self.field_name}" if self.field_name else self.record_type


class TimelineDesk:
    """Reads the timeline of a case."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def of_case(self, text: str) -> tuple[Entry, ...]:
        """Return everything that happened to the records of a case, oldest first; the reading is noted."""
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(Case).require(self._officer)
            case = work.get(Case, find_record(work, Case, text))
            read_right(Case).require(self._officer, case)
            changes = [each for each in changes_of_case(work, case) if self._may_read(each.record_type)]
            users = {each.id: each.name for each in work.find(User)}
            posts = {each.store: each.card.post for each in work.exchange.devices()}
            work.act("LEZEN", "case", case.id, timeline=True)
            work.commit()
        return entries(changes, users, posts)

    def _may_read(self, record_type: str) -> bool:
        return not any(read_right(record_class(record_type)).objections(self._officer))


def changes_of_case(work: UnitOfWork, case: Case) -> list[Change]:
    """Return the lines of a case, of its people and of its reports."""
    roots = [case.id, case.person, *(each.person for each in work.find(Involvement, case=case.id))]
    roots += [each.id for each in work.find(Report, case=case.id)]
    found = {(each.device, each.number): each for each in work.changes_under(list(dict.fromkeys(roots)))}
    return list(found.values())


def entries(
    changes: Iterable[Change], users: dict[RecordId, str], posts: dict[str, str]
) -> tuple[Entry, ...]:
    """Return the entries of lines, oldest first."""
    shown: dict[tuple[RecordId, str], Json] = {}
    known: set[RecordId] = set()
    found: list[Entry] = []
    for change in sorted(changes, key=lambda each: (each.at, each.device, each.number)):
        values = {name: write.value for name, write in change.fields.items()}
        if change.record_id not in known:
            found.append(_entry(change, "", None, values, users, posts))
        else:
            found += [
                _entry(change, name, shown.get((change.record_id, name)), value, users, posts)
                for name, value in values.items()
            ]
        known.add(change.record_id)
        shown |= {(change.record_id, name): value for name, value in values.items()}
    return tuple(found)


def _entry(
    change: Change, name: str, old: Json, new: Json, users: dict[RecordId, str], posts: dict[str, str]
) -> Entry:
    return Entry(
        at=change.at.moment().replace(microsecond=0),
        by=users.get(change.by, change.by),
        post=posts.get(change.device, ""),
        record_type=change.record_type,
        record=change.record_id,
        field_name=name,
        old=old,
        new=new,
        was_loaded=change.load,
    )
