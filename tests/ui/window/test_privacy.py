"""A day's work on a store full of canaries: shown as text, left nowhere, and nothing of it to be seen after a lock."""

import gc
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.canaries import CANARY, MARKUP, FileWatch, files_with, own_places
from tests.content.samples import a_pdf
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, activate, bury, go, rest, unlock
from tests.ui.walking import as_markup, full_of, models, said_by, through_case, to_pages, walk
from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.case.page import CasePage
from ui.pages.papers.page import PaperPane
from ui.pages.place import PageName
from ui.pages.records.drafts import own_drafts
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.text import LineField
from ui.widgets.settings import settings
from ui.widgets.viewer.drawing import drawing_pool
from ui.window.shell import Shell

SECTIONS_AND_SOME_EDITORS = 26
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def everything_alive() -> list[QObject]:
    """Return every object of the window that Python still knows, and every widget there is."""
    gc.collect()
    found = [each for each in gc.get_objects() if isinstance(each, QObject) and isValid(each)]
    return [*found, *QApplication.allWidgets(), *models()]


def left_over() -> list[str]:
    """Return what still holds a canary."""
    return [repr(each) for each in everything_alive() if any(CANARY in text for text in said_by(each))]


@pytest.mark.slow
def test_text_is_shown_as_text_on_every_page_and_stands_in_no_title_or_file(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = full_of(rehearsal, MARKUP)
    watch = FileWatch(*own_places(monkeypatch, tmp_path))
    shell = open_shell(rehearsal)
    seen: set[str] = set()
    for place in walk(qtbot, shell, ids, CANARY):
        assert (place, as_markup(CANARY)) == (place, [])
        assert CANARY not in shell.windowTitle()
        assert not any(CANARY in each.title() for each in QApplication.topLevelWindows())
        if any(CANARY in text for each in shell.findChildren(QWidget) for text in said_by(each)):
            seen.add(place)

    assert len(seen) > 20, "the canaries were there to be seen"
    assert files_with(CANARY, tmp_path, Path.home()) == []
    shell.close()
    assert files_with(CANARY, tmp_path, Path.home()) == []
    assert [each for each in watch.new() if each != settings().fileName()] == []


def test_seeing_a_paper_and_an_attachment_leaves_no_file(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rehearsal.office() as office:
        case = a_case(office)
        office.attachments.add_all([("brief.pdf", a_pdf())], case)
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    watch = FileWatch(*own_places(monkeypatch, tmp_path))
    page._choose("attachment")
    rest(qtbot, shell)
    pane = page.sections["attachment"]
    assert isinstance(pane, AttachmentsPane)
    pane.table.selectRow(0)
    pane.open_button.click()
    rest(qtbot, shell)
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)
    assert pane.seen.viewer.isVisible()

    page.header.print_requested.emit()
    rest(qtbot, shell)
    papers = page.panes.currentWidget()
    assert isinstance(papers, PaperPane)
    papers.make.click()
    rest(qtbot, shell)
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)

    assert papers._content.startswith(b"%PDF")
    assert watch.new() == []


@pytest.mark.parametrize("by", ["lock", "panic"])
def test_a_lock_leaves_no_name_count_tooltip_or_row_anywhere(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, by: str
) -> None:
    ids = full_of(rehearsal, CANARY)
    shell = open_shell(rehearsal)
    places = list(to_pages(qtbot, shell, ids, CANARY))
    places += islice(through_case(qtbot, shell, ids), SECTIONS_AND_SOME_EDITORS)
    assert len(places) > 30
    assert left_over() != []

    shell.lock() if by == "lock" else shell.guard.panic()
    rest(qtbot, shell)
    bury()
    qtbot.waitUntil(lambda: left_over() == [])

    assert shell.office is None
    assert "RAB" not in shell.windowTitle()
    assert QApplication.clipboard().text() == ""


def test_the_panic_key_covers_the_window_at_once_and_a_key_brings_the_passphrase_back(
    qtbot: QtBot, shell: Shell
) -> None:
    activate(qtbot, shell)
    QTest.keyClick(
        shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    veil = shell.guard.veil
    assert veil.isVisible()
    assert veil.geometry() == shell.rect()
    assert shell.office is None
    pixel = shell.grab().toImage()
    assert {pixel.pixel(x, y) for x in range(0, pixel.width(), 40) for y in range(0, pixel.height(), 40)} == {
        pixel.pixel(1, 1)
    }, "one colour, nothing else"
    rest(qtbot, shell)
    QTest.keyClick(veil, Qt.Key.Key_Space)
    assert not veil.isVisible()
    assert shell.unlock_page.passphrase.text() == ""
    unlock(qtbot, shell)


def test_the_panic_key_works_from_inside_a_menu_and_a_dialog(qtbot: QtBot, shell: Shell) -> None:
    menu = QMenu(shell)
    menu.addAction(CANARY)
    menu.popup(QPoint(10, 10))
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Pause)

    assert shell.guard.veil.isVisible()
    assert not menu.isVisible()
    rest(qtbot, shell)


def test_a_locked_window_has_nothing_left_to_hide(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)
    QTest.keyClick(shell, Qt.Key.Key_Pause)

    assert not shell.guard.veil.isVisible()


@pytest.mark.parametrize("end", ["lock", "panic", "close", "logout", "sleep"])
def test_what_was_typed_is_a_draft_however_the_window_goes(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell, end: str
) -> None:
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    field = page.fields["stated_name"]
    assert isinstance(field, LineField)
    QTest.keyClicks(field.edit, "Samira")

    {
        "lock": shell.lock,
        "panic": shell.guard.panic,
        "close": shell.close,
        "logout": shell.guard.lock_now,
        "sleep": shell.guard.desktop.sleeping.emit,
    }[end]()
    if end in {"lock", "panic"}:
        rest(qtbot, shell)

    with rehearsal.office() as office:
        (draft,) = own_drafts(office)
        assert office.desk.find("report") == ()
    assert draft.typed == {"stated_name": "Samira"}


def test_a_draft_of_a_new_report_is_back_after_the_lock(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    field = page.fields["stated_name"]
    assert isinstance(field, LineField)
    QTest.keyClicks(field.edit, "Samira")
    shell.guard.idle.expired.emit()
    rest(qtbot, shell)
    assert shell.office is None

    unlock(qtbot, shell)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    QTest.keyClick(page.offer.go_on, Qt.Key.Key_Return)
    field = page.fields["stated_name"]
    assert isinstance(field, LineField)
    assert field.edit.text() == "Samira"


@pytest.mark.parametrize("text", [MARKUP, "plain & simple"])
def test_a_tooltip_shows_tags_as_letters(qtbot: QtBot, shell: Shell, text: str) -> None:
    label = QLabel("here")
    label.setToolTip(text)
    qtbot.addWidget(label)
    label.show()
    QApplication.sendEvent(
        label, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), label.mapToGlobal(QPoint(1, 1)))
    )
    shown = QToolTip.text()
    QToolTip.hideText()

    assert "<img" not in shown
    assert shown == (Text.convertFromPlainText(text) if text is MARKUP else text)
