"""Organisations and their people: what they last did, what they have to do, what is safe to send them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, TypeVar

from consulaat.records.about import Record
from consulaat.records.case import Case, Involvement
from consulaat.records.conference import CaseConference
from consulaat.records.contact import Contact
from consulaat.records.ids import CaseId, TaskId, UserId
from consulaat.records.journey import Aftercare, Handover
from consulaat.records.person import Person
from consulaat.records.reference import Organisation
from consulaat.records.report import Report
from consulaat.records.task import Task, TaskState
from consulaat.records.user import User
from consulaat.rules.helpers import is_unnamed
from consulaat.rules.partners import SIDES, in_this_case, safe_to_send
from consulaat.rules.permissions import REVEAL, read_right
from consulaat.services.naming import find_record
from consulaat.services.noted_reads import note_reading
from consulaat.services.partner_acts import PartnerAct, acts_of
from consulaat.services.partner_asked import asked_of, reach_of
from consulaat.services.partner_views import PartnerPage, PartnerPerson, PartnerRow, PartnerTask
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.surroundings import around
from consulaat.services.unnamed import unnamed_people
from consulaat.values.canonical import Json
from consulaat.values.codes import Direction
from consulaat.values.ids import RecordId
from resources.texts import _

R = TypeVar("R", bound=Record)
MOST: Final = 40  # of each type of record that are looked at for one organisation, the newest first
MOST_PEOPLE: Final = 200  # of theirs, in all cases
MOST_TASKS: Final = 100  # that a page shows; how many there are is counted
LATEST: Final = 5  # of each type of record, where only the last act is told
ACTS: Final = 20
_NAMING: Final = ("organisation", "receiver_organisation", "source_organisation", "forwarded_to")
_OPEN: Final = (TaskState.OPEN, TaskState.ACTIVE, TaskState.WAITING)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of one organisation."""

    work: UnitOfWork
    organisation: Organisation
    records: tuple[Record, ...]
    references: dict[RecordId, str] = field(default_factory=dict)

    def of(self, made: type[R]) -> tuple[R, ...]:
        return tuple(each for each in self.records if isinstance(each, made))

    def cases(self) -> frozenset[CaseId]:
        found = (getattr(each, "case", None) for each in self.records)
        return frozenset(each for each in found if each)

    def reference(self, case: CaseId | None) -> str:
        if case is None:
            return ""
        if case not in self.references:
            found = self.work.find(Case, id=case)
            self.references[case] = (found[0].neutral_reference or found[0].number or "") if found else ""
        return self.references[case]


