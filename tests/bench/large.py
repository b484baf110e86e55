"""A store as large as one may become: cases with their tasks and contacts, partners, and people without a case."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.contact import Contact
from consulaat.records.ids import CaseId, OrganisationId
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.report import Channel
from consulaat.records.task import Task
from consulaat.values.codes import Direction, Side
from consulaat.values.ids import new_id
from tests.bench import history
from tests.bench.measures import Figures
from tests.bench.search import people_of
from ui.bootstrap import Office

FIRST_DAY: Final = date(2026, 7, 1)
NOON: Final = datetime(2026, 6, 1, 12, tzinfo=UTC)
SIDES: Final = (Side.POST, Side.HEADQUARTERS, Side.HUB, Side.NGO)
PARTNERS: Final = (
    OrganisationKind.HEADQUARTERS,
    OrganisationKind.HUB,
    *(OrganisationKind.LOCAL_NGO,) * 6,
    OrganisationKind.SAFE_AT_HOME,
    OrganisationKind.IMMIGRATION_SERVICE,
    OrganisationKind.POLICE,
    OrganisationKind.COURT,
)


def fill_large(figures: Figures, office: Office, cases: int, people: int) -> None:
    """Load cases with a history, give each an open task of every side and a contact, and add people."""
    with figures.timed(f"load {cases} cases with person and report", cases * 3):
        office.loading.load(history.rows(cases))
    with figures.timed("add partners, tasks, contacts and people"):
        with office.store.work(office.desk.by) as work:
            partners = [work.save(each, load=True) for each in _partners()]
            work.commit()
        with office.store.work(office.desk.by) as work:
            for each in _around_cases(work.find(Case), partners):
                work.save(each, load=True)
            for person in people_of(max(0, people - cases)):
                work.save(person, load=True)
            work.commit()


def _partners() -> Iterator[Organisation]:
    for number, kind in enumerate(PARTNERS):
        yield Organisation(id=new_id(), code=f"P{number:02}", kind=kind, name=f"{kind.value} {number}")


def _around_cases(cases: tuple[Case, ...], partners: list[Organisation]) -> Iterator[Record]:
    turn = cycle(partners)
    for number, case in enumerate(cases):
        case_id = CaseId(case.id)
        for side in SIDES:
            due = FIRST_DAY + timedelta(days=number % 200)
            yield Task(id=new_id(), case=case_id, description=f"Bellen {number}", side=side, due_on=due)
        yield Contact(
            id=new_id(),
            case=case_id,
            direction=Direction.OUTGOING,
            channel=Channel.PHONE,
            occurred_at=NOON + timedelta(minutes=number),
            organisation=OrganisationId(next(turn).id),
        )
