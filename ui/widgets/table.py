"""Tables as this window shows them: quiet, by whole rows, Tab leaves them, Enter opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.widgets.cells import Cells
from ui.widgets.look import GAP, row_height, sized

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NARROWEST = 48
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row of words, and what it stands for."""

    cells: tuple[str, ...]
    key: Any = None


class RowsModel(QAbstractTableModel):
    """Shows rows of words; knows nothing of where they come from."""

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__()
        self._headers = tuple(headers)
        self._rows: tuple[TextRow, ...] = ()

    def show(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def key(self, row: int) -> Any:  # noqa: ANN401 - what the page put in
        """Return what a row stands for."""
        return self._rows[row].key

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - as Qt has it
        if role not in (DISPLAY, ACCESSIBLE, TIP) or not index.isValid():
            return None
        return self._rows[index.row()].cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        if role not in (DISPLAY, TIP) or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headers[section] if section < len(self._headers) else None


class Table(QTableView):
    """A table of rows that can be opened."""

    opened = Signal(int)

    def __init__(
        self,
        model: QAbstractTableModel,
        name: str,
        *,
        widths: Sequence[int] = (),
        wide: int = -1,
        is_sharing: bool = False,
    ) -> None:
        super().__init__()
        self._is_sharing = is_sharing
        self.setModel(model)
        model.setParent(
            self
        )  # it goes with the table: what holds on to it by a signal would hold it for ever
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(sized(16), sized(16)))
        self.setItemDelegate(Cells(self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(wide < 0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, sized(width))
        if wide >= 0:
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)
        self._chosen: object = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose)
        if is_sharing:
            model.modelReset.connect(self._share_room)

    def fit(self) -> None:
        """Make the table as high as its rows, up to a dozen."""
        rows = min(self.model().rowCount(), 12)
        height = self.horizontalHeader().sizeHint().height() + 4
        self.setFixedHeight(height + rows * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_sharing:
            self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot("QModelIndex")
    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(index.row())

    @Slot()
    def _remember(self) -> None:
        model, row = self.model(), self.currentIndex().row()
        self._chosen = model.key(row) if isinstance(model, RowsModel) and row >= 0 else None

    @Slot()
    def _choose(self) -> None:
        """Choose what was chosen before, so that nothing is done to another one; else the first."""
        model = self.model()
        if not model.rowCount():
            return
        same = (
            (row for row in range(model.rowCount()) if model.key(row) == self._chosen)
            if isinstance(model, RowsModel) and self._chosen is not None
            else iter(())
        )
        self.selectRow(next(same, 0))

    @Slot()
    def _share_room(self) -> None:
        """Make columns as wide as their words while there is room; the widest give room to the others."""
        header = self.horizontalHeader()
        columns = range(self.model().columnCount())
        needed = [max(self.sizeHintForColumn(each), header.sectionSizeHint(each)) + GAP for each in columns]
        for column, width in enumerate(shared(needed, self.viewport().width())):
            self.setColumnWidth(column, width)


def shared(needed: Sequence[int], room: int) -> list[int]:
    """Return widths that fit the room: what needs more than its share gives way, what needs less keeps it."""
    widths = list(needed)
    left, waiting = room, sorted(range(len(widths)), key=lambda each: widths[each])
    while waiting:
        share = max(left // len(waiting), NARROWEST)
        column = waiting.pop(0)
        widths[column] = min(widths[column], share)
        left -= widths[column]
    return widths


RowMaker = Callable[[Any], TextRow]
