"""The page for lock and privacy: a choice holds at once and is kept; nothing is claimed that the system cannot do."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.rehearsal import go, rest, texts_of, unlock
from ui.pages.place import PageName
from ui.pages.privacy import page as privacy
from ui.pages.privacy.page import PrivacyPage
from ui.window import idle
from ui.window.shell import Shell


def test_minutes_are_chosen_with_the_keyboard_hold_at_once_and_are_kept(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.PRIVACY, PrivacyPage)
    assert page.minutes.value() == idle.USUAL
    QTest.keyClick(page.minutes, Qt.Key.Key_Up)
    QTest.keyClick(page.minutes, Qt.Key.Key_Up)
    rest(qtbot, shell)
    assert shell.guard.minutes == idle.USUAL + 2

    shell.lock()
    unlock(qtbot, shell)
    page = go(qtbot, shell, PageName.PRIVACY, PrivacyPage)
    assert page.minutes.value() == idle.USUAL + 2


def test_no_more_and_no_less_can_be_chosen_than_the_window_keeps_to(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.PRIVACY, PrivacyPage)

    assert (page.minutes.minimum(), page.minutes.maximum()) == (idle.SHORTEST, idle.LONGEST)
    assert (privacy.SHORTEST, privacy.LONGEST) == (idle.SHORTEST, idle.LONGEST)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can")
def test_where_the_system_cannot_hide_a_window_nothing_is_promised(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.PRIVACY, PrivacyPage)

    assert not page.pictures.isVisible()
    assert "Windows" not in texts_of(page)


def test_where_it_can_pictures_of_a_rehearsal_can_be_allowed(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "is_hidden_by_system", lambda: True)
    page = go(qtbot, shell, PageName.PRIVACY, PrivacyPage)
    assert page.pictures.isVisible()
    assert not shell.guard.may_be_pictured
    page.pictures.click()
    rest(qtbot, shell)

    assert shell.guard.may_be_pictured
