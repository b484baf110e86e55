"""Each role alone walks through the whole window: every page opens without a fault and says nothing it should not."""

from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.registry import record_class
from consulaat.records.user import UserRole
from consulaat.rules.permissions import read_right
from consulaat.values.canonical import Json
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, a_case, found, rest, texts_of
from ui.bootstrap import Office
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.widgets.look import Meaning
from ui.window.pages import PAGES
from ui.window.shell import Shell


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rehearsal, str]:
    """A store with someone of every role and nothing else, and a case of the administrator; all tests look only."""
    rehearsal = found(tmp_path_factory.mktemp("staffed") / "store")
    with rehearsal.office() as office:
        for role in UserRole:
            office.staff.add(name_of(role), frozenset({role}), WORDS)
        case, desk = a_case(office), office.desk
        asked = {"kind": "TKV", "submitted_on": "2026-07-07", "taken_by": office.officer.id}
        desk.create("visa_application", {"case": case, "person": of_case(office, case), **asked})
        hub = desk.create("organisation", {"code": "LKHA", "name": "LKHA", "kind": "LKHA"}).record
        held: dict[str, Json] = {"held_at": "2026-07-07T10:00:00Z", "medium": "TELEFONISCH"}
        taken_part: Json = [{"name": "Hanna", "organisation": hub.id}]
        desk.create(
            "case_conference", {"case": case, "chair": office.officer.id, **held, "participants": taken_part}
        )
    return rehearsal, case


def of_case(office: Office, case: str) -> str:
    return str(cast("Case", office.desk.read("case", case)).person)


def name_of(role: UserRole) -> str:
    return f"rol-{role.value.lower().replace('_', '-')}"[:30]


def wrong(shell: Shell) -> str:
    """Return what stands in the bar for messages when something went wrong."""
    return shell.bar.text if shell.bar.text and shell.bar.meaning is Meaning.DANGER else ""


def _walked(qtbot: QtBot, shell: Shell) -> list[tuple[PageName, str]]:
    faults = []
    for each in PAGES:
        if each.has_ref or shell.office is None or not each.is_for(shell.office.officer):
            continue
        shell.go(Place(each.page))
        rest(qtbot, shell)
        assert shell.place.page is each.page
        if said := wrong(shell):
            faults.append((each.page, said))
    return faults


@pytest.mark.parametrize("role", UserRole, ids=str)
def test_every_page_of_a_role_opens_without_a_fault(
    qtbot: QtBot, staffed: tuple[Rehearsal, str], open_shell: OpenShell, role: UserRole
) -> None:
    rehearsal, case = staffed
    shell = open_shell(Rehearsal(Path(rehearsal.folder), name_of(role)))

    assert _walked(qtbot, shell) == []

    shell.go(Place(PageName.SEARCH, "Nadia"))
    rest(qtbot, shell)
    assert wrong(shell) == ""
    shell.go(Place(PageName.CASE, case))
    rest(qtbot, shell)
    page = shell.page
    assert isinstance(page, CasePage)
    if page._overview is None:
        assert "Nadia" not in texts_of(shell)
        return
    assert wrong(shell) == ""
    shown = dict(page.menu.titles())
    for type_ in page.sections:
        may_read = not any(read_right(record_class(type_)).objections(shell.office.officer))  # type: ignore[union-attr]  # it is open
        assert (type_ in shown) is may_read
        if may_read:
            page.menu.choose(type_)
            rest(qtbot, shell)
            assert (type_, wrong(shell)) == (type_, "")
