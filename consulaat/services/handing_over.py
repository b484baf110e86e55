"""Hands what a colleague holds over to others: shows it first, then moves it in one piece of work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from consulaat.errors import RefusedError
from consulaat.records.about import Record
from consulaat.records.access import CaseAccess
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.task import Task
from consulaat.records.user import User
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, refuse_on
from consulaat.rules.handing_over import (
    HELD,
    handed,
    is_open,
    joining,
    may_hand_over,
    objections_to_receive,
)
from consulaat.rules.law import number
from consulaat.rules.permissions import HAND_OVER
from consulaat.services.handing_back import handed_over
from consulaat.services.naming import find_record
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.steps_back import Desktop, keep_desktop, read_desktop
from consulaat.services.surroundings import equals
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from resources.texts import N_


class NotAReceiverError(RefusedError):
    """Work goes to someone else, who may open the store."""

    code = "not-a-receiver"
    sentence = N_("Work is handed over to a colleague who may open this store, not to the same person.")
    next_step = N_("Choose another colleague; see the list of users.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One open piece of work, who would get it, or why it stays."""

    record: Record = field(repr=False)
    case: Case | None = field(repr=False)
    receiver: User
    joins: CaseAccess | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def record_type(self) -> str:
        """The type of the record."""
        return type_name(self.record)

    @property
    def reference(self) -> str:
        """The neutral reference of its case; else the number of the report."""
        if self.case is not None:
            return self.case.neutral_reference or self.case.number or self.case.id
        return getattr(self.record, "number", None) or self.record.id

    @property
    def stays(self) -> bool:
        """Whether it is left where it is."""
        return bool(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What goes to whom, and what is left where it is."""

    source: User
    items: tuple[Item, ...]

    @property
    def moved(self) -> tuple[Item, ...]:
        """The pieces that change hands."""
        return tuple(each for each in self.items if not each.stays)

    @property
    def left(self) -> tuple[Item, ...]:
        """The pieces that stay."""
        return tuple(each for each in self.items if each.stays)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each type change hands, and how many people come on a team."""
        found = {type_name(made): 0 for made in HELD} | {"case_access": 0}
        for each in self.moved:
            found[each.record_type] += 1
        found["case_access"] = len(_joins(self.moved))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A colleague whose posting ends soon, and how much open work they hold."""

    user: User
    until: date
    count: int


class HandOverDesk:
    """Moves open work of one colleague to others."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._by = UserId(officer.id)

    @property
    def may_for_others(self) -> bool:
        """Whether the officer may hand over what colleagues hold, not only their own work."""
        return not any(HAND_OVER.objections(self._officer))

    def plan(self, source: str, receivers: Sequence[str], *, cases: Sequence[str] = ()) -> HandOver:
        """Return what would go to whom; of some cases only, or of everything. Nothing is changed.

        Several receivers get the cases in turn, each with the tasks and reports that belong to it.
        """
        with self._store.work(self._by) as work:
            return self._plan(work, source, receivers, cases)

    def hand_over(
        self, source: str, receivers: Sequence[str], reason: str, *, cases: Sequence[str] = ()
    ) -> HandOver:
        """Move it, all of it or nothing; the reason is noted with each case."""
        if not reason.strip():
            refuse_on([Finding("REASON_NEEDED", N_("A reason is needed."), "§17.5", field_name="reason")])
        with self._store.work(self._by) as work:
            plan = self._plan(work, source, receivers, cases)
            with work.whole():  # a case may be closed to the officer as soon as it is no longer theirs
                for line in _joins(plan.moved):
                    work.save(line)
                moved = [self._move(work, plan.source, each, reason.strip()) for each in plan.moved]
            if moved:
                step = handed_over(work, plan.source.id, moved)
                keep_desktop(work, Desktop((*read_desktop(work).done, step)))
            work.commit()
        return plan

    def leaving(self, work: UnitOfWork) -> tuple[Leaving, ...]:
        """Return the colleagues with open work whose posting ends soon, the first to go first; for a head only."""
        if not self.may_for_others:
            return ()
        today = local_date(work.now(), work.identity.time_zone)
        last = today + timedelta(days=number("OVERDRACHT_DAGEN", today))
        going = [
            Leaving(user=each, until=each.posted_until, count=work.lists.morning.held(UserId(each.id)))
            for each in work.find(User)
            if each.posted_until is not None and each.posted_until <= last
        ]
        return tuple(sorted((each for each in going if each.count), key=lambda each: each.until))

    # -- inside

    def _plan(
        self, work: UnitOfWork, source: str, receivers: Sequence[str], cases: Sequence[str]
    ) -> HandOver:
        giver = work.get(User, find_record(work, User, source))
        if not may_hand_over(self._officer, UserId(giver.id)):
            HAND_OVER.require(self._officer)
        takers = [work.get(User, find_record(work, User, each)) for each in dict.fromkeys(receivers)]
        if not takers or any(not each.is_active or each.id == giver.id for each in takers):
            raise NotAReceiverError
        wanted = {find_record(work, Case, each) for each in cases}
        around = _around(work, self._officer)
        groups = [
            each for each in _groups(work, UserId(giver.id)) if not wanted or _case_of(each[0]) in wanted
        ]
        items = chain.from_iterable(
            _shared_out(
                work, group, giver, [*takers[turn % len(takers) :], *takers[: turn % len(takers)]], around
            )
            for turn, group in enumerate(groups)
        )
        return HandOver(source=giver, items=tuple(items))

    def _move(self, work: UnitOfWork, source: User, item: Item, reason: str) -> tuple[str, RecordId, int]:
        """Move one piece; return its type, its id and the number of its line."""
        saved = work.save(item.record)
        facts: dict[str, Json] = {"handed_over_from": source.id, "handed_over_to": item.receiver.id}
        work.act("WIJZIGEN", item.record_type, saved.id, reason=reason, **facts)
        own = (each.number for each in work.changes_of(saved.id) if each.device == work.identity.store)
        return item.record_type, saved.id, max(own)


def _around(work: UnitOfWork, officer: User) -> Around:
    now, identity = work.now(), work.identity
    today = local_date(now, identity.time_zone)
    return Around(by=officer, now=now, today=today, post=identity.post, role=identity.role)


def _groups(work: UnitOfWork, holder: UserId) -> list[list[Record]]:
    """Return the open work of someone, what belongs to one case together."""
    found: dict[str, list[Record]] = {}
    for made, names in HELD.items():
        held = {
            each.id: each
            for name in names
            for each in work.find(made, **equals(name, holder))
            if is_open(each)
        }
        for each in held.values():
            found.setdefault(_case_of(each) or each.id, []).append(each)
    return list(found.values())


def _case_of(record: Record) -> CaseId | None:
    if isinstance(record, Case):
        return CaseId(record.id)
    return record.case if isinstance(record, Task | Report) else None


def _shared_out(
    work: UnitOfWork, group: Sequence[Record], giver: User, takers: Sequence[User], around: Around
) -> Iterator[Item]:
    """Yield the pieces of a group for the first who can take all of it, else as the one whose turn it is can."""
    case_id = _case_of(group[0])
    case = next(iter(work.find(Case, id=case_id)), None) if case_id else None
    lines = work.find(CaseAccess, case=case_id) if case_id else ()
    offers = [[_item(each, giver, taker, case, lines, around) for each in group] for taker in takers]
    yield from next((each for each in offers if not any(item.stays for item in each)), offers[0])


def _item(
    record: Record,
    giver: User,
    taker: User,
    case: Case | None,
    lines: tuple[CaseAccess, ...],
    around: Around,
) -> Item:
    changed = handed(record, UserId(giver.id), UserId(taker.id))
    return Item(
        record=changed,
        case=case,
        receiver=taker,
        joins=joining(case, lines, taker, around) if case else None,
        findings=tuple(objections_to_receive(changed, taker, case, lines, around)),
    )


def _joins(items: Iterable[Item]) -> tuple[CaseAccess, ...]:
    """Return the lines that put receivers on teams, one for each of a case."""
    found = {(each.joins.case, each.joins.user): each.joins for each in items if each.joins is not None}
    return tuple(found.values())
