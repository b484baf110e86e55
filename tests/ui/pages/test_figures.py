"""The figures of a period, and the models that lists are made of."""

from datetime import UTC, date, datetime

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.figures.page import FiguresModel, FiguresPage
from ui.pages.figures.plots import PlotName, plots_of
from ui.pages.figures.presenter import FigureLine
from ui.pages.place import PageName
from ui.widgets.table import RowsModel, TextRow
from ui.window.shell import Shell


def test_a_period_is_counted(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.FIGURES, FiguresPage)
    page.start.show_value("2026-07-07")
    page.until.show_value("2026-07-07")  # the report came in at ten past midnight in Rabat

    page.count.click()
    rest(qtbot, shell)

    numbers = [page.model.key(line) for line in range(page.model.rowCount())]
    assert any(line.value == "1" for line in numbers)
    assert any(line.is_heading for line in numbers)
    assert page.notes.text()


def test_the_period_that_is_proposed_goes_by_the_clock_of_the_store(qtbot: QtBot, shell: Shell) -> None:
    shell.status.clock.moved.emit(datetime(2031, 5, 17, 12, tzinfo=UTC))
    rest(qtbot, shell)

    page = go(qtbot, shell, PageName.FIGURES, FiguresPage)

    assert (page.start.value(), page.until.value()) == ("2031-01-01", "2031-05-17")


def test_what_is_plotted_stands_in_a_table_too(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.FIGURES, FiguresPage)
    page.start.show_value("2026-07-01")
    page.until.show_value("2026-07-31")
    page.count.click()
    rest(qtbot, shell)

    page.parts.button(PlotName.FUNNEL.name).click()

    pane = page.panes[PlotName.FUNNEL]
    model = pane.table.model()
    cells = [str(model.index(line, column).data()) for line in range(model.rowCount()) for column in (0, 1)]
    assert pane.isVisible()
    assert model.rowCount() == 4
    assert all(cell in pane.plot.accessibleDescription() for cell in cells)
    assert f"{cells[0]}: 1" in pane.plot.accessibleDescription()


def test_open_cases_are_counted_on_the_first_day_of_twelve_months(
    rehearsal: Rehearsal,
) -> None:
    rehearsal.with_case()
    with rehearsal.office() as office:
        plots = plots_of(office.statistics, date(2026, 1, 1), date(2026, 9, 1), date(2026, 12, 1))

    opened = next(each for each in plots if each.name is PlotName.OPEN)
    counted = {line.words: line.values[0] for line in opened.lines}
    assert len(counted) == 12
    assert (counted["07-26"], counted["08-26"], counted["09-26"]) == (0.0, 1.0, 1.0)


def test_no_month_is_plotted_that_has_not_come(rehearsal: Rehearsal) -> None:
    with rehearsal.office() as office:
        plots = plots_of(office.statistics, date(2026, 1, 1), date(2027, 1, 1), date(2026, 8, 20))

    opened = next(each for each in plots if each.name is PlotName.OPEN)
    assert opened.lines[-1].words == "08-26"


def test_a_day_that_cannot_be_read_is_told(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.FIGURES, FiguresPage)
    page.start.edit.setText("ooit")

    page.count.click()

    assert shell.bar.isVisible()


def test_the_models_are_sound(qtmodeltester: ModelTester) -> None:
    rows = RowsModel(("What", "When"))
    rows.show([TextRow(("one", "now"), 1), TextRow(("two", "then"), 2)])
    figures = FiguresModel()
    figures.show([TextRow(("one", "1", ""), FigureLine("one", "1", "", is_heading=True))])

    for model in (rows, figures):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
