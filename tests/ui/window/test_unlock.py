"""Unlocking and locking: one sentence for a wrong passphrase, nothing left after a lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from consulaat.security.key_slots import SlotFile
from consulaat.security.passphrase import typed
from consulaat.security.slot_errors import WrongPassphraseError
from resources.texts import _
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, activate, bury, go, rest, texts_of, unlock
from ui import bootstrap
from ui.pages.case.page import CasePage
from ui.pages.lists.made import CasesPage
from ui.pages.place import PageName
from ui.window.shell import Shell


def locked(qtbot: QtBot, rehearsal: Rehearsal) -> Shell:
    shell = Shell(rehearsal.folder, bootstrap)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    rest(qtbot, shell)
    return shell


def test_a_wrong_passphrase_is_one_sentence_and_the_store_stays_closed(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    shell = locked(qtbot, rehearsal)
    page = shell.unlock_page
    QTest.keyClicks(page.passphrase, "acht gele fietsen op de dijk")
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(page.open_button.isEnabled)

    assert page.bar.isVisible()
    assert page.bar.text
    assert "fietsen" not in page.bar.text
    assert page.passphrase.text() == ""
    assert shell.office is None
    shell.close()


def test_after_four_wrong_passphrases_the_button_counts_down_and_the_next_login_tells(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    slots = SlotFile(rehearsal.folder)
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            slots.open("anna", typed("acht gele fietsen op de dijk"))
    shell = locked(qtbot, rehearsal)
    page = shell.unlock_page
    QTest.keyClicks(page.passphrase, "acht gele fietsen op de dijk")
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.waiting.is_on)
    assert not page.open_button.isEnabled()
    assert any(digit in page.open_button.text() for digit in "12345")
    qtbot.waitUntil(page.open_button.isEnabled, timeout=9000)

    unlock(qtbot, shell)

    assert "4" in shell.bar.text
    shell.close()


def test_the_people_of_the_store_are_offered_and_the_passphrase_has_the_focus(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    shell = locked(qtbot, rehearsal)

    assert shell.unlock_page.users.currentText() == "anna"
    assert shell.unlock_page.passphrase.echoMode() is shell.unlock_page.passphrase.EchoMode.Password
    shell.unlock_page.show_button.click()
    assert shell.unlock_page.passphrase.echoMode() is shell.unlock_page.passphrase.EchoMode.Normal
    shell.close()


def test_an_open_store_says_that_it_is_a_rehearsal_and_whose(shell: Shell) -> None:
    assert shell.status.rehearsal.isVisible()
    assert "anna" in shell.status.who.text()
    assert "RAB" in shell.status.who.text()


def test_the_title_never_holds_a_name_or_a_number(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    go(qtbot, shell, PageName.CASE, CasePage, case)

    assert shell.windowTitle() == f"consulaat – RAB – {_('REHEARSAL')}"


def test_a_lock_leaves_nothing_to_be_seen(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    assert "Haddad" in texts_of(page)
    shell.go_back()
    rest(qtbot, shell)

    activate(qtbot, shell)
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell)
    bury()

    everything = "\n".join(texts_of(each) for each in shell.findChildren(QWidget) if each.isVisible())
    assert "Haddad" not in everything
    assert "RAB" not in everything
    assert shell.windowTitle() == f"consulaat – {_('REHEARSAL')}"
    assert (shell.page, shell.office) == (None, None)
    assert shell.findChildren(CasePage) == []
    assert shell.findChildren(CasesPage) == []


def test_after_a_lock_the_store_can_be_opened_again(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    unlock(qtbot, shell, WORDS)

    assert shell.page is not None


def test_a_locked_store_is_free_for_others(qtbot: QtBot, rehearsal: Rehearsal, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office:
        assert office.identity.post == "RAB"
