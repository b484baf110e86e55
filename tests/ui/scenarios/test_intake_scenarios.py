"""S6 and S12: what schools counted, and one girl whom three sides report, in the window alone (domain §22)."""

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.campaign import AttendanceCheck
from consulaat.records.report import Report, ReportState
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, rest, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import begin_report, both, choose_level, kept, kept_of, opened_case
from ui.pages.case.page import CasePage
from ui.pages.figures.page import FiguresPage
from ui.pages.lists.page import ListPage
from ui.pages.place import PageName
from ui.pages.record.page import RecordPage
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.base import Field
from ui.widgets.fields.questions import PartsField
from ui.window.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIDES = (
    ("SMN", "ZELFORGANISATIE", "Steunpunt", "Zelforganisatie", "Nadia el Haddad"),
    ("RAB", "POST", "Ambassade Rabat", "Aan de balie", "Nadya Haddad"),
    ("LKHA", "LKHA", "Landelijk Knooppunt", "LKHA", "Nadia Hadad"),
)


def new_in_a_table(hands: Hands, view: str) -> tuple[RecordPage, dict[str, Field]]:
    """Begin a new line of a reference table and return its fields."""
    page = hands.page(PageName.REFERENCE, ListPage)
    views = [each.view.name for each in page.pane.entries]
    hands.line(page.pane, views.index(view))
    hands.press(page.new_button)
    made = hands.shell.page
    assert isinstance(made, RecordPage)
    assert made.editor.form is not None
    return made, made.editor.form.fields


def counted(hands: Hands, since: str, until: str) -> dict[str, str]:
    """Count a period; return the numbers by their words."""
    page = hands.page(PageName.FIGURES, FiguresPage)
    hands.fill(page.start, since)
    hands.fill(page.until, until)
    hands.press(page.count)
    lines = [page.model.key(row) for row in range(page.model.rowCount())]
    return {line.label: line.value for line in lines if not line.is_heading}


@both
def test_s6_a_school_list_is_kept_with_what_is_unknown_and_never_with_more_than_it_holds(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell, keys: bool
) -> None:
    hands = Hands(qtbot, shell, keys)
    page, fields = new_in_a_table(hands, "organisation")
    hands.fill(fields["code"], "GM0599")
    choose_level(hands, fields["kind"], "GEMEENTE", "Gemeente")
    hands.fill(fields["name"], "Gemeente Rotterdam")
    hands.save(page)
    page, fields = new_in_a_table(hands, "attendance_check")
    hands.fill(fields["municipality"], "Gemeente Rotterdam")
    hands.fill(fields["period_from"], "24-8-2009")
    hands.fill(fields["period_until"], "1-10-2009")
    for name, count in (("checked", "40000"), ("followed_up", "97"), ("concrete", "98")):
        hands.fill(fields[f"{name}_count"], count)
    hands.fill(fields["explained_total"], "90")
    hands.save(page)
    assert "Er kunnen niet meer gevallen concreet zijn dan" in texts_of(page.editor)
    hands.fill(fields["concrete_count"], "7")
    explained = fields["explained"]
    assert isinstance(explained, PartsField)
    hands.fill(explained.fields["ONBEKEND"]["count"], "90")
    hands.save(page)

    found = counted(hands, "1-1-2009", "1-1-2010")
    wanted = {"Gecontroleerd": "40.000", "Nader onderzocht": "97", "Concreet": "7", "Verklaard": "90"}
    assert found.items() >= {**wanted, "Verklaard: Verdeling onbekend": "90"}.items()
    (check,) = kept(rehearsal, shell, qtbot, "attendance_check")
    assert isinstance(check, AttendanceCheck)
    assert (check.checked_count, check.followed_up_count, check.concrete_count) == (40_000, 97, 7)
    assert kept_of(rehearsal, "case") == []


def told_by(hands: Hands, side: tuple[str, str, str, str, str]) -> NewReportPage:
    """Write down and save what one side reports."""
    _code, _kind, name, channel, stated = side
    report = begin_report(hands)
    rest(hands.qtbot, hands.shell)
    hands.answer(report.fields["direct_danger"], "NEE")
    hands.fill(report.fields["stated_name"], stated)
    hands.fill(report.fields["channel"], channel)
    hands.press(report.questions.more.more_button)
    hands.fill(report.fields["source_organisation"], name)
    return report


@both
def test_s12_a_girl_whom_three_sides_report_is_three_reports_and_one_case(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    with rehearsal.office() as office:
        for code, kind, name, _channel, _stated in SIDES:
            office.desk.create("organisation", {"code": code, "kind": kind, "name": name})
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    first, *others = SIDES
    opened_case(hands, told_by(hands, first))
    for side in others:
        report = told_by(hands, side)
        hands.press(report.save_button)
        hands.press(report.open_button)
        assert any("Nadia el Haddad" in each.name for each in report.doubles.list.found)
        hands.press(report.doubles.link_button)
        assert isinstance(shell.page, CasePage)

    found = counted(hands, "1-1-2026", "1-1-2036")
    assert {name: found[name] for _code, _kind, name, _channel, _stated in SIDES} == dict.fromkeys(
        (name for _code, _kind, name, _channel, _stated in SIDES), "1"
    )
    assert found["Unieke zaken"] == "1"
    reports = kept(rehearsal, shell, qtbot, "report")
    assert len(kept_of(rehearsal, "case")) == len(kept_of(rehearsal, "person")) == 1
    states = sorted(each.state for each in reports if isinstance(each, Report))
    assert states == [ReportState.LINKED, ReportState.LINKED, ReportState.NEW_CASE]


@both
def test_a_report_that_is_not_taken_on_goes_to_someone_else_with_a_reason(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    with rehearsal.office() as office:
        office.desk.create("organisation", {"code": "VT", "kind": "VEILIG_THUIS", "name": "Veilig Thuis"})
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    report = begin_report(hands)
    hands.answer(report.fields["direct_danger"], "NEE")
    hands.press(report.save_button)
    hands.press(report.other_button)
    page = shell.page
    assert isinstance(page, RecordPage)
    wanted = {"forwarded_to": "Veilig Thuis", "state_reason": "In NL."}
    for verb, needed in (("verify", {}), ("forward", wanted)):
        assert page.editor.steps is not None
        hands.press(page.editor.steps.buttons[verb])
        form = page.editor.steps.form
        for name, words in needed.items():
            assert form is not None
            hands.fill(form.form.fields[name], words)
        if form is not None:
            hands.press(form.take_button)

    (kept_report,) = kept(rehearsal, shell, qtbot, "report")
    assert isinstance(kept_report, Report)
    assert (kept_report.state, kept_report.state_reason) == (ReportState.FORWARDED, "In NL.")
