"""Other cases that people of a case are in: their own, or one in which they play a part."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from consulaat.records.case import (
    Case,
    CaseLink,
    CaseRelation,
    CaseState,
    Involvement,
    InvolvementRole,
)
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.person import Person
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.ports import UnitOfWork
from consulaat.services.same_person import with_the_same


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCase:
    """Another case, and through whom it belongs with this one.

    ``through`` is the person in both; ``role_here`` and ``role_there`` are what that person is in each, None for
    the person concerned. ``relation`` is what someone noted that the other case is to this one.
    """

    case: CaseId
    number: str
    neutral_reference: str
    state: CaseState
    person: Person | None
    through: PersonId | None = None
    role_here: InvolvementRole | None = None
    role_there: InvolvementRole | None = None
    relation: CaseRelation | None = None


def related_cases(work: UnitOfWork, officer: User, case: Case) -> tuple[RelatedCase, ...]:
    """Return the cases that share a person with this one, as far as the officer may read them."""
    here: dict[PersonId, InvolvementRole | None] = {
        each.person: each.role for each in work.find(Involvement, case=case.id)
    }
    for same in with_the_same(work, [case.person]):
        here[same] = None
    found = {each.case: each for each in _linked(work, officer, case)}
    for person, role in sorted(here.items(), key=lambda each: (each[1] is not None, each[0])):
        for other, role_there in _cases_of(work, person):
            if other.id != case.id and other.id not in found and _may_read(officer, other):
                found[CaseId(other.id)] = replace(
                    _row(work, other), through=person, role_here=role, role_there=role_there
                )
    return tuple(found.values())


def _linked(work: UnitOfWork, officer: User, case: Case) -> Iterator[RelatedCase]:
    """Yield the cases that someone linked with this one, from either side."""
    for link in work.find(CaseLink, case=case.id):
        for other in work.find(Case, id=link.linked_case):
            if _may_read(officer, other):
                yield replace(_row(work, other), relation=link.relation)
    for link in work.find(CaseLink, linked_case=case.id):
        for other in work.find(Case, id=link.case):
            if _may_read(officer, other):
                yield replace(_row(work, other), relation=_SEEN_FROM_HERE.get(link.relation, link.relation))


def _row(work: UnitOfWork, other: Case) -> RelatedCase:
    return RelatedCase(
        case=CaseId(other.id),
        number=other.number or "",
        neutral_reference=other.neutral_reference or "",
        state=other.state,
        person=next(iter(work.find(Person, id=other.person)), None),
    )


def _may_read(officer: User, other: Case) -> bool:
    return not any(read_right(Case).objections(officer, other))


def _cases_of(work: UnitOfWork, person: PersonId) -> Iterator[tuple[Case, InvolvementRole | None]]:
    for case in work.find(Case, person=person):
        yield case, None
    for involvement in work.find(Involvement, person=person):
        for case in work.find(Case, id=involvement.case):
            yield case, involvement.role


_SEEN_FROM_HERE: Final = {
    CaseRelation.CHILD: CaseRelation.PARENT,
    CaseRelation.PARENT: CaseRelation.CHILD,
}
