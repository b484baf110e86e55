"""Being let into a closed case by giving a reason, and keeping out of one by one's own word."""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consulaat.errors import ConsulaatError
from consulaat.records.access import CaseAccess
from consulaat.records.case import Case
from consulaat.records.task import Task
from consulaat.records.user import UserRole
from consulaat.rules.findings import StandsInTheWayError
from consulaat.rules.permissions import NoRightError
from consulaat.services.naming import NoSuchRecordError, NoSuchReferenceError
from consulaat.values.canonical import Json
from consulaat.values.codes import HandlingSection
from tests.ui.rehearsal import a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import SetClock

WORDS = "drie blauwe olifanten dansen"
NOW = datetime(2026, 7, 8, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was just made; every test works in a copy of it."""
    folder = tmp_path_factory.mktemp("founded") / "store"
    bootstrap.found_store(
        folder,
        post="RAB",
        role="post",
        admin="hans",
        words=lambda: WORDS,
        rehearsal=True,
        clock=SetClock(NOW),
    ).office.close()
    return folder


@pytest.fixture
def head(founded: Path, tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    shutil.copytree(founded, tmp_path / "store")
    made = bootstrap.open_office(tmp_path / "store", "hans", WORDS, clock=clock)
    yield made
    made.close()


def someone(office: Office, name: str, *roles: UserRole) -> Office:
    return dataclasses.replace(office, officer=office.staff.add(name, frozenset(roles)).user)


def closed_case(head: Office) -> Case:
    """Make a case with a team of one, the head beside it."""
    case = a_case(head)
    someone(head, "tess", UserRole.CONSULAR_OFFICER)
    head.desk.create("case_access", {"case": case, "kind": "TEAM", "user": "tess"})
    found = head.desk.read("case", case)
    assert isinstance(found, Case)
    return found


def glass(case: Case, **fields: Json) -> dict[str, Json]:
    return {"case": case.number, "kind": "BREEK_GLAS", "reason": "nachtdienst", **fields}


def test_the_glass_opens_a_closed_case_for_a_day_and_the_head_is_told(head: Office, clock: SetClock) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    with pytest.raises(NoSuchRecordError):
        cora.desk.read("case", case.number or "")

    line = cora.desk.create("case_access", glass(case)).record
    assert cora.desk.read("case", case.number or "").id == case.id
    (task,) = (each for each in head.desk.find("task", case=case.id) if "Cora" in spoken(each))
    head.desk.advance("task", task.id, "complete", reason="nachtdienst klopt")
    clock.at = NOW + timedelta(hours=25)

    with pytest.raises(NoSuchRecordError):
        cora.desk.read("case", case.number or "")
    seen = head.desk.read("case_access", line.id)
    assert isinstance(seen, CaseAccess)
    assert seen.reported_to_head_at == NOW
    assert seen.granted_by == cora.officer.id


def spoken(task: object) -> str:
    assert isinstance(task, Task)
    return task.description.replace("cora", "Cora")


def test_breaking_the_glass_is_an_act_with_its_reason(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)

    cora.desk.create("case_access", glass(case))

    with head.store.work(head.desk.by) as work:
        (act,) = (each for each in work.acts(50) if each["action"] == "BREEK_GLAS")
    assert (act["id"], act["by"], act["reason"]) == (case.id, cora.officer.id, "nachtdienst")


def test_the_glass_asks_for_a_reason(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)

    with pytest.raises(StandsInTheWayError):
        cora.desk.create("case_access", glass(case, reason=" "))
    with pytest.raises(NoSuchRecordError):
        cora.desk.read("case", case.id)


def test_who_is_kept_out_breaks_no_glass_and_learns_nothing(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    head.desk.create("case_access", {"case": case.id, "kind": "UITGESLOTEN", "user": "cora"})

    with pytest.raises(NoSuchReferenceError) as kept_out:
        cora.desk.create("case_access", glass(case))
    with pytest.raises(NoSuchReferenceError) as unknown:
        cora.desk.create("case_access", {**glass(case), "case": "RAB-2026-9999"})
    assert kept_out.value.message() == unknown.value.message()


def test_a_sealed_case_has_no_glass(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    for name in ("tess", "hans"):
        head.desk.create("case_access", {"case": case.id, "kind": "VERZEGELD", "user": name})

    with pytest.raises(NoSuchReferenceError):
        cora.desk.create("case_access", glass(case))
    assert head.desk.read("case", case.id).id == case.id


def test_nobody_breaks_the_glass_for_someone_else(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    someone(head, "cees", UserRole.CONSULAR_OFFICER)

    with pytest.raises(ConsulaatError):
        cora.desk.create("case_access", glass(case, user="cees"))
    with pytest.raises(StandsInTheWayError):
        head.desk.create("case_access", glass(case, user="cees"))


def test_whoever_reads_no_cases_learns_nothing_from_the_glass(head: Office) -> None:
    case = closed_case(head)
    frits = someone(head, "frits", UserRole.FINANCE_OFFICER)

    with pytest.raises(NoRightError):
        frits.desk.create("case_access", glass(case))


def test_a_declared_conflict_of_interest_closes_the_case_also_to_its_owner(head: Office) -> None:
    case = a_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    someone(head, "tess", UserRole.CONSULAR_OFFICER)
    line: dict[str, Json] = {"case": case, "kind": "BELANGENCONFLICT", "reason": "buurmeisje"}

    cora.desk.create("case_access", line)

    with pytest.raises(NoSuchRecordError):
        cora.desk.read("case", case)


def test_two_people_stay_able_to_open_a_case(head: Office) -> None:
    case = a_case(head)
    someone(head, "cora", UserRole.CONSULAR_OFFICER)

    with pytest.raises(StandsInTheWayError) as refused:
        head.desk.create("case_access", {"case": case, "kind": "UITGESLOTEN", "user": "cora"})

    assert [each.code for each in refused.value.findings if each.stops] == ["TOO_FEW_LEFT"]


def test_a_case_of_another_section_opens_with_a_reason_that_the_head_reads(head: Office) -> None:
    case = head.desk.read("case", a_case(head))
    vera, kees = (someone(head, name, UserRole.CONSULAR_OFFICER) for name in ("vera", "kees"))
    head.staff.place("vera", HandlingSection.VISA, is_local_staff=True)
    head.desk.change("case", case.id, {"handling_section": "PASPOORT"})
    with pytest.raises(NoSuchRecordError):
        vera.desk.read("case", case.id)
    assert vera.searches.search("Haddad") == ()
    assert kees.desk.read("case", case.id).id == head.desk.read("case", case.id).id == case.id

    vera.need_to_know.break_glass(str(getattr(case, "number", "")), "de visumaanvraag van haar zus")

    assert vera.desk.read("case", case.id).id == case.id
    (waiting,) = head.need_to_know.to_look_at()
    assert (waiting.case, waiting.reason) == (case.id, "de visumaanvraag van haar zus")
    with head.store.work(head.desk.by) as work:
        assert "BREEK_GLAS" in [each["action"] for each in work.acts_about([case.id])]


@pytest.mark.parametrize(
    ("own", "handled_by", "is_open"),
    [
        ("VISUM", "VISUM", True),
        ("VISUM", "BEIDE", True),
        ("VISUM", None, True),
        ("BEIDE", "PASPOORT", True),
        ("VISUM", "ALGEMEEN", False),
        ("PASPOORT", "VISUM", False),
    ],
)
def test_only_a_case_that_another_section_alone_handles_is_closed(
    head: Office, own: str, handled_by: str | None, is_open: bool
) -> None:
    case = a_case(head)
    vera = someone(head, "vera", UserRole.CONSULAR_OFFICER)
    head.staff.place("vera", HandlingSection(own), is_local_staff=False)
    head.desk.change("case", case, {"handling_section": handled_by})

    assert [each.id == case for each in vera.desk.find("case")] == [True] * is_open


def test_who_works_on_a_case_of_another_section_needs_no_reason(head: Office) -> None:
    one, other = a_case(head), a_case(head, stated_name="Iemand anders")
    vera = someone(head, "vera", UserRole.CONSULAR_OFFICER)
    head.staff.place("vera", HandlingSection.VISA, is_local_staff=False)
    for case in (one, other):
        head.desk.change("case", case, {"handling_section": "PASPOORT"})
    head.desk.change("case", one, {"deputy": "vera"})
    head.desk.create("case_access", {"case": other, "kind": "TEAM", "user": "vera"})

    assert {each.id for each in vera.desk.find("case")} == {one, other}
