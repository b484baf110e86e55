"""What the pages of the guide have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.guide.answers import Answers
from ui.widgets.look import GAP, WIDE_GAP
from ui.widgets.plain import words


class StepPane(QWidget):
    """One page of the guide: writes down what is answered at once, so nothing is lost by leaving it.

    ``told`` shows a problem above the buttons, empty when there is none; ``failed`` an error.
    """

    told = Signal(str)
    failed = Signal(object)
    enter_goes_on = True  # whether Enter in a line leads to the next page

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)

    def begin(self) -> None:
        """Put the focus where work on this page begins."""

    def leave(self) -> None:
        """Let nothing come back to this page any more."""

    def field(self, label: str, widget: QWidget, target: QWidget | None = None) -> None:
        """Add a field under its label."""
        told = words(label)
        told.setBuddy(target or widget)
        self.body.addWidget(told)
        self.body.addWidget(widget)

    def gap(self) -> None:
        """Leave some room."""
        self.body.addSpacing(WIDE_GAP)
