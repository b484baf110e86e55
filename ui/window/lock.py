"""When the window locks: nobody is there, the machine sleeps, the session is locked or ended, a key says so."""

import gc
import sys
from collections.abc import Mapping
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from consulaat.values.canonical import Json
from ui.doors import Office
from ui.pages.unlock.page import UnlockPage
from ui.widgets.clipboard import clipboard
from ui.widgets.tips import show_letter_by_letter
from ui.window.desktop import DesktopWatch
from ui.window.idle import ACTS, NAME, USUAL, IdleWatch, read_minutes
from ui.window.store_thread import StoreThread
from ui.window.veil import LockWarning, Veil
from ui.window.windows import WindowsWatch, keep_out_of_pictures

PICTURES: Final = "shell/pictures"
_SEEN: Final = frozenset(
    {
        *ACTS,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.ToolTip,
        *((QEvent.Type.Show,) if sys.platform == "win32" else ()),
    }
)
PANIC: Final = ("Ctrl+Shift+L", "Pause")
_BOTH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Lockable(Protocol):
    """What the guard asks of the window."""

    @property
    def office(self) -> Office | None:
        """The open store."""

    @property
    def store_thread(self) -> StoreThread:
        """The thread that owns it."""

    @property
    def unlock_page(self) -> UnlockPage:
        """Where the passphrase is asked."""

    def lock(self) -> None:
        """Close the store and drop everything that was shown."""

    def go_back(self) -> None:
        """Go to where the person came from."""

    def go_forward(self) -> None:
        """Go there again."""


