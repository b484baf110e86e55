"""A bar with a message on top of a page: what happened, or what is wrong and what to do."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from resources.texts import _
from ui.widgets.icons import give_icon, pixmap
from ui.widgets.look import Meaning, tint
from ui.widgets.plain import words

_ICONS = {
    Meaning.DANGER: "circle-x",
    Meaning.WARNING: "alert-triangle",
    Meaning.GOOD: "circle-check",
    Meaning.NOTE: "info-circle",
    Meaning.QUIET: "info-circle",
}


class MessageBar(QFrame):
    """Shows one message until it is closed or replaced; it never stands in the way."""

    def __init__(self) -> None:
        super().__init__()
        self._meaning = Meaning.NOTE
        self._picture = QLabel()
        self._words = words(selectable=True)
        self._words.setAccessibleName(_("Message"))
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setMinimumSize(28, 28)
        self._close.setToolTip(_("Close this message"))
        self._close.setAccessibleName(_("Close this message"))
        give_icon(self._close, "x")
        self._close.clicked.connect(self.clear)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(14, 6, 8, 6)
        laid.setSpacing(10)
        laid.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        laid.addWidget(self._words, 1)
        laid.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, empty when it says nothing."""
        return self._words.text()

    def say(self, text: str, meaning: Meaning = Meaning.NOTE) -> None:
        """Show a message and announce it to screen readers."""
        self._meaning = meaning
        self._words.setText(text)
        self._draw()
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._words.clear()
        self.hide()

    def _draw(self) -> None:
        tint(self, self._meaning)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        self._picture.setPixmap(pixmap(_ICONS[self._meaning], ink, 18, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.text:
            self._draw()
