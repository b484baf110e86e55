"""Asks in one line why a sealed or hidden value must be seen."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from resources.texts import _
from ui.widgets.look import sized
from ui.widgets.plain import button


class ReasonLine(QWidget):
    """One line for a reason, and a button; Esc puts it away."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason; it is noted"))
        self.reason.setAccessibleName(_("Reason for showing this"))
        self.reason.setMinimumHeight(sized(30))
        self.give = button(_("Show"), "eye")
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.reason, 1)
        laid.addWidget(self.give)
        self.give.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)

    @Slot()
    def _give(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.reason.text().strip())
            self.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the line, where the window would take it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the line away by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
