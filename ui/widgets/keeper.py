"""Keeps what is typed before it can be lost: shortly after a key, and at once when asked."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

# What is typed is in the store within three seconds of the last key; half of it is left for the store.
SOON: Final = 1500


class Keeper(QObject):
    """Calls ``keep`` after something was typed, once for many keys; a page finds it among its children."""

    def __init__(self, parent: QObject, keep: Callable[[], None]) -> None:
        super().__init__(parent)
        self._keep = keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._keep)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._timer.isActive()

    @Slot()
    def touch(self) -> None:
        """Note that something was typed; the timer runs on, so that steady typing is kept too."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def rest(self) -> None:
        """Drop the wish to keep: what was typed is saved, or thrown away."""
        self._timer.stop()
