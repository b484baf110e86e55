"""Lists: show, narrow, order, open, keep columns and views, copy, and explain themselves when they are empty."""

import csv
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.services.list_views import LISTS
from consulaat.services.views import Condition
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, go, rest, unlock
from ui.pages.case.page import CasePage
from ui.pages.lists.keeping import Layout
from ui.pages.lists.made import CasesPage, ReferencePage, ReportsPage
from ui.pages.lists.page import ListPage
from ui.pages.lists.subjects import NOTHING
from ui.pages.place import PageName, Place
from ui.pages.record.page import RecordPage
from ui.window.shell import Shell

PEOPLE = ("Nadia el Haddad", "Samira Öztürk", "Farid Chaudhry")


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasesPage:
    with rehearsal.office() as office:
        for name, danger in zip(PEOPLE, ("NEE", "JA", "ONBEKEND"), strict=True):
            a_case(office, stated_name=name, direct_danger=danger)
    return shown(qtbot, go(qtbot, open_shell(rehearsal), PageName.CASES, CasesPage))


def shown(qtbot: QtBot, page: CasesPage) -> CasesPage:
    wait(qtbot, page)
    return page


def shell_of(page: ListPage) -> Shell:
    shell = page.window()
    assert isinstance(shell, Shell)
    return shell


def wait(qtbot: QtBot, page: ListPage) -> None:
    """Wait until nothing is typed, asked or counted any more, and the words of the first rows are there."""
    qtbot.waitUntil(lambda: not page._typing.isActive())
    rest(qtbot, shell_of(page))
    qtbot.waitUntil(lambda: not page.model.rows or page.model.row(0) is not None)
    qtbot.waitUntil(lambda: not page._counting.isActive())
    rest(qtbot, shell_of(page))


def cells(page: ListPage, column: str) -> list[str]:
    place = page.presenter.layout.columns.index(column)
    texts = [page.model.data(page.model.index(line, place)) for line in range(page.model.rowCount())]
    return [str(each).replace("\u2068", "").replace("\u2069", "") for each in texts]


def test_all_cases_are_shown(page: CasesPage) -> None:
    assert sorted(cells(page, "name")) == sorted(PEOPLE)
    assert page.table.isVisible()


def test_typing_narrows_the_list_and_escape_widens_it_again(qtbot: QtBot, page: CasesPage) -> None:
    QTest.keyClicks(page.filter, "Sami")
    wait(qtbot, page)
    assert cells(page, "name") == ["Samira Öztürk"]

    page.escape()
    wait(qtbot, page)
    assert len(cells(page, "name")) == len(PEOPLE)
    assert page.filter.text() == ""


@pytest.mark.parametrize("typed", ["ozturk", "ÖZTÜRK", "öztürk sam", "RAB-"])
def test_a_name_is_found_without_its_marks_and_in_any_case(qtbot: QtBot, page: CasesPage, typed: str) -> None:
    page.filter.setText(typed)
    wait(qtbot, page)

    assert "Samira Öztürk" in cells(page, "name")


def test_a_filter_that_nothing_fits_says_what_to_do(qtbot: QtBot, page: CasesPage) -> None:
    page.filter.setText("Niemand")
    wait(qtbot, page)

    assert not page.table.isVisible()
    assert page.empty.isVisible()


def test_a_column_narrows_the_list_and_its_chip_takes_that_away(qtbot: QtBot, page: CasesPage) -> None:
    page._narrow_by("danger")
    wait(qtbot, page)
    first = page.panel.values.item(0)
    assert first.text().startswith("Direct gevaar")
    first.setCheckState(Qt.CheckState.Checked)
    page.panel.apply.click()
    wait(qtbot, page)
    assert cells(page, "name") == ["Samira Öztürk"]
    assert [chip.text() for chip in page.chips.chips] == ["Gevaar en risico: Direct gevaar"]

    page.chips.chips[0].click()
    wait(qtbot, page)
    assert len(cells(page, "name")) == len(PEOPLE)


def test_days_narrow_the_list(qtbot: QtBot, page: CasesPage) -> None:
    page._narrow_by("changed_at")
    page.panel.until.show_value("2020-01-01")
    page.panel.apply.click()
    wait(qtbot, page)

    assert cells(page, "name") == []
    assert page.chips.chips[0].text() == "Gewijzigd: tot en met 01-01-2020"


