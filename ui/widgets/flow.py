"""Lays small things beside each other, and on as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """A line that goes on beneath where the room ends."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        shown = [each.sizeHint() for each in self._items if not each.isEmpty()]
        width = sum(each.width() + self.spacing() for each in shown)
        return QSize(width, max((each.height() for each in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for each in self._items:
            size = size.expandedTo(each.minimumSize())
        return size

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Lay out line by line, each thing in the middle of its line; return the height of all lines."""
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        for each in self._items:
            if each.isEmpty():
                continue
            width = min(each.sizeHint().width(), rect.width())
            if line and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + _end(line, is_trial=is_trial) + self.spacing(), []
            tall = each.heightForWidth(width) if each.hasHeightForWidth() else each.sizeHint().height()
            line.append((each, QRect(QPoint(x, y), QSize(width, tall))))
            x += width + self.spacing()
        return y + _end(line, is_trial=is_trial) - rect.y()


def _end(line: list[tuple[QLayoutItem, QRect]], *, is_trial: bool) -> int:
    """Put the things of a line in their places; return how high the line is."""
    high = max((box.height() for _item, box in line), default=0)
    if not is_trial:
        for item, box in line:
            item.setGeometry(box.translated(0, (high - box.height()) // 2))
    return high
