"""What lies over the window: nothing at all after the panic key, a few words before it locks by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from resources.texts import _, n_
from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, tint
from ui.widgets.plain import words


class Veil(QWidget):
    """An empty face over the whole window, until a key or a click."""

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Locked. Press any key."))
        self.hide()

    def fall(self) -> None:
        """Cover everything, at once: the screen shows it before this returns."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.repaint()
        self.repaint()

    def lift(self) -> None:
        """Show what is below."""
        self.hide()
        self.lifted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}:
            self.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.lift()


class LockWarning(QFrame):
    """Says that the window is about to lock; it takes neither focus nor clicks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._picture = QLabel()
        self._words = words(wrap=False)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(16, 10, 16, 10)
        laid.setSpacing(10)
        laid.addWidget(self._picture)
        laid.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def count_down(self, seconds: int) -> None:
        """Say how long it takes; the first time it is announced as well."""
        self._words.setText(
            n_(
                "Locks in {n} second. Press any key to go on.",
                "Locks in {n} seconds. Press any key to go on.",
                seconds,
            )
        )
        if self.isHidden():
            tint(self, Meaning.WARNING)
            ink = self.palette().color(self._words.foregroundRole())
            self._picture.setPixmap(pixmap("lock", ink, 18, self.devicePixelRatioF()))
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))
        self.adjustSize()
        self.move((self._window.width() - self.width()) // 2, 12)
        self.show()
        self.raise_()