def test_a_head_sorts_and_a_second_click_turns_the_order(qtbot: QtBot, page: CasesPage) -> None:
    page._sort(page.presenter.layout.columns.index("name"))
    wait(qtbot, page)
    ordered = cells(page, "name")
    assert sorted(ordered) == sorted(PEOPLE)

    page._sort(page.presenter.layout.columns.index("name"))
    wait(qtbot, page)

    assert cells(page, "name") == ordered[::-1]


def test_the_greatest_danger_can_be_put_first(qtbot: QtBot, page: CasesPage) -> None:
    page._sort(page.presenter.layout.columns.index("danger"))
    wait(qtbot, page)

    assert cells(page, "name")[0] == "Samira Öztürk"


def test_danger_is_said_by_word_and_icon(qtbot: QtBot, page: CasesPage) -> None:
    page._sort(page.presenter.layout.columns.index("danger"))
    wait(qtbot, page)
    index = page.model.index(0, page.presenter.layout.columns.index("danger"))

    assert page.model.data(index) == "Direct gevaar"
    assert not page.model.data(index, Qt.ItemDataRole.DecorationRole).isNull()


def test_enter_opens_the_case(qtbot: QtBot, page: CasesPage) -> None:
    shell = shell_of(page)
    row = page.model.row(1)
    assert row is not None
    page.table.selectRow(1)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert shell.place.ref == row.id


def test_the_way_back_leads_to_the_list_as_it_was_narrowed(qtbot: QtBot, page: CasesPage) -> None:
    shell = shell_of(page)
    page.filter.setText("Sami")
    wait(qtbot, page)
    page._open(0)
    rest(qtbot, shell)

    shell.go_back()
    rest(qtbot, shell)

    back = shell.page
    assert isinstance(back, CasesPage)
    wait(qtbot, back)
    assert back.filter.text() == "Sami"
    assert cells(back, "name") == ["Samira Öztürk"]


def test_typing_in_the_table_goes_to_the_row_that_begins_so(qtbot: QtBot, page: CasesPage) -> None:
    page._sort(page.presenter.layout.columns.index("name"))
    wait(qtbot, page)
    wanted = cells(page, "name").index("Samira Öztürk")
    QTest.keyClick(page.table, Qt.Key.Key_End)
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.currentIndex().row() == 0

    QTest.keyClicks(page.table, "sami")
    wait(qtbot, page)

    assert page.table.currentIndex().row() == wanted


def test_several_rows_are_counted_and_copied_with_tabs(qtbot: QtBot, page: CasesPage) -> None:
    page.table.selectAll()
    assert page.count.text().startswith("3 gekozen")

    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell_of(page))

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Nummer", "Naam"]
    assert sorted(line.split("\t")[1] for line in lines[1:]) == sorted(PEOPLE)


def test_the_reference_that_is_copied_is_the_neutral_one(
    qtbot: QtBot, page: CasesPage, rehearsal: Rehearsal
) -> None:
    row = page.model.row(0)
    assert row is not None
    page.table.selectRow(0)
    page.acts.copy_reference()
    shell = shell_of(page)
    rest(qtbot, shell)
    copied = QGuiApplication.clipboard().text()
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office:
        case = office.desk.read("case", row.id)
    assert isinstance(case, Case)
    assert copied == case.neutral_reference


def test_columns_are_chosen_and_kept(qtbot: QtBot, page: CasesPage) -> None:
    page._show_other_columns(("name", "number", "neutral_reference"))
    wait(qtbot, page)
    assert page.model.columnCount() == 3
    page.presenter.keep_layout(Layout(columns=("number", "name"), widths={"number": 222}), read_again=True)
    shell = shell_of(page)
    shell.go(Place(PageName.FIGURES))
    rest(qtbot, shell)

    again = shown(qtbot, go(qtbot, shell, PageName.CASES, CasesPage))

    assert again.presenter.layout.columns == ("number", "name")
    assert again.table.columnWidth(0) == 222


