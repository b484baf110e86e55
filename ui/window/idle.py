"""Notices that nobody is there: nothing was pressed, turned or moved for as long as the person chose."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from consulaat.values.canonical import Json

SHORTEST: Final = 1  # minutes
USUAL: Final = 5
LONGEST: Final = 15
WARNING: Final = 30  # seconds before the end
TICK: Final = 1000
NAME: Final = "shell/idle"
ACTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def read_minutes(kept: Json) -> int:
    """Return after how many minutes to lock, as it was kept; what cannot be is as usual."""
    known = isinstance(kept, int) and not isinstance(kept, bool) and SHORTEST <= kept <= LONGEST
    return int(kept) if known else USUAL  # type: ignore[arg-type]  # a whole number, as was just seen


class IdleWatch(QObject):
    """Counts from the last act of the person; the clock on the wall counts too, so that sleep is no escape."""

    warned = Signal(int)
    returned = Signal()
    expired = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = USUAL
        self.clocks: tuple[Callable[[], float], ...] = (time.monotonic, time.time)
        self._last: tuple[float, ...] = ()
        self._has_warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        """Whether the time counts."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Count from now on."""
        self._timer.start()
        self.act()

    def end(self) -> None:
        """Stop counting."""
        self._timer.stop()
        self._has_warned = False

    def act(self) -> None:
        """Begin anew: somebody is there."""
        self._last = tuple(clock() for clock in self.clocks)
        if self._has_warned:
            self._has_warned = False
            self.returned.emit()

    @Slot()
    def look(self) -> None:
        """See how long nothing happened; warn, or say that the time is over."""
        gone = max(clock() - last for clock, last in zip(self.clocks, self._last, strict=True))
        left = self.minutes * 60 - gone
        if left <= 0:
            self.end()
            self.expired.emit()
        elif left <= WARNING:
            self._has_warned = True
            self.warned.emit(max(1, round(left)))

    def note(self, kind: QEvent.Type) -> None:
        """Look at an event on its way to a window."""
        if kind in ACTS and self._timer.isActive():
            self.act()
