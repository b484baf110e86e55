"""Short lists on a card: rows with an icon and a word in the colour of its meaning, opened by Enter or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QFocusEvent, QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView

from ui.widgets.icons import icon
from ui.widgets.look import Meaning, colours, sized
from ui.widgets.table import DISPLAY, RowsModel, Table, TextRow

Index = QModelIndex | QPersistentModelIndex
MOST: Final = 12
AIR: Final = 10  # above and below the words of a row, together, at the usual size of letters
ROOM: Final = 190  # that the wide column needs, at the usual size of letters


@dataclass(frozen=True, slots=True)
class MarkedRow(TextRow):
    """One row of words; its first cell says by icon and colour how it is meant."""

    icon: str = "info-circle"
    meaning: Meaning = Meaning.QUIET


class MarkedModel(RowsModel):
    """Shows marked rows; in the first cell stands the mark, and those of the column ``wrapping`` take more lines."""

    wrapping = -1

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - as Qt has it
        if index.isValid() and index.column() == 0:
            row = self._rows[index.row()]
            if isinstance(row, MarkedRow):
                found = _mark(row, role)
                if found is not None:
                    return found
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.SizeHintRole and index.isValid() and index.column() != self.wrapping:
            return _size(self._rows[index.row()].cells[index.column()], is_first=index.column() == 0)
        return super().data(index, role)


def _mark(row: MarkedRow, role: int) -> Any:  # noqa: ANN401 - as Qt has it
    ink, _ground = colours(row.meaning)
    if role == Qt.ItemDataRole.DecorationRole:
        return icon(row.icon, ink, QApplication.palette().color(QPalette.ColorRole.HighlightedText))
    if role == Qt.ItemDataRole.ForegroundRole:
        return QBrush(ink)
    if role == Qt.ItemDataRole.FontRole:
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None


def _size(text: str, *, is_first: bool) -> QSize:
    """Return room for the words, the mark before them, and air behind them."""
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold if is_first else QFont.Weight.Normal)
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + sized(42 if is_first else 20), metrics.height())


class MarkedRows(Table):
    """A list without a header, as high as its rows; ``wide`` is the column that takes the room that is left.

    With ``wraps`` what does not fit there goes on a next line, so that it can be read to its end.
    """

    def __init__(self, name: str, columns: Sequence[str], *, wide: int = 1, wraps: bool = False) -> None:
        self.rows = MarkedModel(columns)
        self._wide = wide
        super().__init__(self.rows, name, wide=wide)
        if wraps:
            self.rows.wrapping = wide
            self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(False)
        self.setIconSize(QSize(sized(16), sized(16)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Light)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.horizontalHeader().hide()
        for column in range(len(columns)):
            if column != wide:
                mode = QHeaderView.ResizeMode.ResizeToContents
                self.horizontalHeader().setSectionResizeMode(column, mode)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows."""
        self.rows.show(rows)
        if not self.hasFocus():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._make_room(self.viewport().width())
        self._be_high()

    def key(self, row: int) -> Any:  # noqa: ANN401 - what the page put in
        """Return what a row stands for."""
        return self.rows.key(row)

    def _choose(self) -> None:
        """Choose no row until the keyboard comes here."""
        if self.hasFocus():
            super()._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(event.size().width())
        if self.wordWrap():
            self._be_high()

    def _be_high(self) -> None:
        """Be as high as the rows are together, each no lower than usual."""
        usual = self.verticalHeader().defaultSectionSize()
        places = range(min(self.rows.rowCount(), MOST))
        if self.wordWrap():
            for place in places:
                self.setRowHeight(place, max(usual, self.sizeHintForRow(place) + sized(AIR)))
        self.setFixedHeight(sum(self.rowHeight(place) for place in places) + 2)

    def _make_room(self, width: int) -> None:
        """Leave out columns from the end while the widest one has too little room."""
        columns = range(self.rows.columnCount())
        others = [each for each in columns if each != self._wide]
        for each in others:
            self.setColumnHidden(each, False)
        needed = {each: self.sizeHintForColumn(each) for each in others}
        for each in reversed(others):
            if each and width - sum(needed.values()) < sized(ROOM):
                self.setColumnHidden(each, True)
                needed[each] = 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()
