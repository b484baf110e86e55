"""The parts of the first page: a card with a title, a count, a short list and a way to all of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.pages.place import Place
from ui.widgets.badge import Badge
from ui.widgets.look import Meaning, sized
from ui.widgets.marked_rows import MarkedRow, MarkedRows
from ui.widgets.plain import Card, heading, quiet

BESIDE = 860  # from this width on, at the usual size of letters, the columns stand beside each other


class Part(Card):
    """A card with a short list; each row goes somewhere."""

    go = Signal(object)

    def __init__(self, title: str, columns: Sequence[str], *, wide: int = 1, empty: str = "") -> None:
        super().__init__(margin=12)
        self._empty = empty
        self.count = Badge()
        self.list = MarkedRows(title, columns, wide=wide, wraps=True)
        self.note = quiet(empty)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(heading(title, size=1.1))
        self.head.addWidget(self.count)
        self.head.addStretch()
        self.body.addLayout(self.head)
        self.body.addWidget(self.list)
        self.body.addWidget(self.note)
        self.list.opened.connect(self._open)

    def show_rows(self, rows: Sequence[MarkedRow], meaning: Meaning = Meaning.QUIET, count: int = -1) -> None:
        """Show rows; a part without rows says why, or is not shown."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.note.setVisible(not rows and bool(self._empty))
        number = len(rows) if count < 0 else count
        self.count.say(str(number), rows[0].icon if rows else "check", meaning)
        self.count.setVisible(bool(number))
        self.setVisible(bool(rows) or bool(self._empty))

    def add_button(self, made: QPushButton) -> None:
        """Put a button at the end of the title."""
        made.setMinimumHeight(sized(28))
        self.head.addWidget(made)

    @Slot(int)
    def _open(self, row: int) -> None:
        place = self.list.key(row)
        if isinstance(place, Place):
            self.go.emit(place)


class Columns(QWidget):
    """Two columns of cards; one under the other where there is no room."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._laid = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._laid.setContentsMargins(0, 0, 8, 0)
        self._laid.setSpacing(12)
        for cards, stretch in ((left, 2), (right, 1)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for each in cards:
                column.addWidget(each)
            column.addStretch(1)
            self._laid.addLayout(column, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= sized(BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._laid.direction() != direction:
            self._laid.setDirection(direction)
