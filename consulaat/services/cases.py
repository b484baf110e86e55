"""Cases as people look at them: the list, the page, and what is missing before the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from consulaat.records.about import Record
from consulaat.records.access import CaseAccess
from consulaat.records.case import Case, CaseLink, CaseState
from consulaat.records.compound import parts_of
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.custody import Consent
from consulaat.records.ids import UserId
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.person import Person
from consulaat.records.registry import RECORDS, record_class, type_name
from consulaat.records.safehouse import Stay
from consulaat.records.user import User
from consulaat.rules.access import inside_by_glass
from consulaat.rules.classification import classification_of
from consulaat.rules.consent_findings import standing_findings
from consulaat.rules.custody import requirement_of
from consulaat.rules.deadlines import Due, deadlines
from consulaat.rules.findings import Finding, warning
from consulaat.rules.machines import steps_of
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.nationality_loss import LossClock, clock_of
from consulaat.rules.next_steps import NextStep, missing_before_next
from consulaat.rules.nights import night_findings
from consulaat.rules.notices import notices
from consulaat.rules.permissions import read_right
from consulaat.rules.provisional_outcome import findings_of
from consulaat.rules.retention import Retention, retention_of
from consulaat.rules.routes import document_routes
from consulaat.rules.steps import objections
from consulaat.rules.track import Standing
from consulaat.rules.tracks import READS, tracks
from consulaat.rules.visa_routes import Route
from consulaat.services.authorship import oversteps
from consulaat.services.lists import CaseRow
from consulaat.services.naming import find_record
from consulaat.services.noted_reads import note_reading
from consulaat.services.ports import OpenConflict, Store, UnitOfWork
from consulaat.services.related import RelatedCase, related_cases
from consulaat.services.surroundings import Surroundings, around
from consulaat.services.timeline import changes_of_case
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date
from consulaat.values.partial_date import ages
from resources.texts import N_, _

T = TypeVar("T")
_ASIDE = frozenset({"user", "organisation", "exchange_rate", "funding_source", "holiday", "case", "campaign"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCase:
    """What a case needs next: steps and what stands in their way, routes, terms, nationality.

    ``tracks``: those of the ten of which the officer may read the records.
    ``retention``: how long a closed case is kept.
    """

    case: Case
    next: tuple[NextStep, ...]
    routes: tuple[Route, ...]
    deadlines: tuple[Due, ...]
    clock: LossClock | None
    findings: tuple[Finding, ...]
    tracks: tuple[Standing, ...] = ()
    retention: Retention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChoice:
    """A step of a record, and what stands in its way now."""

    verb: str
    label: str
    needs: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in the way but fields that can be given with the step."""
        return not any(each.stops and each.code != "FIELD_NEEDED" for each in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All that the page of a case shows.

    ``glass_until``: until when the officer is let in, where only a reason opened the case to them.
    """

    checked: CheckedCase
    person: Person
    minor: MinorStatus
    ages: tuple[int, int] | None
    protocol: ContactProtocol | None
    records: dict[str, tuple[Record, ...]]
    conflicts: tuple[OpenConflict, ...]
    related: tuple[RelatedCase, ...]
    read_at: datetime
    glass_until: datetime | None = None


class CaseDesk:
    """Reads cases for the officer."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def rows(
        self, *, state: str = "", text: str = "", limit: int = 500, offset: int = 0
    ) -> tuple[CaseRow, ...]:
        """Return rows of the case list, the last changed first."""
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(Case).require(self._officer)
            owner = None if self._officer.roles & read_right(Case).roles else UserId(self._officer.id)
            return work.lists.cases(state=state, text=text, owner=owner, limit=limit, offset=offset)

    def check(self, text: str) -> CheckedCase:
        """Tell what is missing before the next step of a case."""
        return self._with_case(text, self._checked)

    def page(self, text: str) -> CasePage:
        """Return all that the page of a case shows; the reading is noted."""
        return self._with_case(text, self._page)

    def steps(self, type_: str, text: str) -> tuple[StepChoice, ...]:
        """Return the steps that lead on from the present state of a record, with what stands in their way."""
        made = next(each for each in RECORDS if type_name(each) == type_)
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(made).require(self._officer)
            record = work.get(made, find_record(work, made, text))
            read_right(made).require(self._officer, record)
            surroundings = around(work, self._officer, record)
            return tuple(
                StepChoice(
                    verb=step.verb,
                    label=step.label,
                    needs=step.needs,
                    findings=tuple(objections(step, record, surroundings)),
                )
                for step in steps_of(made)
                if getattr(record, "state", None) in step.sources
            )

    def derived(self, record: Record) -> dict[str, Json]:
        """Return what follows from a record and today, beside its own fields."""
        return {"classification": classification_of(type(record)).value, **self._today_of(record)}

    def _today_of(self, record: Record) -> dict[str, Json]:
        if isinstance(record, Consent):
            with self._store.work(UserId(self._officer.id)) as work:
                today_is = around(work, self._officer, record)
                return {"requirement": requirement_of(record, today_is).value}
        if not isinstance(record, Case | Person):
            return {}
        with self._store.work(UserId(self._officer.id)) as work:
            found = work.find(Person, id=record.person) if isinstance(record, Case) else (record,)
            today = local_date(work.now(), work.identity.time_zone)
        if not found:
            return {}
        codes: list[Json] = [each.nationality for each in found[0].nationalities]
        status = minor_status(found[0].born_on, today)
        return {"minor_status": status.value, **({"nationality_codes": codes} if codes else {})}

    def _with_case(self, text: str, look: Callable[[UnitOfWork, Case], T]) -> T:
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(Case).require(self._officer)
            case = work.get(Case, find_record(work, Case, text))
            read_right(Case).require(self._officer, case)
            found = look(work, case)
            note_reading(work, self._officer.id, "case", case.id)
            work.commit()
        return found

    def _checked(self, work: UnitOfWork, case: Case) -> CheckedCase:
        surroundings = around(work, self._officer, case)
        person = surroundings.one(Person, case.person)
        may_know = self._may_read(NationalityInquiry)
        inquiries = surroundings.all(NationalityInquiry, person=case.person) if may_know else ()
        routes: tuple[Route, ...] = ()
        if person is not None:
            routes = document_routes(case, person, surroundings)
        return CheckedCase(
            case=case,
            next=tuple(missing_before_next(case, surroundings)),
            routes=routes,
            deadlines=tuple(each for each in deadlines(surroundings) if self._may_read(type(each.record))),
            clock=clock_of(inquiries[-1], surroundings) if inquiries else None,
            findings=self._noted(work, case, surroundings),
            retention=retention_of(case, surroundings) if case.state is CaseState.CLOSED else None,
            tracks=tuple(each for each in tracks(case, surroundings) if self._may_read(*READS[each.kind])),
        )

    def _may_read(self, *made: type[Record]) -> bool:
        return not any(finding for each in made for finding in read_right(each).objections(self._officer))

    def _noted(self, work: UnitOfWork, case: Case, surroundings: Surroundings) -> tuple[Finding, ...]:
        """Return what stands on the records of the case: nights used up, open conflicts, values not valid."""
        today = surroundings.today
        stays = surroundings.all(Stay) if self._may_read(Stay) else ()
        found = [each for stay in stays for each in night_findings(stay, today)]
        found += standing_findings(case, surroundings)
        found += findings_of(surroundings)
        written = oversteps(work, changes_of_case(work, case))
        found += [each.finding() for each in written if self._may_read(record_class(each.record_type))]
        found += notices(case, surroundings.having(*work.find(CaseLink, linked_case=case.id)))
        for record in self._records(surroundings):
            for fault in work.faults(record.id):
                sentence = N_("A value of {field} came in that is not valid; it was not applied.")
                found.append(
                    warning(
                        "VALUE_NOT_VALID",
                        sentence,
                        "",
                        fault.field_name,
                        field=_label(record, fault.field_name),
                    )
                )
            for conflict in work.conflicts(record.id):
                field_name = conflict.collision.field_name
                sentence = N_("Two sides changed {field}; choose which value holds.")
                found.append(
                    warning("CONFLICT", sentence, "§17.6", field_name, field=_label(record, field_name))
                )
        if case.state is not CaseState.CLOSED and surroundings.one(Person, case.person) is None:
            found.append(warning("PERSON_MISSING", N_("The person of this case is not known here."), "§3.2"))
        return tuple(found)

    def _records(self, surroundings: Surroundings) -> list[Record]:
        """Return the records around a case that this officer may read; of the others nothing is said."""
        return [
            record
            for made in RECORDS
            if type_name(made) not in _ASIDE - {"case"} and self._may_read(made)
            for record in surroundings.all(made)
        ]

    def _page(self, work: UnitOfWork, case: Case) -> CasePage:
        surroundings = around(work, self._officer, case)
        person = surroundings.one(Person, case.person) or Person(id=case.person)
        protocols = surroundings.all(ContactProtocol, case=case.id)
        usable = [each for each in protocols if each.state is not ProtocolState.REPLACED]
        records: dict[str, tuple[Record, ...]] = {}
        for made in RECORDS:
            if type_name(made) in _ASIDE:
                continue
            if not self._may_read(made):
                continue
            records[type_name(made)] = surroundings.all(made)
        return CasePage(
            checked=self._checked(work, case),
            person=person,
            minor=minor_status(person.born_on, surroundings.today),
            ages=ages(person.born_on, surroundings.today) if person.born_on else None,
            protocol=usable[-1] if usable else None,
            records=records,
            conflicts=tuple(
                each for record in self._records(surroundings) for each in work.conflicts(record.id)
            ),
            related=related_cases(work, self._officer, case),
            read_at=work.now(),
            glass_until=inside_by_glass(
                case,
                surroundings.all(CaseAccess, case=case.id),
                self._officer,
                surroundings.now,
                surroundings.today,
            ),
        )


def _label(record: Record, field_name: str) -> str:
    """Return a field as people know it; one that this version does not know by its name."""
    labels = {part.name: part.about.label for part in parts_of(type(record))}
    return f'"{_(labels[field_name])}"' if field_name in labels else field_name
