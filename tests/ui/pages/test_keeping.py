"""The page of keeping: propose, approve by someone else, confirm by the code of the post, see the proof."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import UserId
from consulaat.records.keeping import DestructionList, DestructionState
from consulaat.records.user import User, UserRole
from consulaat.services.destruction import DestructionDesk
from consulaat.values.ids import RecordId, new_id
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, found, go, rest, texts_of
from ui.bootstrap import Office
from ui.pages.keeping.page import KeepingPage
from ui.pages.place import PageName
from ui.window.shell import Shell


@pytest.fixture
def hague(tmp_path: Path) -> Rehearsal:
    return found(tmp_path / "hague", "DCV", "hq")


def closed(office: Office) -> str:
    """Close a case long ago and return its reference."""
    with office.store.work(office.desk.by) as work:
        case = work.get(Case, RecordId(a_case(office)))
        closed_at = work.now() - timedelta(days=9999)
        case = work.save(replace(case, state=CaseState.CLOSED, closed_at=closed_at))
        work.commit()
    return case.neutral_reference or ""


def colleague(office: Office) -> DestructionDesk:
    with office.store.work(office.desk.by) as work:
        user = work.save(
            User(
                id=new_id(),
                name="bram",
                display_name="Bram",
                roles=frozenset({UserRole.HEADQUARTERS_OFFICER}),
            )
        )
        work.commit()
    return DestructionDesk(office.store, user, tuple)


def page_of(qtbot: QtBot, shell: Shell) -> KeepingPage:
    return go(qtbot, shell, PageName.KEEPING, KeepingPage)


def press(qtbot: QtBot, shell: Shell, page: KeepingPage, name: str) -> None:
    QTest.mouseClick(getattr(page, name), Qt.MouseButton.LeftButton)
    rest(qtbot, shell)


def the_list(rehearsal: Rehearsal) -> DestructionList:
    with rehearsal.office() as office, office.store.work(UserId(office.officer.id)) as work:
        (found_one,) = work.find(DestructionList)
    return found_one


def test_where_nothing_is_due_the_page_says_so(qtbot: QtBot, shell: Shell) -> None:
    page = page_of(qtbot, shell)

    assert page.no_due.isVisible()
    assert page.no_lists.isVisible()
    assert not page.propose.isEnabled()


def test_who_proposes_a_list_is_not_offered_to_approve_it(
    qtbot: QtBot, hague: Rehearsal, open_shell: OpenShell
) -> None:
    with hague.office() as office:
        reference = closed(office)
    shell = open_shell(hague)
    page = page_of(qtbot, shell)
    assert reference in page.due_model.index(0, 0).data()

    press(qtbot, shell, page, "propose")

    assert reference in page.subjects.text()
    assert not page.approve.isVisible()
    assert not page.carry_out.isVisible()
    assert page.withdraw.isVisible()
    assert not page.propose.isEnabled()


def test_a_list_is_approved_and_carried_out_once_the_code_of_the_post_is_typed(
    qtbot: QtBot, hague: Rehearsal, open_shell: OpenShell
) -> None:
    with hague.office() as office:
        reference = closed(office)
        colleague(office).propose()
    shell = open_shell(hague)
    page = page_of(qtbot, shell)
    press(qtbot, shell, page, "approve")
    press(qtbot, shell, page, "carry_out")
    QTest.keyClicks(page.confirm.line, "RAB")
    assert not page.confirm.do.isEnabled()
    page.confirm.line.clear()

    QTest.keyClicks(page.confirm.line, "dcv")
    QTest.mouseClick(page.confirm.do, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)

    assert not page.carry_out.isVisible()
    press(qtbot, shell, page, "proof")
    press(qtbot, shell, page.paper, "make")  # type: ignore[arg-type]  # it has such a button too
    assert page.paper.save.isEnabled()
    assert page.escape()
    assert page.proof.isVisible()
    shell.close()
    list_ = the_list(hague)
    assert list_.state is DestructionState.CARRIED_OUT
    assert list_.destroyed == (reference,)


def test_a_list_is_withdrawn_with_a_reason(qtbot: QtBot, hague: Rehearsal, open_shell: OpenShell) -> None:
    with hague.office() as office:
        closed(office)
        colleague(office).propose()
    shell = open_shell(hague)
    page = page_of(qtbot, shell)
    press(qtbot, shell, page, "withdraw")
    assert not page.reason.do.isEnabled()
    assert page.escape()
    assert not page.reason.isVisible()

    press(qtbot, shell, page, "withdraw")
    QTest.keyClicks(page.reason.line, "loopt nog")
    QTest.keyClick(page.reason.line, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert page.propose.isEnabled()
    assert "loopt nog" not in texts_of(page)
    shell.close()
    assert (the_list(hague).state, the_list(hague).reason) == (DestructionState.WITHDRAWN, "loopt nog")
