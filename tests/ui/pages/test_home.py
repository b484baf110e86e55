"""The first page: danger first, then what is late or due; everything opens by Enter or a click."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.values.canonical import Json
from consulaat.values.moment import local_date, write_moment
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, go, rest, texts_of
from ui.bootstrap import Office
from ui.doors import RealClock
from ui.pages.case.page import CasePage
from ui.pages.deadlines.page import DeadlinesPage
from ui.pages.home.page import HomePage
from ui.pages.home.parts import Part
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage
from ui.window.shell import Shell

TODAY = local_date(RealClock().now(), "Africa/Casablanca")


def a_task(office: Office, days: int, **fields: Json) -> str:
    due = (TODAY + timedelta(days=days)).isoformat()
    values: dict[str, Json] = {"description": "Bel de school", "side": "POST", "due_on": due, **fields}
    return str(office.desk.create("task", values).record.id)


def assessed(office: Office, case: str, level: str = "LAAG") -> str:
    now = write_moment(RealClock().now())
    office.desk.create(
        "risk_assessment", {"case": case, "assessed_at": now, "level": level, "reason": "gesprek"}
    )
    return case


def cells(part: Part) -> list[tuple[str, ...]]:
    return [part.list.rows._rows[line].cells for line in range(part.list.rows.rowCount())]


def home_of(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> HomePage:
    return go(qtbot, open_shell(rehearsal), PageName.HOME, HomePage)


def test_a_new_store_says_what_to_do_first(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.HOME, HomePage)

    assert page.first.isVisible()
    assert not page.danger.isVisible()
    assert "1." in texts_of(page.first)

    page.first.buttons[-1].click()
    rest(qtbot, shell)
    assert isinstance(shell.page, NewReportPage)


def test_whoever_is_in_danger_stands_first(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    with rehearsal.office() as office:
        in_danger = a_case(office, direct_danger="JA", stated_name="Nadia el Haddad")
        assessed(office, a_case(office, direct_danger="NEE", stated_name="Sam Acuut"), "ACUUT")
        assessed(office, a_case(office, direct_danger="NEE", stated_name="Rustig Jansen"))
    page = home_of(qtbot, rehearsal, open_shell)

    names = [each[1] for each in cells(page.danger)]
    assert len(names) == 2
    assert "Nadia el Haddad" in names[0]
    assert "Sam Acuut" in names[1]

    shell = page.window()
    assert isinstance(shell, Shell)
    page.danger.list.clicked.emit(page.danger.list.rows.index(0, 0))
    rest(qtbot, shell)
    assert case_of(shell) == in_danger


def case_of(shell: Shell) -> str:
    assert isinstance(shell.page, CasePage)
    return shell.place.ref


def test_a_case_that_was_pinned_on_its_page_stands_on_the_first_page(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    page.header.pin.click()
    rest(qtbot, shell)

    home = go(qtbot, shell, PageName.HOME, HomePage)
    assert len(cells(home.pinned)) == 1
    assert cells(home.recent) == []
    home.pinned.list.clicked.emit(home.pinned.list.rows.index(0, 0))
    rest(qtbot, shell)
    assert case_of(shell) == case
    assert isinstance(shell.page, CasePage)
    assert shell.page.header.pin.isChecked()
    shell.page.header.pin.click()
    rest(qtbot, shell)

    assert cells(go(qtbot, shell, PageName.HOME, HomePage).pinned) == []


def test_a_term_that_passes_while_one_works_is_told_and_leads_to_the_terms(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        a_task(office, 1)
    shell = open_shell(rehearsal)
    rest(qtbot, shell)
    assert shell.bar.text == ""

    shell.status.clock.moved.emit(RealClock().now() + timedelta(days=3))
    qtbot.waitUntil(lambda: shell.bar.text != "")
    assert shell.bar.action.isVisible()
    shell.bar.action.click()
    rest(qtbot, shell)

    assert isinstance(shell.page, DeadlinesPage)
    assert shell.bar.text == ""


def test_late_today_and_soon_are_said_in_words_and_in_turn(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        case = assessed(office, a_case(office, direct_danger="NEE"))
        for days in (3, -2, 0):
            a_task(office, days, case=case, description=f"taak {days}")
    page = home_of(qtbot, rehearsal, open_shell)

    said = [(each[0], each[1]) for each in cells(page.due) if "taak" in each[1]]

    assert [what[-2:].strip() for _when, what in said] == ["-2", "0", "3"]
    assert len({when for when, _what in said}) == 3
    assert page.due.count.isVisible()


def test_a_late_task_opens_in_its_case_by_keyboard(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        case = assessed(office, a_case(office, direct_danger="NEE"))
        task = a_task(office, -2, case=case)
    page = home_of(qtbot, rehearsal, open_shell)
    shell = page.window()
    assert isinstance(shell, Shell)
    page.due.list.setFocus(Qt.FocusReason.TabFocusReason)
    line = next(number for number, each in enumerate(cells(page.due)) if "Bel de school" in each[1])
    page.due.list.selectRow(line)

    QTest.keyClick(page.due.list, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert case_of(shell) == case
    assert shell.place.record == f"task/{task}"
    assert isinstance(shell.page, CasePage)
    assert shell.page.panes.currentWidget() is shell.page.editor


def test_other_tasks_of_mine_are_listed_once(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        me = office.officer.id
        a_task(office, -1, assignee=me, description="te laat")
        a_task(office, 40, assignee=me, description="veel later")
        a_task(office, 40, description="van niemand")
    page = home_of(qtbot, rehearsal, open_shell)

    assert [each[1] for each in cells(page.mine)] == ["veel later"]


def test_a_report_without_a_case_waits(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    with rehearsal.office() as office:
        office.desk.create(
            "report", {"channel": "TELEFOON", "received_at": "2026-07-06T22:10:00Z", "direct_danger": "JA"}
        )
        a_case(office)
    page = home_of(qtbot, rehearsal, open_shell)

    assert len(cells(page.reports)) == 1
    assert not page.first.isVisible()


def test_what_waits_for_the_other_side_is_said(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        a_case(office)
        unsent = office.status().unsent_changes
    page = home_of(qtbot, rehearsal, open_shell)

    assert str(unsent) in page.hague.unsent.text()
    assert page.hague.confirmed.text()


def test_no_row_is_chosen_before_the_keyboard_comes(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    rehearsal.with_case(direct_danger="JA")
    page = home_of(qtbot, rehearsal, open_shell)

    assert page.danger.list.currentIndex() == QModelIndex()


@pytest.fixture
def deadlines(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> DeadlinesPage:
    with rehearsal.office() as office:
        bram = office.staff.add("bram", frozenset(office.officer.roles)).user
        a_task(office, -2, assignee=office.officer.id, description="van mij")
        a_task(office, 1, assignee=bram.id, description="van bram", side="LKHA")
    return go(qtbot, open_shell(rehearsal), PageName.DEADLINES, DeadlinesPage)


def test_a_task_without_a_case_opens_by_itself(qtbot: QtBot, deadlines: DeadlinesPage) -> None:
    shell = deadlines.window()
    assert isinstance(shell, Shell)
    deadlines.table.selectRow(0)

    deadlines.open_button.click()
    rest(qtbot, shell)

    assert shell.place.page is PageName.RECORD
    assert shell.place.ref.startswith("task/")


def listed(page: DeadlinesPage) -> list[str]:
    return [page.model.key(line).sentence for line in range(page.model.rowCount())]


def test_deadlines_are_narrowed_to_mine_and_to_a_side(qtbot: QtBot, deadlines: DeadlinesPage) -> None:
    shell = deadlines.window()
    assert isinstance(shell, Shell)
    assert len(listed(deadlines)) == 2

    deadlines.people.setCurrentRow(1)
    rest(qtbot, shell)
    assert [each.endswith("van mij") for each in listed(deadlines)] == [True]

    assert deadlines.escape()
    rest(qtbot, shell)
    deadlines.side.choose("LKHA")
    deadlines.side.activated.emit(0)
    rest(qtbot, shell)
    assert [each.endswith("van bram") for each in listed(deadlines)] == [True]


def test_a_reminder_is_put_off_and_the_term_stays(qtbot: QtBot, deadlines: DeadlinesPage) -> None:
    shell = deadlines.window()
    assert isinstance(shell, Shell)
    deadlines.table.selectRow(0)
    before = deadlines.model._rows[0].cells[0]

    deadlines.page_actions()[1].act()
    rest(qtbot, shell)

    after = deadlines.model._rows[0].cells[0]
    assert len(listed(deadlines)) == 2
    assert after.startswith(before)
    assert (TODAY + timedelta(days=3)).strftime("%d-%m-%Y") in after
