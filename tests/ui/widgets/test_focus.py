"""Where the keyboard is can be seen: two pixels around whatever has it, also around what only scrolls."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.pages.lists.beside import BesidePane
from ui.widgets.plain import button, caption_of
from ui.widgets.table import RowsModel, Table
from ui.widgets.viewer.canvas import Canvas
from ui.window.handbook import Handbook
from ui.window.help_pane import HelpPane

Made = tuple[QWidget, QWidget]  # what is looked at, and the part of it that takes the keyboard


def alone(made: QWidget) -> Made:
    return made, made


def beside() -> Made:
    pane = BesidePane()
    return pane, pane.area


def help_text() -> Made:
    pane = HelpPane(Handbook())
    return pane, pane.text


KINDS: dict[str, Callable[[], Made]] = {
    "line": lambda: alone(QLineEdit()),
    "text": lambda: alone(QPlainTextEdit()),
    "choice": lambda: alone(QComboBox()),
    "button": lambda: alone(button("Open")),
    "main button": lambda: alone(button("Open", main=True)),
    "table": lambda: alone(Table(RowsModel(["a", "b"]), "rows")),
    "pages": lambda: alone(Canvas()),
    "chosen row": beside,
    "help": help_text,
}


@pytest.mark.parametrize("kind", KINDS)
def test_where_the_keyboard_is_can_be_seen(qtbot: QtBot, kind: str) -> None:
    window, elsewhere = QWidget(), QLineEdit()
    seen, target = KINDS[kind]()
    laid = QVBoxLayout(window)
    laid.addWidget(elsewhere)
    laid.addWidget(seen)
    seen.show()
    qtbot.addWidget(window)
    window.resize(420, 360)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    elsewhere.setFocus()
    QApplication.processEvents()
    before = window.grab(seen.geometry()).toImage()

    target.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = window.grab(seen.geometry()).toImage()

    assert target.hasFocus()
    around = 2 * (target.width() + target.height())
    assert changed(before, after) >= 1.6 * around


def changed(before: QImage, after: QImage) -> int:
    """Return how many pixels differ."""
    return sum(
        before.pixel(x, y) != after.pixel(x, y) for x in range(after.width()) for y in range(after.height())
    )


def test_the_key_of_a_question_leads_to_its_answers_and_gives_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answer = QPushButton("Yes", window)
    answer.setCheckable(True)
    caption = caption_of("D&uress word was used", answer)
    caption.setParent(window)

    QApplication.sendEvent(caption, QShortcutEvent(QKeySequence("Alt+U"), 0))

    assert window.focusWidget() is answer
    assert not answer.isChecked()
