"""A word with an icon on a coloured ground: danger, risk, state."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, sized, tint
from ui.widgets.plain import strong


class Badge(QFrame):
    """Says one thing by icon, word and colour."""

    def __init__(self, text: str = "", icon: str = "info-circle", meaning: Meaning = Meaning.QUIET) -> None:
        super().__init__()
        self._icon = icon
        self._meaning = meaning
        self._picture = QLabel()
        self._word = strong(text, wrap=False)
        self._laid = laid = QHBoxLayout(self)
        laid.setContentsMargins(8, 3, 10, 3)
        laid.setSpacing(6)
        laid.addWidget(self._picture)
        laid.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._draw()

    @property
    def text(self) -> str:
        """The word."""
        return self._word.text()

    def wrap(self) -> None:
        """Take as many lines as the words need, over the whole width."""
        self._word.setWordWrap(True)
        self._laid.setStretchFactor(self._word, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, text: str, icon: str, meaning: Meaning) -> None:
        """Say something else."""
        self._word.setText(text)
        self._icon, self._meaning = icon, meaning
        self.setAccessibleName(text)
        self._draw()

    def _draw(self) -> None:
        if not self.text:  # nothing is known yet: no empty plate stands there meanwhile
            self._picture.clear()
            self.setAutoFillBackground(False)
            return
        tint(self, self._meaning)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        self._picture.setPixmap(pixmap(self._icon, ink, sized(16), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._draw()
