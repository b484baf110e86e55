"""What the pages without an open store have in common: a card in the middle, a message, a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources.texts import _
from ui.faults import details_of
from ui.pages.page import scrolled
from ui.pages.place import error_words
from ui.tasks import Scope, Tasks
from ui.widgets.bar import MessageBar
from ui.widgets.icons import give_icon
from ui.widgets.look import GAP, Meaning, sized
from ui.widgets.plain import Card, button, heading, quiet, words

WIDTH = 640


class Pane(QWidget):
    """A card with a title; ``left`` says that the person wants back to the first page."""

    left = Signal()

    def __init__(self, tasks: Tasks, title: str, explanation: str) -> None:
        super().__init__()
        self.tasks = Scope(tasks)
        self.bar = MessageBar()
        self.asked: list[QWidget] = []
        self.back = button(_("Bac&k"), "arrow-left")
        self.back.clicked.connect(self.left)
        self.card = Card(heading(title), quiet(explanation), margin=28)
        self.card.setFixedWidth(sized(WIDTH))
        inside = QWidget()
        middle = QVBoxLayout(inside)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.card)
        line.addStretch()
        middle.addStretch(1)
        middle.addLayout(line)
        middle.addStretch(2)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(scrolled(inside, name=title))

    def show_error(self, error: Exception) -> None:
        """Say what went wrong and what to do."""
        self.set_busy(busy=False)
        self.bar.say(error_words(error), Meaning.DANGER, details=details_of(error, "rescue"))

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be typed while the store works."""
        self.card.setDisabled(busy)
        if busy:
            self.bar.say(_("One moment, working in the store…"), Meaning.NOTE)

    def has_typed(self) -> bool:
        """Tell whether something would be lost by going back: words of a paper, a passphrase, work under way."""
        lines = (
            each.text()
            for each in self.findChildren(QLineEdit)
            if each.isVisible() and not _is_of_combo(each)
        )
        papers = (each.toPlainText() for each in self.findChildren(QPlainTextEdit))
        return not self.card.isEnabled() or self.back.isHidden() or any((*lines, *papers))

    def leave(self) -> None:
        """Let nothing come back to this page any more."""
        self.tasks.close()

    def add(self, label: str, widget: QWidget, target: QWidget | None = None) -> None:
        """Add a field under its label."""
        told = words(label)
        told.setBuddy(target or widget)
        self.asked += [told, widget]
        self.card.body.addWidget(told)
        self.card.body.addWidget(widget)


def _is_of_combo(line: QLineEdit) -> bool:
    return isinstance(line.parentWidget(), QComboBox)


class PassphraseEdit(QWidget):
    """Takes a passphrase, hidden until its eye is pressed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMinimumHeight(sized(34))
        self.line.setAccessibleName(name)
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setMinimumSize(sized(34), sized(34))
        self.eye.setToolTip(_("Show what is typed"))
        self.eye.setAccessibleName(_("Show what is typed"))
        give_icon(self.eye, "eye")
        self.eye.toggled.connect(self.reveal)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(GAP)
        laid.addWidget(self.line, 1)
        laid.addWidget(self.eye)

    def reveal(self, shown: bool) -> None:  # noqa: FBT001 - as Qt gives it
        """Show the letters, or hide them."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
