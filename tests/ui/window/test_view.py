"""How the window is seen: size, theme, rows, language; kept for the person, or for the computer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resources.texts import language
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, bury, go, rest, unlock
from ui.pages.case.page import CasePage
from ui.pages.page import Page
from ui.pages.place import PageName, Place
from ui.widgets import look
from ui.widgets.look import dress, set_compact, set_letters
from ui.widgets.settings import kept_language
from ui.widgets.splitter import Splitter
from ui.window import pages as window_pages
from ui.window.first import FirstWindow
from ui.window.languages import speak
from ui.window.shell import Shell
from ui.window.view import SIZES, View, read_view

PAGES = [each.page for each in window_pages.PAGES if not each.has_ref]


@pytest.fixture(autouse=True)
def _as_usual(qapp: QApplication) -> Iterator[None]:
    """Leave the program for the next test as it was."""
    before = language()
    yield
    set_letters(qapp, 100)
    set_compact(compact=False)
    dress(qapp).choose(None)
    speak(qapp, before)


def test_letters_grow_step_by_step_up_to_twice_their_size() -> None:
    view = View()
    for _step in range(20):
        view = view.larger()
    assert view.size == SIZES[-1] == 200
    for _step in range(20):
        view = view.smaller()

    assert view.size == SIZES[0] == 80


def test_a_view_that_was_kept_is_read_again_and_nonsense_is_as_usual() -> None:
    view = View(size=150, theme="contrast", compact=True, narrow=True)

    assert read_view(view.written()) == view
    assert read_view({"size": 3, "theme": "pink"}) == View()
    assert read_view(None) == View()


def test_larger_letters_build_the_page_anew_at_the_same_place(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    before = page.header.name.font().pointSizeF()
    shell.commands.run("larger")
    rest(qtbot, shell)

    assert shell.place == Place(PageName.CASE, case)
    assert isinstance(shell.page, CasePage)
    assert shell.page is not page
    assert shell.page.header.name.font().pointSizeF() == pytest.approx(before * 1.1)
    assert shell.status.who.text()


def test_size_and_theme_belong_to_the_person_and_come_back(
    qtbot: QtBot, shell: Shell, qapp: QApplication
) -> None:
    shell.commands.run("theme-dark")
    shell.commands.run("larger")
    shell.commands.run("narrow")
    rest(qtbot, shell)
    shell.lock()
    unlock(qtbot, shell)

    assert (shell.commands.view.size, shell.commands.view.theme) == (110, "dark")
    assert look.is_dark()
    assert shell.sidebar.is_narrow
    assert shell.menus.by_name["theme-dark"].isChecked()
    assert not shell.menus.by_name["theme-light"].isChecked()


def test_what_a_lock_shows_follows_nobodys_taste(qtbot: QtBot, shell: Shell, qapp: QApplication) -> None:
    shell.commands.run("theme-contrast")
    rest(qtbot, shell)
    assert look.is_high_contrast()
    shell.lock()
    rest(qtbot, shell)

    assert not look.is_high_contrast()


def test_compact_rows_are_lower(qtbot: QtBot, shell: Shell) -> None:
    metrics = shell.fontMetrics()
    roomy = look.row_height(metrics)
    shell.commands.run("compact")

    assert look.row_height(metrics) < roomy


def test_the_other_language_takes_over_while_the_store_stays_open(qtbot: QtBot, shell: Shell) -> None:
    office = shell.office
    shell.commands.run("language-en")
    rest(qtbot, shell)

    assert shell.office is office
    assert shell.sidebar.buttons[PageName.CASES].text() == "Cases"
    assert kept_language() == "en"
    shell.commands.run("language-nl")
    rest(qtbot, shell)
    assert shell.sidebar.buttons[PageName.CASES].text() == "Zaken"


def test_a_locked_window_speaks_the_other_language_too(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)
    shell.commands.run("language-en")
    rest(qtbot, shell)

    assert shell.unlock_page.open_button.text() == "&Open"
    assert shell.menus.actions()[0].text() == "Fil&e"


def test_the_sidebar_shrinks_to_icons_that_keep_their_names(shell: Shell) -> None:
    before = shell.sidebar.width()
    shell.sidebar.narrow_button.click()

    assert shell.sidebar.width() < before / 2
    assert all(each.accessibleName() and each.toolTip() for each in shell.sidebar.buttons.values())


def test_a_border_stays_where_it_was_put(qtbot: QtBot) -> None:
    def made() -> Splitter:
        splitter = Splitter("test", QLabel("one"), QLabel("two"))
        qtbot.addWidget(splitter)
        splitter.resize(600, 100)
        splitter.show()
        splitter.restore()
        return splitter

    first = made()
    first.setSizes([100, 500])
    first.splitterMoved.emit(100, 1)

    assert made().sizes()[0] == first.sizes()[0]


@pytest.mark.parametrize(("size", "wanted"), [(100, "nl"), (150, "nl"), (150, "en"), (200, "nl")])
def test_no_word_is_cut_off(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal, open_shell: OpenShell, size: int, wanted: str
) -> None:
    speak(qapp, wanted)
    with rehearsal.office() as office:
        office.memory.keep("shell/view", View(size=size).written())
    shell = open_shell(rehearsal)
    shell.resize(1600, 1000)
    for page in PAGES:
        go(qtbot, shell, page, Page)
        for _round in range(3):  # what is said late moves what stands around it
            bury()
        assert (page, cut_off(shell)) == (page, [])


def cut_off(shell: Shell) -> list[str]:
    """Return the labels that do not fall in lines and are narrower than their words."""
    return [
        each.text()
        for each in shell.findChildren(QLabel)
        if each.isVisible()
        and each.text()
        and not each.wordWrap()
        and each.width() < each.fontMetrics().horizontalAdvance(plain(each))
    ]


def plain(label: QLabel) -> str:
    """Return the words of a label as they are drawn: without the mark of an access key."""
    return label.text().replace("&", "") if label.buddy() is not None else label.text()


def test_the_window_fits_on_a_small_screen_at_every_size(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        office.memory.keep("shell/view", View(size=200).written())
    shell = open_shell(rehearsal)
    for page in PAGES:
        go(qtbot, shell, page, Page)
        bury()
        assert (page, shell.minimumSizeHint().width() <= 1600) == (page, True)


def test_a_second_start_calls_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    store, place = tmp_path / "store", tmp_path / "runtime"
    first = FirstWindow(store, place)
    second, other = FirstWindow(store, place), FirstWindow(tmp_path / "practice", place)

    assert (first.is_first, second.is_first, other.is_first) == (True, False, True)
    with qtbot.waitSignal(first.called):
        second.call()


def test_a_font_in_points_is_what_sizes_are_measured_by(qapp: QApplication) -> None:
    before = look.sized(100)
    set_letters(qapp, 200)

    assert look.sized(100) == 2 * before
    assert QFont(qapp.font()).pointSizeF() > 0
