"""Two clocks: what time it is at the post, and in the Netherlands."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from resources.texts import _
from ui.widgets.icons import pixmap
from ui.widgets.look import sized
from ui.widgets.plain import quiet, words
from ui.widgets.wording import day_words, utc_now

HERE: Final = "Europe/Amsterdam"


class Clocks(QWidget):
    """Shows one time, or two where the post is in another zone."""

    def __init__(self) -> None:
        super().__init__()
        self._zone = HERE
        self._post = ""
        self._words = quiet(wrap=False)
        self._picture = words(wrap=False)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        laid.addWidget(self._picture)
        laid.addWidget(self._words)
        self._timer = QTimer(self)
        self._timer.setInterval(5000)
        self._timer.timeout.connect(self.tell)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._words.text()

    def show_for(self, post: str, zone: str) -> None:
        """Show the time of a post."""
        self._post, self._zone = post, zone
        ink = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        self._picture.setPixmap(pixmap("clock", ink, sized(16), self.devicePixelRatioF()))
        self.tell()
        self._timer.start()
        self.show()

    @Slot()
    def tell(self) -> None:
        """Show what time it is now."""
        now = utc_now()
        here, there = now.astimezone(ZoneInfo(HERE)), now.astimezone(ZoneInfo(self._zone))
        if here.utcoffset() == there.utcoffset():
            said = (
                _("{time} here and in the Netherlands", time=_time(here))
                if self._zone != HERE
                else _time(here)
            )
        else:
            said = _(
                "{post} {there} · Netherlands {here}", post=self._post, there=_time(there), here=_time(here)
            )
        if said != self._words.text():
            self._words.setText(said)
            self.setToolTip(f"{day_words(there.date())} ({self._zone})")


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"