class Guard(QObject):
    """Watches over one window, and locks it; the window says when a person is at work and when no longer."""

    def __init__(self, window: QMainWindow, shell: Lockable) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._is_hidden = True
        self.idle = IdleWatch(self)
        self.warning = LockWarning(window)
        self.veil = Veil(window)
        self.desktop = DesktopWatch(self)
        self._windows = WindowsWatch(locked=self.lock_soon, sleeping=self.lock_now)
        self.idle.warned.connect(self._warn)
        self.idle.returned.connect(self.warning.hide)
        self.idle.expired.connect(self._expire)
        self.veil.lifted.connect(self._lifted)
        self.desktop.locked.connect(self.lock_soon)
        self.desktop.sleeping.connect(self.lock_now)
        clipboard()
        self._listen()

    @property
    def minutes(self) -> int:
        """After how many minutes without anybody the window locks."""
        return self.idle.minutes

    @property
    def may_be_pictured(self) -> bool:
        """Whether pictures of the screen may show the window."""
        return not self._is_hidden

    def begin(self, kept: Mapping[str, Json], *, is_rehearsal: bool) -> None:
        """Watch from now on, as this person chose it: the store is open."""
        self._is_hidden = not (is_rehearsal and kept.get(PICTURES) is True)
        self.idle.minutes = read_minutes(kept.get(NAME))
        self.idle.begin()
        self._hide_from_pictures()

    def wait_at(self, page: UnlockPage) -> None:
        """Watch over the page that opens the store: what is typed or shown there goes when nobody is there."""
        page.begin()
        self.idle.minutes = USUAL
        self.idle.begin()

    def choose(self, *, minutes: int, may_be_pictured: bool) -> None:
        """Lock after so many minutes, and stay out of pictures or not; kept for this person and this store."""
        office = self._shell.office
        if office is None:
            return
        self.idle.minutes = read_minutes(minutes)
        self._is_hidden = not (may_be_pictured and office.identity.is_rehearsal)
        self._hide_from_pictures()
        minutes, allowed, memory = self.idle.minutes, not self._is_hidden, office.memory

        def keep() -> None:
            memory.keep(NAME, minutes)
            memory.keep(PICTURES, allowed)

        self._shell.store_thread.run(keep, lambda _none: None, lambda _error: None)

    def end(self) -> None:
        """Watch no longer, and leave nothing around: the window locks."""
        self.idle.end()
        self.warning.hide()
        self._is_hidden = True
        clipboard().clear_ours()
        close_others()
        QTimer.singleShot(0, self, self._forget)

    @Slot()
    def panic(self) -> None:
        """Show nothing at all, at once; then lock, and stop long work."""
        close_others()
        self.veil.fall()
        self._shell.store_thread.stop_long_work()
        self._shell.lock()
        self.veil.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def lock_soon(self) -> None:
        """Lock: nobody sits here any more. Long work goes on to its end, and the store closes behind it."""
        self._shell.lock()

    @Slot()
    def lock_now(self) -> None:
        """Lock and wait until the store is closed: in a moment the machine sleeps, or everything ends."""
        self._shell.store_thread.stop_long_work()
        self._shell.lock()
        self._shell.store_thread.settle()

    def quit(self) -> None:
        """Stop listening: the window is closed."""
        application = QCoreApplication.instance()
        self.idle.end()
        self.desktop.end()
        self._windows.end(self._window)
        if application is not None:
            application.removeEventFilter(self)
            application.removeNativeEventFilter(self._windows)

    # -- inside

    def _listen(self) -> None:
        application = QGuiApplication.instance()
        if not isinstance(application, QGuiApplication):
            return
        application.installEventFilter(self)
        application.commitDataRequest.connect(self.lock_now, Qt.ConnectionType.DirectConnection)
        if sys.platform == "win32":
            application.installNativeEventFilter(self._windows)
            self._windows.listen(self._window)
        elif sys.platform == "linux":
            self.desktop.listen()

    @property
    def _has_to_hide(self) -> bool:
        """Whether the store is open, or the page that opens it shows what is for nobody else."""
        return self._shell.office is not None or self._shell.unlock_page.holds_secrets

    @Slot(int)
    def _warn(self, seconds: int) -> None:
        if self._has_to_hide:
            self.warning.count_down(seconds)

    @Slot()
    def _expire(self) -> None:
        self.warning.hide()
        self._shell.lock()
        self.idle.begin()

    @Slot()
    def _lifted(self) -> None:
        self._shell.unlock_page.begin()

    @Slot()
    def _forget(self) -> None:
        """Let go of what only circles still hold."""
        gc.collect()

    def _hide_from_pictures(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isWindow() and window.isVisible():
                keep_out_of_pictures(window, out=self._is_hidden)

    def _turn(self, button: Qt.MouseButton) -> None:
        """Go back or forward by the side buttons of the mouse."""
        if button == Qt.MouseButton.BackButton:
            self._shell.go_back()
        elif button == Qt.MouseButton.ForwardButton:
            self._shell.go_forward()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every act of a person: the panic key wherever it is pressed, the side buttons, a tooltip to come.

        This is called for every event of the whole program, so what is of no interest goes by at once.
        """
        kind = event.type()
        if kind not in _SEEN:
            return False
        if kind == QEvent.Type.ToolTip:
            return show_letter_by_letter(watched, event)
        self.idle.note(kind)
        if isinstance(event, QKeyEvent) and is_panic(event) and self._has_to_hide:
            event.accept()
            self.panic()
            return True
        if self._shell.office is None:
            return False
        is_window = watched is self._window.windowHandle()
        if kind == QEvent.Type.MouseButtonPress and is_window and isinstance(event, QMouseEvent):
            self._turn(event.button())
        elif kind == QEvent.Type.Show:
            self._hide_from_pictures()
        return False


def is_panic(event: QKeyEvent) -> bool:
    """Tell whether a key means that everything must go at once."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Pause:
        return plain == Qt.KeyboardModifier.NoModifier
    return event.key() == Qt.Key.Key_L and plain == _BOTH


def close_others() -> None:
    """Close everything that stands beside the window: dialogs, menus, lists that fell open, tooltips."""
    QToolTip.hideText()
    for window in QApplication.topLevelWidgets():
        is_other = not isinstance(window, QMainWindow) and not window.inherits("QTipLabel")
        if is_other and window.isVisible():
            window.hide()
            window.close()
