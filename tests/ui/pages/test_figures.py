"""The figures of a period, and the models that lists are made of."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.figures.page import FiguresModel, FiguresPage
from ui.pages.figures.presenter import FigureLine
from ui.pages.place import PageName
from ui.widgets.table import RowsModel, TextRow


def test_a_period_is_counted(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.FIGURES, FiguresPage)
    page.start.show_value("2026-07-01")
    page.until.show_value("2026-08-01")

    page.count.click()
    rest(qtbot, shell)

    numbers = [page.model.key(line) for line in range(page.model.rowCount())]
    assert any(line.value == "1" for line in numbers)
    assert any(line.is_heading for line in numbers)
    assert page.notes.text()


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
