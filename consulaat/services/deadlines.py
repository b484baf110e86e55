"""The terms of all cases: what is late, due today, soon or later, by whom, and what an officer put off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from consulaat.records.ids import CaseId, UserId
from consulaat.records.registry import type_name
from consulaat.records.user import User
from consulaat.rules.deadlines import FOLLOWED, DueState, days_left, state_of
from consulaat.rules.permissions import read_right
from consulaat.services.dues import Days, DueQuestion, ListedDue
from consulaat.services.kept_dues import bring_up, watching
from consulaat.services.ports import Store, UnitOfWork
from consulaat.values.canonical import Json
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId
from resources.texts import _

SNOOZED: Final = "snooze/"
MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One term of the store, as a list shows it."""

    code: str
    record_type: str
    record: RecordId
    case: CaseId | None
    reference: str
    number: str
    due_on: date
    state: DueState
    left: str
    basis: str
    sentence: str
    whose: UserId | None
    whose_name: str
    side: Side
    post: str
    snoozed_until: date | None

    @property
    def key(self) -> str:
        """What tells this term from all others."""
        return f"{self.record}/{self.code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which terms an officer wants to see: up to a day, of a person, a side or a post; nothing said is all."""

    until: date | None = None
    whose: UserId | None = None
    side: Side | None = None
    post: str = ""
    states: tuple[DueState, ...] = tuple(DueState)


EVERYTHING: Final = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The terms that were asked for, the earliest first, and how many there are of each state."""

    today: date
    deadlines: tuple[Deadline, ...]
    counts: dict[DueState, int]

    @property
    def is_cut_off(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.deadlines) < sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many terms a person has; nobody's when there is no user."""

    user: UserId | None
    name: str
    count: int


class DeadlineDesk:
    """Lists the terms of what the officer may read."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._by = UserId(officer.id)

    def agenda(self, wanted: Wanted = EVERYTHING, *, limit: int = MOST) -> Agenda:
        """Return the terms that are wanted."""
        with self._store.work(self._by) as work:
            bring_up(work, self._officer)
            return self.seen(work, wanted, limit=limit)

    def shares(self, *, post: str = "") -> tuple[Share, ...]:
        """Return who has how many terms, the most first: as many as the list of that person shows."""
        with self._store.work(self._by) as work:
            bring_up(work, self._officer)
            question = _question(self._officer, Wanted(post=post), watching(work, self._officer).today)
            found = work.lists.dues.by_person(question) if question else {}
            names = _names(work)
        shares = [
            Share(user=user, name=names.get(user or "", ""), count=count) for user, count in found.items()
        ]
        return tuple(sorted(shares, key=lambda each: (-each.count, each.name.casefold())))

    def posts(self) -> tuple[str, ...]:
        """Return the posts that have terms here."""
        with self._store.work(self._by) as work:
            return work.lists.dues.posts()

    def snooze(self, deadline: Deadline, until: date | None) -> None:
        """Put a reminder off until a day, for this officer alone; None takes that back. The term itself stays."""
        with self._store.work(self._by) as work:
            work.remember(SNOOZED + deadline.key, until.isoformat() if until else None)
            work.commit()

    def seen(self, work: UnitOfWork, wanted: Wanted = EVERYTHING, *, limit: int = MOST) -> Agenda:
        """Return terms inside a piece of work that brought them up to date."""
        today = watching(work, self._officer).today
        question = _question(self._officer, wanted, today)
        if question is None:
            return Agenda(today=today, deadlines=(), counts=dict.fromkeys(wanted.states, 0))
        names, put_off = _names(work), work.remembered(SNOOZED)
        listed = work.lists.dues.listed(question, limit)
        return Agenda(
            today=today,
            deadlines=tuple(_deadline(each, today, names, put_off) for each in listed),
            counts=work.lists.dues.counted(question),
        )


def overdue(work: UnitOfWork, officer: User) -> int:
    """Return how many terms have passed of what an officer may read, of whomever."""
    bring_up(work, officer)
    question = _question(officer, Wanted(states=(DueState.OVERDUE,)), watching(work, officer).today)
    return work.lists.dues.counted(question)[DueState.OVERDUE] if question else 0


def _question(officer: User, wanted: Wanted, today: date) -> DueQuestion | None:
    """Return the question for the records that an officer may read; None when those are none."""
    rights = {type_name(made): read_right(made) for made in FOLLOWED}
    everywhere = {name for name, right in rights.items() if officer.roles & right.roles}
    own = {name for name, right in rights.items() if officer.roles & right.own} - everywhere
    if not everywhere and not own:
        return None
    return DueQuestion(
        days=Days(today),
        until=wanted.until,
        whose=wanted.whose,
        side=wanted.side,
        post=wanted.post,
        types=None if len(everywhere) == len(rights) else tuple(sorted(everywhere)),
        own_types=tuple(sorted(own)),
        reader=UserId(officer.id),
        states=wanted.states,
    )


def _names(work: UnitOfWork) -> dict[str, str]:
    return {each.id: each.display_name or each.name for each in work.find(User)}


def _deadline(listed: ListedDue, today: date, names: dict[str, str], put_off: Mapping[str, Json]) -> Deadline:
    due = listed.due
    day = due.due_on or today
    whose = due.assignee or due.owner
    snoozed = put_off.get(f"{SNOOZED}{due.record}/{due.code}")
    until = date.fromisoformat(snoozed) if isinstance(snoozed, str) else None
    return Deadline(
        code=due.code,
        record_type=due.record_type,
        record=due.record,
        case=due.case,
        reference=listed.neutral_reference or listed.number,
        number=listed.number,
        due_on=day,
        state=state_of(day, today),
        left=days_left(day, today),
        basis=due.basis,
        sentence=_(due.sentence, task=listed.description),
        whose=whose,
        whose_name=names.get(whose or "", ""),
        side=due.side,
        post=due.post,
        snoozed_until=until if until and until > today else None,
    )
