"""What Windows says in messages is read byte by byte; nothing here needs Windows."""

import ctypes
import struct

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.window.windows import MESSAGES, WindowsWatch, keep_out_of_pictures

SLEEP, SESSION, CLOSE = 0x0218, 0x02B1, 0x0010


def heard(message: int, w_param: int, kind: bytes = MESSAGES) -> list[str]:
    """Let a watch read a MSG as Windows lays it out on 64 bits."""
    said: list[str] = []
    watch = WindowsWatch(locked=lambda: said.append("locked"), sleeping=lambda: said.append("sleeping"))
    raw = ctypes.create_string_buffer(struct.pack("<QI4xQqIii4x", 1, message, w_param, 0, 0, 5, 5))

    assert watch.nativeEventFilter(QByteArray(kind), ctypes.addressof(raw)) == (False, 0)
    return said


@pytest.mark.parametrize("change", [2, 4, 7])
def test_a_session_that_is_locked_or_left_locks_the_window(qapp: object, change: int) -> None:
    assert heard(SESSION, change) == ["locked"]


@pytest.mark.parametrize("change", [1, 3, 5, 6, 8, 9])
def test_other_changes_of_the_session_do_not(qapp: object, change: int) -> None:
    assert heard(SESSION, change) == []


def test_a_machine_that_goes_to_sleep_locks_the_window(qapp: object) -> None:
    assert heard(SLEEP, 4) == ["sleeping"]
    assert heard(SLEEP, 7) == [], "it wakes up"


def test_other_messages_and_other_systems_are_left_alone(qapp: object) -> None:
    assert heard(CLOSE, 7) == []
    assert heard(SESSION, 7, b"xcb_generic_event_t") == []


def test_a_window_elsewhere_is_not_touched(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    keep_out_of_pictures(window, out=True)

    assert not window.internalWinId()
