"""Gathers what rules may look at: the records around one record, read only when a rule asks for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseLink, Involvement
from consulaat.records.compound import parts_of
from consulaat.records.custody import Consent
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.keeping import DestructionList
from consulaat.records.kinds import ReferenceKind
from consulaat.records.nationality import InquiryStep, NationalityInquiry
from consulaat.records.person import DuplicateDecision, Person
from consulaat.records.reference import ExchangeRate, FundingSource, Holiday, Organisation
from consulaat.records.safehouse import Safehouse
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.user import User
from consulaat.records.visa import IndConsultation, VisaApplication
from consulaat.rules.around import Around
from consulaat.services.ports import UnitOfWork
from consulaat.services.same_person import decisions_about, with_the_same
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date

R = TypeVar("R", bound=Record)
_SHARED: tuple[type[Record], ...] = (ExchangeRate, FundingSource, Holiday, Organisation, Safehouse)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings(Around):
    """Surroundings that fetch each type of record at the first question about it."""

    fetch: Callable[[type[Record]], tuple[Record, ...]]
    fetched: dict[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    def all(self, made: type[R], **equals: object) -> tuple[R, ...]:
        """Return the records of a class of which the named fields equal the given values."""
        if made not in self.fetched:
            self.fetched[made] = self.fetch(made)
        given = {each.id: each for each in self.records if isinstance(each, made)}
        stored = (cast("R", given.pop(each.id, each)) for each in self.fetched[made])
        found = [*stored, *given.values()]
        return tuple(
            each for each in found if all(getattr(each, name) == value for name, value in equals.items())
        )

    def one(self, made: type[R], record: RecordId | None) -> R | None:
        """Return a record by its id, or None when it is not around."""
        return next((each for each in self.all(made) if each.id == record), None)

    def having(self, *records: Record) -> "Surroundings":
        """Return the same surroundings with some records new or replaced."""
        new = {each.id for each in records}
        kept = tuple(each for each in self.records if each.id not in new)
        return Surroundings(
            by=self.by,
            now=self.now,
            today=self.today,
            post=self.post,
            role=self.role,
            users=self.users,
            records=(*kept, *records),
            fetch=self.fetch,
            fetched=self.fetched,
        )


def around(
    work: UnitOfWork, officer: User, record: Record, *, users: tuple[User, ...] | None = None
) -> Surroundings:
    """Return the surroundings of a record for rules: its case, its people, and what belongs to them."""
    neighbourhood = _Neighbourhood(work, record)
    now = work.now()
    return Surroundings(
        by=officer,
        now=now,
        today=local_date(now, work.identity.time_zone),
        post=work.identity.post,
        role=work.identity.role,
        users=work.find(User) if users is None else users,
        records=(),
        fetch=neighbourhood.fetch,
    )


def equals(name: str, value: object) -> dict[str, Any]:
    """Return the condition that one field has a value."""
    return {name: value}


class _Neighbourhood:
    def __init__(self, work: UnitOfWork, record: Record) -> None:
        self._work = work
        self._record = record
        self._case_id: CaseId | None = _case_of(work, record)
        self._persons: frozenset[PersonId] | None = None

    def fetch(self, made: type[Record]) -> tuple[Record, ...]:
        if made is Case:
            return self._cases()
        if made is Person:
            return (*self._by_ids(Person, self._people() | self._partners()), *self._doubles())
        if made is User or made in _SHARED:
            return self._work.find(made)
        if made is InquiryStep:
            return self._below(NationalityInquiry, InquiryStep, "inquiry")
        if made is IndConsultation:
            return self._below(VisaApplication, IndConsultation, "visa_application")
        return self._of_case_and_people(made)

    def _about_doubles(self, made: type[Record]) -> tuple[Record, ...]:
        """Return the decisions about the people, or the links between the cases of two who may be one."""
        if made is CaseLink:
            return tuple(each for case in self._cases() for each in self._work.find(CaseLink, case=case.id))
        found = [each for id_ in sorted(self._people()) for each in decisions_about(self._work, id_)]
        return tuple({each.id: each for each in found}.values())

    def _below(self, parent: type[Record], child: type[Record], name: str) -> tuple[Record, ...]:
        parents = {each.id for each in self._of_case_and_people(parent)}
        if isinstance(self._record, child):
            parents.add(getattr(self._record, name))
        return tuple(each for id_ in sorted(parents) for each in self._work.find(child, **equals(name, id_)))

    def _of_case_and_people(self, made: type[Record]) -> tuple[Record, ...]:
        if made is DuplicateDecision or (made is CaseLink and isinstance(self._record, DuplicateDecision)):
            return self._about_doubles(made)
        names = {part.name for part in parts_of(made) if isinstance(part.kind, ReferenceKind)}
        found: dict[RecordId, Record] = {}
        if "case" in names and self._case_id:
            found |= {each.id: each for each in self._work.find(made, case=self._case_id)}
        if "person" in names and made is not Involvement:
            for person in sorted(self._people()):
                found |= {each.id: each for each in self._work.find(made, person=person)}
        if "report" in names and type(self._record).__name__ == "Report":
            found |= {each.id: each for each in self._work.find(made, report=self._record.id)}
        for part in parts_of(type(self._record)):
            id_ = getattr(self._record, part.name)
            if isinstance(part.kind, ReferenceKind) and id_ and id_ not in found:
                found |= {each.id: each for each in self._work.find(made, id=id_)}
        return tuple(found.values())

    def _people(self) -> frozenset[PersonId]:
        if self._persons is None:
            found = {getattr(self._record, "person", None)}
            if isinstance(self._record, Person):
                found.add(PersonId(self._record.id))
            if self._case_id:
                found |= {each.person for each in self._work.find(Case, id=self._case_id)}
                found |= {each.person for each in self._work.find(Involvement, case=self._case_id)}
            if isinstance(self._record, DuplicateDecision):
                found.add(self._record.other_person)
            self._persons = with_the_same(self._work, (each for each in found if each))
        return self._persons

    def _partners(self) -> frozenset[PersonId]:
        """Return whom the person of this record is, was or shall be married to."""
        marriages = self._record.marriages if isinstance(self._record, Person) else ()
        return frozenset(each.partner for each in marriages if each.partner)

    def _doubles(self) -> tuple[Person, ...]:
        """Return who else has the citizen service number of this person, or of the person of this case."""
        if not isinstance(self._record, Person | Case):
            return ()
        person = self._record.id if isinstance(self._record, Person) else self._record.person
        known = [self._record] if isinstance(self._record, Person) else self._work.find(Person, id=person)
        numbers = {each.bsn for each in known if each.bsn}
        found = [each for bsn in numbers for each in self._work.find(Person, bsn=bsn)]
        return tuple(each for each in found if each.id not in self._people() | self._partners())

    def _cases(self) -> tuple[Record, ...]:
        if isinstance(self._record, DestructionList):
            named = self._record.subjects
            return tuple(case for each in named for case in self._work.find(Case, neutral_reference=each))
        found = {each.id: each for each in self._by_ids(Case, {self._case_id})}
        for person in (*sorted(self._people()), *(each.id for each in self._doubles())):
            found |= {each.id: each for each in self._work.find(Case, person=person)}
        return tuple(found.values())

    def _by_ids(self, made: type[R], ids: set[RecordId | None] | frozenset[RecordId]) -> tuple[R, ...]:
        return tuple(each for id_ in sorted(filter(None, ids)) for each in self._work.find(made, id=id_))


def _case_of(work: UnitOfWork, record: Record) -> CaseId | None:
    """Return the case a record is part of, also through its inquiry or visa application."""
    if isinstance(record, Case):
        return CaseId(record.id)
    if isinstance(record, InquiryStep):
        parents = work.find(NationalityInquiry, id=record.inquiry)
        return parents[0].case if parents else None
    if isinstance(record, Consent):
        documents = work.find(TravelDocumentApplication, id=record.application)
        return documents[0].case if documents else None
    if isinstance(record, IndConsultation):
        applications = work.find(VisaApplication, id=record.visa_application)
        return applications[0].case if applications else None
    return getattr(record, "case", None)
