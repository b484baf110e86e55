"""The list of commands and what the actions do: found by letters, done by Enter, all by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from consulaat.errors import RefusedError
from resources.texts import LANGUAGES, _, choose_language, language
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, bury, go, rest
from ui.faults import details_of
from ui.pages.case.page import CasePage
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone
from ui.widgets.access_keys import MENU_LETTERS
from ui.window.actions import Menu
from ui.window.matching import best
from ui.window.palette import Palette
from ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, shell: Shell) -> Palette:
    bury()
    activate(qtbot, shell)
    QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_P, CONTROL | SHIFT)
    rest(qtbot, shell)
    palette = shell.commands.palette
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    return palette


def shown(palette: Palette) -> list[str]:
    return [palette.model.item(row).text() for row in range(palette.model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["New report", "Export", "Één melding"]),
        ("nr", ["New report"]),
        ("een mel", ["Één melding"]),
        ("EXP", ["Export"]),
        ("xrt", ["Export"]),
        ("zzz", []),
    ],
)
def test_letters_in_their_order_find_a_command_without_accents(typed: str, found: list[str]) -> None:
    words = ("New report", "Export", "Één melding")

    assert best(typed, [(each, each) for each in words]) == found


def test_a_start_goes_before_a_part_and_a_part_before_loose_letters() -> None:
    words = ("a dense note", "resend", "Send")

    assert best("send", [(each, each) for each in words]) == ["Send", "resend"]
    assert best("dn", [(each, each) for each in ("ridden", *words)])[0] == "a dense note"


def test_enter_does_what_was_found(qtbot: QtBot, shell: Shell) -> None:
    palette = opened(qtbot, shell)
    QTest.keyClicks(palette.typed, _("Conflicts"))
    QTest.keyClick(palette.typed, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert shell.place.page is PageName.CONFLICTS
    assert not palette.isVisible()


def test_arrows_choose_round_and_escape_does_nothing_else(qtbot: QtBot, shell: Shell) -> None:
    before = shell.place
    palette = opened(qtbot, shell)
    count = palette.model.rowCount()
    QTest.keyClick(palette.typed, Qt.Key.Key_Up)

    assert palette.lines.currentIndex().row() == count - 1
    QTest.keyClick(palette.typed, Qt.Key.Key_Down)
    assert palette.lines.currentIndex().row() == 0
    QTest.keyClick(palette.typed, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert shell.place == before


def test_recent_cases_are_offered_by_reference_and_never_by_name(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    reference = page.header.reference.text()
    go(qtbot, shell, PageName.CONFLICTS, Page)
    palette = opened(qtbot, shell)

    assert any(each.startswith(reference) for each in shown(palette))
    assert not any("Haddad" in each for each in shown(palette))
    QTest.keyClicks(palette.typed, reference)
    QTest.keyClick(palette.typed, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert shell.place == Place(PageName.CASE, case)


def test_every_line_says_its_shortcut_to_a_screen_reader(qtbot: QtBot, shell: Shell) -> None:
    palette = opened(qtbot, shell)
    QTest.keyClicks(palette.typed, _("New report"))
    said = palette.model.item(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "Ctrl+N" in said


def test_nothing_that_fits_is_said_and_enter_does_nothing(qtbot: QtBot, shell: Shell) -> None:
    before = shell.place
    palette = opened(qtbot, shell)
    QTest.keyClicks(palette.typed, "qqqqqq")
    QTest.keyClick(palette.typed, Qt.Key.Key_Return)

    assert palette.model.rowCount() == 0
    assert shell.place == before


def test_the_letters_of_the_menus_are_those_kept_from_the_pages() -> None:
    before = language()
    for each in LANGUAGES:
        choose_language(each)
        titles = [_(menu.value) for menu in Menu]
        letters = "".join(title[title.index("&") + 1].lower() for title in titles)
        assert (each, sorted(letters)) == (each, sorted(MENU_LETTERS[each]))
    choose_language(before)


def test_every_line_of_a_menu_has_a_letter_of_its_own(shell: Shell) -> None:
    for title in shell.menus.actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        texts = [each.text() for each in menu.actions() if each.text()]
        letters = [each[each.index("&") + 1].lower() for each in texts if "&" in each.replace("&&", "")]
        assert (title.text(), len(letters)) == (title.text(), len(set(letters)))


def test_a_locked_window_offers_only_what_needs_no_store(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)

    assert "quit" in shell.menus.by_name
    assert "help" in shell.menus.by_name
    assert not {"new-report", "lock", "palette", "go-cases"} & set(shell.menus.by_name)


class SecretError(RefusedError):
    """An error with a code."""

    code = "made-for-a-test"
    sentence = "No."
    next_step = "Try again."


def test_details_of_an_error_hold_codes_and_places_and_no_words_of_a_record() -> None:
    def fail() -> None:
        raise ValueError("Nadia el Haddad")

    try:
        fail()
    except ValueError as error:
        said = details_of(error, "case")

    assert "page: case" in said
    assert "ValueError" in said
    assert "Haddad" not in said
    assert "/" not in said.replace("error: unexpected", "")
    assert "made-for-a-test" in details_of(SecretError(), "case")


def test_an_error_offers_its_details_and_a_note_does_not(shell: Shell) -> None:
    shell.say("Stop", Tone.WRONG, SecretError())
    assert shell.bar.copy_button.isVisible()
    shell.bar.copy_button.click()
    assert "made-for-a-test" in QApplication.clipboard().text()
    shell.say("Ready", Tone.DONE)

    assert not shell.bar.copy_button.isVisible()


def test_the_reference_of_a_case_can_be_copied_and_other_pages_say_there_is_none(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    shell.commands.run("copy-reference")
    assert shell.bar.isVisible()
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    shell.commands.run("copy-reference")

    assert QApplication.clipboard().text() == page.header.reference.text()


def test_news_is_told_once_to_who_worked_with_an_older_version(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        office.memory.keep("shell/version", "0.0.9")
    shell = open_shell(rehearsal)
    assert shell.bar.action.isVisible()
    shell.bar.action.click()
    assert shell.help.name == "new"
    shell.close()

    again = open_shell(rehearsal)
    assert not again.bar.isVisible()
