"""Two ways to work the window: with the mouse, or with the keys alone. Neither calls anything of a page."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QListView,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources.texts import _
from tests.ui.rehearsal import activate, rest
from ui.pages.case.page import CasePage
from ui.pages.case.section import SectionPane
from ui.pages.page import Page
from ui.pages.place import PageName
from ui.pages.record.page import RecordPage
from ui.widgets.fields.base import Field
from ui.widgets.segmented import Segmented
from ui.window.pages import destination
from ui.window.shell import Shell

P = TypeVar("P", bound=Page)
FURTHEST = 160


@dataclass
class Hands:
    """A person at the window; ``keys`` says whether only the keyboard is there."""

    qtbot: QtBot
    shell: Shell
    keys: bool

    def reach(self, widget: QWidget) -> None:
        """Put the focus on a widget: by a click, or by Tab from where it is."""
        activate(self.qtbot, self.shell)
        if not self.keys:
            inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            _bring_into_sight(inside)
            QTest.mouseClick(inside, Qt.MouseButton.LeftButton)
            return
        for _turn in range(FURTHEST):
            focused = QApplication.focusWidget()
            if focused is not None and focused in {widget, widget.focusProxy()}:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(widget.accessibleName() or widget.objectName())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def press(self, button: QWidget) -> None:
        """Press a button, and wait until the store is at rest."""
        if self.keys:
            self.reach(button)
            self.key(Qt.Key.Key_Space)
        else:
            _bring_into_sight(button)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        rest(self.qtbot, self.shell)
        QApplication.processEvents()  # what was added is shown before the next key, as it is to a person

    def fill(self, field: Field, words: str) -> None:
        """Type words into a field, in place of what it proposes, or choose by its first letters."""
        target = field.target()
        self.reach(target)
        if isinstance(target, QComboBox):
            if target.view().isVisible():
                target.hidePopup()
            if target.isEditable():
                QTest.keyClicks(target, words)
                self.key(Qt.Key.Key_Return)
                return
            QTest.keyClick(target, Qt.Key.Key_Home)
            for _turn in range(target.count()):
                if target.currentText().startswith(words):
                    return
                QTest.keyClick(target, Qt.Key.Key_Down)
            raise AssertionError(words)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def answer(self, field: Field, code: str) -> None:
        """Choose one of a few answers that are all in sight."""
        segments = segments_of(field)
        assert segments is not None
        self.choose(segments, code)

    def choose(self, segments: Segmented, code: str) -> None:
        """Choose one of a row of answers."""
        buttons = segments._buttons
        if not self.keys:
            self.press(buttons[code])
            return
        self.reach(segments.first)
        for _turn in range(len(buttons) + 1):
            if segments.code == code:
                return
            focused = QApplication.focusWidget()
            self.key(Qt.Key.Key_Space if focused is buttons[code] else Qt.Key.Key_Right)
        assert segments.code == code

    def section(self, page: CasePage, key: str) -> None:
        """Choose a section of a case."""
        menu = page.menu
        assert isinstance(menu, QListView)
        keys = [
            menu.model().index(row, 0).data(Qt.ItemDataRole.UserRole)
            for row in range(menu.model().rowCount())
        ]
        self.line(menu, keys.index(key))

    def line(self, menu: QListView, wanted: int) -> None:
        """Choose a line of a list in sight."""
        index = menu.model().index(wanted, 0)
        if not self.keys:
            menu.scrollTo(index)
            QTest.mouseClick(menu.viewport(), Qt.MouseButton.LeftButton, pos=menu.visualRect(index).center())
        else:
            self.reach(menu)
            for _turn in range(menu.model().rowCount()):
                if menu.currentIndex().row() == wanted:
                    break
                down = menu.currentIndex().row() < wanted
                self.key(Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        rest(self.qtbot, self.shell)
        assert menu.currentIndex().row() == wanted

    def page(self, name: PageName, kind: type[P]) -> P:
        """Go to a page: by its button in the sidebar, or by its name among the commands."""
        activate(self.qtbot, self.shell)
        if not self.keys:
            self.press(self.shell.sidebar.buttons[name])
        else:
            with_ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(QApplication.focusWidget() or self.shell, Qt.Key.Key_P, with_)
            rest(self.qtbot, self.shell)
            palette = self.shell.commands.palette
            assert palette is not None
            self.qtbot.waitUntil(palette.isVisible)
            QTest.keyClicks(QApplication.focusWidget() or palette, _(destination(name).words))
            self.key(Qt.Key.Key_Return)
            rest(self.qtbot, self.shell)
        found = self.shell.page
        assert isinstance(found, kind), found
        return found

    def new(self, page: CasePage, type_: str) -> dict[str, Field]:
        """Begin a new record of a section and return its fields."""
        self.section(page, type_)
        pane = page.sections[type_]
        assert isinstance(pane, SectionPane)
        self.press(pane.new_button)
        assert page.editor.form is not None
        return page.editor.form.fields

    def save(self, page: CasePage | RecordPage) -> None:
        """Save what stands in the editor."""
        if self.keys:
            self.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            rest(self.qtbot, self.shell)
        else:
            self.press(page.editor.save_button)


def segments_of(field: Field) -> Segmented | None:
    """Return the row of answers of a field that has one."""
    found = getattr(field, "segments", None)
    return found if isinstance(found, Segmented) else None


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget as a wheel would, until its middle can be clicked."""
    for _turn in range(100):
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 0, widget.height())
            parent = parent.parentWidget()
        QTest.qWait(10)
        if widget.isVisible() and widget.visibleRegion().contains(middle):
            return
    raise AssertionError((widget.accessibleName(), widget.geometry(), widget.isVisible()))
