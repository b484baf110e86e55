"""Open work of a colleague goes to others in the window: shown first, moved at once, taken back as a whole."""

import dataclasses
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consulaat.records.ids import UserId
from consulaat.records.user import User, UserRole
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.bootstrap import Office
from ui.pages.deadlines.page import DeadlinesPage
from ui.pages.handing_over.page import HandOverPage
from ui.pages.home.page import HomePage
from ui.pages.people.page import PeoplePage
from ui.pages.place import PageName
from ui.window.shell import Shell

HEAD = frozenset({UserRole.HEAD_OF_SECTION, UserRole.CONSULAR_OFFICER, UserRole.ADMINISTRATOR})


def found(office: Office, name: str) -> User:
    with office.store.work(UserId(office.officer.id)) as work:
        return work.find(User, name=name)[0]


@pytest.fixture
def prepared(rehearsal: Rehearsal) -> str:
    """Make anna a head, with bram and cora beside her, and a case of her own; return the case."""
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        for name in ("bram", "cora"):
            office.staff.add(name, frozenset({UserRole.CONSULAR_OFFICER}))
        office.staff.change_roles("anna", HEAD)
    return case


def tick(page: HandOverPage, name: str) -> None:
    items = [page.takers.item(line) for line in range(page.takers.count())]
    next(each for each in items if name in each.text()).setCheckState(Qt.CheckState.Checked)


def owner_of(qtbot: QtBot, shell: Shell, case: str) -> str | None:
    rest(qtbot, shell)
    office = shell.office
    assert office is not None
    seen: list[str | None] = []
    shell.store_thread.run(
        lambda: office.desk.read("case", case).owner,  # type: ignore[attr-defined]  # a case
        seen.append,
        lambda error: pytest.fail(str(error)),
    )
    rest(qtbot, shell)
    return seen[0]


def test_work_is_shown_first_then_moved_and_taken_back_by_undo(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, prepared: str
) -> None:
    with rehearsal.office() as office:
        anna, bram = found(office, "anna").id, found(office, "bram").id
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.HAND_OVER, HandOverPage)
    assert not page.hand_over.isEnabled()

    tick(page, "bram")
    rest(qtbot, shell)
    assert page.model.rowCount() >= 2
    assert not page.hand_over.isEnabled(), "a reason is wanting"
    assert owner_of(qtbot, shell, prepared) == anna

    page.reason.setText("nieuwe plaatsing")
    page.hand_over.click()
    rest(qtbot, shell)
    assert owner_of(qtbot, shell, prepared) == bram
    assert page.model.rowCount() == 0

    shell.commands.run("undo")
    assert owner_of(qtbot, shell, prepared) == anna


def test_a_case_that_stays_is_named_by_its_neutral_reference(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, prepared: str
) -> None:
    with rehearsal.office() as office:
        line = {"case": prepared, "kind": "UITGESLOTEN", "user": "bram", "reason": "familie"}
        office.desk.create("case_access", dict(line))
        reference = office.desk.read("case", prepared).neutral_reference  # type: ignore[attr-defined]  # a case
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.HAND_OVER, HandOverPage)

    tick(page, "bram")
    rest(qtbot, shell)

    assert page.model._rows[0].cells[1] == reference
    assert page.stay.isVisible()


def test_the_page_of_deadlines_and_the_first_page_lead_there(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, prepared: str
) -> None:
    with rehearsal.office() as office:
        today = office.today.look().today
        until = dataclasses.replace(found(office, "anna"), posted_until=today + timedelta(days=20))
        with office.store.work(UserId(until.id)) as work:
            work.save(until)
            work.commit()
    shell = open_shell(rehearsal)
    home = go(qtbot, shell, PageName.HOME, HomePage)
    assert home.leaving.isVisible()

    home.leaving.list.opened.emit(0)
    rest(qtbot, shell)
    assert isinstance(shell.page, HandOverPage)
    assert shell.page.source.code == until.id
    go(qtbot, shell, PageName.DEADLINES, DeadlinesPage).hand_over.click()
    rest(qtbot, shell)
    assert isinstance(shell.page, HandOverPage)


def test_the_end_of_a_posting_is_kept_with_the_user(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, prepared: str
) -> None:
    assert prepared
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.PEOPLE, PeoplePage)
    page.table.selectRow(next(line for line in range(3) if page.model.key(line) == "bram"))

    page.posted_until.edit.setText("31-08-2027")
    page.keep_day.click()
    rest(qtbot, shell)

    cells = [page.model._rows[line].cells for line in range(page.model.rowCount())]
    assert any("31-08-2027" in each[2] for each in cells)
