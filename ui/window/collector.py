"""Collects cycles on the thread of the window only: one that holds a widget must not die anywhere else."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL: Final = 1000
_running: set[int] = set()


class Collector(QObject):
    """Takes over from the automatic collection, which strikes on whatever thread happens to make objects."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _running.add(id(self))
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def end(self) -> None:
        """Give the automatic collection back once no other thread makes objects."""
        self._timer.stop()
        _running.discard(id(self))
        if not _running:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        for generation, (count, limit) in reversed(
            tuple(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if limit and count > limit:
                gc.collect(generation)
                return
