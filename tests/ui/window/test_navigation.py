"""From page to page: the sidebar by role, back and forward to the same row, where work stopped, F6."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.records.user import UserRole
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, bury, go, rest, unlock
from ui.bootstrap import Office
from ui.pages.alarms import page_of
from ui.pages.case.page import CasePage
from ui.pages.page import Page
from ui.pages.place import PageName, Place
from ui.window.actions import actions_for
from ui.window.history import History, Stop, read_stop
from ui.window.pages import NUMBERED, PAGES, Group, in_sidebar
from ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTHING = Qt.KeyboardModifier.NoModifier
CASES, SEND = Stop(Place(PageName.CASES), [1, 2]), Stop(Place(PageName.SEND))


def press(qtbot: QtBot, shell: Shell, key: Qt.Key, with_: Qt.KeyboardModifier = NOTHING) -> None:
    """Press a key in the window, which must be in front."""
    bury()
    activate(qtbot, shell)
    QTest.keyClick(QApplication.focusWidget() or shell, key, with_)
    rest(qtbot, shell)


def test_back_leads_to_what_was_left_and_forward_returns() -> None:
    history = History()
    history.go_on(CASES)

    assert history.back(SEND) == CASES
    assert history.forward(CASES) == SEND
    assert history.forward(CASES) is None


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    history = History()
    history.go_on(CASES)
    history.back(SEND)
    history.go_on(CASES)

    assert history.forward(SEND) is None


def test_a_stop_that_was_kept_is_read_again_and_nonsense_is_none() -> None:
    assert read_stop(CASES.written()) == CASES
    assert read_stop({"page": "no-such-page"}) is None
    assert read_stop(["cases"]) is None


def test_the_sidebar_shows_only_what_the_officer_may_see(shell: Shell) -> None:
    assert shell.office is not None
    officer = shell.office.officer
    passport_officer = replace(officer, roles=frozenset({UserRole.PASSPORT_OFFICER}))

    assert PageName.SEND in {each.page for each in in_sidebar(officer)}
    assert PageName.SEND not in {each.page for each in in_sidebar(passport_officer)}
    shell.sidebar.show_for(passport_officer)
    assert PageName.SEND not in shell.sidebar.buttons
    assert PageName.FIGURES in shell.sidebar.buttons


def test_a_page_that_is_not_for_this_role_is_refused_with_a_sentence(shell: Shell) -> None:
    assert shell.office is not None
    before = shell.place
    office = shell.office
    assert isinstance(office, Office)
    office.officer = replace(office.officer, roles=frozenset({UserRole.PASSPORT_OFFICER}))

    shell.go(Place(PageName.SEND))

    assert shell.place == before
    assert shell.bar.isVisible()


def test_pages_of_one_group_stand_together(shell: Shell) -> None:
    assert shell.office is not None
    groups = [each.group for each in in_sidebar(shell.office.officer)]

    assert groups == sorted(groups, key=list(Group).index)


def test_control_and_a_number_reach_the_first_pages(qtbot: QtBot, shell: Shell) -> None:
    assert shell.office is not None
    for number, each in enumerate(in_sidebar(shell.office.officer)[:NUMBERED], 1):
        press(qtbot, shell, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert (number, shell.place.page) == (number, each.page)


def test_every_shortcut_belongs_to_one_action(shell: Shell) -> None:
    assert shell.office is not None
    keys = [key for each in actions_for(shell.office.officer) for key in each.keys]

    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_action_does_something(qtbot: QtBot, shell: Shell) -> None:
    assert shell.office is not None
    known = {*shell.commands._acts, *(each.page.value for each in PAGES)}
    nameless = [
        each.name
        for each in actions_for(shell.office.officer)
        if each.name not in known and each.name.partition("-")[0] not in {"go", "theme", "language"}
    ]

    assert nameless == []


def test_back_returns_to_the_row_that_was_left(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    page.menu.setCurrentRow(4)
    rest(qtbot, shell)
    go(qtbot, shell, PageName.CONFLICTS, Page)

    press(qtbot, shell, Qt.Key.Key_Left, ALT)

    assert shell.place == Place(PageName.CASE, case)
    qtbot.waitUntil(lambda: isinstance(shell.page, CasePage) and shell.page.menu.currentRow() == 4)


def test_the_program_opens_where_work_stopped(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    go(qtbot, shell, PageName.CASE, CasePage, case)
    shell.lock()
    rest(qtbot, shell)

    unlock(qtbot, shell)

    assert shell.place == Place(PageName.CASE, case)


def test_the_keyboard_moves_between_the_parts_of_the_window(qtbot: QtBot, shell: Shell) -> None:
    go(qtbot, shell, PageName.SEND, Page)
    reached = []
    for _turn in range(4):
        press(qtbot, shell, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        reached.append(next(type(each).__name__ for each in shell.panes() if now and each.isAncestorOf(now)))

    assert reached == ["StatusBar", "Sidebar", "TopLine", "SendPage"]


def test_the_way_back_is_offered_only_when_there_is_one(qtbot: QtBot, shell: Shell) -> None:
    assert not shell.frame.top.back.isEnabled()
    go(qtbot, shell, PageName.SEND, Page)

    assert shell.frame.top.back.isEnabled()
    shell.frame.top.back.click()
    rest(qtbot, shell)
    assert shell.frame.top.forward.isEnabled()


def test_a_window_never_stands_outside_the_screen(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    shell.move(20000, 20000)
    shell.close()

    again = open_shell(rehearsal)

    assert again.screen().availableGeometry().intersects(again.geometry())


def test_every_alarm_leads_to_where_it_is_dealt_with() -> None:
    assert page_of("bundle-held") is not None
    assert page_of("no-such-alarm") is None
