"""Who works on their own cases only, writes nothing into those of others (domain §19)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from consulaat.records.about import Record
from consulaat.records.case import Case, Involvement
from consulaat.records.compound import ManyKind, Part, parts_of
from consulaat.records.kinds import ReferenceKind
from consulaat.records.person import Person
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.user import User
from consulaat.rules.permissions import NoRightError, Right, create_right, read_right
from consulaat.services.naming import NoSuchReferenceError, resolver
from consulaat.services.ports import UnitOfWork
from consulaat.services.rights import note_refusal
from consulaat.values.ids import RecordId
from resources.texts import _

R = TypeVar("R", bound=Record)
NAMED: Final[dict[str, type[Case] | type[Person] | type[Report]]] = {
    "case": Case,
    "person": Person,
    "report": Report,
}


class HiddenReferenceError(NoSuchReferenceError, NoRightError):
    """A field names a record that this person may not read: the answer is that of one that does not exist."""

    def advice(self) -> str:
        """Return what an unknown reference gets too."""
        return _(self.next_step)


def require_reach(work: UnitOfWork, officer: User, record: Record) -> None:
    """Raise NoRightError when a record names a case or person beyond the own cases of who writes it."""
    if officer.roles & create_right(type(record)).roles:
        return
    for named in _named(work, record):
        if not (isinstance(named, Person) and _is_in_own_case(work, officer, named)):
            require_own(work, officer, named)


def require_own(work: UnitOfWork, officer: User, named: Case | Person | Report) -> None:
    """Raise NoRightError when a case, person or report is not one of the own, for someone who reads only those."""
    reads = read_right(Case)
    if officer.roles & reads.roles or not officer.roles & reads.own:
        return
    try:
        read_right(type(named)).require(officer, named)
    except NoRightError as refused:
        note_refusal(work, refused, type(named), named)
        raise


def seen_resolver(work: UnitOfWork, officer: User, right: Right) -> Callable[[str, str], str]:
    """Return what turns the text of a reference into an id; where a right is on the own only, nothing else is there."""
    resolve = resolver(work)
    if officer.roles & right.roles:
        return resolve

    def seen(record_type: str, text: str) -> str:
        found = resolve(record_type, text)
        made = NAMED.get(record_type)
        if made is not None:
            _require_seen(work, officer, work.get(made, RecordId(found)))
        return found

    return seen


def _require_seen(work: UnitOfWork, officer: User, named: Case | Person | Report) -> None:
    if isinstance(named, Person) and _is_in_own_case(work, officer, named):
        return
    try:
        require_own(work, officer, named)
    except NoRightError:
        refused = HiddenReferenceError(type=type_name(named))
        refused.is_noted = True
        raise refused from None


def shown_to(work: UnitOfWork, officer: User, record: R) -> R:
    """Return a record as this officer sees it: a sealed link of a report to a case that is not theirs is left out."""
    reads = read_right(Case)
    if not isinstance(record, Report) or not record.case_link_is_sealed or officer.roles & reads.roles:
        return record
    theirs = any(not any(reads.objections(officer, each)) for each in work.find(Case, id=record.case))
    return record if theirs else replace(record, case=None)


def _named(work: UnitOfWork, record: Record) -> Iterator[Case | Person]:
    for part in parts_of(type(record)):
        made = _names(part)
        value = getattr(record, part.name)
        for each in value if isinstance(value, list | tuple | frozenset) else (value,):
            if made is not None and each is not None:
                yield from work.find(made, id=each)


def _names(part: Part) -> type[Case] | type[Person] | None:
    kind = part.kind.item if isinstance(part.kind, ManyKind) else part.kind
    found = kind.record_type if isinstance(kind, ReferenceKind) else ""
    return {"case": Case, "person": Person}.get(found)


def _is_in_own_case(work: UnitOfWork, officer: User, person: Person) -> bool:
    involved = (each.case for each in work.find(Involvement, person=person.id))
    cases = [
        *work.find(Case, person=person.id),
        *(case for id_ in involved for case in work.find(Case, id=id_)),
    ]
    return any(not any(read_right(Case).objections(officer, each)) for each in cases)
