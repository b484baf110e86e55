"""The pane beside a list: it follows the chosen row, reads only what a person came to, and stands where it was put."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.pages.test_lists import shell_of, wait
from tests.ui.rehearsal import Rehearsal, a_case, activate, go, rest
from ui.bootstrap import Office
from ui.pages.case.page import CasePage
from ui.pages.lists.beside_follower import Standing, read_standing
from ui.pages.lists.beside_reading import SeenCase, SeenRecord
from ui.pages.lists.made import CasesPage, PersonsPage, ReportsPage
from ui.pages.lists.page import ListPage
from ui.pages.place import PageName
from ui.window.shell import Shell

PEOPLE = ("Nadia el Haddad", "Samira Öztürk", "Farid Chaudhry")
NUMBER = "+212612345678"


@pytest.fixture
def cases(rehearsal: Rehearsal) -> list[str]:
    with rehearsal.office() as office:
        made = [a_case(office, stated_name=name) for name in PEOPLE]
        office.desk.create(
            "contact_protocol",
            {
                "case": made[0],
                "channels": [{"channel": "TELEFOON", "number_or_address": NUMBER, "device_is_shared": False}],
                "must_never_answer": "haar broer",
            },
        )
    return made


@pytest.fixture
def shell(rehearsal: Rehearsal, cases: list[str], open_shell: OpenShell) -> Shell:
    assert cases
    made = open_shell(rehearsal)
    made.resize(1280, 800)
    return made


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> CasesPage:
    activate(qtbot, shell)
    found = go(qtbot, shell, PageName.CASES, CasesPage)
    wait(qtbot, found)
    return found


def settle(qtbot: QtBot, page: ListPage) -> None:
    """Wait until the chosen row was read."""
    wait(qtbot, page)
    qtbot.waitUntil(lambda: page.follower.is_resting)
    rest(qtbot, shell_of(page))


def come_to(qtbot: QtBot, page: ListPage, row: int) -> None:
    """Go to the list by keyboard and choose a row."""
    page.table.setFocus()
    page.show_found(row)
    settle(qtbot, page)


def seen_case(page: ListPage) -> str:
    seen = page.beside.seen
    return seen.overview.case.id if isinstance(seen, SeenCase) else ""


def row_id(page: ListPage, row: int) -> str:
    found = page.model.row(row)
    assert found is not None
    return found.id


def texts(page: ListPage) -> str:
    return "\n".join(each.text() for each in page.beside.findChildren(QLabel))


def readings(qtbot: QtBot, page: ListPage) -> list[object]:
    """Return the cases of which the log says that they were read, asked where the store lives."""
    shell = shell_of(page)
    office = shell.office
    assert isinstance(office, Office)
    found: list[object] = []

    def work() -> list[object]:
        with office.store.work(office.desk.by) as work:
            acts = work.acts(500)
        return [act["id"] for act in acts if act["action"] == "LEZEN" and act["type"] == "case"]

    shell.store_thread.run(work, found.extend, page.show_error)
    rest(qtbot, shell)
    return found


def test_the_chosen_case_is_shown_without_leaving_the_list(
    qtbot: QtBot, page: CasesPage, cases: list[str]
) -> None:
    row = next(row for row in range(3) if row_id(page, row) == cases[0])
    come_to(qtbot, page, row)

    assert seen_case(page) == cases[0]
    assert shell_of(page).page is page
    said = texts(page)
    assert "Nadia el Haddad" in said
    assert "haar broer" in said
    assert "Direct gevaar" in said or "In gevaar" in said


def test_no_number_of_anybody_stands_in_the_pane(qtbot: QtBot, page: CasesPage, cases: list[str]) -> None:
    row = next(row for row in range(3) if row_id(page, row) == cases[0])
    come_to(qtbot, page, row)

    assert page.beside.seen is not None
    assert NUMBER not in texts(page)
    assert NUMBER[-8:] not in texts(page)


def test_the_pane_follows_the_arrows(qtbot: QtBot, page: CasesPage) -> None:
    come_to(qtbot, page, 0)
    assert seen_case(page) == row_id(page, 0)

    QTest.keyClick(page.table, Qt.Key.Key_Down)
    settle(qtbot, page)

    assert seen_case(page) == row_id(page, 1)


def test_a_list_that_was_only_opened_reads_no_case(qtbot: QtBot, page: CasesPage) -> None:
    settle(qtbot, page)

    assert page.beside.isVisible()
    assert page.beside.seen is None
    assert page.beside.note.text() == "Een rij kiezen om die hier te zien."
    assert readings(qtbot, page) == []


def test_an_arrow_held_down_reads_only_where_it_stops(qtbot: QtBot, page: CasesPage) -> None:
    page.table.setFocus()
    for _turn in range(20):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page.table, Qt.Key.Key_End)
    settle(qtbot, page)

    assert seen_case(page) == row_id(page, 2)
    assert readings(qtbot, page) == [row_id(page, 2)]


def test_an_answer_about_another_row_is_dropped(qtbot: QtBot, page: CasesPage) -> None:
    come_to(qtbot, page, 0)

    page.follower._ask(row_id(page, 1))
    page.follower._ask(row_id(page, 2))
    rest(qtbot, shell_of(page))

    assert seen_case(page) == row_id(page, 2)


def test_looking_twice_within_five_minutes_is_one_reading(qtbot: QtBot, page: CasesPage) -> None:
    for row in (0, 1, 0, 1):
        come_to(qtbot, page, row)

    assert sorted(map(str, readings(qtbot, page))) == sorted([row_id(page, 0), row_id(page, 1)])


def test_enter_still_opens_the_whole_page(qtbot: QtBot, page: CasesPage) -> None:
    come_to(qtbot, page, 0)
    wanted, shell = row_id(page, 0), shell_of(page)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert shell.place.ref == wanted


def test_f8_hides_the_pane_and_shows_the_chosen_row_again(qtbot: QtBot, page: CasesPage) -> None:
    come_to(qtbot, page, 0)

    QTest.keyClick(page.table, Qt.Key.Key_F8)
    assert page.beside.isHidden()

    QTest.keyClick(page.table, Qt.Key.Key_F8)
    settle(qtbot, page)
    assert page.beside.isVisible()
    assert seen_case(page) == row_id(page, 0)


def test_nothing_is_read_while_the_pane_is_hidden(qtbot: QtBot, page: CasesPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_F8)
    come_to(qtbot, page, 1)

    assert readings(qtbot, page) == []


def test_the_pane_stays_where_it_was_put_and_as_it_was_left(qtbot: QtBot, page: CasesPage) -> None:
    shell = shell_of(page)
    page.follower.turn()
    assert page.halves.orientation() is Qt.Orientation.Horizontal
    page.beside.close_button.click()
    rest(qtbot, shell)

    again = go(qtbot, shell, PageName.REPORTS, ReportsPage)
    assert again.beside.isHidden()
    again.follower.switch()
    assert again.beside.isVisible()
    assert again.halves.orientation() is Qt.Orientation.Horizontal


def test_f6_goes_to_the_pane_and_on(qtbot: QtBot, page: CasesPage) -> None:
    come_to(qtbot, page, 0)
    shell = shell_of(page)

    shell.commands.run("next-pane")
    assert page.beside.area.hasFocus()
    shell.commands.run("next-pane")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not page.isAncestorOf(focused)

    shell.commands.run("previous-pane")
    assert page.beside.area.hasFocus()
    shell.commands.run("previous-pane")
    assert page.filter.hasFocus()


def test_a_window_without_room_folds_the_pane_away_and_says_so(qtbot: QtBot, page: CasesPage) -> None:
    shell = shell_of(page)
    page.follower.turn()
    shell.resize(shell.minimumSizeHint().width(), 700)
    qtbot.waitUntil(page.beside.isHidden)

    page.follower.switch()
    page.follower.switch()
    assert "geen ruimte" in shell.bar.text

    shell.resize(1500, 900)
    qtbot.waitUntil(page.beside.isVisible)


def test_several_rows_are_counted_and_none_is_read(qtbot: QtBot, page: CasesPage) -> None:
    page.table.setFocus()
    page.table.selectAll()
    settle(qtbot, page)

    assert page.beside.note.text() == "3 rijen gekozen."
    assert readings(qtbot, page) == []


def test_another_record_shows_its_facts_and_leads_to_its_case(
    qtbot: QtBot, shell: Shell, cases: list[str]
) -> None:
    activate(qtbot, shell)
    page = go(qtbot, shell, PageName.REPORTS, ReportsPage)
    wait(qtbot, page)
    come_to(qtbot, page, 0)
    seen = page.beside.seen
    assert isinstance(seen, SeenRecord)
    assert seen.state
    assert ("Land van verblijf", "Marokko") in seen.facts

    button = next(each for each in page.beside.findChildren(QPushButton) if each.isVisible())
    button.click()
    rest(qtbot, shell)
    assert isinstance(shell.page, CasePage)
    assert shell.place.ref in cases


def test_hidden_and_sealed_values_of_a_person_are_not_in_the_pane(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        office.desk.create("person", {"surname": "Haddad", "bsn": "123456782", "birth_place": "Rabat"})
    shell = open_shell(rehearsal)
    activate(qtbot, shell)
    page = go(qtbot, shell, PageName.PERSONS, PersonsPage)
    wait(qtbot, page)
    come_to(qtbot, page, 0)

    assert "Rabat" in texts(page)
    assert "123456782" not in texts(page)
    assert "•••" not in texts(page)


@pytest.mark.parametrize("kept", [None, 7, [], {"where": 3}, {"where": "above", "is_on": "yes"}])
def test_what_was_kept_and_cannot_be_read_is_as_usual(kept: object) -> None:
    assert read_standing(kept) == Standing()  # type: ignore[arg-type]  # anything may stand there
