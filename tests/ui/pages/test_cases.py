"""The list of cases: shows, filters, sorts, opens, and explains itself when it is empty."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, go, rest
from ui.pages.case.page import CasePage
from ui.pages.cases.model import HEADERS, CasesModel
from ui.pages.cases.page import CasesPage
from ui.pages.place import PageName
from ui.window.shell import Shell

PEOPLE = ("Nadia el Haddad", "Samira Öztürk", "Farid Chaudhry")


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasesPage:
    with rehearsal.office() as office:
        for name, danger in zip(PEOPLE, ("NEE", "JA", "ONBEKEND"), strict=True):
            a_case(office, stated_name=name, direct_danger=danger)
    return go(qtbot, open_shell(rehearsal), PageName.CASES, CasesPage)


def names(page: CasesPage) -> list[str]:
    return [page.model.case(line).name for line in range(page.model.rowCount())]


def wait(qtbot: QtBot, page: CasesPage) -> None:
    qtbot.waitUntil(lambda: not page._timer.isActive())
    shell = page.window()
    assert isinstance(shell, Shell)
    rest(qtbot, shell)


def test_all_cases_are_shown(page: CasesPage) -> None:
    assert sorted(names(page)) == sorted(PEOPLE)
    assert page.table.isVisible()


def test_typing_narrows_the_list_and_escape_widens_it_again(qtbot: QtBot, page: CasesPage) -> None:
    QTest.keyClicks(page.filter, "Sami")
    wait(qtbot, page)
    assert names(page) == ["Samira Öztürk"]

    page.escape()
    wait(qtbot, page)
    assert len(names(page)) == len(PEOPLE)


def test_a_filter_that_nothing_fits_says_what_to_do(qtbot: QtBot, page: CasesPage) -> None:
    page.filter.setText("Niemand")
    wait(qtbot, page)

    assert not page.table.isVisible()
    assert page.empty.isVisible()


def test_a_state_narrows_the_list(qtbot: QtBot, page: CasesPage) -> None:
    page.state.choose("AFGESLOTEN")
    page.state.activated.emit(0)
    wait(qtbot, page)

    assert names(page) == []


def test_the_greatest_danger_can_be_put_first(page: CasesPage) -> None:
    page.model.sort(2, Qt.SortOrder.AscendingOrder)

    assert names(page)[0] == "Samira Öztürk"


def test_danger_is_said_by_word_and_icon(page: CasesPage) -> None:
    page.model.sort(2, Qt.SortOrder.AscendingOrder)
    index = page.model.index(0, 2)

    assert page.model.data(index)
    assert not page.model.data(index, Qt.ItemDataRole.DecorationRole).isNull()


def test_enter_opens_the_case(qtbot: QtBot, page: CasesPage) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    wanted = page.model.case(1).id
    page.table.selectRow(1)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert shell.place.ref == wanted


def test_a_store_without_cases_says_how_to_begin(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.CASES, CasesPage)

    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_the_model_is_a_sound_model(page: CasesPage, qtmodeltester: ModelTester) -> None:
    model = CasesModel("Africa/Casablanca")
    model.show([page.model.case(line) for line in range(page.model.rowCount())])

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.columnCount() == len(HEADERS)


def test_a_second_answer_that_comes_late_is_not_shown(qtbot: QtBot, page: CasesPage) -> None:
    page._presenter.show("", "Farid")
    page._presenter.show("", "Samira")
    wait(qtbot, page)

    assert names(page) == ["Samira Öztürk"]
