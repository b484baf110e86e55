"""Every page, every section and every editor, looked at as a whole: nothing cut off, unnamed, small or English."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, bury, go, rest
from tests.ui.seen import cut_off, english_left, too_small, without_role
from tests.ui.window.test_access import nameless
from ui.pages.case.page import CasePage
from ui.pages.figures.page import FiguresPage
from ui.pages.figures.plots import PlotName
from ui.pages.page import Page
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage
from ui.widgets.look import Theme, dress, set_letters
from ui.widgets.plain import Card, button
from ui.window import pages as window_pages
from ui.window.geometry import SMALLEST
from ui.window.languages import speak
from ui.window.shell import Shell
from ui.window.view import View

LARGE = 150


@pytest.fixture(autouse=True)
def _as_usual(qapp: QApplication) -> Iterator[None]:
    """Leave the program for the next test as it was."""
    yield
    set_letters(qapp, 100)
    speak(qapp, "nl")


def faults(window: QWidget, language: str) -> list[str]:
    """Return everything that is wrong with what is shown."""
    found = [f"cut off: {each}" for each in cut_off(window)]
    found += [f"without a name: {each}" for each in nameless(window)]
    found += [f"without a role: {each}" for each in without_role(window)]
    found += [f"too small: {each}" for each in too_small(window)]
    if language == "nl":
        found += [f"English: {each}" for each in english_left(window)]
    return found


def everywhere(qtbot: QtBot, shell: Shell, case: str) -> Iterator[str]:
    """Go to every page, every plot, every section of a case and every editor; yield where we are."""
    for each in window_pages.PAGES:
        if not each.has_ref:
            go(qtbot, shell, each.page, Page)
            yield each.page.value
    go(qtbot, shell, PageName.SEARCH, Page, "Nadia")
    yield "search"
    figures = go(qtbot, shell, PageName.FIGURES, FiguresPage)
    for plot in PlotName:
        figures.parts.button(plot.name).click()
        rest(qtbot, shell)
        yield plot.name
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    for line in range(page.menu.count()):
        page.menu.setCurrentRow(line)
        rest(qtbot, shell)
        yield f"section {page.menu.chosen or line}"
    for type_, pane in page.sections.items():
        page.make(pane.section)
        rest(qtbot, shell)
        yield f"editor {type_}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_cut_off_unnamed_small_or_left_in_english(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal, open_shell: OpenShell, language: str
) -> None:
    speak(qapp, language)
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        office.memory.keep("shell/view", View(size=LARGE).written())
    shell = open_shell(rehearsal)
    shell.resize(1600, 1000)

    found: dict[str, list[str]] = {}
    for place in everywhere(qtbot, shell, case):
        for _round in range(3):  # what is said late moves what stands around it
            bury()
        wrong = faults(shell, language)
        if wrong:
            found[place] = wrong

    assert found == {}, "\n".join(f"{place}: {wrong}" for place, wrong in found.items())


def test_a_new_report_fits_the_smallest_window(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(*SMALLEST)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    for _round in range(3):
        bury()

    room = page.mapToGlobal(page.rect().bottomRight()).x()
    beyond = [
        name
        for name, field in page.fields.items()
        if field.mapToGlobal(field.rect().bottomRight()).x() > room
    ]

    assert beyond == []


def test_cards_and_buttons_are_outlined_where_everything_has_one_ground(
    qtbot: QtBot, qapp: QApplication
) -> None:
    before = qapp.palette()
    dress(qapp).choose(Theme.CONTRAST)
    made = [button("Open"), Card(button("Close"))]
    corners = []
    for each in made:
        qtbot.addWidget(each)
        each.resize(200, 80)
        image = each.grab().toImage()
        corners.append(image.pixelColor(100, 0).lightness())
    dress(qapp).choose(None)
    qapp.setPalette(before)

    assert all(lightness > 100 for lightness in corners)