def test_a_column_that_is_dragged_elsewhere_stays_there_and_the_order_of_the_rows_is_kept(
    qtbot: QtBot, page: CasesPage
) -> None:
    before = page.presenter.layout.columns
    page.table.horizontalHeader().moveSection(3, 0)
    wait(qtbot, page)
    page.table.sort_requested.emit(page.presenter.layout.columns.index("name"))
    wait(qtbot, page)
    sorted_names = cells(page, "name")
    moved = (before[3], *before[:3], *before[4:])
    assert page.presenter.layout.columns == moved
    assert sorted_names == sorted(PEOPLE)

    page.pane.setCurrentRow(1)
    wait(qtbot, page)
    page.pane.setCurrentRow(0)
    wait(qtbot, page)
    assert cells(page, "name") == sorted_names

    shell = shell_of(page)
    shell.lock()
    rest(qtbot, shell)
    unlock(qtbot, shell)
    again = shown(qtbot, go(qtbot, shell, PageName.CASES, CasesPage))
    assert again.presenter.layout.columns == moved
    assert cells(again, "name") == sorted_names
    assert again.table.horizontalHeader().sortIndicatorSection() == moved.index("name")


def test_a_view_is_kept_under_a_name_with_its_count_and_forgotten(qtbot: QtBot, page: CasesPage) -> None:
    page.presenter.set_condition("danger", Condition(column="danger", values=("0",)))
    wait(qtbot, page)
    page.chips.keep_button.click()
    QTest.keyClicks(page.chips.name, "Nu bellen")
    QTest.keyClick(page.chips.name, Qt.Key.Key_Return)
    wait(qtbot, page)
    entry = next(each for each in page.pane.entries if each.saved == "Nu bellen")
    place = page.pane.entries.index(entry)
    assert page.pane.item(place).data(Qt.ItemDataRole.UserRole) == 1

    page.pane.setCurrentRow(0)
    wait(qtbot, page)
    assert len(cells(page, "name")) == len(PEOPLE)
    page.pane.setCurrentRow(place)
    wait(qtbot, page)
    assert cells(page, "name") == ["Samira Öztürk"]

    QTest.keyClick(page.pane, Qt.Key.Key_Delete)
    wait(qtbot, page)
    assert not any(each.saved for each in page.pane.entries)


def test_a_second_answer_that_comes_late_is_not_shown(qtbot: QtBot, page: CasesPage) -> None:
    page.presenter.narrow("Farid")
    page.presenter.narrow("Samira")
    wait(qtbot, page)

    assert cells(page, "name") == ["Samira Öztürk"]


def test_a_store_without_cases_says_how_to_begin(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.CASES, CasesPage)

    assert page.empty.isVisible()
    assert page.empty.make.isVisible()
    assert not page.table.isVisible()


def test_every_list_says_why_it_is_empty() -> None:
    assert set(NOTHING) == {each.name for each in LISTS}


def test_the_model_is_a_sound_model(page: CasesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]


def test_a_list_of_people_leaves_the_store_with_a_reason_only(
    qtbot: QtBot, page: CasesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.export_button.click()
    page.taking_out.kind.choose("csv")
    page.taking_out.save.click()
    rest(qtbot, shell_of(page))
    assert not path.exists()

    QTest.keyClicks(page.taking_out.reason, "Overleg met LKHA")
    page.taking_out.save.click()
    qtbot.waitUntil(path.exists)

    assert [re.fullmatch(r"RAB-case-\d{8}\.csv", each) is not None for each in proposed] == [True]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    heads = lines.index([page.presenter.head(each) for each in page.presenter.layout.columns])
    assert ["Reden", "Overleg met LKHA"] in lines[:heads]
    assert sorted(line[1] for line in lines[heads + 1 :]) == sorted(PEOPLE)


def test_a_report_opens_its_case_at_that_report(qtbot: QtBot, page: CasesPage) -> None:
    shell = shell_of(page)
    reports = go(qtbot, shell, PageName.REPORTS, ReportsPage)
    wait(qtbot, reports)
    row = reports.model.row(0)
    assert row is not None

    reports._open(0)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert shell.place.record == f"report/{row.id}"


def test_an_organisation_is_made_on_its_own_page_and_stands_in_the_list(qtbot: QtBot, shell: Shell) -> None:
    tables = go(qtbot, shell, PageName.REFERENCE, ReferencePage)
    wait(qtbot, tables)
    tables.new_button.click()
    rest(qtbot, shell)
    record = shell.page
    assert isinstance(record, RecordPage)
    form = record.editor.form
    assert form is not None
    for name, value in (("code", "NGO-1"), ("kind", "NGO_LOKAAL"), ("name", "Huis van licht")):
        form.fields[name].show_value(value)
        form.fields[name].changed.emit()

    record.editor.save()
    rest(qtbot, shell)
    tables = go(qtbot, shell, PageName.REFERENCE, ReferencePage)
    wait(qtbot, tables)

    assert "Huis van licht" in cells(tables, "name")
