"""Empty intake sheets: printed in the window, and typed in there later."""

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.report import Report
from resources.texts import LANGUAGES
from tests.ui.rehearsal import Rehearsal, go, rest, texts_of
from tests.ui.scenarios.hands import Hands
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage
from ui.pages.sheets.page import SheetsPage
from ui.window.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
both = pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keyboard"])


@both
def test_a_pile_of_sheets_is_made_and_one_is_typed_in_under_its_number(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell, keys: bool
) -> None:
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.SHEETS, SheetsPage)
    assert [page.language.itemData(each) for each in range(page.language.count())] == list(LANGUAGES)
    assert page.language.currentText() == "Nederlands"
    page.count.setValue(2)
    hands.press(page.make)
    qtbot.waitUntil(lambda: page.sheets.is_ready)
    assert page.sheets.count % 2 == 0
    assert page.save.isEnabled()

    report = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    hands.answer(report.fields["direct_danger"], "NEE")
    hands.press(report.questions.more.more_button)
    hands.fill(report.fields["number"], "RAB-2026-M00009")
    hands.press(report.save_button)
    assert "Geen blad met dit nummer" in texts_of(report)
    hands.fill(report.fields["number"], "rab-2026-m00002")
    hands.press(report.save_button)
    assert not report.fields["number"].isEnabled()
    assert not report.has_unsaved

    hands.fill(report.fields["place_of_stay"], "Nador")
    hands.press(report.save_button)
    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        (kept,) = office.desk.find("report")
    assert isinstance(kept, Report)
    assert (kept.number, kept.place_of_stay) == ("RAB-2026-M00002", "Nador")
