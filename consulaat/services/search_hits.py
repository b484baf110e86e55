"""Makes rows of what was found: one for each person or case, however many of its records fit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState, Involvement, InvolvementRole
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.person import Person
from consulaat.records.registry import part_of, record_class, type_name
from consulaat.records.report import Report, ReportState
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.ports import UnitOfWork
from consulaat.services.same_person import kept_of, with_the_same
from consulaat.services.search_reasons import MOST, Reason
from consulaat.values.ids import RecordId
from consulaat.values.partial_date import PartialDate
from resources.texts import N_

MOST_CASES: Final = 3


class Kind(StrEnum):
    """What is looked for."""

    ALL = "all"
    PERSON = "person"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One row of an answer: the record that fits best, its case, why it was found, and what to know it by."""

    type: str
    id: RecordId
    case: CaseId | None
    score: float
    why: tuple[Reason, ...]
    name: str = ""
    original_script_name: str = ""
    born_on: PartialDate | None = None
    number: str = ""
    state: CaseState | ReportState | None = None
    country: str = ""
    role: InvolvementRole | None = None


class Hits:
    """The rows of one answer, the best first."""

    def __init__(
        self,
        work: UnitOfWork,
        officer: User,
        kind: Kind,
        limit: int,
        only: Callable[[Case], bool] | None = None,
    ) -> None:
        self._work = work
        self._officer = officer
        self._kind = kind
        self._limit = limit
        self._only = only
        self._rows: dict[tuple[str, RecordId], Hit] = {}

    def add(self, record: Record, score: float, why: tuple[Reason, ...]) -> bool:
        """Add what was found; tell whether there is room for more."""
        if isinstance(record, Person):
            record, said = self._kept(record)
            why = (*said, *why)
        cases: tuple[Case | None, ...] = tuple(filter(self._only or bool, self._cases_of(record)))[
            :MOST_CASES
        ]
        if not cases and self._only is None and self._kind is not Kind.CASE:
            cases = (None,)
        for case in cases[:1] if self._kind is Kind.PERSON else cases:
            key = self._key(record, case)
            held = self._rows.get(key)
            if held is not None:
                held = replace(held, why=tuple(dict.fromkeys((*held.why, *why)))[:MOST])
                is_found_twice = isinstance(record, Person) and held.type == type_name(Report)
                # who asks for the person is led to the person, also where the report fits better
                self._rows[key] = (
                    replace(held, type=type_name(Person), id=record.id) if is_found_twice else held
                )
            elif len(self._rows) < self._limit:
                self._rows[key] = self._row(record, case, score, why[:MOST])
        return len(self._rows) < self._limit

    def all(self) -> tuple[Hit, ...]:
        """Return the rows; of equals, people concerned stand before those who are only involved."""
        return tuple(
            sorted(self._rows.values(), key=lambda hit: (-round(hit.score, 2), hit.role is not None))
        )

    def _key(self, record: Record, case: Case | None) -> tuple[str, RecordId]:
        """Return what makes a row one: the case, but for people who are only involved in it."""
        is_person = isinstance(record, Person)
        if self._kind is Kind.PERSON or case is None:
            return type_name(record), record.id
        if is_person and not self._is_of(case, record) and self._kind is not Kind.CASE:
            return type_name(record), record.id
        return "case", case.id

    def _row(self, record: Record, case: Case | None, score: float, why: tuple[Reason, ...]) -> Hit:
        person = record if isinstance(record, Person) else self._person(case.person if case else None, record)
        report = record if isinstance(record, Report) else None
        is_case = self._kind is Kind.CASE and case is not None
        hit = Hit(
            type="case" if is_case else type_name(record),
            id=case.id if case and is_case else record.id,
            case=CaseId(case.id) if case else None,
            score=round(score, 3),
            why=why,
        )
        if person is not None:
            hit = replace(
                hit,
                name=full_name(person),
                original_script_name=person.original_script_name or "",
                born_on=person.born_on,
            )
        elif report is not None:
            hit = replace(hit, name=report.stated_name or "", born_on=report.stated_born_on)
        if case is not None:
            role = self._role(record, case)
            country = case.country_of_stay or ""
            return replace(hit, number=case.number or "", state=case.state, country=country, role=role)
        if report is not None:
            country = report.country_of_stay or ""
            return replace(hit, number=report.number or "", state=report.state, country=country)
        return hit

    def _person(self, person: PersonId | None, record: Record) -> Person | None:
        wanted = person or getattr(record, "person", None)
        found = self._work.find(Person, id=wanted) if wanted else ()
        return next((each for each in found if self._may_read(each)), None)

    def _role(self, record: Record, case: Case) -> InvolvementRole | None:
        if not isinstance(record, Person) or self._is_of(case, record):
            return None
        for each in with_the_same(self._work, [PersonId(record.id)]):
            for found in self._work.find(Involvement, limit=1, case=case.id, person=each):
                return found.role
        return None

    def _is_of(self, case: Case, person: Record) -> bool:
        """Tell whether a case is about a person, in whichever of their files."""
        if case.person == person.id:
            return True
        return case.person in with_the_same(self._work, [PersonId(person.id)])

    def _cases_of(self, record: Record) -> tuple[Case, ...]:
        """Return the cases that a record leads to, those of the person concerned and still open first."""
        if isinstance(record, Case):
            return (record,)
        if isinstance(record, Person):
            return self._cases_of_person(PersonId(record.id))
        for name in record.BELONGS_TO:
            parent = getattr(record, name)
            if parent is not None:
                made = record_class(part_of(type(record), name).kind.record_type)  # type: ignore[attr-defined]
                found = self._work.find(made, id=parent)
                if found:
                    return self._cases_of(found[0]) if not isinstance(found[0], Case) else self._read(found)
        return ()

    def _kept(self, person: Person) -> tuple[Person, tuple[Reason, ...]]:
        """Return whose file is kept in the place of this one, and say that it was found by the other."""
        kept = kept_of(self._work, PersonId(person.id))
        if kept == person.id:
            return person, ()
        for each in self._work.find(Person, id=kept):
            if self._may_read(each):
                name = full_name(person) or person.original_script_name or ""
                found = Reason("person", N_("Found by the merged file “{name}”"), facts=(("name", name),))
                return each, (found,)
        return person, ()

    def _cases_of_person(self, person: PersonId) -> tuple[Case, ...]:
        people = sorted(with_the_same(self._work, [person]), key=lambda each: each != person)
        own = [case for each in people for case in self._work.find(Case, newest_first=True, person=each)]
        involved = [
            case
            for each in people
            for tie in self._work.find(Involvement, newest_first=True, person=each)
            for case in self._work.find(Case, id=tie.case)
        ]
        cases = {each.id: each for each in (*own, *involved)}
        return self._read(sorted(cases.values(), key=lambda case: case.state is CaseState.CLOSED))

    def _read(self, records: "tuple[Record, ...] | list[Case]") -> tuple[Case, ...]:
        return tuple(each for each in records if isinstance(each, Case) and self._may_read(each))

    def _may_read(self, record: Record) -> bool:
        return not any(read_right(type(record)).objections(self._officer, record))


def full_name(person: Person) -> str:
    """Return the name of a person in Latin letters, given names first."""
    parts = (person.given_names, person.surname_prefix, person.surname)
    return " ".join(part for part in parts if part)
