"""A table of a hundred thousand rows: it holds their numbers, and the words only of the pages that were seen."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication

from ui.widgets.danger import danger_icon, danger_inks
from ui.widgets.look import Meaning, sized
from ui.widgets.shown_row import ShownRow
from ui.widgets.table import ACCESSIBLE, DISPLAY, ROOT, TIP, Index, Table

PAGE: Final = 256
MOST_PAGES: Final = 64
NARROWEST: Final = 48
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_INK: Final = int(Qt.ItemDataRole.ForegroundRole)
_GROUND: Final = int(Qt.ItemDataRole.BackgroundRole)
_TEXTS: Final = {int(DISPLAY), int(ACCESSIBLE), int(Qt.ItemDataRole.ToolTipRole)}
_ROLES: Final = _TEXTS | {_DECORATION, _INK, _GROUND}


class LazyModel(QAbstractTableModel):
    """Rows by their numbers; ``wanted`` asks for a page that is looked at and not there yet."""

    wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.rows: array[int] = array("q")
        self._heads: tuple[str, ...] = ()
        self._danger = -1
        self._pages: dict[int, list[ShownRow | None]] = {}
        self._missing: list[int] = []
        self._is_asking = False
        self._missing_now = range(0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def show(self, rows: "array[int]", heads: Sequence[str], danger: int) -> None:
        """Show other rows or other columns; ``danger`` is the column with an icon, -1 for none."""
        self.beginResetModel()
        self.rows, self._heads, self._danger = rows, tuple(heads), danger
        self._pages.clear()
        self._missing.clear()
        self._missing_now = range(0)
        self.endResetModel()

    def show_page(self, found: Mapping[int, ShownRow]) -> None:
        """Show the words of the page that was asked for."""
        if not self._missing_now:
            return
        page = self._missing_now
        first, last = page[0], page[-1]
        self._pages[first // PAGE] = [found.get(self.rows[place]) for place in page]
        while len(self._pages) > MOST_PAGES:
            self._pages.pop(next(iter(self._pages)))
        self.dataChanged.emit(self.index(first, 0), self.index(last, max(self.columnCount() - 1, 0)))

    def asked(self) -> None:
        """Note that the page which was asked for came, or will not come."""
        self._is_asking = False
        self._missing_now = range(0)
        if self._missing:
            self._soon.start(0)

    def row(self, place: int) -> ShownRow | None:
        """Return the row at a place; None while its page is not there."""
        page = self._pages.get(place // PAGE)
        if page is None:
            self._want(place // PAGE)
            return None
        return page[place % PAGE] if place % PAGE < len(page) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - as Qt has it
        if role not in _ROLES or not index.isValid():
            return None
        if role not in _TEXTS and index.column() != self._danger:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role in _TEXTS:
            return row.texts[index.column()]
        return _danger_role(row.danger, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401 - as Qt has it
        if role not in (DISPLAY, TIP) or orientation != Qt.Orientation.Horizontal:
            return None
        return self._heads[section] if 0 <= section < len(self._heads) else None

    def _want(self, page: int) -> None:
        if page in self._missing:
            self._missing.remove(page)
        self._missing.append(page)
        if not self._is_asking and not self._soon.isActive():
            self._soon.start(0)

    @Slot()
    def _ask(self) -> None:
        """Ask for the page that was looked at last; those that were scrolled past are not read."""
        if self._is_asking or not self._missing:
            return
        page = self._missing.pop()
        del self._missing[:-1]
        first = page * PAGE
        if first >= len(self.rows) or page in self._pages:
            return
        self._is_asking = True
        self._missing_now = range(first, min(first + PAGE, len(self.rows)))
        self.wanted.emit(list(self.rows[first : self._missing_now.stop]))


def _danger_role(danger: int, role: int) -> Any:  # noqa: ANN401 - as Qt has it
    if danger < 0:
        return None
    ink, ground, meaning = danger_inks(danger)
    if role == _DECORATION:
        return danger_icon(danger, ink, QApplication.palette().color(QPalette.ColorRole.HighlightedText))
    if role == _INK:
        return QBrush(ink)
    return QBrush(ground) if meaning is Meaning.DANGER else None


class LazyTable(Table):
    """Shows a lazy model: heads sort and move, several rows can be chosen, typing goes to a row."""

    sort_requested = Signal(int)
    laid_out = Signal()
    chosen_changed = Signal(int)
    typed = Signal(str)
    copy_requested = Signal()

    def __init__(self, model: LazyModel, name: str) -> None:
        super().__init__(model, name)
        self.lazy = model
        self._typed = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(QApplication.keyboardInputInterval() + 600)
        self._forget.timeout.connect(self._forget_typed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(sized(NARROWEST))
        header.setStretchLastSection(True)
        header.sectionClicked.connect(self.sort_requested)
        header.sectionMoved.connect(self._note_order)
        header.sectionResized.connect(self._note_width)
        self.selectionModel().selectionChanged.connect(self._count_chosen)
        self._is_laying = False

    def lay(self, widths: Sequence[int], sorted_by: int, *, descending: bool) -> None:
        """Give the columns their widths and show by which one the rows are sorted."""
        self._is_laying = True
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            header.moveSection(header.visualIndex(column), column)
            header.resizeSection(column, width)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(sorted_by, way)
        self._is_laying = False

    def order(self) -> list[int]:
        """Return the columns as they stand from left to right."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def chosen(self) -> list[int]:
        """Return the places of the rows that are chosen, from the top down."""
        found: list[int] = []
        for span in self.selectionModel().selection().toList():
            found.extend(range(span.top(), span.bottom() + 1))
        return sorted(set(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text() and event.text().isprintable() and (self._typed or event.text() != " "):
            self._typed += event.text()
            self._forget.start()
            self.typed.emit(self._typed)
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._jump(event)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def keyboardSearch(self, search: str) -> None:
        """Leave it to ``typed``: looking through the model would read every row."""

    @Slot()
    def _choose(self) -> None:
        """Begin at the first row; it is chosen, and read, once the keyboard or the mouse comes here."""
        if self.hasFocus():
            super()._choose()
        elif self.model().rowCount():
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _jump(self, event: QKeyEvent) -> None:
        last = self.model().rowCount() - 1
        if last < 0:
            return
        place = 0 if event.key() == Qt.Key.Key_Home else last
        column = max(self.currentIndex().column(), 0)
        target = self.model().index(place, column)
        command = self.selectionCommand(target, event)
        self.selectionModel().setCurrentIndex(target, command)

    @Slot(int, int, int)
    def _note_order(self, _section: int, _old: int, _new: int) -> None:
        if not self._is_laying:
            self.laid_out.emit()

    @Slot(int, int, int)
    def _note_width(self, _section: int, _old: int, _new: int) -> None:
        if not self._is_laying and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.laid_out.emit()

    @Slot()
    def _count_chosen(self) -> None:
        self.chosen_changed.emit(sum(span.height() for span in self.selectionModel().selection().toList()))

    @Slot()
    def _forget_typed(self) -> None:
        self._typed = ""
