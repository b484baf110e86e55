"""Keeps the terms of the store in step with its records: after a change, only those of what changed."""

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import Final

from consulaat import __version__
from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.reference import Holiday
from consulaat.records.registry import type_name
from consulaat.records.risk import RiskAssessment
from consulaat.records.user import User
from consulaat.rules.around import Around
from consulaat.rules.deadlines import FOLLOWED, WATCHED, WORKED_ON, Due, deadlines_of
from consulaat.services.dues import KeptDue
from consulaat.services.ports import UnitOfWork
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from resources.reference import rows

MOST: Final = 400  # changed records; from there on reading everything is quicker
_TABLES: Final = ("terms", "parameters", "law_rules", "public_holidays", "posts")


def bring_up(work: UnitOfWork, officer: User) -> None:
    """Bring the kept terms up to date; what was read and what follows from it are kept together."""
    changed = work.lists.dues.changed(edition(), MOST)
    if changed == ():
        return
    with work.whole():
        if changed is None or _is_of_calendar(work, changed):
            work.lists.dues.replace_all(edition(), _all(work, officer))
        else:
            _follow(work, officer, changed)
    work.commit()


@cache
def edition() -> str:
    """Return the mark of the rules and tables from which terms follow: another one makes all of them anew."""
    tables = repr([sorted(row.items()) for name in _TABLES for row in rows(name)])
    return f"{__version__}/{hashlib.sha256(tables.encode()).hexdigest()[:16]}"


def watching(work: UnitOfWork, officer: User) -> Around:
    """Return the surroundings of a term: the moment and the place, and of the records only the holidays."""
    now = work.now()
    identity = work.identity
    today = local_date(now, identity.time_zone)
    return Around(
        by=officer,
        now=now,
        today=today,
        post=identity.post,
        role=identity.role,
        records=work.find(Holiday),
    )


def _is_of_calendar(work: UnitOfWork, changed: tuple[RecordId, ...]) -> bool:
    """Tell whether a day was added to a calendar or overruled: any term may end elsewhere then."""
    return not {each.id for each in work.find(Holiday)}.isdisjoint(changed)


def _all(work: UnitOfWork, officer: User) -> Iterator[KeptDue]:
    here = watching(work, officer)
    owners: dict[CaseId, UserId | None] = {}
    for case, assessment in work.lists.watched_cases(WORKED_ON):
        owners[CaseId(case.id)] = case.owner
        around = here.having(assessment) if assessment else here
        yield from (_kept(due, case.owner) for due in deadlines_of(case, around))
    for made, states in WATCHED.items():
        for state in states:
            for record in work.find(made, state=state):
                for due in deadlines_of(record, here):
                    yield _kept(due, _owner(work, due, owners))


def _owner(work: UnitOfWork, due: Due, owners: dict[CaseId, UserId | None]) -> UserId | None:
    if due.case is None:
        return None
    case = CaseId(due.case)
    if case not in owners:
        found = work.find(Case, id=case)
        owners[case] = found[0].owner if found else None
    return owners[case]


def _follow(work: UnitOfWork, officer: User, changed: tuple[RecordId, ...]) -> None:
    here = watching(work, officer)
    owners: dict[CaseId, UserId | None] = {}
    ids = dict.fromkeys(
        [*changed, *(risk.case for id_ in changed for risk in work.find(RiskAssessment, id=id_))]
    )
    touched: list[Record] = [record for id_ in ids for made in FOLLOWED for record in work.find(made, id=id_)]
    found: list[KeptDue] = []
    for record in touched:
        around = here
        if isinstance(record, Case):
            owners[CaseId(record.id)] = record.owner
            work.lists.dues.give(CaseId(record.id), record.owner)
            around = here.having(*work.find(RiskAssessment, case=record.id))
        found += [_kept(due, _owner(work, due, owners)) for due in deadlines_of(record, around)]
    work.lists.dues.replace(tuple(ids), found)


def _kept(due: Due, owner: UserId | None) -> KeptDue:
    return KeptDue(
        record=due.record.id,
        code=due.code,
        record_type=type_name(type(due.record)),
        due_on=None if due.is_daily else due.due_on,
        case=CaseId(due.case) if due.case else None,
        assignee=due.assignee,
        owner=owner,
        side=due.side,
        post=due.record.post,
        basis=due.basis,
        sentence=due.sentence,
    )
