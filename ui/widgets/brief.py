"""A button of one line that says what it has to say in as many words as there is room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ui.widgets.icons import give_icon
from ui.widgets.look import sized

HEIGHT: Final = 26
SMALLEST: Final = 24


class BriefButton(QToolButton):
    """Holds one thing in ever fewer words; the tip and the name always say it in full."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ("",)
        self.setAutoRaise(True)
        self.setMinimumHeight(sized(HEIGHT))
        self.setMinimumWidth(SMALLEST)
        give_icon(self, icon, 16)

    def say(self, *wordings: str) -> None:
        """Say this; the first wording is the whole, each next one is shorter."""
        self._wordings = wordings
        self.setAccessibleName(wordings[0])
        self.shorten(0)

    def shorten(self, steps: int) -> bool:
        """Take the wording so many steps shorter; return whether there was one that short."""
        at = min(steps, len(self._wordings) - 1)
        text = self._wordings[at]
        self.setText(text)
        self.setToolTip(self._wordings[0] if at else "")
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(beside if text else only_icon)
        return steps < len(self._wordings)


def fit(buttons: Sequence[BriefButton], room: int) -> None:
    """Shorten the widest of what is shown, one step at a time, until all of it fits a room."""
    shown = [each for each in buttons if not each.isHidden()]
    steps = dict.fromkeys(shown, 0)
    for each in shown:
        each.shorten(0)
    while sum(each.sizeHint().width() for each in shown) > room and steps:
        widest = max(steps, key=lambda each: each.sizeHint().width())
        steps[widest] += 1
        if not widest.shorten(steps[widest]):
            del steps[widest]
