"""Labels and boxes that show text as it is: never as markup, always to be selected when it is a value."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.filled import MainButton
from ui.widgets.icons import give_icon
from ui.widgets.look import GAP

FIRST_STRONG = "\u2068"
POP = "\u2069"


def isolated(text: str) -> str:
    """Return a name that keeps the brackets and numbers around it in their place."""
    return f"{FIRST_STRONG}{text}{POP}" if text else ""


class Words(QLabel):
    """Plain text that is never cut off below: a grid gives lines that fall over the edge too little height."""

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        if self.wordWrap():
            self.setMinimumHeight(0)  # a label never asks for less, so it would stay as high as it once was
            if self.text() and self.isVisible():
                self.setMinimumHeight(self.heightForWidth(self.width()))


class Caption(Words):
    """The name of a field: its access key leads there, and never gives the answer that stands first."""

    def event(self, event: QEvent) -> bool:
        """Put the focus on an answer, where a label would press it."""
        target = self.buddy()
        is_answer = isinstance(target, QAbstractButton) and target.isCheckable()
        if is_answer and event.type() == QEvent.Type.Shortcut:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().event(event)


def caption_of(text: str, target: QWidget) -> QLabel:
    """Return the name of a field, with the key that leads to it."""
    made = Caption(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setBuddy(target)
    return made


def words(text: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """Return a label with plain text."""
    made = Words(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def to_copy(label: QLabel) -> QLabel:
    """Let what a label shows be selected with the mouse; Tab does not stop at it."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def quiet(text: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label for what explains: a softer ink that can still be read."""
    made = words(text, wrap=wrap)
    made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def heading(text: str = "", *, size: float = 1.45) -> QLabel:
    """Return a heading; ``size`` is against the text around it."""
    made = words(text, wrap=False)
    font = QFont(made.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(QFont.Weight.DemiBold)
    made.setFont(font)
    return made


def strong(text: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label in bold."""
    made = words(text, wrap=wrap)
    font = QFont(made.font())
    font.setWeight(QFont.Weight.DemiBold)
    made.setFont(font)
    return made


def button(text: str, icon: str = "", *, main: bool = False) -> QPushButton:
    """Return a button with an access key in its text; ``main`` is the one of the page."""
    made = MainButton(text) if main else QPushButton(text)
    made.setMinimumHeight(32)
    made.setAutoDefault(True)
    if icon:
        give_icon(
            made, icon, role=QPalette.ColorRole.HighlightedText if main else QPalette.ColorRole.ButtonText
        )
    return made


def column(*widgets: QWidget, gap: int = GAP, margin: int = 0) -> QWidget:
    """Return widgets one under the other."""
    made = QWidget()
    laid = QVBoxLayout(made)
    laid.setContentsMargins(margin, margin, margin, margin)
    laid.setSpacing(gap)
    for each in widgets:
        laid.addWidget(each)
    return made


def row(*widgets: QWidget, gap: int = GAP, stretch: bool = True) -> QWidget:
    """Return widgets beside each other, with the rest of the line empty."""
    made = QWidget()
    laid = QHBoxLayout(made)
    laid.setContentsMargins(0, 0, 0, 0)
    laid.setSpacing(gap)
    for each in widgets:
        laid.addWidget(each)
    if stretch:
        laid.addStretch()
    return made


class Card(QFrame):
    """A white field with a thin line around it, for things that belong together."""

    def __init__(self, *widgets: QWidget, margin: int = 14) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.setAutoFillBackground(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(GAP)
        for each in widgets:
            self.body.addWidget(each)
