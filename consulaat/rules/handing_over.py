"""What a colleague who leaves holds, and to whom it may go (domain §17.5, §19)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, UserId
from consulaat.records.report import Report, ReportState
from consulaat.records.task import Task, TaskState
from consulaat.records.user import User
from consulaat.rules.access import may_open
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import ACCESS, HAND_OVER, create_right
from consulaat.values.ids import new_id
from resources.texts import N_

HELD: Final[dict[type[Record], tuple[str, ...]]] = {
    Case: ("owner", "deputy", "headquarters_officer"),
    Task: ("assignee",),
    Report: ("owner",),
}
"""By which fields someone holds a record, in the order in which a hand-over lists the types."""


def is_open(record: Record) -> bool:
    """Tell whether there is still work in a case, task or report."""
    state: Any = record.state  # type: ignore[attr-defined]  # every type that is held has a state
    return state in _OPEN[type(record)]


def may_hand_over(by: User, source: UserId) -> bool:
    """Tell whether someone may hand over what a colleague holds; everyone may hand over their own."""
    return by.id == source or not any(HAND_OVER.objections(by))


def handed(record: Record, source: UserId, receiver: UserId) -> Record:
    """Return a record with the receiver wherever the colleague stood; nobody is their own deputy."""
    mine = {name: receiver for name in HELD[type(record)] if getattr(record, name) == source}
    changed: Record = replace(record, **mine)  # type: ignore[arg-type]  # the names are those of its fields
    if isinstance(changed, Case) and changed.owner == changed.deputy == receiver:
        return replace(changed, deputy=None)
    return changed


def objections_to_receive(
    record: Record, receiver: User, case: Case | None, lines: Iterable[CaseAccess], around: Around
) -> Iterator[Finding]:
    """Tell why someone cannot take a record over; ``lines`` are those about access to its case, ``case``."""
    if any(create_right(type(record)).objections(receiver, record)):
        yield Finding("RECEIVER_HAS_NO_ROLE", N_("The receiver has no role for this work."), "§19")
    if case is None:
        return
    lines = tuple(lines)
    joined = joining(case, lines, receiver, around)
    after = lines if joined is None else (*lines, joined)
    if not may_open(case, after, receiver, around.now, around.today):
        yield Finding("RECEIVER_MAY_NOT_OPEN", N_("The receiver may not open this case."), "§17.5")


def joining(case: Case, lines: Iterable[CaseAccess], receiver: User, around: Around) -> CaseAccess | None:
    """Return the line that puts a receiver on the team of a case, if it has one and whoever gives may do that."""
    team = {each.user for each in lines if each.kind is AccessKind.TEAM and _is_valid(each, around.today)}
    if not team or receiver.id in team or any(ACCESS.objections(around.by)):
        return None
    return CaseAccess(
        id=new_id(),
        case=CaseId(case.id),
        user=UserId(receiver.id),
        kind=AccessKind.TEAM,
        granted_by=me(around),
        granted_at=around.now,
        post=case.post,
    )


def _is_valid(line: CaseAccess, today: date) -> bool:
    return line.valid_until is None or line.valid_until >= today


_OPEN: Final[dict[type[Record], frozenset[Any]]] = {
    Case: frozenset(CaseState) - {CaseState.CLOSED},
    Task: frozenset({TaskState.OPEN, TaskState.ACTIVE, TaskState.WAITING}),
    Report: frozenset({ReportState.NEW, ReportState.VERIFYING}),
}
