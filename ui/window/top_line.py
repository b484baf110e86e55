"""The line above every page: back and forward, room for the search box, and the clocks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from resources.texts import _
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.window.clocks import Clocks


class TopLine(QFrame):
    """Stands above every page; ``room`` is for what searches."""

    back_requested = Signal()
    forward_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = _button(_("Back"), "Alt+←", "arrow-left")
        self.forward = _button(_("Forward"), "Alt+→", "arrow-right")
        self.room = QHBoxLayout()
        self.clocks = Clocks()
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(10, 5, 16, 5)
        laid.setSpacing(4)
        laid.addWidget(self.back)
        laid.addWidget(self.forward)
        laid.addSpacing(8)
        laid.addLayout(self.room, 3)
        laid.addStretch(1)
        laid.addSpacing(12)
        laid.addWidget(self.clocks)
        self.show_ways(back=False, forward=False)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Show which ways there are."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)


def _button(words: str, keys: str, icon: str) -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setMinimumSize(sized(32), sized(30))
    made.setToolTip(f"{words} ({keys})")
    made.setAccessibleName(words)
    give_icon(made, icon)
    return made
