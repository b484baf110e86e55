"""A list of things that were found, two lines each; Enter or a click opens one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.widgets.found_line import FACTS, NUMBER, WHY, FoundPainter
from ui.widgets.icons import icon
from ui.widgets.look import sized

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its words, its icon, and what it stands for."""

    name: str
    number: str
    facts: str
    why: str
    icon: str
    key: Any = None

    @property
    def spoken(self) -> str:
        """The whole line, as a screen reader says it."""
        return ", ".join(filter(None, (self.name, self.number, self.facts, self.why)))


class FoundList(QListView):
    """Shows what was found; knows nothing of how."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self._found: Sequence[Found] = ()
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(sized(18), sized(18)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(FoundPainter(self))

    @property
    def found(self) -> Sequence[Found]:
        """What is shown."""
        return self._found

    @property
    def row(self) -> int:
        """The row that is chosen, or -1."""
        return self.currentIndex().row()

    @property
    def key(self) -> Any:  # noqa: ANN401 - what the page put in
        """What the chosen row stands for, or None."""
        return self._found[self.row].key if 0 <= self.row < len(self._found) else None

    def show_found(self, found: Sequence[Found]) -> None:
        """Replace all rows; none is chosen."""
        self._found = tuple(found)
        self._model.clear()
        ink, picked = self.palette().color(Role.PlaceholderText), self.palette().color(Role.HighlightedText)
        for each in self._found:
            item = QStandardItem(icon(each.icon, ink, picked), each.name)
            item.setData(each.number, NUMBER)
            item.setData(each.why, WHY)
            item.setData(each.facts, FACTS)
            item.setData(each.spoken, ACCESSIBLE)
            self._model.appendRow(item)

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self._model.index(row, 0))

    def height_of(self, rows: int) -> int:
        """Return how high so many rows are."""
        return rows * self.sizeHintForRow(0) + 2 * self.frameWidth() if rows else 0

    @Slot()
    def open_chosen(self) -> None:
        """Open the row that is chosen."""
        if self.key is not None:
            self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen()
            return
        super().keyPressEvent(event)
