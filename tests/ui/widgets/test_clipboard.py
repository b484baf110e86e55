"""What leaves for the clipboard, what is taken back, and what never goes there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.kinds import TextKind
from tests.ui.rehearsal import rest
from ui.widgets.clipboard import (
    KDE_HISTORY,
    SECONDS,
    WINDOWS_HISTORY,
    clipboard,
    copy,
    copy_as_secret,
    copy_secret,
    refuse_copying,
)
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import LineField
from ui.widgets.plain import words
from ui.window.shell import Shell


@pytest.fixture
def board(qapp: object) -> Iterator[QClipboard]:
    clipboard()
    made = QGuiApplication.clipboard()
    made.clear()
    yield made
    made.clear()


def test_a_secret_is_marked_for_every_history_and_gone_after_half_a_minute(board: QClipboard) -> None:
    copy_secret("AB12 secret")
    data = board.mimeData()

    assert data.text() == "AB12 secret"
    assert data.hasFormat(WINDOWS_HISTORY)
    assert data.data(KDE_HISTORY).data() == b"secret"
    assert clipboard().timer.isActive()
    assert clipboard().timer.interval() == SECONDS * 1000 == 30_000
    clipboard().timer.timeout.emit()
    assert board.text() == ""


def test_what_took_the_place_of_a_secret_stays(board: QClipboard) -> None:
    copy_secret("AB12 secret")
    board.setText("a shopping list")
    clipboard().timer.timeout.emit()

    assert board.text() == "a shopping list"


def test_a_second_secret_is_not_taken_back_with_the_first(board: QClipboard) -> None:
    copy_secret("one")
    first = clipboard()._seal
    copy_secret("two")

    assert clipboard()._seal != first
    clipboard().timer.timeout.emit()
    assert board.text() == ""


def test_ordinary_text_stays_until_the_lock(board: QClipboard) -> None:
    copy("2026-RAB-0001")
    assert not clipboard().timer.isActive()
    assert board.text() == "2026-RAB-0001"
    clipboard().clear_ours()

    assert board.text() == ""


def test_a_lock_takes_back_at_once_what_came_from_here(qtbot: QtBot, board: QClipboard, shell: Shell) -> None:
    copy_secret("AB12 secret")
    shell.lock()
    rest(qtbot, shell)

    assert board.text() == ""
    assert not clipboard().timer.isActive()


def test_a_lock_leaves_what_others_copied(qtbot: QtBot, board: QClipboard, shell: Shell) -> None:
    copy("of ours")
    board.setText("a shopping list")
    shell.lock()
    rest(qtbot, shell)

    assert board.text() == "a shopping list"


def test_what_a_person_copies_with_the_keys_of_the_system_is_ours_too(
    qtbot: QtBot, board: QClipboard
) -> None:
    box = QLineEdit("Haddad")
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    box.selectAll()
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Copy))
    assert board.text() == "Haddad"
    clipboard().clear_ours()

    assert board.text() == ""


def test_what_is_copied_out_of_a_label_with_a_secret_is_a_secret(qtbot: QtBot, board: QClipboard) -> None:
    label = words("zeven gele fietsen", selectable=True)
    copy_as_secret(label)
    qtbot.addWidget(label)
    label.show()
    QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))
    assert board.text() == "", "nothing is selected"
    label.setSelection(0, 5)
    QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))

    assert board.text() == "zeven"
    assert board.mimeData().hasFormat(KDE_HISTORY)
    assert label.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_a_box_for_sealed_values_gives_nothing_out(
    qtbot: QtBot, board: QClipboard, kind: type[QLineEdit | QPlainTextEdit], keys: QKeySequence.StandardKey
) -> None:
    window = QWidget()
    box = kind("Rue des Consuls 7")
    QVBoxLayout(window).addWidget(box)
    qtbot.addWidget(window)
    window.show()
    box.selectAll()
    QTest.keySequence(box, QKeySequence(keys))
    assert board.text() == "Rue des Consuls 7", "an ordinary box copies"
    board.clear()

    refuse_copying(window)
    if isinstance(box, QLineEdit):
        box.setText("Rue des Consuls 7")
    else:
        box.setPlainText("Rue des Consuls 7")
    box.selectAll()
    QTest.keySequence(box, QKeySequence(keys))

    assert board.text() == ""
    assert "Consuls" in (box.text() if isinstance(box, QLineEdit) else box.toPlainText())
    assert box.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_a_sealed_field_can_neither_be_selected_nor_copied(qtbot: QtBot, board: QClipboard) -> None:
    inner = LineField(TextKind())
    field = SecretField(inner)
    qtbot.addWidget(field)
    field.show()
    field.show_value("sealed")
    field.tell("Rue des Consuls 7")

    selectable = (
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    assert not field.state.textInteractionFlags() & selectable
    field.change_button.click()
    box = inner.target()
    assert isinstance(box, QLineEdit)
    box.setText("Rue des Consuls 7")
    box.selectAll()
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Copy))
    assert board.text() == ""
