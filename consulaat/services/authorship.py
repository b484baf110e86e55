"""Finds lines of other devices whose author had no right to them; derived from the journal, and kept nowhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from consulaat.records.about import Record
from consulaat.records.registry import record_class
from consulaat.records.titles import TITLES
from consulaat.records.user import User
from consulaat.rules.authorship import STATE, Overstep, overstep, with_roles
from consulaat.rules.findings import Finding, warning
from consulaat.rules.permissions import create_right
from consulaat.services.ports import UnitOfWork
from consulaat.services.surroundings import around
from consulaat.sync.changes import Change
from consulaat.sync.clock import Stamp
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from resources.texts import N_, _, n_

_SENTENCES: Final = {
    Overstep.NO_RIGHT: N_(
        "{what}: recorded on {day} by someone whose role does not allow this. It stands; look at it."
    ),
    Overstep.FOUR_EYES: N_(
        "{what}: decided on {day} by the one who asked for it or prepared it. It stands; look at it."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overstepped:
    """A record that someone wrote without the right to, and the day on which."""

    what: Overstep
    record_type: str
    record: RecordId
    day: date

    def finding(self) -> Finding:
        """Return what the case says of it."""
        said = _(TITLES.get(self.record_type, self.record_type))
        return warning(self.what.value, _SENTENCES[self.what], "§19", what=said, day=self.day.isoformat())


def oversteps(work: UnitOfWork, changes: Sequence[Change]) -> tuple[Overstepped, ...]:
    """Return what authors on other devices did beyond their right, once per record and kind of overstep.

    The roles are those that the home of the author had given at that moment; of someone unknown nothing is said.
    """
    if len(work.exchange.devices()) < 2:
        return ()
    others = [each for each in changes if each.device != work.identity.store and not each.load]
    if not others:
        return ()
    judged = _Judged(work)
    found: dict[tuple[RecordId, Overstep], Overstepped] = {}
    for unit in _units(others):
        for change, what in judged.of_unit(unit):
            found.setdefault(
                (change.record_id, what),
                Overstepped(
                    what=what,
                    record_type=change.record_type,
                    record=change.record_id,
                    day=local_date(change.at.moment(), work.identity.time_zone),
                ),
            )
    return tuple(found.values())


def words_of(overstepped: Sequence[Overstepped]) -> tuple[str, ...]:
    """Return what the report of an import says of records that came from people without the right to them."""
    if not overstepped:
        return ()
    said = n_(
        "{n} record was recorded or decided by someone whose role does not allow this; its case says so.",
        "{n} records were recorded or decided by someone whose role does not allow this; their cases say so.",
        len(overstepped),
    )
    return (said,)


def _units(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield lines that one act made together: consecutive, of one author, in the same millisecond."""
    unit: list[Change] = []
    for each in sorted(changes, key=lambda change: (change.device, change.number)):
        if unit and not _follows(unit[-1], each):
            yield unit
            unit = []
        unit.append(each)
    if unit:
        yield unit


def _follows(one: Change, other: Change) -> bool:
    same = (one.device, one.by, one.at.milliseconds) == (other.device, other.by, other.at.milliseconds)
    return same and other.number == one.number + 1


class _Judged:
    """Judges lines one act at a time; roles and records are read once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._users = work.find(User)
        self._roles: dict[RecordId, list[tuple[Stamp, list[str]]]] = {}
        self._posts = {each.store: each.card.post for each in work.exchange.devices()}

    def of_unit(self, unit: list[Change]) -> list[tuple[Change, Overstep]]:
        """Return the lines of an act that were not allowed; what an allowed act brought about is no act."""
        author = self._author(unit[0])
        if author is None:
            return []
        judged = [(each, self._of_line(each, author)) for each in unit]
        is_follower = len(judged) > 1 and any(what is None for _line, what in judged)
        return [
            (each, what)
            for each, what in judged
            if what is not None and not (is_follower and what is Overstep.NO_RIGHT)
        ]

    def _of_line(self, change: Change, author: User) -> Overstep | None:
        made: type[Record] = record_class(change.record_type)
        if STATE not in change.fields and author.roles & create_right(made).roles:
            return None
        records = self._work.find(made, id=change.record_id)
        if not records or (made is User and "roles" not in change.fields):
            return None
        written = {name: write.value for name, write in change.fields.items()}
        surroundings = around(self._work, author, records[0], users=self._users)
        return overstep(records[0], written, surroundings)

    def _author(self, change: Change) -> User | None:
        user = next((each for each in self._users if each.id == change.by), None)
        given = [roles for at, roles in self._given(change.by) if at <= change.at]
        return with_roles(user, given[-1]) if user is not None and given else None

    def _given(self, user: RecordId) -> list[tuple[Stamp, list[str]]]:
        """Return the roles that the home of a user gave, oldest first."""
        if user not in self._roles:
            lines = sorted(self._work.changes_of(user), key=lambda each: (each.at, each.device, each.number))
            home = self._posts.get(lines[0].device, "") if lines else ""
            self._roles[user] = [
                (each.at, [str(role) for role in value])
                for each in lines
                if self._posts.get(each.device, "") == home
                and "roles" in each.fields
                and isinstance(value := each.fields["roles"].value, list)
            ]
        return self._roles[user]
