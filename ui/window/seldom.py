"""Does something that costs time, but not more often than it is worth."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

PAUSE: Final = 1500  # milliseconds from one time to the next
STALE: Final = 5 * 60 * 1000  # what is shown for so long is read again: terms pass by themselves


class Seldom(QObject):
    """Acts at once when it is asked after a pause, and else once at the end of the pause."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do)

    @Slot()
    def ask(self) -> None:
        """Ask that it is done soon."""
        past = self._since.elapsed() if self._since.isValid() else PAUSE
        if past >= PAUSE:
            self._do()
        elif not self._timer.isActive() or self._timer.remainingTime() > PAUSE:
            self._timer.start(PAUSE - past)

    def stop(self) -> None:
        """Do nothing more until it is asked again."""
        self._timer.stop()
        self._since.invalidate()

    @Slot()
    def _do(self) -> None:
        self._since.start()
        self._timer.start(STALE)
        self._act()
