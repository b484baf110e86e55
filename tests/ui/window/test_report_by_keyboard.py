"""Scenario S1 as far as the first minute goes: a report and a case, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.report import Report
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, go, rest
from ui.pages.case.page import CasePage
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage
from ui.window.shell import Shell


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def tab_to(target: QWidget) -> None:
    for _step in range(80):
        if focused() is target or focused() is target.focusProxy():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(target.accessibleName())


def begin(qtbot: QtBot, shell: Shell) -> NewReportPage:
    activate(qtbot, shell)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell)
    assert isinstance(shell.page, NewReportPage)
    return shell.page


def test_a_report_is_made_by_keyboard_alone_and_becomes_a_case(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell
) -> None:
    page = begin(qtbot, shell)
    assert focused() is page.fields["direct_danger"].target()
    press(Qt.Key.Key_Space)
    for name, words in (
        ("stated_name", "Nadia el Haddad"),
        ("stated_born_on", "2009"),
        ("place_of_stay", "Nador"),
    ):
        tab_to(page.fields[name].target())
        QTest.keyClicks(focused(), words)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.open_button.isVisible)
    rest(qtbot, shell)
    assert focused() is page.open_button
    page.fields["staying_with"].retype("oom en tante")
    page.fields["staying_with"].changed.emit()
    assert page.has_unsaved
    press(Qt.Key.Key_Space)  # saves first: a case is never opened on older answers than those on the page
    qtbot.waitUntil(lambda: isinstance(shell.page, CasePage))
    rest(qtbot, shell)
    assert isinstance(shell.page, CasePage)
    assert "Nadia el Haddad" in shell.page.header.name.text()
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office:
        (report,) = office.desk.find("report")
        (case,) = office.desk.find("case")
    assert isinstance(report, Report)
    assert isinstance(case, Case)
    assert (report.direct_danger, report.place_of_stay, report.case) == ("JA", "Nador", case.id)
    assert report.staying_with == "oom en tante"
    assert report.stated_born_on is not None
    assert report.stated_born_on.text == "20090000"


def test_a_report_can_be_saved_with_nothing_filled_in(qtbot: QtBot, shell: Shell) -> None:
    page = begin(qtbot, shell)

    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.open_button.isVisible)

    assert "RAB-" in page.state.text()


def test_what_stands_in_the_way_of_a_case_is_said_beside_the_question(qtbot: QtBot, shell: Shell) -> None:
    page = begin(qtbot, shell)
    page.save()
    qtbot.waitUntil(page.open_button.isVisible)

    page.open_button.click()
    rest(qtbot, shell)

    assert shell.page is page
    assert page.questions.notes["direct_danger"].isVisible()


def test_a_like_name_is_shown_before_a_second_case_is_opened(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    first = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = begin(qtbot, shell)
    page.fields["direct_danger"].show_value("NEE")
    page.fields["stated_name"].show_value("Al Hadad Nadiya")
    page.save()
    qtbot.waitUntil(page.open_button.isVisible)
    page.open_button.click()
    qtbot.waitUntil(page.doubles.link_button.isVisible)

    page.doubles.link_button.click()
    qtbot.waitUntil(lambda: isinstance(shell.page, CasePage))
    rest(qtbot, shell)

    assert shell.place.ref == first


def test_a_like_name_is_shown_with_why_while_it_is_typed(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    first = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = begin(qtbot, shell)

    QTest.keyClicks(page.fields["stated_name"].target(), "Nadiya Hadad")
    qtbot.waitUntil(page.doubles.isVisible)

    assert not page.doubles.link_button.isVisible()
    assert [each.key.ref for each in page.doubles.list.found] == [first]
    assert "Hadad" in page.doubles.list.found[0].why

    QTest.keyClicks(page.fields["stated_name"].target(), "xqz Wrtlpfm")
    qtbot.waitUntil(lambda: not page.doubles.isVisible())


def test_a_word_where_a_number_belongs_is_told_when_the_field_is_left(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    page.fields["stated_age"].show_value("zestien")

    page.fields["stated_age"].left.emit()

    assert page.questions.notes["stated_age"].isVisible()
    assert page.fields["stated_age"].target().accessibleDescription()


def test_a_report_that_cannot_be_saved_names_every_wrong_answer_on_top_and_goes_to_the_first(
    qtbot: QtBot, shell: Shell
) -> None:
    page = begin(qtbot, shell)
    QTest.keyClicks(page.fields["stated_age"].target(), "zestien")
    QTest.keyClicks(page.fields["expected_on"].target(), "zomer")

    page.save()

    first, *lines = shell.bar.text.splitlines()
    assert first == "Nog niet opgeslagen:"
    assert [each.split(":")[0] for each in lines] == [
        page.fields[name].target().accessibleName() for name in ("stated_age", "expected_on")
    ]
    assert focused() is page.fields["stated_age"].target()
    assert page.questions.notes["expected_on"].isVisible()


def test_every_question_of_a_report_is_reached_by_a_key_of_its_own(qtbot: QtBot, shell: Shell) -> None:
    page = begin(qtbot, shell)
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    assert [each.text() for each in labels if "&" not in each.text()] == []
    assert "&" in page.questions.more.more_button.text()

    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert focused() is page.fields["stated_born_on"].target()
