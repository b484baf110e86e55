"""Asks for the words that a step of a list needs: a reason, or the code of the post that confirms destruction."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.in_sight import in_sight
from ui.widgets.look import sized
from ui.widgets.plain import button, column, row, words

NARROW = 420


class Asking(QWidget):
    """A sentence, one line to type in, a button that does it and one that does not."""

    given = Signal(str)
    left = Signal()

    def __init__(self, label: str, do: str, leave: str, *, icon: str, exact: str = "") -> None:
        super().__init__()
        self._exact = exact
        self.sentence = words()
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(label)
        self.line.setMinimumHeight(sized(30))
        self.line.setMaximumWidth(sized(NARROW))
        self.do = button(do, icon)
        self.leave = button(leave)
        inside = column(self.sentence, self.line, row(self.do, self.leave))
        layout = inside.layout()
        if layout is not None:
            self.setLayout(layout)
        self.line.textChanged.connect(self._judge)
        self.line.returnPressed.connect(self._give)
        self.do.clicked.connect(self._give)
        self.leave.clicked.connect(self.put_away)
        self._judge()
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show the question, with nothing typed yet."""
        self.sentence.setText(sentence)
        self.line.clear()
        self.show()
        self.line.setFocus()
        in_sight(self)  # what is typed here, and what it does, is read while it is typed

    @Slot()
    def put_away(self) -> None:
        """Ask no more."""
        self.line.clear()
        self.hide()
        self.left.emit()

    @Slot()
    def _judge(self) -> None:
        typed = self.line.text().strip()
        self.do.setEnabled(typed.upper() == self._exact if self._exact else bool(typed))

    @Slot()
    def _give(self) -> None:
        if self.do.isEnabled():
            typed = self.line.text().strip()
            self.hide()
            self.given.emit(typed)
