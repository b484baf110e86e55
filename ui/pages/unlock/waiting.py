"""A button that counts down before it can be used."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QPushButton

from resources.texts import _


class Waiting(QObject):
    """Keeps a button from being used for some seconds, and shows how many are left."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self._words = button.text()
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count)

    @property
    def is_on(self) -> bool:
        """Whether the button still waits."""
        return self._left > 0

    def begin(self, seconds: int) -> None:
        """Wait so many seconds."""
        self._left = seconds
        self._timer.start()
        self._show()

    @Slot()
    def end(self) -> None:
        """Wait no longer."""
        if self._left:
            self._left = 0
            self._timer.stop()
            self._show()

    @Slot()
    def _count(self) -> None:
        self._left -= 1
        if not self._left:
            self._timer.stop()
        self._show()

    def _show(self) -> None:
        self._button.setDisabled(self.is_on)
        self._button.setText(_("Wait {seconds} s", seconds=self._left) if self.is_on else self._words)
