"""A bar with a message on top of a page: what happened, or what is wrong and what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from resources.texts import _
from ui.widgets.clipboard import copy
from ui.widgets.icons import give_icon, pixmap
from ui.widgets.look import Meaning, sized, tint
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
        self.meaning = Meaning.NOTE
        self._details = ""
        self._act: Callable[[], None] | None = None
        self._picture = QLabel()
        self._words = words(selectable=True)
        self._words.setAccessibleName(_("Message"))
        self.action = QToolButton()
        self.action.setMinimumHeight(sized(28))
        self.action.clicked.connect(self._do)
        self.copy_button = QToolButton()
        self.copy_button.setMinimumHeight(sized(28))
        self.copy_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.copy_button.setText(_("Copy details"))
        self.copy_button.setToolTip(_("Copies what a helper needs to know. It holds no data of persons."))
        give_icon(self.copy_button, "copy")
        self.copy_button.clicked.connect(self._copy)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setMinimumSize(sized(28), sized(28))
        self._close.setToolTip(_("Close this message (Esc)"))
        self._close.setAccessibleName(_("Close this message"))
        give_icon(self._close, "x")
        self._close.clicked.connect(self.clear)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(14, 6, 8, 6)
        laid.setSpacing(10)
        laid.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        laid.addWidget(self._words, 1)
        for each in (self.action, self.copy_button, self._close):
            laid.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, empty when it says nothing."""
        return self._words.text()

    def say(self, text: str, meaning: Meaning = Meaning.NOTE, *, details: str = "") -> None:
        """Show a message and announce it to screen readers; ``details`` can be copied.

        No text takes away what was said with the same meaning, and leaves any other message.
        """
        if not text:
            if self.meaning is meaning:
                self.clear()
            return
        self.meaning = meaning
        self._details = details
        self._act = None
        self._words.setText(text)
        self._draw()
        self.action.hide()
        self.copy_button.setVisible(bool(details))
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def offer(self, text: str, act: Callable[[], None]) -> None:
        """Put a button beside the message that is shown."""
        self._act = act
        self.action.setText(text)
        self.action.show()

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._words.clear()
        self._details, self._act = "", None
        self.hide()

    @Slot()
    def _do(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    @Slot()
    def _copy(self) -> None:
        copy(self._details)

    def _draw(self) -> None:
        tint(self, self.meaning)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        side = sized(18)
        self._picture.setPixmap(pixmap(_ICONS[self.meaning], ink, side, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.text:
            self._draw()
