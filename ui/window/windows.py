"""What Windows tells a window by messages of its own: the session was locked, the machine goes to sleep.

And the one thing a window may ask of it: to stay out of pictures of the screen.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QWidget

MESSAGES: Final = b"windows_generic_MSG"
WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
PBT_APMSUSPEND: Final = 4
WTS_CONSOLE_DISCONNECT: Final = 2
WTS_REMOTE_DISCONNECT: Final = 4
WTS_SESSION_LOCK: Final = 7
WDA_NONE: Final = 0x00
WDA_EXCLUDEFROMCAPTURE: Final = 0x11
_LOCKS: Final = frozenset({WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK})


class Message(ctypes.Structure):
    """The beginning of MSG, as winuser.h has it."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("w_param", ctypes.c_size_t),
        ("l_param", ctypes.c_ssize_t),
    )


def is_going_to_sleep(message: Message) -> bool:
    """Tell whether a message says that the machine goes to sleep."""
    return bool(message.message == WM_POWERBROADCAST and message.w_param == PBT_APMSUSPEND)


def is_locked(message: Message) -> bool:
    """Tell whether a message says that nobody sits at this session any more."""
    return bool(message.message == WM_WTSSESSION_CHANGE and message.w_param in _LOCKS)


class WindowsWatch(QAbstractNativeEventFilter):
    """Listens to the messages of all windows; they go on as they came."""

    def __init__(self, *, locked: Callable[[], None], sleeping: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked
        self._sleeping = sleeping

    def listen(self, window: QWidget) -> None:
        """Ask for the messages about the session; those about sleep come by themselves."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)

    def end(self, window: QWidget) -> None:
        """Ask for them no longer."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(int(window.winId()))

    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,
        message: Any,  # noqa: ANN401 - the address of a MSG
    ) -> tuple[bool, int]:
        if QByteArray(eventType).data() == MESSAGES:
            said = Message.from_address(int(message))
            if is_going_to_sleep(said):
                self._sleeping()
            elif is_locked(said):
                self._locked()
        return False, 0


def keep_out_of_pictures(window: QWidget, *, out: bool) -> None:
    """Keep a window out of pictures and sharing of the screen, where the system knows how: Windows."""
    if sys.platform == "win32":
        affinity = WDA_EXCLUDEFROMCAPTURE if out else WDA_NONE
        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity)
