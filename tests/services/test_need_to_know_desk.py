"""The desk that opens and closes cases to people: a reason, its limits, and what the head hears."""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consulaat.errors import ConsulaatError
from consulaat.records.access import AccessKind
from consulaat.records.case import Case
from consulaat.records.user import UserRole
from consulaat.rules.findings import StandsInTheWayError
from consulaat.services.naming import NoSuchRecordError
from consulaat.services.need_to_know import NoCaseToOpenError
from tests.services.test_broken_glass import closed_case, someone
from tests.ui.rehearsal import a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import SetClock

WORDS = "drie blauwe olifanten dansen"
NOW = datetime(2026, 7, 8, 9, 0, tzinfo=UTC)
UNKNOWN = "RAB-2026-9999"


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


def acts(office: Office) -> list[object]:
    with office.store.work(office.desk.by) as work:
        return [each.get("reason") for each in work.acts(50) if each["action"] in {"BREEK_GLAS", "MISLUKT"}]


def refusal(office: Office, text: str, reason: str) -> tuple[str, str, str]:
    with pytest.raises(ConsulaatError) as refused:
        office.need_to_know.break_glass(text, reason)
    return refused.value.code, refused.value.message(), refused.value.advice()


@pytest.mark.parametrize("by", ["number", "neutral_reference"])
def test_a_case_outside_the_team_opens_by_its_number_or_reference(head: Office, by: str) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)

    admitted = cora.need_to_know.break_glass(f" {getattr(case, by)} ", "nachtdienst")

    assert (admitted.case, admitted.until) == (case.id, NOW + timedelta(hours=24))
    assert cora.cases.page(case.id).glass_until == NOW + timedelta(hours=24)
    assert head.cases.page(case.id).glass_until is None


def test_closed_sealed_kept_out_and_unknown_answer_the_same(head: Office) -> None:
    sealed, closed = closed_case(head), head.desk.read("case", a_case(head, stated_name="Iemand anders"))
    assert isinstance(closed, Case)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    someone(head, "carl", UserRole.CONSULAR_OFFICER)
    for name in ("tess", "carl"):
        head.need_to_know.name_person(sealed.id, AccessKind.SEALED, name)
    head.need_to_know.name_person(closed.id, AccessKind.EXCLUDED, "cora")

    answers = {refusal(cora, each or "", "nodig") for each in (UNKNOWN, sealed.number, closed.number)}

    assert len(answers) == 1
    assert NoCaseToOpenError.code in answers.pop()


def test_every_miss_is_noted_the_same_way(head: Office) -> None:
    closed = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    head.need_to_know.name_person(closed.id, AccessKind.EXCLUDED, "cora")

    for text in (UNKNOWN, closed.number or ""):
        refusal(cora, text, "nodig")

    assert acts(head).count("BREEK_GLAS") == 2


def test_without_a_reason_nobody_learns_whether_a_case_is_there(head: Office) -> None:
    closed = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)

    answers = {refusal(cora, text, "  ") for text in (UNKNOWN, closed.number or "")}

    assert len(answers) == 1
    assert StandsInTheWayError.code in answers.pop()


def test_a_case_that_is_open_already_needs_no_glass(head: Office) -> None:
    case = closed_case(head)
    tess = dataclasses.replace(head, officer=next(each for each in head.staff.users() if each.name == "tess"))

    assert tess.need_to_know.break_glass(case.number or "", "nodig").until is None
    assert len(head.desk.find("case_access", case=case.id)) == 1


def test_the_head_looks_at_the_reason_once(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    cora.need_to_know.break_glass(case.number or "", "nachtdienst")

    (waiting,) = head.need_to_know.to_look_at()
    head.need_to_know.mark_seen(waiting.task)

    assert (waiting.reason, waiting.who, waiting.at) == ("nachtdienst", "cora", NOW)
    assert head.need_to_know.to_look_at() == ()
    assert cora.need_to_know.to_look_at() == ()


def test_a_head_ends_a_glass_before_its_time(head: Office) -> None:
    case = closed_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)
    cora.need_to_know.break_glass(case.number or "", "nachtdienst")
    (line,) = (each for each in head.desk.find("case_access") if getattr(each, "user", "") == cora.officer.id)

    head.need_to_know.end(line.id)

    with pytest.raises(NoSuchRecordError):
        cora.desk.read("case", case.id)


def test_who_knows_the_family_is_out_at_once(head: Office) -> None:
    case = a_case(head)
    cora = someone(head, "cora", UserRole.CONSULAR_OFFICER)

    cora.need_to_know.declare_conflict(case, "buurmeisje")

    with pytest.raises(NoSuchRecordError):
        cora.cases.page(case)
