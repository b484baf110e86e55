"""Sentences beneath a field: what is wrong, or worth a thought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, colours
from ui.widgets.plain import words

_PICTURES: Final = {Meaning.DANGER: "circle-x", Meaning.WARNING: "alert-triangle", Meaning.QUIET: "lock"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beneath a field: it stops, or it only warns."""

    text: str
    stops: bool = True


class Note(QFrame):
    """Sentences beneath a field, with an icon; several stand apart.

    ``is_calm``: nobody tried anything yet, so what stops is told and not called out.
    """

    def __init__(self, *, is_calm: bool = False) -> None:
        super().__init__()
        self._is_calm = is_calm
        self._meaning = Meaning.DANGER
        self._picture = QLabel()
        self.words = words()
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 2)
        laid.setSpacing(6)
        laid.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(self.words, 1)
        self.hide()

    def tell(self, remarks: Sequence[Remark]) -> None:
        """Show the remarks, or nothing; what is new is announced to screen readers."""
        text = remarks[0].text if len(remarks) == 1 else _listed(remarks)
        is_new = bool(text) and text != self.words.text()
        self.words.setText(text)
        stopping = Meaning.QUIET if self._is_calm else Meaning.DANGER
        self._meaning = stopping if any(each.stops for each in remarks) else Meaning.WARNING
        self._draw()
        self.setVisible(bool(remarks))
        if is_new and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _draw(self) -> None:
        ink, _ground = colours(self._meaning)
        own = self.words.palette()
        own.setColor(QPalette.ColorRole.WindowText, ink)
        self.words.setPalette(own)
        self._picture.setPixmap(pixmap(_PICTURES[self._meaning], ink, 16, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.words.text():
            self._draw()


def _listed(remarks: Sequence[Remark]) -> str:
    return "\n".join(f"•  {each.text}" for each in remarks)
