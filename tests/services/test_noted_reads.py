"""A reading is one line of the log: the same again within five minutes is none, later and by others it is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from consulaat.records.user import User, UserRole
from consulaat.services.cases import CaseDesk
from consulaat.services.list_views import list_view
from tests.ui.rehearsal import WORDS, a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import SetClock

AT = datetime(2026, 7, 6, 9, tzinfo=UTC)


def an_office(folder: Path, clock: SetClock) -> Office:
    made = bootstrap.found_store(
        folder, post="RAB", role="post", admin="anna", words=lambda: WORDS, rehearsal=True, clock=clock
    )
    return made.office


def readings(office: Office, record: str) -> int:
    with office.store.work(office.desk.by) as work:
        return sum(act["action"] == "LEZEN" and act["id"] == record for act in work.acts(1_000))


def test_the_same_case_read_again_within_five_minutes_is_one_line(tmp_path: Path) -> None:
    clock = SetClock(AT)
    office = an_office(tmp_path / "store", clock)
    case = a_case(office)

    office.cases.page(case)
    office.cases.page(case)
    clock.at = AT + timedelta(minutes=4)
    office.lists.glance(list_view("case"), case)
    assert readings(office, case) == 1

    clock.at = AT + timedelta(minutes=5)
    office.cases.page(case)
    assert readings(office, case) == 2
    office.close()


def test_another_person_who_reads_the_same_is_another_line(tmp_path: Path) -> None:
    office = an_office(tmp_path / "store", SetClock(AT))
    case = a_case(office)
    bram = office.staff.add("bram", frozenset({UserRole.CONSULAR_OFFICER})).user
    assert isinstance(bram, User)

    office.cases.page(case)
    CaseDesk(office.store, bram).page(case)

    assert readings(office, case) == 2
    office.close()


def test_another_case_is_another_line(tmp_path: Path) -> None:
    office = an_office(tmp_path / "store", SetClock(AT))
    one, other = a_case(office), a_case(office, stated_name="Samira Öztürk")

    for case in (one, other, one):
        office.cases.page(case)

    assert (readings(office, one), readings(office, other)) == (1, 1)
    office.close()


def test_the_timeline_is_a_reading_of_its_own(tmp_path: Path) -> None:
    office = an_office(tmp_path / "store", SetClock(AT))
    case = a_case(office)

    office.timeline.of_case(case)
    office.cases.page(case)

    assert readings(office, case) == 2
    office.close()
