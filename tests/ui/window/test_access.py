"""Every page for everyone: names for screen readers, Tab reaches and leaves all, contrast, size, plain text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, bury, go, rest
from ui.pages.case.page import CasePage
from ui.pages.page import Page
from ui.pages.place import PageName, Place
from ui.widgets import look
from ui.widgets.look import Meaning, Theme
from ui.window import pages as window_pages
from ui.window.shell import Shell

PAGES = [each.page for each in window_pages.PAGES if not each.has_ref]
SMALLEST = 24


def focusable(widget: QWidget) -> Iterator[QWidget]:
    for each in widget.findChildren(QWidget):
        takes_focus = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if each.isVisible() and each.isEnabled() and takes_focus:
            yield each


def name_of(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    named = face.text(QAccessible.Text.Name)
    if named:
        return named
    labels = face.relations(QAccessible.RelationFlag.Label)
    return " ".join(other.text(QAccessible.Text.Name) for other, _relation in labels)


def nameless(widget: QWidget) -> list[str]:
    return [repr(each) for each in focusable(widget) if not name_of(each).strip()]


@pytest.fixture
def case_page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasePage:
    case = rehearsal.with_case()
    return go(qtbot, open_shell(rehearsal), PageName.CASE, CasePage, case)


def settle(qtbot: QtBot, page: Page) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    rest(qtbot, shell)


def test_every_control_of_every_page_has_a_name(qtbot: QtBot, shell: Shell) -> None:
    for page in PAGES:
        shell.go(Place(page))
        rest(qtbot, shell)
        assert (page, nameless(shell)) == (page, [])


def test_every_control_of_the_first_page_has_a_name(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)

    assert nameless(shell) == []


def test_every_control_of_every_section_of_a_case_has_a_name(qtbot: QtBot, case_page: CasePage) -> None:
    for line in range(case_page.menu.count()):
        case_page.menu.setCurrentRow(line)
        settle(qtbot, case_page)
        assert (line, nameless(case_page)) == (line, [])


def test_every_control_of_every_editor_has_a_name(qtbot: QtBot, case_page: CasePage) -> None:
    for type_, pane in case_page.sections.items():
        case_page.make(pane.section)
        settle(qtbot, case_page)
        assert (type_, nameless(case_page)) == (type_, [])


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_control_and_comes_back(qtbot: QtBot, shell: Shell, page: PageName) -> None:
    activate(qtbot, shell)
    shell.go(Place(page))
    bury()
    activate(qtbot, shell)
    rest(qtbot, shell)
    bury()
    activate(qtbot, shell)
    start = QApplication.focusWidget()
    assert start is not None
    assert shell.page is not None
    if start is shell.page:  # it has nothing to type in now, and Tab does not come back to it
        QTest.keyClick(start, Qt.Key.Key_Tab)
        start = QApplication.focusWidget()
        assert start is not None
    else:
        assert shell.page.isAncestorOf(start)
    wanted = set(focusable(shell))

    reached, now = {start}, start
    for _step in range(200):
        QTest.keyClick(now, Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        assert following is not None
        assert following is not now
        now = following
        if now is start:
            break
        reached.add(now)

    assert now is start
    assert [each for each in wanted - reached if not is_part_of(each, reached)] == []


def is_part_of(widget: QWidget, reached: set[QWidget]) -> bool:
    return widget.parentWidget() in reached


def test_what_is_clicked_is_large_enough(qtbot: QtBot, case_page: CasePage) -> None:
    case_page.make(case_page.sections["risk_assessment"].section)
    settle(qtbot, case_page)
    shell = case_page.window()

    small = [
        (each.accessibleName(), each.height())
        for each in shell.findChildren(QAbstractButton)
        if each.isVisible() and not isinstance(each.parentWidget(), QScrollBar) and each.height() < SMALLEST
    ]

    assert small == []


def test_labels_never_take_text_for_markup(qtbot: QtBot, shell: Shell) -> None:
    for page in PAGES:
        shell.go(Place(page))
        rest(qtbot, shell)
        guessing = [
            each.text()
            for each in shell.findChildren(QLabel)
            if each.text() and each.textFormat() != Qt.TextFormat.PlainText
        ]
        assert (page, guessing) == (page, [])


def test_access_keys_of_a_page_are_unique(qtbot: QtBot, shell: Shell) -> None:
    for page in PAGES:
        shell.go(Place(page))
        rest(qtbot, shell)
        keys = [key for each in shell.findChildren(QWidget) if each.isVisible() for key in access_keys(each)]
        keys += [key for each in shell.menuBar().actions() for key in access_key(each.text())]
        assert (page, sorted({key for key in keys if keys.count(key) > 1})) == (page, [])


def test_access_keys_beside_an_editor_are_unique(qtbot: QtBot, case_page: CasePage) -> None:
    shell = case_page.window()
    for section in ("case", "person"):
        case_page._choose(section)
        settle(qtbot, case_page)
        keys = [key for each in shell.findChildren(QWidget) if each.isVisible() for key in access_keys(each)]
        assert (section, sorted({key for key in keys if keys.count(key) > 1})) == (section, [])


def access_keys(widget: QWidget) -> list[str]:
    if not isinstance(widget, QAbstractButton | QLabel) or (
        isinstance(widget, QLabel) and widget.buddy() is None
    ):
        return []
    return access_key(widget.text())


def access_key(words: str) -> list[str]:
    text = words.replace("&&", "")
    place = text.find("&")
    return [text[place + 1].lower()] if 0 <= place < len(text) - 1 else []


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(each) for each in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


ROLE = QPalette.ColorRole
PAIRS = [
    (ROLE.WindowText, ROLE.Window),
    (ROLE.WindowText, ROLE.Light),
    (ROLE.WindowText, ROLE.Midlight),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.PlaceholderText, ROLE.Window),
    (ROLE.PlaceholderText, ROLE.Light),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.Link, ROLE.Base),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
]
PARTS = [
    (ROLE.Highlight, ROLE.Base),
    (ROLE.Mid, ROLE.Base),
    (ROLE.Mid, ROLE.Light),
    (ROLE.Accent, ROLE.Light),
]


@pytest.mark.parametrize("theme", Theme)
def test_text_and_parts_keep_their_contrast(theme: Theme) -> None:
    palette = look.palette(theme)

    faint = [pair for pair in PAIRS if contrast(*(palette.color(role) for role in pair)) < 4.5]
    lost = [pair for pair in PARTS if contrast(*(palette.color(role) for role in pair)) < 3]

    assert (faint, lost) == ([], [])


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("meaning", Meaning)
def test_colours_with_a_meaning_can_be_read(qapp: QApplication, theme: Theme, meaning: Meaning) -> None:
    before = qapp.palette()
    qapp.setPalette(look.palette(theme))
    ink, ground = look.colours(meaning)
    base = qapp.palette().color(ROLE.Light)
    qapp.setPalette(before)

    assert contrast(ink, ground) >= 4.5
    assert contrast(ink, base) >= 4.5


def test_no_other_window_flashes_while_pages_are_built(qtbot: QtBot, case_page: CasePage) -> None:
    shell = case_page.window()
    assert isinstance(shell, Shell)
    for page in PAGES:
        shell.go(Place(page))
        assert [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not shell
        ] == []
        rest(qtbot, shell)


def test_boxes_to_tick_are_named_with_their_question(qtbot: QtBot, case_page: CasePage) -> None:
    case_page.make(case_page.sections["commitment"].section)
    settle(qtbot, case_page)

    assert all(": " in each.accessibleName() for each in case_page.editor.findChildren(QCheckBox))


def test_arrows_move_between_yes_no_and_unknown(qtbot: QtBot, shell: Shell) -> None:
    activate(qtbot, shell)
    shell.go(Place(PageName.NEW_REPORT))
    rest(qtbot, shell)
    first = QApplication.focusWidget()
    assert first is not None

    QTest.keyClick(first, Qt.Key.Key_Right)
    second = QApplication.focusWidget()
    assert isinstance(second, QAbstractButton)
    assert second is not first
    QTest.keyClick(second, Qt.Key.Key_Space)

    assert second.isChecked()