class PartnerDesk:
    """Reads organisations for the officer."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._by = UserId(officer.id)

    def rows(self) -> tuple[PartnerRow, ...]:
        """Return the organisations that count today, whoever did something last first."""
        read_right(Organisation).require(self._officer)
        with self._store.work(self._by) as work:
            organisations = work.find(Organisation)
            asked = tuple(asked_of(each) for each in organisations)
            counts = work.lists.partners.counts(asked, reach_of(self._officer))
            found = [self._row(work, each, counts.get(each.id, 0)) for each in organisations]
        return tuple(sorted(found, key=_by_last))

    def page(self, text: str) -> PartnerPage:
        """Return one organisation by its id or code; the reading is noted."""
        read_right(Organisation).require(self._officer)
        with self._store.work(self._by) as work:
            organisation = work.get(Organisation, find_record(work, Organisation, text))
            page = self._page(self._known(work, organisation))
            note_reading(work, self._officer.id, "organisation", organisation.id)
            work.commit()
        return page

    def of_case(self, text: str) -> tuple[PartnerPage, ...]:
        """Return the organisations that take part in a case, with what they did and have to do in it."""
        with self._store.work(self._by) as work:
            case = work.get(Case, find_record(work, Case, text))
            read_right(Case).require(self._officer, case)
            surroundings = around(work, self._officer, case)
            pages = []
            for organisation, records in self._taking_part(work, case):
                page = self._page(_Known(work, organisation, records), case)
                here = tuple(_(each.sentence) for each in in_this_case(organisation, case, surroundings))
                pages.append(_with_sentences(page, here))
        return tuple(pages)

    def contact_details(self, text: str, reason: str) -> Json:
        """Return how an organisation is reached; what is sealed takes the right to reveal, and both are noted."""
        with self._store.work(self._by) as work:
            organisation = work.get(Organisation, find_record(work, Organisation, text))
            name = "sealed_contact_details" if organisation.contact_is_sealed else "contact_details"
            (REVEAL if organisation.contact_is_sealed else read_right(Organisation)).require(self._officer)
            value: Json = organisation.contact_details
            if organisation.contact_is_sealed:
                value = work.reveal(organisation.id, name)
            work.act("ONTHULLEN", "organisation", organisation.id, field=name, reason=reason)
            work.commit()
        return value

    def unnamed_since(self, moment: datetime | None) -> int:
        """Return how many people who help and must stay unnamed came in or were changed since a moment."""
        with self._store.work(self._by) as work:
            seen = self._seen(unnamed_people(work))
            return len(
                {each.person for each in seen if moment is None or (each.changed_at or moment) > moment}
            )

    # -- inside

    def _row(self, work: UnitOfWork, organisation: Organisation, open_tasks: int) -> PartnerRow:
        id_ = organisation.id
        theirs = (
            *work.find(
                Contact, organisation=id_, direction=Direction.INCOMING, limit=LATEST, newest_first=True
            ),
            *work.find(Report, source_organisation=id_, limit=LATEST, newest_first=True),
            *work.find(Handover, receiver_organisation=id_, limit=LATEST, newest_first=True),
            *work.find(Aftercare, receiver_organisation=id_, limit=LATEST, newest_first=True),
            *work.find(Task, organisation=id_, state=TaskState.DONE, limit=LATEST, newest_first=True),
        )
        acts = acts_of(organisation, self._seen(theirs), lambda _case: "")
        last = next((each for each in acts if each.is_theirs), None)
        return PartnerRow(organisation=organisation, last=last, open_tasks=open_tasks)

    def _page(self, known: _Known, case: Case | None = None) -> PartnerPage:
        cases = {CaseId(case.id)} if case else known.cases()
        conferences = self._seen(
            each for id_ in sorted(cases) for each in known.work.find(CaseConference, case=id_)
        )
        acts = acts_of(known.organisation, (*known.records, *conferences), known.reference)
        tasks, open_tasks = self._tasks_in(known, case) if case else self._tasks(known)
        return PartnerPage(
            organisation=known.organisation,
            acts=acts[:ACTS],
            tasks=tasks,
            open_tasks=open_tasks,
            people=tuple(self._people(known, acts)),
            safe_to_send=tuple(_(each) for each in safe_to_send(known.organisation)),
        )

    def _known(self, work: UnitOfWork, organisation: Organisation) -> _Known:
        id_ = organisation.id
        found = (
            *work.find(Contact, organisation=id_, limit=MOST, newest_first=True),
            *work.find(Report, source_organisation=id_, limit=MOST, newest_first=True),
            *work.find(Report, forwarded_to=id_, limit=MOST, newest_first=True),
            *work.find(Handover, receiver_organisation=id_, limit=MOST, newest_first=True),
            *work.find(Aftercare, receiver_organisation=id_, limit=MOST, newest_first=True),
            *work.find(Involvement, organisation=id_, limit=MOST_PEOPLE, newest_first=True),
            *work.find(Task, organisation=id_, limit=MOST, newest_first=True),
        )
        return _Known(work, organisation, tuple(self._seen(found)))

    def _seen(self, records: Iterable[R]) -> Iterator[R]:
        """Yield the records that this officer may read."""
        for each in records:
            if not any(read_right(type(each)).objections(self._officer, each)):
                yield each

    def _taking_part(
        self, work: UnitOfWork, case: Case
    ) -> tuple[tuple[Organisation, tuple[Record, ...]], ...]:
        """Return the organisations that something in a case names, by name, each with what names it."""
        naming: dict[RecordId, list[Record]] = {}
        for made in (Contact, Involvement, Task, Handover, Aftercare, Report, CaseConference):
            for record in self._seen(work.find(made, case=case.id)):
                named = {getattr(record, each, None) for each in _NAMING}
                named |= {each.organisation for each in getattr(record, "participants", ())}
                for id_ in filter(None, named):
                    kept = naming.setdefault(id_, [])
                    if made is not CaseConference:
                        kept.append(record)
        found = [each for id_ in naming for each in work.find(Organisation, id=id_)]
        found.sort(key=lambda each: (each.name.casefold(), each.id))
        return tuple((each, tuple(naming[each.id])) for each in found)

    def _tasks(self, known: _Known) -> tuple[tuple[PartnerTask, ...], int]:
        """Return the first open tasks of an organisation in all cases, and how many there are."""
        asked, reach = asked_of(known.organisation), reach_of(self._officer)
        partners = known.work.lists.partners
        found = partners.tasks(asked, reach, MOST_TASKS)
        is_all = len(found) < MOST_TASKS
        return found, len(found) if is_all else partners.counts((asked,), reach).get(asked.organisation, 0)

    def _tasks_in(self, known: _Known, case: Case) -> tuple[tuple[PartnerTask, ...], int]:
        """Return the open tasks of one case that name them, and those of their side that name nobody."""
        side = SIDES.get(known.organisation.kind)
        of_side = self._seen(known.work.find(Task, case=case.id, side=side)) if side else ()
        nobodys = (each for each in of_side if each.organisation is None)
        found = {each.id: each for each in (*known.of(Task), *nobodys) if each.state in _OPEN}
        tasks = sorted(found.values(), key=lambda each: (each.due_on or date.max, each.id))
        return tuple(_task(known, each) for each in tasks), len(tasks)

    def _people(self, known: _Known, acts: tuple[PartnerAct, ...]) -> Iterator[PartnerPerson]:
        for each in known.of(Involvement):
            unnamed = is_unnamed(each, known.organisation.kind)
            found = () if unnamed else known.work.find(Person, id=each.person)
            names = [
                " ".join(filter(None, (person.given_names, person.surname_prefix, person.surname)))
                for person in found
            ]
            yield PartnerPerson(
                involvement=each.id,
                case=each.case,
                reference=known.reference(each.case),
                name=names[0] if names else "",
                role=each.role.value,
                endangered=each.is_endangered_by_helping,
                is_reached_safely=each.contact_instructions is not None,
                last=next((act for act in acts if act.person == each.person), None),
            )


def _task(known: _Known, task: Task) -> PartnerTask:
    return PartnerTask(
        task=TaskId(task.id),
        case=task.case,
        reference=known.reference(task.case),
        description=task.description,
        due_on=task.due_on,
    )


def _with_sentences(page: PartnerPage, here: tuple[str, ...]) -> PartnerPage:
    """Return a page with what the case changes said first."""
    return replace(page, safe_to_send=(*here, *page.safe_to_send))


def _by_last(row: PartnerRow) -> tuple[bool, float, str]:
    at: datetime | None = row.last.at if row.last else None
    return at is None, -at.timestamp() if at else 0.0, row.organisation.name.casefold()
