"""Two cases side by side: the second window holds what the first holds, and goes when it goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.case.page import CasePage
from ui.pages.lists.made import CasesPage
from ui.pages.place import PageName, Place
from ui.pages.records.drafts import own_drafts
from ui.window.beside import BesideWindow
from ui.window.shell import Shell


@pytest.fixture
def cases(rehearsal: Rehearsal) -> tuple[str, str]:
    """Two cases."""
    return rehearsal.with_case(), rehearsal.with_case(stated_name="Sami Ouali", stated_born_on="20010000")


def put_beside(qtbot: QtBot, shell: Shell) -> BesideWindow:
    """Give the case that is shown a window of its own."""
    shell.commands.run("beside")
    rest(qtbot, shell)
    return shell.beside.windows[-1]


def test_two_cases_stand_side_by_side_and_one_is_never_shown_twice(
    qtbot: QtBot, rehearsal: Rehearsal, cases: tuple[str, str], open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    go(qtbot, shell, PageName.CASES, CasesPage)
    go(qtbot, shell, PageName.CASE, CasePage, cases[0])
    window = put_beside(qtbot, shell)
    assert isinstance(window.page, CasePage)
    assert window.page.reference() in window.windowTitle()
    assert shell.place == Place(PageName.CASES)
    second = go(qtbot, shell, PageName.CASE, CasePage, cases[1])
    assert second.reference() != window.page.reference()
    shell.go(Place(PageName.CASE, cases[0]))
    assert shell.page is second
    shell.go_back()
    assert shell.place == Place(PageName.CASES)
    shell.go(Place(PageName.CASE, cases[1]))
    rest(qtbot, shell)
    window.page.visit.go(Place(PageName.CASES))
    assert shell.place == Place(PageName.CASES)
    assert isinstance(window.page, CasePage)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(shell.help.isVisible)


def test_only_what_is_about_one_thing_gets_a_window_of_its_own(qtbot: QtBot, shell: Shell) -> None:
    put = shell.commands.run
    put("beside")
    rest(qtbot, shell)
    assert shell.beside.windows == []
    assert shell.bar.text


@pytest.mark.parametrize("ending", ["lock", "panic"])
def test_it_goes_at_every_lock_and_what_was_typed_there_is_a_draft(
    qtbot: QtBot, rehearsal: Rehearsal, cases: tuple[str, str], open_shell: OpenShell, ending: str
) -> None:
    shell = open_shell(rehearsal)
    go(qtbot, shell, PageName.CASE, CasePage, cases[0])
    window = put_beside(qtbot, shell)
    assert shell.place == Place(PageName.HOME)
    page = window.page
    assert isinstance(page, CasePage)
    page.show_record("person")
    rest(qtbot, shell)
    assert page.editor.form is not None
    edit = page.editor.form.fields["given_names"].target()
    QTest.keyClicks(edit, "typed beside")
    shell.commands.run(ending)
    assert not any(
        isinstance(each, BesideWindow) and each.isVisible() for each in QApplication.topLevelWidgets()
    )
    assert shell.beside.windows == []
    rest(qtbot, shell)
    with rehearsal.office() as office:
        (draft,) = own_drafts(office)
    assert "typed beside" in str(draft)
