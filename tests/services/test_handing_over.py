"""Open work of a colleague who leaves: shown first, moved in one piece, and never past the need to know."""

import dataclasses
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.ids import UserId
from consulaat.records.report import Report
from consulaat.records.task import Task
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import StandsInTheWayError
from consulaat.rules.permissions import NoRightError
from consulaat.services.handing_back import HeldByOthersError
from consulaat.services.handing_over import HandOver, NotAReceiverError
from tests.ui.rehearsal import REPORT, a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock

CM = frozenset({UserRole.CONSULAR_OFFICER})
WHY = "nieuwe plaatsing"
WORDS = "drie blauwe olifanten dansen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A post: ``leaver`` holds a case, its first task and a report; ``head`` leads; the others may receive."""

    leaver: Office
    head: Office
    bram: Office
    cora: Office
    case: str
    report: str


def someone(office: Office, name: str, roles: frozenset[UserRole]) -> Office:
    return dataclasses.replace(office, officer=office.staff.add(name, roles).user)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A post with all its people, the case and the report of ``lena``; every test works in a copy of it."""
    folder = tmp_path_factory.mktemp("founded") / "store"
    office = bootstrap.found_store(
        folder,
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=RealClock(),
    ).office
    leaver = someone(office, "lena", CM)
    someone(office, "fatma", frozenset({UserRole.FINANCE_OFFICER}))
    someone(office, "hans", frozenset({UserRole.HEAD_OF_SECTION}))
    someone(office, "bram", CM)
    someone(office, "cora", CM)
    case = a_case(leaver)
    report = leaver.desk.create("report", {**REPORT, "stated_name": "Iemand anders"}).record.id
    office.close()
    return folder, case, report


@pytest.fixture
def section(founded: tuple[Path, str, str], tmp_path: Path) -> Iterator[Section]:
    folder, case, report = founded
    shutil.copytree(folder, tmp_path / "store")
    office = bootstrap.open_office(tmp_path / "store", "anna", WORDS)
    with office.store.work(office.desk.by, whole=True) as work:
        known = {each.name: dataclasses.replace(office, officer=each) for each in work.find(User)}
    yield Section(
        leaver=known["lena"],
        head=known["hans"],
        bram=known["bram"],
        cora=known["cora"],
        case=case,
        report=report,
    )
    office.close()


def held(office: Office, user: Office) -> dict[str, int]:
    who = UserId(user.officer.id)
    with office.store.work(who, whole=True) as work:
        return {
            "case": len(work.find(Case, owner=who)),
            "task": len(work.find(Task, assignee=who)),
            "report": len(work.find(Report, owner=who)),
        }


def left(done: HandOver) -> list[tuple[str, str]]:
    return [(each.record_type, finding.code) for each in done.left for finding in each.findings]


def test_a_plan_counts_and_changes_nothing(section: Section) -> None:
    before = held(section.head, section.leaver)
    plan = section.head.hand_overs.plan("lena", ["bram"])

    assert plan.counts == {"case": 1, "task": before["task"], "report": 1, "case_access": 0}
    assert before["task"] >= 2
    assert plan.left == ()
    assert held(section.head, section.leaver) == before


def test_everything_that_is_open_moves_in_one_piece(section: Section) -> None:
    before = held(section.head, section.leaver)
    done = section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    assert done.counts["task"] == before["task"]
    assert held(section.head, section.bram)["case"] == 1
    assert held(section.head, section.bram)["task"] == before["task"]
    assert section.head.hand_overs.plan("lena", ["bram"]).items == ()


def test_what_is_done_stays_with_who_did_it(section: Section) -> None:
    task = section.leaver.desk.create("task", {"case": section.case, "description": "Bellen", "side": "POST"})
    section.leaver.desk.change("task", task.record.id, {"assignee": section.leaver.officer.id})
    section.leaver.desk.advance("task", task.record.id, "complete", reason="Gebeld.")

    section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    done = section.head.desk.read("task", task.record.id)
    assert isinstance(done, Task)
    assert done.assignee == section.leaver.officer.id


def test_everyone_hands_over_their_own_work_and_nobody_but_a_head_that_of_others(section: Section) -> None:
    with pytest.raises(NoRightError):
        section.bram.hand_overs.plan("lena", ["bram"])

    assert section.leaver.hand_overs.hand_over("lena", ["bram"], WHY).counts["case"] == 1


def test_a_reason_is_needed_and_noted_with_each_record(section: Section) -> None:
    with pytest.raises(StandsInTheWayError):
        section.head.hand_overs.hand_over("lena", ["bram"], "  ")
    section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    with section.head.store.work(UserId(section.head.officer.id)) as work:
        acts = [each for each in work.acts(200) if each.get("reason") == WHY]
    assert {str(each["type"]) for each in acts} == {"case", "task", "report"}


@pytest.mark.parametrize("kind", [AccessKind.EXCLUDED, AccessKind.CONFLICT_OF_INTEREST])
def test_a_case_from_which_the_receiver_is_kept_out_is_named_and_stays(
    section: Section, kind: AccessKind
) -> None:
    line = {"case": section.case, "kind": kind.value, "user": "bram", "reason": "familie"}
    section.head.desk.create("case_access", line)

    done = section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    case = section.head.desk.read("case", section.case)
    assert isinstance(case, Case)
    assert case.owner == section.leaver.officer.id
    assert ("case", "RECEIVER_MAY_NOT_OPEN") in left(done)
    assert {each.reference for each in done.left} == {case.neutral_reference}
    assert done.counts["report"] == 1


def test_a_sealed_case_stays(section: Section) -> None:
    for name in ("lena", "hans"):
        section.head.desk.create("case_access", {"case": section.case, "kind": "VERZEGELD", "user": name})

    done = section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    assert ("case", "RECEIVER_MAY_NOT_OPEN") in left(done)
    assert done.counts["case"] == 0


def test_a_head_puts_the_receiver_on_the_team_and_someone_else_may_not(section: Section) -> None:
    section.head.desk.create("case_access", {"case": section.case, "kind": "TEAM", "user": "cora"})
    own = section.leaver.hand_overs.plan("lena", ["bram"])
    assert ("case", "RECEIVER_MAY_NOT_OPEN") in left(own)
    assert left(section.leaver.hand_overs.plan("lena", ["cora"])) == []

    done = section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    assert (done.counts["case"], done.counts["case_access"]) == (1, 1)
    with section.bram.store.work(UserId(section.bram.officer.id)) as work:
        team = {each.user for each in work.find(CaseAccess, case=section.case, kind=AccessKind.TEAM)}
    assert team == {section.bram.officer.id, section.cora.officer.id}


def test_several_receivers_get_cases_in_turn_each_with_its_tasks(section: Section) -> None:
    a_case(section.leaver, stated_name="Een ander", stated_born_on="19990000")
    done = section.head.hand_overs.hand_over("lena", ["bram", "cora"], WHY)

    assert held(section.head, section.bram)["case"] == 1
    assert held(section.head, section.cora)["case"] == 1
    whose = {
        each.case.id: each.receiver.id for each in done.moved if each.case and each.record_type == "case"
    }
    assert all(each.receiver.id == whose[each.case.id] for each in done.moved if each.case)


def test_of_two_receivers_the_one_who_may_open_a_case_gets_it(section: Section) -> None:
    line = {"case": section.case, "kind": "UITGESLOTEN", "user": "bram", "reason": "familie"}
    section.head.desk.create("case_access", line)

    done = section.head.hand_overs.hand_over("lena", ["bram", "cora"], WHY)

    assert left(done) == []
    assert held(section.head, section.cora)["case"] == 1


def test_some_cases_move_alone(section: Section) -> None:
    done = section.head.hand_overs.hand_over("lena", ["bram"], WHY, cases=[section.case])

    assert done.counts["case"] == 1
    assert done.counts["report"] == 0


def test_work_goes_to_someone_else_who_may_open_the_store(section: Section) -> None:
    with pytest.raises(NotAReceiverError):
        section.head.hand_overs.plan("lena", ["lena"])
    someone_gone = section.cora.officer
    with section.head.store.work(UserId(section.head.officer.id)) as work:
        work.save(dataclasses.replace(someone_gone, is_active=False))
        work.commit()
    with pytest.raises(NotAReceiverError):
        section.head.hand_overs.plan("lena", ["cora"])


def test_work_does_not_go_to_someone_without_a_role_for_it(section: Section) -> None:
    done = section.head.hand_overs.hand_over("lena", ["fatma"], WHY)

    assert done.moved == ()
    assert {code for _type, code in left(done)} >= {"RECEIVER_HAS_NO_ROLE"}


def test_a_deputy_who_becomes_the_owner_is_no_longer_the_deputy(section: Section) -> None:
    section.leaver.desk.change("case", section.case, {"deputy": section.bram.officer.id})

    section.head.hand_overs.hand_over("lena", ["bram"], WHY)

    case = section.head.desk.read("case", section.case)
    assert isinstance(case, Case)
    assert (case.owner, case.deputy) == (section.bram.officer.id, None)


def test_a_hand_over_is_undone_like_any_other_change(section: Section) -> None:
    section.head.hand_overs.hand_over("lena", ["bram"], WHY, cases=[section.case])

    section.head.undoing.undo()

    case = section.head.desk.read("case", section.case)
    assert isinstance(case, Case)
    assert case.owner == section.leaver.officer.id
    assert held(section.head, section.bram) == {"case": 0, "task": 0, "report": 0}

    section.head.undoing.redo()
    assert held(section.head, section.bram)["case"] == 1
    section.head.undoing.undo()
    assert held(section.head, section.bram)["case"] == 0


def test_what_changed_hands_again_is_not_taken_back(section: Section) -> None:
    section.head.hand_overs.hand_over("lena", ["bram"], WHY)
    section.bram.hand_overs.hand_over("bram", ["cora"], WHY)

    with pytest.raises(HeldByOthersError):
        section.head.undoing.undo()
    assert held(section.head, section.cora)["case"] == 1


def test_a_head_is_reminded_of_who_leaves_soon_and_still_holds_work(section: Section) -> None:
    today = section.head.today.look().today
    for office, days in ((section.leaver, 30), (section.bram, 10), (section.cora, 31)):
        until = dataclasses.replace(office.officer, posted_until=today.fromordinal(today.toordinal() + days))
        with section.head.store.work(UserId(section.head.officer.id)) as work:
            work.save(until)
            work.commit()

    leaving = section.head.today.look().leaving
    assert [(each.user.name, each.until > today, each.count > 2) for each in leaving] == [
        ("lena", True, True)
    ]
    assert section.leaver.today.look().leaving == ()
