"""Recovery papers: a field to type one from, and a view that shows five new ones, one at a time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from resources.texts import _
from ui.widgets.look import GAP, sized
from ui.widgets.plain import button, heading, quiet, row, words

WORDS: Final = 33
_COLUMNS: Final = 3


class PaperEdit(QWidget):
    """Takes the words of one paper and counts them."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.typed = QPlainTextEdit()
        self.typed.setTabChangesFocus(True)
        self.typed.setAccessibleName(name)
        self.typed.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self._count = quiet(wrap=False)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(2)
        laid.addWidget(self.typed)
        laid.addWidget(self._count)
        self.typed.textChanged.connect(self._tell)
        self._tell()

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return self.typed.toPlainText().strip()

    def clear(self) -> None:
        """Forget the words, also what could be undone."""
        self.typed.setPlainText("")

    @Slot()
    def _tell(self) -> None:
        self._count.setText(_("{n} of {all} words", n=len(self.text.split()), all=WORDS))
        self.changed.emit()


class PapersView(QWidget):
    """Shows new recovery papers for writing down; they can be left once all were looked at."""

    finished = Signal()

    def __init__(self, papers: Sequence[str]) -> None:
        super().__init__()
        self._papers = tuple(papers)
        self._shown = 0
        self.title = heading(size=1.15)
        self.back = button(_("&Previous paper"), "chevron-left")
        self.on = button(_("Ne&xt paper"), "chevron-right", main=True)
        self.done = button(_("All &written down"), "check", main=True)
        self._words: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(sized(28))
        grid.setVerticalSpacing(3)
        per_column = -(-WORDS // _COLUMNS)
        for place in range(WORDS):
            word = words(wrap=False)
            font = QFont(word.font())
            font.setWeight(QFont.Weight.DemiBold)
            word.setFont(font)
            number = quiet(f"{place + 1}.", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column = 2 * (place // per_column)
            grid.addWidget(number, place % per_column, column)
            grid.addWidget(word, place % per_column, column + 1)
            self._words.append(word)
        grid.setColumnStretch(2 * _COLUMNS, 1)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(GAP)
        laid.addWidget(self.title)
        laid.addWidget(
            quiet(
                _(
                    "Write every paper down by hand on a sheet of its own, and give each sheet to another person. "
                    "Any two open the store. These words are never shown again."
                )
            )
        )
        laid.addLayout(grid)
        laid.addWidget(row(self.back, self.on, self.done))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.done.clicked.connect(self.finished)
        self._turn(0)

    @Slot()
    def _turn(self, step: int) -> None:
        self._shown = min(max(self._shown + step, 0), len(self._papers) - 1)
        self.title.setText(_("Paper {number} of {all}", number=self._shown + 1, all=len(self._papers)))
        for label, word in zip(self._words, self._papers[self._shown].split(), strict=False):
            label.setText(word)
        is_last = self._shown == len(self._papers) - 1
        self.back.setEnabled(self._shown > 0)
        self.on.setVisible(not is_last)
        self.done.setVisible(is_last)
        (self.done if is_last else self.on).setFocus()
